/// The time by which a given share of the patients has had the event, from a Kaplan–Meier curve.
///
/// ```
/// t(p) = min { t : S(t) ≤ 1 − p }
/// ```
/// The limits are read from the confidence limits of the curve in the same way: the lower one from
/// the lower curve. A value is `nil` where its curve does not come down to 1 − p. A curve whose
/// intervals are ``SurvivalInterval/none`` gives its quantiles the limits of the normal
/// approximation.
///
/// Where a curve runs level at 1 − p (to √ε), the quantile is any time on that plateau; see
/// ``PlateauRule``.
///
/// Source: Brookmeyer and Crowley 1982, doi 10.2307/2530286.
public struct SurvivalQuantile: Equatable, Sendable {
  /// Which time on a plateau stands for the quantile.
  public enum PlateauRule: Equatable, Sendable, CaseIterable {
    /// The middle between its event and the next, or the last time where the curve ends (R).
    case midpointThenLast
    /// The middle between its event and the next, or none where the curve ends (SAS).
    case midpointElseNone
    /// Its beginning, the first time at or below 1 − p (Stata, SPSS).
    case firstAtOrBelow
  }

  /// The share p with the event, 0.5 for the median.
  public let probability: Double
  /// The time; `nil` when it is not reached.
  public let estimate: Double?
  /// The lower confidence limit.
  public let lower: Double?
  /// The upper confidence limit.
  public let upper: Double?
}

extension KaplanMeier {
  /// The time by which a share of the patients has had the event.
  ///
  /// - Parameters:
  ///   - probability: the share p, between 0 and 1; 0.25 asks when S ≤ 0.75.
  ///   - plateau: the rule where the curve runs level at 1 − p.
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a share outside (0, 1).
  public func quantile(
    _ probability: Double, plateau: SurvivalQuantile.PlateauRule = .midpointThenLast
  ) throws(StatisticsError) -> SurvivalQuantile {
    guard probability > 0, probability < 1 else { throw .outOfDomain(probability) }
    let deaths = points.filter { $0.events > 0 }
    let read = { (height: (Point) -> Double?) in
      crossing(probability, falls: deaths.map { ($0.time, height($0).map { 1 - $0 }) }, plateau)
    }
    let estimate = read(\.survival)
    if intervalKind == .none {
      let limits = estimate.flatMap { normalInterval(ofQuantile: $0, probability) }
      return SurvivalQuantile(
        probability: probability, estimate: estimate, lower: limits?.lower, upper: limits?.upper)
    }
    return SurvivalQuantile(
      probability: probability, estimate: estimate,
      lower: read { $0.interval?.lower }, upper: read { $0.interval?.upper })
  }

  /// The median time to the event.
  public func median(plateau: SurvivalQuantile.PlateauRule = .midpointThenLast) -> SurvivalQuantile
  {
    (try? quantile(0.5, plateau: plateau))
      ?? SurvivalQuantile(probability: 0.5, estimate: nil, lower: nil, upper: nil)
  }

  /// Where a curve, given by how far it has fallen at each event, first falls by p.
  ///
  /// A confidence curve may rise again; the event with the smallest sufficient fall counts, as in R.
  private func crossing(
    _ p: Double, falls: [(time: Double, fall: Double?)], _ plateau: SurvivalQuantile.PlateauRule
  ) -> Double? {
    let tolerance = Double.ulpOfOne.squareRoot()
    let first = { (least: Double) in
      falls.filter { ($0.fall ?? -1) >= least }.min { ($0.fall ?? 2) < ($1.fall ?? 2) }?.time
    }
    guard let begin = first(p - tolerance), plateau != .firstAtOrBelow else {
      return first(p - tolerance)
    }
    if let end = first(p + tolerance) { return (begin + end) / 2 }
    return plateau == .midpointThenLast ? (begin + lastTime) / 2 : nil
  }
}

/// The restricted mean survival time: the area under the Kaplan–Meier curve up to a horizon τ.
///
/// ```
/// μ(τ) = ∫₀^τ S(t) dt        Var μ(τ) = Σ A(tᵢ)² dᵢ / (nᵢ(nᵢ − dᵢ)),   A(t) = ∫ₜ^τ S
/// ```
/// over the event times tᵢ ≤ τ, without those where all at risk have the event. Past the last
/// follow-up the curve is carried on level, and ``isPastLastTime`` says so.
///
/// Source: Royston and Parmar 2013, doi 10.1186/1471-2288-13-152.
public struct RestrictedMean: Equatable, Sendable {
  /// τ, in the unit of the times.
  public let horizon: Double
  /// μ(τ).
  public let estimate: Double
  /// The standard error of μ(τ).
  public let standardError: Double
  /// Whether τ lies past the last follow-up while patients were still free of the event.
  public let isPastLastTime: Bool

  /// The restricted mean of a curve.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a horizon that is not above zero.
  public init(_ curve: KaplanMeier, horizon: Double) throws(StatisticsError) {
    guard horizon > 0, horizon.isFinite else { throw .outOfDomain(horizon) }
    let deaths = curve.points.filter { $0.events > 0 && $0.time <= horizon }
    var area = 0.0
    var variance = 0.0
    var end = horizon
    for point in deaths.reversed() {
      area += point.survival * (end - point.time)
      let d = Double(point.events)
      let n = Double(point.atRisk)
      variance += n == d ? 0 : area * area * d / (n * (n - d))
      end = point.time
    }
    self.horizon = horizon
    estimate = area + end
    standardError = variance.squareRoot()
    isPastLastTime = horizon > curve.lastTime && (curve.points.last?.survival ?? 1) > 0
  }

  /// μ ± z·se.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let z = StandardNormal.quantile((1 + level) / 2)
    return ConfidenceInterval(
      lower: estimate - z * standardError, upper: estimate + z * standardError)
  }
}

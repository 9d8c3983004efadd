/// The cumulative/dynamic ROC curve of a marker at a time t, and the area under it.
///
/// Cases have had the event by t; controls are followed beyond t; who was censored before t is
/// neither, and the cases are weighted by ``CensoringDistribution`` to stand for them:
/// ```
/// sensitivity(c) = Σ 1/G(Tᵢ) [Tᵢ ≤ t, event, xᵢ ≥ c] / Σ 1/G(Tᵢ) [Tᵢ ≤ t, event]
/// specificity(c) = #{T > t, x < c} / #{T > t}
/// A(t) = Σᵢ Σⱼ 1/G(Tᵢ) ([xᵢ > xⱼ] + ½[xᵢ = xⱼ]) / (Σ 1/G(Tᵢ) · #{T > t})
/// ```
/// With lower values pointing to the event the signs turn round. Censoring is independent of event
/// and marker. Times that differ by rounding alone are tied.
///
/// Sources: Uno et al. 2007, doi 10.1198/016214507000000149; Hung and Chiang 2010,
/// doi 10.1002/cjs.10046.
public struct TimeDependentROC: Equatable, Sendable {
  /// One threshold.
  public struct Point: Equatable, Sendable {
    /// The threshold, in units of the marker; infinite at both ends of the curve.
    public let threshold: Double
    /// The weighted share of cases called positive.
    public let sensitivity: Double
    /// The share of controls called negative.
    public let specificity: Double
  }

  /// The time t.
  public let time: Double
  /// The number of patients with the event by t.
  public let cases: Int
  /// The number of patients followed beyond t.
  public let controls: Int
  /// The number of patients censored by t, who are neither.
  public let censored: Int
  /// All thresholds, from specificity 0 to specificity 1.
  public let points: [Point]
  /// A(t).
  public let area: Double

  /// The curve at one time.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``; ``StatisticsError/noEventsBy(time:)`` and
  ///   ``StatisticsError/noneBeyond(time:)`` without cases or controls;
  ///   ``StatisticsError/infiniteWeight(time:)`` when a case cannot be weighted.
  public init(
    _ followUps: [FollowUp], marker: Sample, direction: ROCCurve.Direction, time: Double
  ) throws(StatisticsError) {
    try self.init(
      FollowUp.tyingNearTimes(followUps), marker, direction, time,
      CensoringDistribution(followUps))
  }

  private init(
    _ followUps: [FollowUp], _ marker: Sample, _ direction: ROCCurve.Direction, _ time: Double,
    _ censoring: CensoringDistribution
  ) throws(StatisticsError) {
    let x = direction == .higher ? marker.values : marker.values.map { -$0 }
    guard x.count == followUps.count else { throw .lengthsDiffer(followUps.count, x.count) }
    var patients: [Patient] = []
    var events = 0
    var beyond = 0
    for (followUp, value) in zip(followUps, x) {
      if followUp.time > time {
        beyond += 1
        patients.append(Patient(value: value, weight: 0, control: 1))
      } else if followUp.isEvent {
        events += 1
        let weight = try censoring.weight(at: followUp.time)
        patients.append(Patient(value: value, weight: weight, control: 0))
      }
    }
    guard events > 0 else { throw .noEventsBy(time: time) }
    guard beyond > 0 else { throw .noneBeyond(time: time) }
    self.time = time
    cases = events
    controls = beyond
    censored = x.count - events - beyond
    let sign: Double = direction == .higher ? 1 : -1
    (points, area) = Self.curve(patients.sorted { $0.value < $1.value }, sign: sign)
  }

  /// The curves at several times.
  ///
  /// - Returns: for each time the curve, or why there is none.
  public static func curves(
    _ followUps: [FollowUp], marker: Sample, direction: ROCCurve.Direction, times: [Double]
  ) -> [Result<TimeDependentROC, StatisticsError>] {
    let tied = FollowUp.tyingNearTimes(followUps)
    let censoring = CensoringDistribution(followUps)
    return times.map { time in
      Result { () throws(StatisticsError) in
        try TimeDependentROC(tied, marker, direction, time, censoring)
      }
    }
  }

  private struct Patient {
    let value: Double
    let weight: Double
    let control: Int
  }

  /// The points over ascending values, and the area under them.
  private static func curve(
    _ sorted: [Patient], sign: Double
  ) -> (points: [Point], area: Double) {
    let total = sorted.reduce(0) { $0 + $1.weight }
    let controls = sorted.reduce(0) { $0 + $1.control }
    var points = [Point(threshold: -sign * .infinity, sensitivity: 1, specificity: 0)]
    var weightBelow = 0.0
    var controlsBelow = 0
    var area = 0.0
    let runs = sorted.split { $0.value == $1.value }
    for (number, run) in runs.enumerated() {
      let weight = run.reduce(0) { $0 + $1.weight }
      let tied = run.reduce(0) { $0 + $1.control }
      area += weight * (Double(controlsBelow) + Double(tied) / 2)
      weightBelow += weight
      controlsBelow += tied
      let isLast = number == runs.count - 1
      let middle = isLast ? .infinity : midpoint(run, runs[number + 1])
      points.append(
        Point(
          threshold: sign * middle, sensitivity: isLast ? 0 : max(0, 1 - weightBelow / total),
          specificity: Double(controlsBelow) / Double(controls)))
    }
    return (points, area / (total * Double(controls)))
  }

  private static func midpoint(_ run: ArraySlice<Patient>, _ next: ArraySlice<Patient>) -> Double {
    let lower = run[run.startIndex].value
    let upper = next[next.startIndex].value
    let middle = lower / 2 + upper / 2
    return middle > lower ? middle : upper
  }

  /// The mean of areas over time, weighted by the fall of survival since the time before.
  ///
  /// ```
  /// Σ A(tₖ) (S(tₖ₋₁) − S(tₖ)) / (1 − S(t_K)),   S(t₀) = 1
  /// ```
  /// - Parameters:
  ///   - curves: one curve or more, by ascending time.
  ///   - followUps: the patients, for S by Kaplan and Meier.
  /// - Returns: `nil` without curves.
  ///
  /// Source: Lambert and Chevret 2016, doi 10.1177/0962280213515571.
  public static func meanArea(
    _ curves: [TimeDependentROC], _ followUps: [FollowUp]
  ) throws(StatisticsError) -> Double? {
    guard curves.count > 1 else { return curves.first?.area }
    let survival = try KaplanMeier(followUps)
    var sum = 0.0
    var before = 1.0
    for curve in curves {
      let here = survival.estimate(at: curve.time).survival
      sum += curve.area * (before - here)
      before = here
    }
    return before < 1 ? sum / (1 - before) : nil
  }
}

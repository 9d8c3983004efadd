internal import CGSL

/// The power of the log-rank test of two groups under proportional hazards, by Schoenfeld's formula.
///
/// ```
/// d = (z_{1−α/s} + z_{1−β})² / (f (1 − f) (log θ)²)
/// ```
/// events in all, for a hazard ratio θ and the share f of patients in one of the groups; s is 2 for a
/// two-sided test. Patients follow from the probability that one has the event: n = d/P.
///
/// Sources: Schoenfeld 1983, doi 10.2307/2531021; Freedman 1982, doi 10.1002/sim.4780010204.
public struct LogRankPower: Equatable, Sendable {
  /// α.
  public let significance: Double
  /// Whether one side or both reject.
  public let sides: TestSides
  /// f, the share of patients in the reference group.
  public let allocation: Double

  /// A test to be planned.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for α or f not between 0 and 1.
  public init(
    significance: Double = 0.05, sides: TestSides = .two, allocation: Double = 0.5
  ) throws(StatisticsError) {
    try PowerSearch.check(significance, above: 0, below: 1)
    try PowerSearch.check(allocation, above: 0, below: 1)
    self.significance = significance
    self.sides = sides
    self.allocation = allocation
  }

  /// d, the events for a power, not rounded.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a hazard ratio not above 0 or a power not
  ///   between α and 1, ``StatisticsError/constant`` for a hazard ratio of 1.
  public func events(power: Double, hazardRatio: Double) throws(StatisticsError) -> Double {
    let z = try quantiles(power: power)
    let effect = try effect(hazardRatio)
    return z * z / (allocation * (1 - allocation) * effect * effect)
  }

  /// The events by Freedman's formula, as a comparison: (z + z)²(1 + rθ)² / (r(1 − θ)²), with r the
  /// patients of the other group for each one of the reference.
  ///
  /// - Throws: as ``events(power:hazardRatio:)``.
  public func eventsByFreedman(power: Double, hazardRatio: Double) throws(StatisticsError) -> Double
  {
    let z = try quantiles(power: power)
    _ = try effect(hazardRatio)
    let r = (1 - allocation) / allocation
    let sum = 1 + r * hazardRatio
    return z * z * sum * sum / (r * (1 - hazardRatio) * (1 - hazardRatio))
  }

  /// The power of d events: Φ(√(d f (1 − f)) |log θ| − z).
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for events not above 0; as for the events.
  public func power(events: Double, hazardRatio: Double) throws(StatisticsError) -> Double {
    try PowerSearch.check(events, above: 0)
    let shift = (events * allocation * (1 - allocation)).squareRoot() * abs(try effect(hazardRatio))
    return StandardNormal.lowerTail(shift - edge)
  }

  /// The hazard ratio below 1 that d events find with the power; its inverse is the one above 1.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for events not above 0 or a power not between α
  ///   and 1.
  public func hazardRatio(events: Double, power: Double) throws(StatisticsError) -> Double {
    try PowerSearch.check(events, above: 0)
    let z = try quantiles(power: power)
    return exponential(-z / (events * allocation * (1 - allocation)).squareRoot())
  }

  private var edge: Double { StandardNormal.upperQuantile(sides.tail(significance)) }

  private func quantiles(power: Double) throws(StatisticsError) -> Double {
    try PowerSearch.check(power, above: significance, below: 1)
    return edge + StandardNormal.quantile(power)
  }

  private func effect(_ hazardRatio: Double) throws(StatisticsError) -> Double {
    try PowerSearch.check(hazardRatio, above: 0)
    guard hazardRatio != 1 else { throw .constant }
    return logarithm(hazardRatio)
  }
}

/// The probability that a patient's event is seen, under exponential survival.
///
/// Patients enter evenly over the accrual time a, and all are followed for f after its end:
/// ```
/// P = 1 − (e^{−λf} − e^{−λ(a + f)}) / (λ a),   λ = log 2 / median
/// ```
/// Sources: Schoenfeld 1983, doi 10.2307/2531021; Lachin and Foulkes 1986, doi 10.2307/2531201.
public struct EventProbability: Equatable, Sendable {
  /// a, the time over which patients enter.
  public let accrual: Double
  /// f, the time from the last entry to the analysis.
  public let followUp: Double

  /// The times of a trial.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a negative time, or for both times 0.
  public init(accrual: Double, followUp: Double) throws(StatisticsError) {
    for time in [accrual, followUp] {
      guard time.isFinite else { throw .notFinite }
      guard time >= 0 else { throw .outOfDomain(time) }
    }
    guard accrual + followUp > 0 else { throw .outOfDomain(0) }
    self.accrual = accrual
    self.followUp = followUp
  }

  /// P in a group with a median survival.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a median not above 0.
  public func probability(median: Double) throws(StatisticsError) -> Double {
    try PowerSearch.check(median, above: 0)
    let rate = logarithm(2) / median
    let last = -expm1(-rate * followUp)
    guard accrual > 0 else { return last }
    let x = rate * accrual
    return last + (1 - last) * (1 + expm1(-x) / x)
  }

  /// P over both groups of a test, the other one's hazard being θ times that of the reference.
  ///
  /// - Throws: as ``probability(median:)``.
  public func probability(
    median: Double, hazardRatio: Double, allocation: Double
  ) throws(StatisticsError) -> Double {
    try PowerSearch.check(hazardRatio, above: 0)
    let reference = try probability(median: median)
    let other = try probability(median: median / hazardRatio)
    return allocation * reference + (1 - allocation) * other
  }
}

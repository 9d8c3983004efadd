/// The power of a t test, by the noncentral t distribution.
///
/// ```
/// power = P(T ≥ t_{1−α/s}),   T noncentral t with ν degrees of freedom and δ = √(n/m) Δ/σ
/// ```
/// with n patients in each of two groups, m = 2 and ν = 2(n − 1); or n patients, or pairs, m = 1 and
/// ν = n − 1. s is 2 for a two-sided test, whose other tail counts only in a strict one. σ is the
/// standard deviation within groups, of one sample, or of the differences of pairs. n need not be
/// whole. As R's power.t.test.
///
/// Source: Cohen, *Statistical Power Analysis for the Behavioral Sciences*, 2nd ed. 1988, chapter 2.
public struct TTestPower: Equatable, Sendable {
  /// What is compared.
  public enum Design: String, CaseIterable, Sendable {
    /// Two groups of n patients each.
    case twoSample = "two_sample"
    /// n pairs.
    case paired
    /// n patients against a fixed value.
    case oneSample = "one_sample"

    var groups: Double { self == .twoSample ? 2 : 1 }
  }

  /// What is compared.
  public let design: Design
  /// σ.
  public let standardDeviation: Double
  /// α.
  public let significance: Double
  /// Whether one side or both reject.
  public let sides: TestSides
  /// Whether a two-sided test may also reject on the wrong side.
  public let isStrict: Bool

  /// A test to be planned.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for σ not above 0 or α not between 0 and 1,
  ///   ``StatisticsError/notFinite``.
  public init(
    _ design: Design = .twoSample, standardDeviation: Double = 1, significance: Double = 0.05,
    sides: TestSides = .two, isStrict: Bool = false
  ) throws(StatisticsError) {
    try PowerSearch.check(standardDeviation, above: 0)
    try PowerSearch.check(significance, above: 0, below: 1)
    self.design = design
    self.standardDeviation = standardDeviation
    self.significance = significance
    self.sides = sides
    self.isStrict = isStrict
  }

  /// The power of n patients, per group where there are two, for a true difference Δ of any sign.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for n below 2, ``StatisticsError/notFinite``.
  public func power(n: Double, difference: Double) throws(StatisticsError) -> Double {
    guard difference.isFinite, n.isFinite else { throw .notFinite }
    guard n >= 2 else { throw .outOfDomain(n) }
    return unchecked(n: n, difference: difference)
  }

  /// The n at which the power is reached, not rounded; 2 where that is enough.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a power not between α and 1, or one that a
  ///   thousand million patients do not reach; ``StatisticsError/constant`` for a difference of 0.
  public func sampleSize(power: Double, difference: Double) throws(StatisticsError) -> Double {
    try PowerSearch.check(power, above: significance, below: 1)
    guard difference.isFinite else { throw .notFinite }
    guard difference != 0 else { throw .constant }
    return try PowerSearch.solve(power, from: 2) { unchecked(n: $0, difference: difference) }
  }

  /// The difference Δ > 0 that n patients find with the power.
  ///
  /// - Throws: as ``sampleSize(power:difference:)`` and ``power(n:difference:)``.
  public func difference(n: Double, power: Double) throws(StatisticsError) -> Double {
    try PowerSearch.check(power, above: significance, below: 1)
    guard n.isFinite else { throw .notFinite }
    guard n >= 2 else { throw .outOfDomain(n) }
    let effect = try PowerSearch.solve(power, from: 1e-9, to: 1e12) {
      unchecked(n: n, difference: $0 * standardDeviation)
    }
    return effect * standardDeviation
  }

  private func unchecked(n: Double, difference: Double) -> Double {
    let nu = (n - 1) * design.groups
    let t = StudentT(degreesOfFreedom: nu).upperQuantile(sides.tail(significance))
    let shifted = NoncentralT(
      degreesOfFreedom: nu,
      noncentrality: (n / design.groups).squareRoot() * abs(difference) / standardDeviation)
    let power = shifted.upperTail(t)
    return isStrict && sides == .two ? min(1, power + shifted.lowerTail(-t)) : power
  }
}

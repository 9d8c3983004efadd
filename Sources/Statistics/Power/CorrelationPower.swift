internal import CGSL

/// The power of the test of Pearson's correlation against 0, by Fisher's z with its bias.
///
/// ```
/// power = Φ((z_r − z_c) √(n − 3)) [+ Φ((−z_r − z_c) √(n − 3)) for a two-sided test]
/// z_r = artanh r + r/(2(n − 1)),   z_c = artanh √(t²/(t² + n − 2)),   t = t_{1−α/s, n−2}
/// ```
///
/// Source: Cohen, *Statistical Power Analysis for the Behavioral Sciences*, 2nd ed. 1988, chapter 3.
public struct CorrelationPower: Equatable, Sendable {
  /// α.
  public let significance: Double
  /// Whether one side or both reject.
  public let sides: TestSides

  /// A test to be planned.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for α not between 0 and 1.
  public init(significance: Double = 0.05, sides: TestSides = .two) throws(StatisticsError) {
    try PowerSearch.check(significance, above: 0, below: 1)
    self.significance = significance
    self.sides = sides
  }

  /// The power of n patients for a true correlation r of any sign.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for n below 4 or r not between −1 and 1.
  public func power(n: Double, correlation: Double) throws(StatisticsError) -> Double {
    try PowerSearch.check(correlation, above: -1, below: 1)
    guard n.isFinite else { throw .notFinite }
    guard n >= 4 else { throw .outOfDomain(n) }
    return unchecked(n: n, correlation)
  }

  /// The n at which the power is reached, not rounded; 4 where that is enough.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for r not between −1 and 1 or a power not between
  ///   α and 1, ``StatisticsError/constant`` for r = 0.
  public func sampleSize(power: Double, correlation: Double) throws(StatisticsError) -> Double {
    try PowerSearch.check(correlation, above: -1, below: 1)
    try PowerSearch.check(power, above: significance, below: 1)
    guard correlation != 0 else { throw .constant }
    return try PowerSearch.solve(power, from: 4) { unchecked(n: $0, correlation) }
  }

  /// The correlation above 0 that n patients find with the power.
  ///
  /// - Throws: as ``sampleSize(power:correlation:)`` and ``power(n:correlation:)``.
  public func correlation(n: Double, power: Double) throws(StatisticsError) -> Double {
    guard n.isFinite else { throw .notFinite }
    guard n >= 4 else { throw .outOfDomain(n) }
    try PowerSearch.check(power, above: significance, below: 1)
    return try PowerSearch.solve(power, from: 1e-12, to: 1 - 1e-15) { unchecked(n: n, $0) }
  }

  private func unchecked(n: Double, _ correlation: Double) -> Double {
    let r = abs(correlation)
    let t = StudentT(degreesOfFreedom: n - 2).upperQuantile(sides.tail(significance))
    let critical = atanh((t * t / (t * t + n - 2)).squareRoot())
    let shift = atanh(r) + r / (2 * (n - 1))
    let root = (n - 3).squareRoot()
    let power = StandardNormal.lowerTail((shift - critical) * root)
    return sides == .two
      ? min(1, power + StandardNormal.lowerTail((-shift - critical) * root)) : power
  }
}

/// The power of the comparison of two proportions, n patients in each group, by the normal
/// approximation.
///
/// ```
/// power = Φ((√n |p₁ − p₂| − z √(2 p̄ q̄)) / √(p₁q₁ + p₂q₂)),   p̄ = (p₁ + p₂)/2,   z = z_{1−α/s}
/// ```
/// without continuity correction; s is 2 for a two-sided test, whose other tail counts only in a
/// strict one. As R's power.prop.test.
///
/// Source: Fleiss, Levin and Paik, *Statistical Methods for Rates and Proportions*, 3rd ed. 2003,
/// doi 10.1002/0471445428.
public struct ProportionsPower: Equatable, Sendable {
  /// α.
  public let significance: Double
  /// Whether one side or both reject.
  public let sides: TestSides
  /// Whether a two-sided test may also reject on the wrong side.
  public let isStrict: Bool

  /// A test to be planned.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for α not between 0 and 1.
  public init(
    significance: Double = 0.05, sides: TestSides = .two, isStrict: Bool = false
  ) throws(StatisticsError) {
    try PowerSearch.check(significance, above: 0, below: 1)
    self.significance = significance
    self.sides = sides
    self.isStrict = isStrict
  }

  /// The power of n patients in each group.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for n below 1 or a proportion not between 0 and 1.
  public func power(n: Double, _ p1: Double, _ p2: Double) throws(StatisticsError) -> Double {
    try check(p1, p2)
    guard n.isFinite else { throw .notFinite }
    guard n >= 1 else { throw .outOfDomain(n) }
    return unchecked(n: n, p1, p2)
  }

  /// The n of each group at which the power is reached, not rounded; 1 where that is enough.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a power not between α and 1 or a proportion
  ///   not between 0 and 1, ``StatisticsError/constant`` for equal proportions.
  public func sampleSize(
    power: Double, _ p1: Double, _ p2: Double
  ) throws(StatisticsError) -> Double {
    try check(p1, p2)
    try PowerSearch.check(power, above: significance, below: 1)
    guard p1 != p2 else { throw .constant }
    return try PowerSearch.solve(power, from: 1) { unchecked(n: $0, p1, p2) }
  }

  /// The p₂ above p₁ that n patients in each group find with the power.
  ///
  /// - Throws: as ``sampleSize(power:_:_:)``; ``StatisticsError/outOfDomain(_:)`` with the power when
  ///   no proportion below 1 reaches it.
  public func secondProportion(
    n: Double, power: Double, _ p1: Double
  ) throws(StatisticsError) -> Double {
    try check(p1, p1)
    try PowerSearch.check(power, above: significance, below: 1)
    guard n.isFinite else { throw .notFinite }
    guard n >= 1 else { throw .outOfDomain(n) }
    let rise = try PowerSearch.solve(power, from: 1e-12, to: (1 - p1) * (1 - 1e-12)) {
      unchecked(n: n, p1, p1 + $0)
    }
    return p1 + rise
  }

  private func check(_ p1: Double, _ p2: Double) throws(StatisticsError) {
    for p in [p1, p2] { try PowerSearch.check(p, above: 0, below: 1) }
  }

  private func unchecked(n: Double, _ p1: Double, _ p2: Double) -> Double {
    let mean = (p1 + p2) / 2
    let edge =
      StandardNormal.upperQuantile(sides.tail(significance))
      * (2 * mean * (1 - mean)).squareRoot()
    let spread = (p1 * (1 - p1) + p2 * (1 - p2)).squareRoot()
    let shift = n.squareRoot() * abs(p1 - p2)
    let power = StandardNormal.lowerTail((shift - edge) / spread)
    return isStrict && sides == .two
      ? min(1, power + StandardNormal.upperTail((shift + edge) / spread)) : power
  }
}

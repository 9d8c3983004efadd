/// The power of the one-way analysis of variance of k groups of n patients, by the noncentral F
/// distribution.
///
/// ```
/// power = P(F ≥ f_{1−α}),   F noncentral with k − 1 and k(n − 1) degrees of freedom, λ = k n f²
/// ```
/// with Cohen's effect size f, the standard deviation of the group means over that within groups.
///
/// Source: Cohen, *Statistical Power Analysis for the Behavioral Sciences*, 2nd ed. 1988, chapter 8.
public struct ANOVAPower: Equatable, Sendable {
  /// k.
  public let groups: Int
  /// α.
  public let significance: Double

  /// A test to be planned.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)``, ``StatisticsError/outOfDomain(_:)``
  ///   for α not between 0 and 1.
  public init(groups: Int, significance: Double = 0.05) throws(StatisticsError) {
    guard groups >= 2 else { throw .tooFewGroups(needed: 2, found: groups) }
    try PowerSearch.check(significance, above: 0, below: 1)
    self.groups = groups
    self.significance = significance
  }

  /// The power of n patients in each group.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for n below 2 or f below 0.
  public func power(n: Double, effectSize: Double) throws(StatisticsError) -> Double {
    guard n.isFinite, effectSize.isFinite else { throw .notFinite }
    guard n >= 2 else { throw .outOfDomain(n) }
    guard effectSize >= 0 else { throw .outOfDomain(effectSize) }
    return unchecked(n: n, effectSize: effectSize)
  }

  /// The n of each group at which the power is reached, not rounded; 2 where that is enough.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for f not above 0 or a power not between α and 1.
  public func sampleSize(power: Double, effectSize: Double) throws(StatisticsError) -> Double {
    try PowerSearch.check(effectSize, above: 0)
    try PowerSearch.check(power, above: significance, below: 1)
    return try PowerSearch.solve(power, from: 2) { unchecked(n: $0, effectSize: effectSize) }
  }

  /// The f that n patients in each group find with the power.
  ///
  /// - Throws: as ``sampleSize(power:effectSize:)`` and ``power(n:effectSize:)``.
  public func effectSize(n: Double, power: Double) throws(StatisticsError) -> Double {
    guard n.isFinite else { throw .notFinite }
    guard n >= 2 else { throw .outOfDomain(n) }
    try PowerSearch.check(power, above: significance, below: 1)
    return try PowerSearch.solve(power, from: 1e-9, to: 1e6) { unchecked(n: n, effectSize: $0) }
  }

  private func unchecked(n: Double, effectSize: Double) -> Double {
    let k = Double(groups)
    let central = FDistribution(numerator: k - 1, denominator: k * (n - 1))
    return NoncentralF(
      numerator: k - 1, denominator: k * (n - 1), noncentrality: k * n * effectSize * effectSize
    ).upperTail(central.upperQuantile(significance))
  }
}

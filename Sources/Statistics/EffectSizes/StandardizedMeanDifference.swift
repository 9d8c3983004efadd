/// The standardized difference of two groups, as used to judge their balance.
///
/// Of a continuous variable, first − second:
///
/// ```
/// d = (x̄₁ − x̄₂) / √((s₁² + s₂²)/2)
/// ```
///
/// of a categorical one, with the proportions p and q of all its levels but one:
///
/// ```
/// d = √((p − q)ᵀ S⁻¹ (p − q)),   S = ½(diag(p) − ppᵀ + diag(q) − qqᵀ)
/// ```
///
/// which has no sign and does not depend on the level left out; for two levels it is
/// |p − q|/√((p(1−p) + q(1−q))/2). Levels that neither group has take no part.
///
/// ```
/// SE² = (n₁ + n₂)/(n₁n₂) + d²/(2(n₁ + n₂))
/// ```
///
/// R's tableone prints |d| and no error. D. Yang and J. E. Dalton, *A unified approach to measuring
/// the effect size between two groups using SAS*, SAS Global Forum (2012), paper 335.
public struct StandardizedMeanDifference: Equatable, Sendable {
  /// d.
  public let estimate: Double
  /// The size of the first group.
  public let firstCount: Int
  /// The size of the second group.
  public let secondCount: Int

  /// The difference of two samples, first − second.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` below two values in a group,
  ///   ``StatisticsError/constant`` when neither group varies.
  public init(_ first: Sample, _ second: Sample) throws(StatisticsError) {
    try self.init(GroupSummary(first, group: 0), GroupSummary(second, group: 1))
  }

  /// The difference of two published groups, first − second.
  ///
  /// - Throws: ``StatisticsError/constant`` when neither group varies.
  public init(_ first: GroupSummary, _ second: GroupSummary) throws(StatisticsError) {
    let variance = (first.variance + second.variance) / 2
    guard variance > 0 else { throw .constant }
    estimate = (first.mean - second.mean) / variance.squareRoot()
    firstCount = first.count
    secondCount = second.count
  }

  /// The difference of the counts of the levels of a categorical variable in two groups.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``, ``StatisticsError/outOfDomain(_:)`` for a
  ///   negative count, ``StatisticsError/tooFew(needed:found:group:)`` for an empty group,
  ///   ``StatisticsError/constant`` when all patients have one level, or no level is in both
  ///   groups: the difference would be infinite.
  public init(counts first: [Int], _ second: [Int]) throws(StatisticsError) {
    guard first.count == second.count else { throw .lengthsDiffer(first.count, second.count) }
    for count in first + second where count < 0 { throw .outOfDomain(Double(count)) }
    let (n1, n2) = (first.reduce(0, +), second.reduce(0, +))
    guard n1 > 0 else { throw .tooFew(needed: 1, found: 0, group: 0) }
    guard n2 > 0 else { throw .tooFew(needed: 1, found: 0, group: 1) }
    let present = zip(first, second).filter { $0 + $1 > 0 }
    guard present.count > 1, present.contains(where: { $0 > 0 && $1 > 0 }) else {
      throw .constant
    }
    let free = present.dropLast()
    firstCount = n1
    secondCount = n2
    estimate = try StandardizedMeanDifference.distance(
      free.map { Double($0.0) / Double(n1) }, free.map { Double($0.1) / Double(n2) })
  }

  /// The standard error of d.
  public var standardError: Double {
    let (n1, n2) = (Double(firstCount), Double(secondCount))
    return ((n1 + n2) / (n1 * n2) + estimate * estimate / (2 * (n1 + n2))).squareRoot()
  }

  /// The confidence interval d ± z·SE.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(
    level: Double = 0.95
  ) throws(StatisticsError) -> ConfidenceInterval {
    try .wald(estimate, standardError: standardError, level: level)
  }

  /// The root of (p − q)ᵀ S⁻¹ (p − q).
  private static func distance(_ p: [Double], _ q: [Double]) throws(StatisticsError) -> Double {
    let size = p.count
    var covariance: [Double] = []
    for i in 0..<size {
      for j in 0..<size {
        let own = i == j ? p[i] + q[i] : 0
        covariance.append((own - p[i] * p[j] - q[i] * q[j]) / 2)
      }
    }
    let difference = zip(p, q).map { $0 - $1 }
    let solved = try Cholesky(covariance, size: size, smallest: 1e-12).solve(difference)
    return zip(difference, solved).reduce(0) { $0 + $1.0 * $1.1 }.squareRoot()
  }
}

/// Bowker's test of symmetry of a square table: McNemar's for more than two levels.
///
/// H₀: a patient is as likely to go from level i to level j as from j to i.
///
/// ```
/// χ² = Σ (xᵢⱼ − xⱼᵢ)² / (xᵢⱼ + xⱼᵢ)   over i < j,   ν = the pairs with a patient
/// ```
///
/// A pair of levels between which no patient moved says nothing, and counts no degree of freedom
/// (R's statistic is then NaN); else ν = k(k − 1)/2. A. H. Bowker, J. Am. Stat. Assoc. 43 (1948)
/// 572–574. doi:10.1080/01621459.1948.10483284
public struct BowkerTest: Equatable, Sendable {
  /// χ².
  public let statistic: Double
  /// The number of pairs of levels between which a patient moved.
  public let degreesOfFreedom: Int
  /// The number of patients.
  public let total: Int

  /// The test of a square table, rows and columns having the same levels.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)`` below two levels,
  ///   ``StatisticsError/lengthsDiffer(_:_:)`` when the table is not square,
  ///   ``StatisticsError/outOfDomain(_:)`` for a negative count,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` when all patients are on the diagonal.
  public init(_ table: [[Int]]) throws(StatisticsError) {
    let margins = try Margins(of: table)
    let k = margins.rows.count
    guard margins.columns.count == k else { throw .lengthsDiffer(k, margins.columns.count) }
    var sum = 0.0
    var pairs = 0
    for i in 0..<k {
      for j in (i + 1)..<max(k, i + 1) where table[i][j] + table[j][i] > 0 {
        let gap = Double(table[i][j] - table[j][i])
        sum += gap * gap / Double(table[i][j] + table[j][i])
        pairs += 1
      }
    }
    guard pairs > 0 else { throw .tooFew(needed: 1, found: 0) }
    statistic = sum
    degreesOfFreedom = pairs
    total = margins.total
  }

  /// The p-value.
  public var pValue: Double {
    ChiSquaredDistribution(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(statistic)
  }
}

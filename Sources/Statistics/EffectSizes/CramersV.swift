/// Cramér's V: how strongly the rows and columns of a table are associated, 0 to 1.
///
/// ```
/// V = √(χ² / (n · min(r − 1, c − 1)))
/// ```
///
/// χ² is Pearson's without correction. Of a 2 × 2 table V is |φ|. H. Cramér, *Mathematical methods
/// of statistics* (Princeton 1946) 282.
public struct CramersV: Equatable, Sendable {
  /// V.
  public let estimate: Double

  /// The association in a table of counts given by rows.
  ///
  /// - Throws: what ``ChiSquaredTest`` throws.
  public init(_ table: [[Int]]) throws(StatisticsError) {
    self.init(try ChiSquaredTest(table))
  }

  /// The association in the table of a test.
  public init(_ test: ChiSquaredTest) {
    let columns = test.observed.first?.count ?? 1
    let smaller = min(test.observed.count, columns) - 1
    estimate = min(1, (test.statistic() / Double(test.total * smaller)).squareRoot())
  }
}

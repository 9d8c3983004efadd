internal import CGSL

/// The exact test of Fisher, Freeman and Halton of an r × c table.
///
/// H₀: rows and columns are independent. The p-value is the probability, given the margins, of the
/// tables that are no more likely than the observed one (within a factor 1 + 10⁻⁷, as in R).
///
/// Columns are filled one after the other. What remains of the row sums is a node; the ways to
/// reach it are kept as a list of probabilities, and so are the ways to complete it: p is found
/// where the lists meet, in the middle of the table, without listing the tables. After C. R. Mehta
/// and N. R. Patel, *A network algorithm for performing Fisher's exact test in r × c contingency
/// tables*, J. Am. Stat. Assoc. 78 (1983) 427–434. doi:10.1080/01621459.1983.10477989
public struct FisherExactTable: Equatable, Sendable {
  /// The most partial tables that are looked at: some seconds of work.
  public static let limit = 20_000_000
  /// The p-value.
  public let pValue: Double

  /// The test of a table given by rows.
  ///
  /// - Throws: ``StatisticsError/exactTooLarge(limit:)`` beyond ``limit`` partial tables, and what
  ///   ``ChiSquaredTest`` throws.
  public init(_ table: [[Int]]) throws(StatisticsError) {
    let margins = try Margins(of: table)
    guard margins.rows.allSatisfy({ $0 > 0 }), margins.columns.allSatisfy({ $0 > 0 }) else {
      throw .emptyMargin
    }
    let isWide = margins.columns.count >= margins.rows.count
    var network = try TableNetwork(
      rows: isWide ? margins.rows : margins.columns,
      columns: isWide ? margins.columns : margins.rows
    )
    pValue = try network.probability(upTo: network.logProbability(table) + log1p(1e-7))
  }
}

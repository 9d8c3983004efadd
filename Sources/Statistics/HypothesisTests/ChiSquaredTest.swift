/// Pearson's χ² test of independence in an r × c table of counts.
///
/// H₀: rows and columns are independent.
///
/// ```
/// χ² = Σ (|O − E| − y)² / E,   E = row sum · column sum / n,   ν = (r − 1)(c − 1)
/// ```
///
/// y is 0, or Yates's correction min(½, |O − E|) of a 2 × 2 table. Empty rows and columns are the
/// caller's to drop. K. Pearson (1900) doi:10.1080/14786440009463897; F. Yates (1934)
/// doi:10.2307/2983604
public struct ChiSquaredTest: Equatable, Sendable {
  /// The counts, by rows.
  public let observed: [[Int]]
  /// The counts expected under independence, by rows.
  public let expected: [[Double]]

  /// The test of a table given by rows, all of the same length.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)`` below two rows or columns,
  ///   ``StatisticsError/lengthsDiffer(_:_:)`` when rows differ in length,
  ///   ``StatisticsError/outOfDomain(_:)`` for a negative count, ``StatisticsError/emptyMargin``.
  public init(_ table: [[Int]]) throws(StatisticsError) {
    let margins = try Margins(of: table)
    guard margins.rows.allSatisfy({ $0 > 0 }), margins.columns.allSatisfy({ $0 > 0 }) else {
      throw .emptyMargin
    }
    let n = Double(margins.total)
    observed = table
    expected = margins.rows.map { row in
      margins.columns.map { column in Double(row) * Double(column) / n }
    }
  }

  /// (r − 1)(c − 1).
  public var degreesOfFreedom: Int { (observed.count - 1) * ((observed.first?.count ?? 1) - 1) }

  /// The number of patients.
  public var total: Int { observed.reduce(0) { $0 + $1.reduce(0, +) } }

  /// The smallest expected count.
  public var minimumExpected: Double { expected.compactMap { $0.min() }.min() ?? 0 }

  /// χ²; Yates's correction has no effect but on a 2 × 2 table.
  public func statistic(corrected: Bool = false) -> Double {
    let yates = corrected && degreesOfFreedom == 1
    var sum = 0.0
    for (row, means) in zip(observed, expected) {
      for (count, mean) in zip(row, means) {
        let gap = abs(Double(count) - mean)
        let reduced = gap - (yates ? min(0.5, gap) : 0)
        sum += reduced * reduced / mean
      }
    }
    return sum
  }

  /// The p-value.
  public func pValue(corrected: Bool = false) -> Double {
    ChiSquaredDistribution(degreesOfFreedom: Double(degreesOfFreedom))
      .upperTail(statistic(corrected: corrected))
  }
}

/// The sums of the rows and columns of a table of counts.
struct Margins: Equatable {
  let rows: [Int]
  let columns: [Int]
  var total: Int { rows.reduce(0, +) }

  init(of table: [[Int]]) throws(StatisticsError) {
    guard let width = table.first?.count, table.count >= 2, width >= 2 else {
      throw .tooFewGroups(needed: 2, found: min(table.count, table.first?.count ?? 0))
    }
    var columns = [Int](repeating: 0, count: width)
    for row in table {
      guard row.count == width else { throw .lengthsDiffer(width, row.count) }
      for (column, count) in row.enumerated() {
        guard count >= 0 else { throw .outOfDomain(Double(count)) }
        columns[column] += count
      }
    }
    rows = table.map { $0.reduce(0, +) }
    self.columns = columns
  }
}

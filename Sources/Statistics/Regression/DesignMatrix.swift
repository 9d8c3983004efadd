/// The covariates of a regression: one row for each patient, one column for each coefficient.
///
/// The caller makes the columns: a continuous variable is one, a categorical one has a column of
/// zeros and ones for each level but the reference (``indicators(of:levelCount:)``).
public struct DesignMatrix: Equatable, Sendable {
  /// The number of patients.
  public let rowCount: Int
  /// The number of coefficients.
  public let columnCount: Int
  /// The cells, row by row.
  public let values: [Double]

  /// A matrix from its cells, row by row.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)`` when the cells do not fill whole rows,
  ///   ``StatisticsError/notFinite`` when one is NaN or infinite.
  public init(rowMajor values: [Double], columnCount: Int) throws(StatisticsError) {
    guard columnCount > 0, values.count.isMultiple(of: columnCount) else {
      throw .lengthsDiffer(values.count, columnCount)
    }
    guard values.allSatisfy(\.isFinite) else { throw .notFinite }
    rowCount = values.count / columnCount
    self.columnCount = columnCount
    self.values = values
  }

  /// A matrix from one or more columns of equal length.
  ///
  /// - Throws: as ``init(rowMajor:columnCount:)``.
  public init(columns: [[Double]]) throws(StatisticsError) {
    let rows = columns.first?.count ?? 0
    if let other = columns.first(where: { $0.count != rows }) {
      throw .lengthsDiffer(rows, other.count)
    }
    var values: [Double] = []
    values.reserveCapacity(rows * columns.count)
    for row in 0..<rows { for column in columns { values.append(column[row]) } }
    try self.init(rowMajor: values, columnCount: columns.count)
  }

  /// The columns of zeros and ones of a categorical variable; level 0 is the reference.
  ///
  /// - Parameters:
  ///   - levels: for each patient, the index of the level.
  ///   - levelCount: the number of levels, k; gives k − 1 columns.
  public static func indicators(of levels: [Int], levelCount: Int) -> [[Double]] {
    (1..<max(1, levelCount)).map { level in levels.map { $0 == level ? 1 : 0 } }
  }
}

/// The columns of a design, centred at their means and scaled by their standard deviations.
///
/// Coefficients of the scaled columns, divided by ``scales``, are those of the columns.
struct StandardizedDesign {
  private let design: DesignMatrix
  let means: [Double]
  let scales: [Double]
  /// The largest minus the smallest scaled value of each column.
  let ranges: [Double]

  var rowCount: Int { design.rowCount }
  var columnCount: Int { design.columnCount }

  /// - Throws: ``StatisticsError/collinear(term:)`` for a column that is constant.
  init(_ design: DesignMatrix) throws(StatisticsError) {
    let (p, n) = (design.columnCount, Double(design.rowCount))
    let cells = design.values
    var means = Array(repeating: 0.0, count: p)
    for first in stride(from: 0, to: cells.count, by: p) {
      for j in 0..<p { means[j] += cells[first + j] / n }
    }
    var squares = Array(repeating: 0.0, count: p)
    var least = Array(repeating: Double.infinity, count: p)
    var largest = Array(repeating: -Double.infinity, count: p)
    for first in stride(from: 0, to: cells.count, by: p) {
      for j in 0..<p {
        let centred = cells[first + j] - means[j]
        squares[j] += centred * centred
        least[j] = min(least[j], centred)
        largest[j] = max(largest[j], centred)
      }
    }
    var scales: [Double] = []
    for j in 0..<p {
      let scale = (squares[j] / n).squareRoot()
      guard scale > 1e-13 * abs(means[j]), scale > 0 else { throw .collinear(term: j) }
      scales.append(scale)
    }
    ranges = (0..<p).map { (largest[$0] - least[$0]) / scales[$0] }
    self.design = design
    (self.means, self.scales) = (means, scales)
  }

  /// The scaled cells, row by row.
  var values: [Double] { values(ofRows: Array(0..<design.rowCount)) }

  /// The scaled cells of some rows, row by row.
  func values(ofRows rows: [Int]) -> [Double] {
    let p = columnCount
    let blocks = Cores.blocks(of: rows.count)
    let parts = Cores.parts(blocks.count) { block in
      var values: [Double] = []
      values.reserveCapacity(blocks[block].count * p)
      for row in rows[blocks[block]] {
        for j in 0..<p { values.append((design.values[row * p + j] - means[j]) / scales[j]) }
      }
      return values
    }
    return Cores.joined(parts)
  }

  /// xᵀβ of each row of cells.
  static func products(_ cells: [Double], _ beta: [Double]) -> [Double] {
    let p = beta.count
    let blocks = Cores.blocks(of: cells.count / max(1, p))
    let parts = Cores.parts(blocks.count) { block in
      blocks[block].map { row in
        var sum = 0.0
        for j in 0..<p { sum += cells[row * p + j] * beta[j] }
        return sum
      }
    }
    return Cores.joined(parts)
  }
}

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
  let rowCount: Int
  let columnCount: Int
  /// The scaled cells, row by row.
  let values: [Double]
  let means: [Double]
  let scales: [Double]
  /// The largest minus the smallest scaled value of each column.
  let ranges: [Double]

  /// - Throws: ``StatisticsError/collinear(term:)`` for a column that is constant.
  init(_ design: DesignMatrix) throws(StatisticsError) {
    let p = design.columnCount
    let n = Double(design.rowCount)
    var values = design.values
    var means: [Double] = []
    var scales: [Double] = []
    var ranges: [Double] = []
    for j in 0..<p {
      let cells = stride(from: j, to: values.count, by: p)
      var mean = 0.0
      for i in cells { mean += values[i] / n }
      var squares = 0.0
      var least = Double.infinity
      var largest = -Double.infinity
      for i in cells {
        values[i] -= mean
        squares += values[i] * values[i]
        least = min(least, values[i])
        largest = max(largest, values[i])
      }
      let scale = (squares / n).squareRoot()
      guard scale > 1e-13 * abs(mean), scale > 0 else { throw .collinear(term: j) }
      for i in cells { values[i] /= scale }
      means.append(mean)
      scales.append(scale)
      ranges.append((largest - least) / scale)
    }
    rowCount = design.rowCount
    columnCount = p
    self.values = values
    self.means = means
    self.scales = scales
    self.ranges = ranges
  }
}

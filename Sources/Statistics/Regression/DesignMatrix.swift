/// The covariates of a regression: one row for each patient, one column for each coefficient.
///
/// The caller makes the columns: a continuous variable is one, a categorical one has a column of
/// zeros and ones for each level but the reference (``indicators(of:levelCount:)``).
public struct DesignMatrix: Equatable, Sendable {
  /// The number of patients.
  public var rowCount: Int { columns.first?.count ?? 0 }
  /// The number of coefficients.
  public var columnCount: Int { columns.count }
  /// The cells, column by column.
  public let columns: [[Double]]

  /// A matrix from one or more columns of equal length.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)`` when the columns do not have equally many
  ///   cells, or there is none, ``StatisticsError/notFinite`` when a cell is NaN or infinite.
  public init(columns: [[Double]]) throws(StatisticsError) {
    guard let first = columns.first else { throw .lengthsDiffer(0, 0) }
    if let other = columns.first(where: { $0.count != first.count }) {
      throw .lengthsDiffer(first.count, other.count)
    }
    for column in columns {
      guard column.allSatisfy(\.isFinite) else { throw .notFinite }
    }
    self.columns = columns
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
    let n = Double(design.rowCount)
    var (means, scales, ranges): ([Double], [Double], [Double]) = ([], [], [])
    for (j, cells) in design.columns.enumerated() {
      var mean = 0.0
      for cell in cells { mean += cell / n }
      var (squares, least, largest) = (0.0, Double.infinity, -Double.infinity)
      for cell in cells {
        let centred = cell - mean
        squares += centred * centred
        least = min(least, centred)
        largest = max(largest, centred)
      }
      let scale = (squares / n).squareRoot()
      guard scale > 1e-13 * abs(mean), scale > 0 else { throw .collinear(term: j) }
      means.append(mean)
      scales.append(scale)
      ranges.append((largest - least) / scale)
    }
    self.design = design
    (self.means, self.scales, self.ranges) = (means, scales, ranges)
  }

  /// The scaled cells, row by row.
  var values: [Double] { values(ofRows: Array(0..<design.rowCount)) }

  /// The scaled cells of some rows, row by row.
  func values(ofRows rows: [Int]) -> [Double] {
    let p = columnCount
    return unsafe Cores.numbers(rows.count, each: p) { block, place in
      for (j, cells) in design.columns.enumerated() {
        let (mean, scale) = (means[j], scales[j])
        for row in block { unsafe place[row * p + j] = (cells[rows[row]] - mean) / scale }
      }
    }
  }

  /// xᵀβ of each row of cells.
  static func products(_ cells: [Double], _ beta: [Double]) -> [Double] {
    let p = beta.count
    return unsafe Cores.numbers(cells.count / max(1, p)) { block, place in
      for row in block {
        var sum = 0.0
        for j in 0..<p { sum += cells[row * p + j] * beta[j] }
        unsafe place[row] = sum
      }
    }
  }
}

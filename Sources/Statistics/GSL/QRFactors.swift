internal import CGSL

/// The factors Q R of a matrix of full column rank, by Householder's reflections.
struct QRFactors {
  let rowCount: Int
  let columnCount: Int
  /// R on and above the diagonal, the reflections below it, row by row.
  private let factors: [Double]
  private let scales: [Double]

  /// What has to be left of a column's length once those before it are taken out.
  private static let smallestShare = 1e-7

  /// Factors a matrix given row by row.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` with fewer rows than columns,
  ///   ``StatisticsError/collinear(term:)`` with the first column that depends on those before it.
  init(rowMajor values: [Double], columnCount p: Int) throws(StatisticsError) {
    let n = values.count / max(1, p)
    guard p > 0, n >= p else { throw .tooFew(needed: p, found: n) }
    var factors = values
    var scales = Array(repeating: 0.0, count: p)
    try GSL.check {
      unsafe Self.onViews(&factors, &scales, rows: n, columns: p) { matrix, vector in
        unsafe gsl_linalg_QR_decomp(matrix, vector)
      }
    }
    for j in 0..<p {
      var length = 0.0
      for i in stride(from: j, to: values.count, by: p) { length += values[i] * values[i] }
      guard abs(factors[j * p + j]) > Self.smallestShare * length.squareRoot() else {
        throw .collinear(term: j)
      }
    }
    (rowCount, columnCount) = (n, p)
    (self.factors, self.scales) = (factors, scales)
  }

  /// The x that makes Σ (b − A x)² smallest.
  func leastSquares(_ b: [Double]) throws(StatisticsError) -> [Double] {
    var matrix = factors
    var tau = scales
    var rotated = b
    try GSL.check {
      unsafe Self.onViews(&matrix, &tau, rows: rowCount, columns: columnCount) { matrix, tau in
        unsafe rotated.withUnsafeMutableBufferPointer { buffer in
          guard let base = buffer.baseAddress else { return Int32(GSL_EFAULT) }
          var view = unsafe gsl_vector_view_array(base, rowCount)
          return unsafe gsl_linalg_QR_QTvec(matrix, tau, &view.vector)
        }
      }
    }
    var x = Array(rotated.prefix(columnCount))
    for i in x.indices.reversed() {
      for k in (i + 1)..<max(columnCount, i + 1) { x[i] -= factors[i * columnCount + k] * x[k] }
      x[i] /= factors[i * (columnCount + 1)]
    }
    return x
  }

  /// R⁻¹, row by row.
  private var inverseTriangle: [Double] {
    let p = columnCount
    var inverse = Array(repeating: 0.0, count: p * p)
    for j in 0..<p {
      for i in (0...j).reversed() {
        var sum = i == j ? 1.0 : 0
        for k in (i + 1)..<max(j + 1, i + 1) { sum -= factors[i * p + k] * inverse[k * p + j] }
        inverse[i * p + j] = sum / factors[i * (p + 1)]
      }
    }
    return inverse
  }

  /// T (AᵀA)⁻¹ Tᵀ for a square T, row by row: the variance of T x for unit errors.
  func covariance(of transform: [Double]) -> [Double] {
    let p = columnCount
    let inverse = inverseTriangle
    var root = Array(repeating: 0.0, count: p * p)
    for i in 0..<p {
      for j in 0..<p {
        for k in 0...j { root[i * p + j] += transform[i * p + k] * inverse[k * p + j] }
      }
    }
    var covariance = Array(repeating: 0.0, count: p * p)
    for i in 0..<p {
      for j in 0..<p {
        for k in 0..<p { covariance[i * p + j] += root[i * p + k] * root[j * p + k] }
      }
    }
    return covariance
  }

  /// Runs a GSL function on a matrix and a vector held by arrays.
  private static func onViews(
    _ matrix: inout [Double], _ vector: inout [Double], rows: Int, columns: Int,
    _ body: (UnsafeMutablePointer<gsl_matrix>, UnsafeMutablePointer<gsl_vector>) -> Int32
  ) -> Int32 {
    unsafe matrix.withUnsafeMutableBufferPointer { cells in
      unsafe vector.withUnsafeMutableBufferPointer { items in
        guard let base = cells.baseAddress, let first = items.baseAddress else {
          return Int32(GSL_EFAULT)
        }
        var view = unsafe gsl_matrix_view_array(base, rows, columns)
        var own = unsafe gsl_vector_view_array(first, columns)
        return unsafe body(&view.matrix, &own.vector)
      }
    }
  }
}

/// The factors L D Lᵀ of a symmetric positive definite matrix, in the order of its columns.
struct Cholesky {
  private let size: Int
  /// L below the diagonal, D on it, row by row.
  private let factors: [Double]

  /// Factors a matrix, of which the lower triangle is read.
  ///
  /// - Parameters:
  ///   - smallest: the share of each diagonal element that has to be left for the pivot.
  ///   - floor: what has to be left in any case.
  /// - Throws: ``StatisticsError/collinear(term:)`` with the first column that depends on those
  ///   before it.
  init(_ matrix: [Double], size p: Int, smallest: Double, floor: Double = 0) throws(StatisticsError)
  {
    var f = matrix
    for j in 0..<p {
      for i in j..<p {
        var sum = matrix[i * p + j]
        for k in 0..<j { sum -= f[i * p + k] * f[j * p + k] * f[k * p + k] }
        if i == j {
          guard sum > max(floor, smallest * matrix[j * p + j]) else { throw .collinear(term: j) }
          f[j * p + j] = sum
        } else {
          f[i * p + j] = sum / f[j * p + j]
        }
      }
    }
    size = p
    factors = f
  }

  /// The x with A x = b.
  func solve(_ b: [Double]) -> [Double] {
    let p = size
    var x = b
    for i in 0..<p { for k in 0..<i { x[i] -= factors[i * p + k] * x[k] } }
    for i in 0..<p { x[i] /= factors[i * p + i] }
    for i in (0..<p).reversed() {
      for k in (i + 1)..<max(p, i + 1) { x[i] -= factors[k * p + i] * x[k] }
    }
    return x
  }

  /// A⁻¹ B of a symmetric B, of which the lower triangle is read; row by row.
  func solve(columns b: [Double], size p: Int) -> [Double] {
    var result = Array(repeating: 0.0, count: p * p)
    for j in 0..<p {
      let column = solve((0..<p).map { b[max($0, j) * p + min($0, j)] })
      for i in 0..<p { result[i * p + j] = column[i] }
    }
    return result
  }

  /// log |A|.
  var logDeterminant: Double {
    var sum = 0.0
    for j in 0..<size { sum += logarithm(factors[j * (size + 1)]) }
    return sum
  }

  /// A⁻¹, row by row.
  var inverse: [Double] {
    var result = Array(repeating: 0.0, count: size * size)
    for j in 0..<size {
      let column = solve((0..<size).map { $0 == j ? 1 : 0 })
      for i in 0..<size { result[i * size + j] = column[i] }
    }
    return result
  }
}

/// uᵀ V⁻ u for a symmetric positive semidefinite V, and the rank of V.
///
/// V is eliminated with its largest remaining diagonal element as pivot, until none is left above
/// rounding; u has to lie in the range of V, as a score does.
struct QuadraticForm {
  let value: Double
  let rank: Int

  /// - Parameters:
  ///   - matrix: V, k × k, row by row.
  ///   - vector: u, k long.
  init(inverseOf matrix: [Double], at vector: [Double]) {
    let k = vector.count
    var V = matrix
    var u = vector
    var left = Array(0..<k)
    let smallest = 1e-10 * (left.map { matrix[$0 * k + $0] }.max() ?? 0)
    var value = 0.0
    while let pivot = left.max(by: { V[$0 * k + $0] < V[$1 * k + $1] }),
      V[pivot * k + pivot] > smallest
    {
      left.removeAll { $0 == pivot }
      let diagonal = V[pivot * k + pivot]
      value += u[pivot] * u[pivot] / diagonal
      for row in left {
        let factor = V[row * k + pivot] / diagonal
        u[row] -= factor * u[pivot]
        for column in left { V[row * k + column] -= factor * V[pivot * k + column] }
      }
    }
    self.value = value
    rank = k - left.count
  }
}

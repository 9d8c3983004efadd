/// The standardized columns of a design behind a column of ones, and the way back to its units.
///
/// With zⱼ = (xⱼ − mⱼ)/sⱼ the linear predictor is γ₀ + Σ γⱼ zⱼ, hence βⱼ = γⱼ/sⱼ and
/// β₀ = γ₀ − Σ γⱼ mⱼ/sⱼ. Centred columns keep their digits whatever the unit and the origin.
struct InterceptDesign {
  let rowCount: Int
  /// The number of coefficients, the intercept's included.
  let size: Int
  /// The rows 1, z₁, …, row by row.
  let values: [Double]
  /// For each column but the first, the largest minus the smallest scaled value.
  let ranges: [Double]
  /// T with β = T γ, row by row.
  let transform: [Double]
  /// log |T|.
  let logDeterminant: Double

  /// - Throws: ``StatisticsError/collinear(term:)`` for a column that is constant; the first column
  ///   of the design is term 0.
  init(_ design: DesignMatrix) throws(StatisticsError) {
    let scaled = try StandardizedDesign(design)
    let p = scaled.columnCount
    let size = p + 1
    let cells = scaled.values
    var values: [Double] = []
    values.reserveCapacity(scaled.rowCount * size)
    for row in 0..<scaled.rowCount {
      values.append(1)
      values += cells[(row * p)..<((row + 1) * p)]
    }
    var transform = Array(repeating: 0.0, count: size * size)
    transform[0] = 1
    var logDeterminant = 0.0
    for j in 0..<p {
      transform[j + 1] = -scaled.means[j] / scaled.scales[j]
      transform[(j + 1) * (size + 1)] = 1 / scaled.scales[j]
      logDeterminant -= logarithm(scaled.scales[j])
    }
    rowCount = scaled.rowCount
    self.size = size
    self.values = values
    ranges = scaled.ranges
    self.transform = transform
    self.logDeterminant = logDeterminant
  }

  /// The factors of the design, its rows multiplied by weights.
  ///
  /// - Throws: ``StatisticsError/collinear(term:)`` with the number of the design's own column,
  ///   ``StatisticsError/tooFew(needed:found:group:)``.
  func factors(rootWeights: [Double]? = nil) throws(StatisticsError) -> QRFactors {
    var rows = values
    if let rootWeights {
      for row in 0..<rowCount {
        for j in (row * size)..<((row + 1) * size) { rows[j] *= rootWeights[row] }
      }
    }
    do {
      return try QRFactors(rowMajor: rows, columnCount: size)
    } catch .collinear(let column) {
      throw .collinear(term: max(0, column - 1))
    }
  }

  /// γ₀ + Σ γⱼ zⱼ of one row.
  func predictor(_ row: Int, _ gamma: [Double]) -> Double {
    var sum = 0.0
    for j in 0..<size { sum += values[row * size + j] * gamma[j] }
    return sum
  }

  /// β = T γ.
  func coefficients(_ gamma: [Double]) -> [Double] {
    (0..<size).map { i in
      var sum = 0.0
      for j in 0..<size { sum += transform[i * size + j] * gamma[j] }
      return sum
    }
  }

  /// The c with βᵢ = cᵀγ.
  func functional(_ index: Int) -> [Double] {
    Array(transform[(index * size)..<((index + 1) * size)])
  }
}

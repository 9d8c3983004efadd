internal import CGSL

/// The likelihood of logistic regression on standardized columns, with Firth's penalty if asked.
///
/// ```
/// log L = Σ [yη − log(1 + e^η)]        η = zᵀγ,  p = 1/(1 + e^−η),  w = p(1 − p)
/// I = Zᵀ W Z                           U = Σ (y − p) z
/// Firth: log L* = log L + ½ log |I|    U* = Σ (y − p + h(½ − p)) z,  h = w zᵀI⁻¹z
///        I* = I − ½ ∂² log |I|,  ∂ᵣ∂ₛ log |I| = Σ w″ zᵣzₛ zᵀI⁻¹z − tr(I⁻¹Iᵣ I⁻¹Iₛ),
///        Iᵣ = Σ w′ zᵣ z zᵀ,  w′ = w(1 − 2p),  w″ = w(1 − 6w)
/// ```
/// Far from the maximum I* need not be positive definite; there I stands for it.
///
/// p and 1 − p are each computed as a tail, so that neither loses its digits.
struct LogisticLikelihood {
  /// One evaluation.
  struct Evaluation {
    /// log L, or log L*.
    var value: Double
    /// log L, without a penalty.
    var logLikelihood: Double
    /// ∂ value / ∂γ.
    var score: [Double]
    /// The factors of I; with a penalty, of I* where it is positive definite.
    var factors: Cholesky
  }

  let design: InterceptDesign
  let events: [Bool]
  let isPenalized: Bool

  /// The share of its own information that a column has to keep.
  private static let smallestPivot = 1e-15

  /// P(event) and P(no event) at a linear predictor.
  static func probabilities(_ eta: Double) -> (event: Double, other: Double) {
    let e = exp(-abs(eta))
    let small = e / (1 + e)
    let large = 1 / (1 + e)
    return eta > 0 ? (large, small) : (small, large)
  }

  /// log 1/(1 + e^−η).
  static func logProbability(_ eta: Double) -> Double { -(max(0, -eta) + log1p(exp(-abs(eta)))) }

  /// log L, U and I; `nil` where I cannot be factored.
  func evaluate(_ gamma: [Double]) -> Evaluation? {
    let size = design.size
    let eta = (0..<design.rowCount).map { design.predictor($0, gamma) }
    var value = 0.0
    var score = Array(repeating: 0.0, count: size)
    var information = Array(repeating: 0.0, count: size * size)
    for (row, x) in eta.enumerated() {
      let (p, q) = Self.probabilities(x)
      value += Self.logProbability(events[row] ? x : -x)
      add(row, residual: events[row] ? q : -p, to: &score)
      add(row, weight: p * q, to: &information)
    }
    guard value.isFinite,
      let factors = try? Cholesky(information, size: size, smallest: Self.smallestPivot)
    else { return nil }
    var result = Evaluation(value: value, logLikelihood: value, score: score, factors: factors)
    if isPenalized { penalize(&result, eta, information: information) }
    return result
  }

  /// Adds Firth's penalty to the value, the score and the information.
  private func penalize(
    _ evaluation: inout Evaluation, _ eta: [Double], information: [Double]
  ) {
    let size = design.size
    let inverse = evaluation.factors.inverse
    var slopes = Array(repeating: Array(repeating: 0.0, count: size * size), count: size)
    var penalized = information
    for (row, x) in eta.enumerated() {
      let z = Array(design.values[(row * size)..<((row + 1) * size)])
      var spread = 0.0
      for (i, a) in z.enumerated() {
        for (j, b) in z.enumerated() { spread += a * b * inverse[i * size + j] }
      }
      let (p, q) = Self.probabilities(x)
      let slope = p * q * (q - p)
      add(row, residual: spread * slope / 2, to: &evaluation.score)
      add(row, weight: -spread * p * q * (1 - 6 * p * q) / 2, to: &penalized)
      for r in 0..<size { add(row, weight: slope * z[r], to: &slopes[r]) }
    }
    evaluation.value += evaluation.factors.logDeterminant / 2
    let turned = slopes.map { evaluation.factors.solve(columns: $0, size: size) }
    for r in 0..<size {
      for s in 0...r { penalized[r * size + s] += Self.trace(turned[r], turned[s], size) / 2 }
    }
    if let factors = try? Cholesky(penalized, size: size, smallest: Self.smallestPivot) {
      evaluation.factors = factors
    }
  }

  /// tr(A B) of square matrices.
  private static func trace(_ a: [Double], _ b: [Double], _ size: Int) -> Double {
    var sum = 0.0
    for i in 0..<size { for j in 0..<size { sum += a[i * size + j] * b[j * size + i] } }
    return sum
  }

  private func add(_ row: Int, residual: Double, to score: inout [Double]) {
    for j in 0..<design.size { score[j] += residual * design.values[row * design.size + j] }
  }

  private func add(_ row: Int, weight: Double, to information: inout [Double]) {
    let size = design.size
    for i in 0..<size {
      let share = weight * design.values[row * size + i]
      for j in 0...i { information[i * size + j] += share * design.values[row * size + j] }
    }
  }
}

/// Σ r, Σ r x and the lower triangle of Σ r x xᵀ over some patients, with r = exp(xᵀβ − shift).
///
/// The shift cancels in the likelihood. It is the largest xᵀβ so far, so that no risk overflows and
/// the sum over those at risk, however late, is one or more, unless some have left it.
struct RiskSums: Sendable {
  let p: Int
  private(set) var shift = -Double.infinity
  /// Σ r.
  private(set) var r = 0.0
  /// The largest Σ r so far, on the scale of the shift.
  private(set) var peak = 0.0
  private(set) var rx: [Double]
  private(set) var rxx: [Double]

  init(_ p: Int) {
    self.p = p
    rx = Array(repeating: 0, count: p)
    rxx = Array(repeating: 0, count: p * p)
  }

  /// Empties the sums.
  mutating func reset() {
    (shift, r, peak) = (-.infinity, 0, 0)
    for index in rx.indices { rx[index] = 0 }
    for index in rxx.indices { rxx[index] = 0 }
  }

  mutating func raise(to eta: Double) {
    guard eta > shift else { return }
    let factor = exponential(shift - eta)
    shift = eta
    r *= factor
    peak *= factor
    for index in rx.indices { rx[index] *= factor }
    for index in rxx.indices { rxx[index] *= factor }
  }

  mutating func add(_ x: [Double], row: Int, risk: Double) {
    r += risk
    peak = max(peak, r)
    let first = row * p
    for i in 0..<p {
      let weighted = risk * x[first + i]
      rx[i] += weighted
      for j in 0...i { rxx[i * p + j] += weighted * x[first + j] }
    }
  }

  /// Adds other patients.
  mutating func add(_ other: RiskSums) {
    guard other.shift > -.infinity else { return }
    raise(to: other.shift)
    let factor = exponential(other.shift - shift)
    r += factor * other.r
    peak = max(peak, r)
    for index in rx.indices { rx[index] += factor * other.rx[index] }
    for index in rxx.indices { rxx[index] += factor * other.rxx[index] }
  }
}

extension CoxLikelihood.Evaluation {
  /// Adds what other times give.
  mutating func add(_ other: CoxLikelihood.Evaluation) {
    value += other.value
    for index in score.indices { score[index] += other.score[index] }
    for index in information.indices { information[index] += other.information[index] }
  }

  /// Subtracts the part of one event: log of the risk sum, mean and covariance at that risk.
  mutating func subtract(
    _ atRisk: RiskSums, _ dying: RiskSums, share: Double, weight: Double
  ) {
    let p = atRisk.p
    let total = atRisk.r - share * dying.r
    value -= weight * logarithm(total)
    setMeans(atRisk, dying, share: share, total: total)
    for i in 0..<p {
      score[i] -= weight * means[i]
      for j in 0...i {
        let square = (atRisk.rxx[i * p + j] - share * dying.rxx[i * p + j]) / total
        information[i * p + j] += weight * (square - means[i] * means[j])
      }
    }
  }

  /// Subtracts the parts of many events at one time.
  ///
  /// With T_k = Σ_R r − f_k Σ_D r the sums over k of log T_k, f_kᵃ/T_k and f_kᵃ/T_k² hold all that
  /// the parts share: the covariances are made once for the time.
  mutating func subtract(
    _ atRisk: RiskSums, _ dying: RiskSums, shares: [Double], weight: Double
  ) {
    let p = atRisk.p
    var logarithms = 0.0
    var (once, onceShared) = (0.0, 0.0)
    var (twice, twiceShared, twiceSquared) = (0.0, 0.0, 0.0)
    for share in shares {
      let total = atRisk.r - share * dying.r
      let inverse = 1 / total
      logarithms += logarithm(total)
      once += inverse
      onceShared += share * inverse
      twice += inverse * inverse
      twiceShared += share * inverse * inverse
      twiceSquared += share * share * inverse * inverse
    }
    value -= weight * logarithms
    for i in 0..<p {
      let (a, b) = (atRisk.rx[i], dying.rx[i])
      score[i] -= weight * (a * once - b * onceShared)
      for j in 0...i {
        let (c, d) = (atRisk.rx[j], dying.rx[j])
        let square = atRisk.rxx[i * p + j] * once - dying.rxx[i * p + j] * onceShared
        let product = a * c * twice - (a * d + b * c) * twiceShared + b * d * twiceSquared
        information[i * p + j] += weight * (square - product)
      }
    }
  }
}

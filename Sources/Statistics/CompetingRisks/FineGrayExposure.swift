/// Sums over event times of dⱼ/S₀ and dⱼ x̄/S₀: up to a time, and times G(tⱼ−) from a time on.
struct FineGrayExposure {
  private let likelihood: FineGrayLikelihood
  private let sums: FineGrayLikelihood.Sums
  private let width: Int
  /// For each tie, the sums up to and at it: of 1, then of x̄.
  private let until: [Double]
  /// For each tie, the weighted sums after it.
  private let after: [Double]

  init(_ likelihood: FineGrayLikelihood, _ sums: FineGrayLikelihood.Sums) {
    self.likelihood = likelihood
    self.sums = sums
    let p = likelihood.columnCount
    let width = p + 1
    self.width = width
    func step(_ index: Int, _ k: Int) -> Double {
      sums.hazards[index] * (k == 0 ? 1 : sums.means[index * p + k - 1])
    }
    let count = likelihood.ties.count
    var until = Array(repeating: 0.0, count: count * width)
    var after = until
    for index in 0..<count {
      for k in 0..<width {
        until[index * width + k] = (index > 0 ? until[(index - 1) * width + k] : 0) + step(index, k)
      }
    }
    for index in stride(from: count - 2, through: 0, by: -1) {
      for k in 0..<width {
        let next = likelihood.ties[index + 1].uncensored * step(index + 1, k)
        after[index * width + k] = after[(index + 1) * width + k] + next
      }
    }
    (self.until, self.after) = (until, after)
  }

  /// Σ wᵢ(tⱼ) dⱼ/S₀(tⱼ) of one patient.
  func hazard(of row: Int, in tie: Int) -> Double { component(0, of: row, in: tie) }

  private func component(_ k: Int, of row: Int, in tie: Int) -> Double {
    let early = until[tie * width + k]
    guard likelihood.kinds[row] == 2 else { return early }
    return early + after[tie * width + k] / likelihood.ties[tie].uncensored
  }

  /// Σ Uᵢ Uᵢᵀ over the patients, p × p row by row: Uᵢ is the patient's part of the score and of the
  /// error that comes with the estimate of G.
  ///
  /// ```
  /// Uᵢ = ηᵢ + ψᵢ      ηᵢ = ∫ (xᵢ − x̄) wᵢ dMᵢ      ψᵢ = ∫ q/Y dMᵢᶜ
  /// q(u) = Σ ∫ (xᵢ − x̄(s)) wᵢ(s) rᵢ dH(s)   over s ≥ u and the competing events at Tᵢ < u
  /// ```
  func squares() -> [Double] {
    let p = width - 1
    var total = Array(repeating: 0.0, count: p * p)
    var earlier = Array(repeating: 0.0, count: width)
    var drift = Array(repeating: 0.0, count: p)
    for (index, tie) in likelihood.ties.enumerated() {
      let atRisk = Double(likelihood.kinds.count - tie.rows.lowerBound)
      let pull = (0..<p).map { attraction(of: $0, from: index, earlier) / atRisk }
      for j in 0..<p { drift[j] += pull[j] * Double(tie.censored) / atRisk }
      for row in tie.rows {
        let part = (0..<p).map { j in
          score(j, of: row, in: index) - drift[j] + (likelihood.kinds[row] == 0 ? pull[j] : 0)
        }
        for i in 0..<p { for j in 0..<p { total[i * p + j] += part[i] * part[j] } }
      }
      for row in tie.rows where likelihood.kinds[row] == 2 {
        likelihood.add(row, times: sums.risks[row] / tie.uncensored, to: &earlier)
      }
    }
    return total
  }

  /// ηᵢ for one column.
  private func score(_ j: Int, of row: Int, in tie: Int) -> Double {
    let own = likelihood.x[row * (width - 1) + j]
    let met = likelihood.kinds[row] == 1 ? own - sums.means[tie * (width - 1) + j] : 0
    let expected = own * component(0, of: row, in: tie) - component(j + 1, of: row, in: tie)
    return met - sums.risks[row] * expected
  }

  /// q for one column, at the time of a tie.
  private func attraction(of j: Int, from tie: Int, _ earlier: [Double]) -> Double {
    let step = likelihood.ties[tie].uncensored * sums.hazards[tie]
    let hazard = after[tie * width] + step
    let mean = after[tie * width + j + 1] + step * sums.means[tie * (width - 1) + j]
    return earlier[j + 1] * hazard - earlier[0] * mean
  }
}

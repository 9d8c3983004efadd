/// The pseudo-likelihood of Fine and Gray's model, with its score, information and residuals.
///
/// With rᵢ = exp(xᵢᵀβ), the Kaplan–Meier estimate G of not being censored, and dⱼ events of interest
/// at tⱼ,
/// ```
/// log L = Σ events xᵢᵀβ − Σ dⱼ log S₀(tⱼ)        S₀(t) = Σ wᵢ(t) rᵢ
/// wᵢ(t) = 1 while Tᵢ ≥ t;  G(t−)/G(Tᵢ−) after a competing event at Tᵢ < t;  0 after the others
/// ```
/// Who is at risk by weight is a sum over earlier competing events times G(t−), so that each sum is
/// carried from one time to the next: O(n p²) for one evaluation, O(n p) numbers kept.
struct FineGrayLikelihood {
  /// The patients of one time, as a range of the ordered rows.
  struct Tie {
    let rows: Range<Int>
    let events: Int
    let censored: Int
    /// G just before the time.
    let uncensored: Double
  }

  /// The sums at one β.
  struct Sums {
    var value = 0.0
    /// rᵢ, all divided by the same number.
    var risks: [Double]
    /// dⱼ / S₀ for each tie.
    var hazards: [Double]
    /// x̄ = S₁ / S₀ for each tie with events, row by row.
    var means: [Double]
  }

  let columnCount: Int
  let ties: [Tie]
  /// Covariates in the order of time, row by row.
  let x: [Double]
  /// 1 for the event of interest, 2 for another, 0 for a censoring, in the same order.
  let kinds: [Int]

  init(_ design: StandardizedDesign, _ followUps: [CompetingFollowUp], event: Int) {
    let order = followUps.indices.sorted { followUps[$0] < followUps[$1] }
    columnCount = design.columnCount
    x = design.values(ofRows: order)
    kinds = order.map { followUps[$0].event }.map { $0 == 0 ? 0 : $0 == event ? 1 : 2 }
    var uncensored = 1.0
    var ties: [Tie] = []
    for run in order.split(by: { followUps[$0].time == followUps[$1].time }) {
      let own = run.map { followUps[$0].event }
      let censored = own.count { $0 == 0 }
      ties.append(
        Tie(
          rows: run.startIndex..<run.endIndex, events: own.count { $0 == event },
          censored: censored, uncensored: uncensored))
      let atRisk = Double(order.count - run.startIndex)
      uncensored *= (atRisk - Double(censored)) / atRisk
    }
    self.ties = ties
  }

  /// The sums at β.
  func sums(_ beta: [Double]) -> Sums {
    let p = columnCount
    let eta = kinds.indices.map { row in
      (0..<p).reduce(0.0) { $0 + x[row * p + $1] * beta[$1] }
    }
    let shift = eta.max() ?? 0
    var sums = Sums(
      risks: eta.map { exponential($0 - shift) }, hazards: ties.map { _ in 0 },
      means: Array(repeating: 0, count: ties.count * p))
    let totals = weightedTotals(sums.risks)
    for (index, tie) in ties.enumerated() where tie.events > 0 {
      let d = Double(tie.events)
      let total = totals[index * (p + 1)]
      sums.hazards[index] = d / total
      for j in 0..<p { sums.means[index * p + j] = totals[index * (p + 1) + 1 + j] / total }
      sums.value -= d * logarithm(total)
      for row in tie.rows where kinds[row] == 1 { sums.value += eta[row] - shift }
    }
    return sums
  }

  /// S₀ and S₁ at each tie with events, row by row.
  private func weightedTotals(_ risks: [Double]) -> [Double] {
    let width = columnCount + 1
    var totals = Array(repeating: 0.0, count: ties.count * width)
    var later = Array(repeating: 0.0, count: width)
    for (index, tie) in ties.enumerated().reversed() {
      for row in tie.rows { add(row, times: risks[row], to: &later) }
      guard tie.events > 0 else { continue }
      for k in 0..<width { totals[index * width + k] = later[k] }
    }
    var earlier = Array(repeating: 0.0, count: width)
    for (index, tie) in ties.enumerated() {
      if tie.events > 0 {
        for k in 0..<width { totals[index * width + k] += tie.uncensored * earlier[k] }
      }
      for row in tie.rows where kinds[row] == 2 {
        add(row, times: risks[row] / tie.uncensored, to: &earlier)
      }
    }
    return totals
  }

  /// Adds 1 and the covariates of a patient, times a weight.
  func add(_ row: Int, times weight: Double, to sums: inout [Double]) {
    sums[0] += weight
    for j in 0..<columnCount { sums[j + 1] += weight * x[row * columnCount + j] }
  }
}

extension FineGrayLikelihood: PartialLikelihood {
  /// The log-likelihood and its derivatives at β.
  func evaluate(_ beta: [Double]) -> CoxLikelihood.Evaluation {
    let p = columnCount
    let sums = sums(beta)
    let exposure = FineGrayExposure(self, sums)
    var result = CoxLikelihood.Evaluation(p)
    result.value = sums.value
    for (index, tie) in ties.enumerated() {
      for row in tie.rows {
        let cumulative = sums.risks[row] * exposure.hazard(of: row, in: index)
        for i in 0..<p {
          let own = x[row * p + i]
          if kinds[row] == 1 { result.score[i] += own - sums.means[index * p + i] }
          for j in 0...i { result.information[i * p + j] += cumulative * own * x[row * p + j] }
        }
      }
      for i in 0..<p where tie.events > 0 {
        let mean = Double(tie.events) * sums.means[index * p + i]
        for j in 0...i { result.information[i * p + j] -= mean * sums.means[index * p + j] }
      }
    }
    return result
  }
}

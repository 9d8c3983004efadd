/// The partial likelihood of Cox's model, with its score and information.
///
/// With rᵢ = exp(xᵢᵀβ), R(t) those at risk at t in a stratum and D(t) the d of them with the event,
/// ```
/// log L = Σ_t [ Σ_{i ∈ D} xᵢᵀβ − Σ_{k < d} log(Σ_R r − f_k Σ_D r) ]
/// ```
/// with f_k = k/d for Efron's ties and 0 for Breslow's. Patients are ordered once, by stratum and
/// from the last time to the first, so that each sum over R grows by those who enter it:
/// O(n p²) for one evaluation.
struct CoxLikelihood {
  /// The patients of one time in one stratum, as a range of the ordered rows.
  struct Tie {
    let rows: Range<Int>
    let deaths: Int
    let time: Double
    let stratum: Int
    let startsStratum: Bool
  }

  /// One evaluation.
  struct Evaluation {
    var value = 0.0
    /// ∂ log L / ∂β.
    var score: [Double]
    /// −∂² log L / ∂β², p × p row by row; the lower triangle is filled.
    var information: [Double]
  }

  private let columnCount: Int
  private let ties: CoxModel.Ties
  /// The times, by stratum and from the last to the first.
  let times: [Tie]
  /// Covariates in order; within a tie those with the event come first.
  private let x: [Double]

  init(_ design: StandardizedDesign, _ followUps: [FollowUp], strata: [Int], ties: CoxModel.Ties) {
    let order = followUps.indices.sorted { a, b in
      if strata[a] != strata[b] { return strata[a] < strata[b] }
      if followUps[a].time != followUps[b].time { return followUps[a].time > followUps[b].time }
      return followUps[a].isEvent && !followUps[b].isEvent
    }
    let p = design.columnCount
    columnCount = p
    self.ties = ties
    x = order.flatMap { design.values[($0 * p)..<(($0 + 1) * p)] }
    let runs = order.split {
      strata[$0] == strata[$1] && followUps[$0].time == followUps[$1].time
    }
    var last: Int?
    var times: [Tie] = []
    for run in runs {
      let stratum = strata[run[run.startIndex]]
      times.append(
        Tie(
          rows: run.startIndex..<run.endIndex,
          deaths: run.filter { followUps[$0].isEvent }.count,
          time: followUps[run[run.startIndex]].time, stratum: stratum,
          startsStratum: stratum != last))
      last = stratum
    }
    self.times = times
  }

  /// The log-likelihood and its derivatives at β.
  ///
  /// - Parameter weights: a factor for what each of ``times`` adds; `nil` for 1.
  func evaluate(_ beta: [Double], weights: [Double]?) -> Evaluation {
    let p = columnCount
    let eta = linearPredictors(beta)
    var result = Evaluation(
      score: Array(repeating: 0, count: p), information: Array(repeating: 0, count: p * p))
    sweep(eta) { index, atRisk, dying in
      let tie = times[index]
      let weight = weights?[index] ?? 1
      for row in tie.rows.prefix(tie.deaths) {
        result.value += weight * (eta[row] - atRisk.shift)
        for j in 0..<p { result.score[j] += weight * x[row * p + j] }
      }
      for share in shares(tie) {
        result.subtract(atRisk, dying, share: share, weight: weight)
      }
    }
    return result
  }

  /// What each of ``times`` adds to the cumulative hazard of a patient with covariates zero.
  func hazardIncrements(_ beta: [Double]) -> [Double] {
    var increments = Array(repeating: 0.0, count: times.count)
    sweep(linearPredictors(beta)) { index, atRisk, dying in
      for share in shares(times[index]) {
        increments[index] += exponential(-atRisk.shift) / (atRisk.r - share * dying.r)
      }
    }
    return increments
  }

  /// f_k for each event of a time.
  private func shares(_ tie: Tie) -> [Double] {
    (0..<tie.deaths).map { ties == .efron ? Double($0) / Double(tie.deaths) : 0 }
  }

  /// Goes through the times, with the sums over those at risk and over those with the event.
  private func sweep(_ eta: [Double], _ body: (Int, RiskSums, RiskSums) -> Void) {
    var atRisk = RiskSums(columnCount)
    for (index, tie) in times.enumerated() {
      if tie.startsStratum { atRisk = RiskSums(columnCount) }
      atRisk.raise(to: eta[tie.rows].max() ?? 0)
      var dying = RiskSums(columnCount)
      for row in tie.rows {
        let risk = exponential(eta[row] - atRisk.shift)
        atRisk.add(x, row: row, risk: risk)
        if row < tie.rows.lowerBound + tie.deaths { dying.add(x, row: row, risk: risk) }
      }
      if tie.deaths > 0 { body(index, atRisk, dying) }
    }
  }

  private func linearPredictors(_ beta: [Double]) -> [Double] {
    let p = columnCount
    return (0..<(x.count / max(1, p))).map { row in
      var sum = 0.0
      for j in 0..<p { sum += x[row * p + j] * beta[j] }
      return sum
    }
  }
}

/// Σ r, Σ r x and the lower triangle of Σ r x xᵀ over some patients, with r = exp(xᵀβ − shift).
///
/// The shift cancels in the likelihood. It is the largest xᵀβ so far, so that no risk overflows and
/// the sum over those at risk, however late, is one or more.
private struct RiskSums {
  let p: Int
  private(set) var shift = -Double.infinity
  var r = 0.0
  var rx: [Double]
  var rxx: [Double]

  init(_ p: Int) {
    self.p = p
    rx = Array(repeating: 0, count: p)
    rxx = Array(repeating: 0, count: p * p)
  }

  mutating func raise(to eta: Double) {
    guard eta > shift else { return }
    let factor = exponential(shift - eta)
    shift = eta
    r *= factor
    for index in rx.indices { rx[index] *= factor }
    for index in rxx.indices { rxx[index] *= factor }
  }

  mutating func add(_ x: [Double], row: Int, risk: Double) {
    r += risk
    for i in 0..<p {
      let weighted = risk * x[row * p + i]
      rx[i] += weighted
      for j in 0...i { rxx[i * p + j] += weighted * x[row * p + j] }
    }
  }
}

extension CoxLikelihood.Evaluation {
  /// Subtracts the part of one event: log of the risk sum, mean and covariance at that risk.
  fileprivate mutating func subtract(
    _ atRisk: RiskSums, _ dying: RiskSums, share: Double, weight: Double
  ) {
    let p = atRisk.p
    let total = atRisk.r - share * dying.r
    value -= weight * logarithm(total)
    let mean = (0..<p).map { (atRisk.rx[$0] - share * dying.rx[$0]) / total }
    for i in 0..<p {
      score[i] -= weight * mean[i]
      for j in 0...i {
        let square = (atRisk.rxx[i * p + j] - share * dying.rxx[i * p + j]) / total
        information[i * p + j] += weight * (square - mean[i] * mean[j])
      }
    }
  }
}

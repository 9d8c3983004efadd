/// The partial likelihood of Cox's model, with its score and information.
///
/// With rᵢ = exp(xᵢᵀβ), R(t) those at risk at t in a stratum and D(t) the d of them with the event,
/// ```
/// log L = Σ_t [ Σ_{i ∈ D} xᵢᵀβ − Σ_{k < d} log(Σ_R r − f_k Σ_D r) ]
/// ```
/// with f_k = k/d for Efron's ties and 0 for Breslow's. Patients are ordered once, by stratum and
/// from the last time to the first, so that each sum over R grows by those who enter it:
/// O(n p²) for one evaluation. Who was not yet observed at t (left truncation) leaves the sums again;
/// where little of them is left they are made anew, so that no digits are lost.
struct CoxLikelihood {
  /// The patients of one time in one stratum, as a range of the ordered rows.
  struct Tie {
    let rows: Range<Int>
    let deaths: Int
    let time: Double
    let stratum: Int
    let startsStratum: Bool
    /// Which of ``leaving`` were not yet observed at this time, and were at the time after it.
    let departures: Range<Int>
  }

  /// One evaluation.
  struct Evaluation {
    var value = 0.0
    /// ∂ log L / ∂β.
    var score: [Double]
    /// −∂² log L / ∂β², p × p row by row; the lower triangle is filled.
    var information: [Double]
  }

  let columnCount: Int
  let ties: CoxModel.Ties
  /// The patients in order: the place of each in the data.
  let order: [Int]
  /// The times, by stratum and from the last to the first.
  let times: [Tie]
  /// Covariates in order; within a tie those with the event come first.
  let x: [Double]
  /// When each patient in order entered; empty when all were observed from the start.
  let entries: [Double]
  /// The patients in order who entered late, by stratum and from the last entry to the first.
  private let leaving: [Int]

  init(_ design: StandardizedDesign, _ followUps: [FollowUp], strata: [Int], ties: CoxModel.Ties) {
    let order = followUps.indices.sorted { a, b in
      if strata[a] != strata[b] { return strata[a] < strata[b] }
      if followUps[a].time != followUps[b].time { return followUps[a].time > followUps[b].time }
      return followUps[a].isEvent && !followUps[b].isEvent
    }
    let p = design.columnCount
    columnCount = p
    self.ties = ties
    self.order = order
    x = order.flatMap { design.values[($0 * p)..<(($0 + 1) * p)] }
    let isTruncated = followUps.contains { $0.entry != nil }
    entries = isTruncated ? order.map { followUps[$0].entry ?? -.infinity } : []
    let entries = self.entries
    leaving = entries.indices.filter { entries[$0] > -.infinity }.sorted { a, b in
      let (first, second) = (strata[order[a]], strata[order[b]])
      return first == second ? entries[a] > entries[b] : first < second
    }
    times = Self.ties(order, followUps, strata: strata, entries: entries, leaving: leaving)
  }

  /// The times of each stratum with those who leave the sums at them.
  private static func ties(
    _ order: [Int], _ followUps: [FollowUp], strata: [Int], entries: [Double], leaving: [Int]
  ) -> [Tie] {
    let runs = order.split {
      strata[$0] == strata[$1] && followUps[$0].time == followUps[$1].time
    }
    var last: Int?
    var next = 0
    return runs.map { run in
      let (stratum, time) = (strata[run[run.startIndex]], followUps[run[run.startIndex]].time)
      // Those of an earlier stratum who entered before its first time never leave.
      while next < leaving.count, strata[order[leaving[next]]] < stratum { next += 1 }
      let first = next
      while next < leaving.count, strata[order[leaving[next]]] == stratum,
        entries[leaving[next]] >= time
      {
        next += 1
      }
      defer { last = stratum }
      return Tie(
        rows: run.startIndex..<run.endIndex, deaths: run.filter { followUps[$0].isEvent }.count,
        time: time, stratum: stratum, startsStratum: stratum != last, departures: first..<next)
    }
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
  func shares(_ tie: Tie) -> [Double] {
    (0..<tie.deaths).map { ties == .efron ? Double($0) / Double(tie.deaths) : 0 }
  }

  /// Goes through the times, with the sums over those at risk and over those with the event.
  func sweep(_ eta: [Double], _ body: (Int, RiskSums, RiskSums) -> Void) {
    var atRisk = RiskSums(columnCount)
    var start = 0
    for (index, tie) in times.enumerated() {
      if tie.startsStratum {
        atRisk = RiskSums(columnCount)
        start = tie.rows.lowerBound
      }
      depart(tie, from: &atRisk, since: start, eta)
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

  /// Takes those not yet observed at a time out of the sums; makes these anew where a thousandth or
  /// less of them is left.
  private func depart(
    _ tie: Tie, from atRisk: inout RiskSums, since start: Int, _ eta: [Double]
  ) {
    guard !tie.departures.isEmpty else { return }
    for row in leaving[tie.departures] {
      atRisk.add(x, row: row, risk: -exponential(eta[row] - atRisk.shift))
    }
    guard atRisk.r < 1e-3 * atRisk.peak else { return }
    let left = (start..<tie.rows.lowerBound).filter { entries[$0] < tie.time }
    atRisk = RiskSums(columnCount)
    atRisk.raise(to: left.map { eta[$0] }.max() ?? -.infinity)
    for row in left { atRisk.add(x, row: row, risk: exponential(eta[row] - atRisk.shift)) }
  }

  /// xᵀβ of each patient in order.
  func linearPredictors(_ beta: [Double]) -> [Double] {
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
/// the sum over those at risk, however late, is one or more, unless some have left it.
struct RiskSums {
  let p: Int
  private(set) var shift = -Double.infinity
  /// Σ r.
  private(set) var r = 0.0
  /// The largest Σ r so far, on the scale of the shift.
  private(set) var peak = 0.0
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
    peak *= factor
    for index in rx.indices { rx[index] *= factor }
    for index in rxx.indices { rxx[index] *= factor }
  }

  mutating func add(_ x: [Double], row: Int, risk: Double) {
    r += risk
    peak = max(peak, r)
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

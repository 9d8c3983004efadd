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
///
/// Many patients are taken in blocks of whole times, on all cores: what each block adds to the sums is
/// found first, then each is gone through from the sums of those before it. The blocks depend on the
/// data alone, so that any number of cores gives the same bits.
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
    /// The means of the last risk set.
    private(set) var means: [Double]

    /// Nothing yet, of so many columns.
    init(_ p: Int) {
      score = Array(repeating: 0, count: p)
      information = Array(repeating: 0, count: p * p)
      means = score
    }

    mutating func setMeans(_ atRisk: RiskSums, _ dying: RiskSums, share: Double, total: Double) {
      for j in means.indices { means[j] = (atRisk.rx[j] - share * dying.rx[j]) / total }
    }
  }

  let columnCount: Int
  let ties: CoxModel.Ties
  /// The patients in order.
  let ordered: LateFirst
  /// The times, by stratum and from the last to the first.
  let times: [Tie]
  /// Covariates in order; within a tie those with the event come first.
  let x: [Double]
  /// When each patient in order entered; empty when all were observed from the start.
  let entries: [Double]
  /// The patients in order who entered late, by stratum and from the last entry to the first.
  private let leaving: [Int]
  /// Neighbouring ``times`` of about as many patients each; one block of few patients, or where some
  /// entered late.
  private let blocks: [Range<Int>]

  init(_ design: StandardizedDesign, _ followUps: [FollowUp], strata: [Int], ties: CoxModel.Ties) {
    let ordered = LateFirst(followUps, strata)
    self.ordered = ordered
    let order = ordered.order
    columnCount = design.columnCount
    self.ties = ties
    x = design.values(ofRows: order)
    let isTruncated = followUps.contains { $0.entry != nil }
    let entries = isTruncated ? order.map { followUps[$0].entry ?? -.infinity } : []
    self.entries = entries
    leaving = entries.indices.filter { entries[$0] > -.infinity }.sorted { a, b in
      let (first, second) = (ordered.strata[a], ordered.strata[b])
      return first == second ? entries[a] > entries[b] : first < second
    }
    times = Self.ties(ordered, entries: entries, leaving: leaving)
    blocks = isTruncated ? [times.indices] : Self.blocks(times, count: order.count)
  }

  private static func blocks(_ times: [Tie], count: Int) -> [Range<Int>] {
    guard count >= 2 * Cores.block else { return [times.indices] }
    var blocks: [Range<Int>] = []
    var (start, rows) = (0, 0)
    for (index, tie) in times.enumerated() {
      rows += tie.rows.count
      guard rows >= Cores.block || index + 1 == times.count else { continue }
      blocks.append(start..<(index + 1))
      (start, rows) = (index + 1, 0)
    }
    return blocks
  }

  /// The times of each stratum with those who leave the sums at them.
  private static func ties(
    _ ordered: LateFirst, entries: [Double], leaving: [Int]
  ) -> [Tie] {
    let (moments, strata) = (ordered.times, ordered.strata)
    var ties: [Tie] = []
    var next = 0
    var start = 0
    while start < moments.count {
      let (stratum, time) = (strata[start], moments[start])
      var (end, deaths) = (start, 0)
      while end < moments.count, moments[end] == time, strata[end] == stratum {
        if ordered.areEvents[end] { deaths += 1 }
        end += 1
      }
      // Those of an earlier stratum who entered before its first time never leave.
      while next < leaving.count, strata[leaving[next]] < stratum { next += 1 }
      let first = next
      while next < leaving.count, strata[leaving[next]] == stratum, entries[leaving[next]] >= time {
        next += 1
      }
      ties.append(
        Tie(
          rows: start..<end, deaths: deaths, time: time, stratum: stratum,
          startsStratum: stratum != ties.last?.stratum, departures: first..<next))
      start = end
    }
    return ties
  }

  /// The place in the data of each patient in order.
  var order: [Int] { ordered.order }

  /// The log-likelihood and its derivatives at β.
  ///
  /// - Parameter weights: a factor for what each of ``times`` adds; `nil` for 1.
  func evaluate(_ beta: [Double], weights: [Double]?) -> Evaluation {
    let eta = linearPredictors(beta)
    guard blocks.count > 1 else {
      return evaluate(times.indices, eta, weights, from: RiskSums(columnCount))
    }
    let starts = sumsBeforeBlocks(eta)
    let parts = Cores.parts(blocks.count) { evaluate(blocks[$0], eta, weights, from: starts[$0]) }
    var result = Evaluation(columnCount)
    for part in parts { result.add(part) }
    return result
  }

  /// The sums over those at risk when each block begins.
  private func sumsBeforeBlocks(_ eta: [Double]) -> [RiskSums] {
    let own = Cores.parts(blocks.count) { block in
      var sums = RiskSums(columnCount)
      for tie in times[blocks[block]] {
        if tie.startsStratum { sums = RiskSums(columnCount) }
        sums.raise(to: largest(of: eta, tie.rows))
        for row in tie.rows { sums.add(x, row: row, risk: exponential(eta[row] - sums.shift)) }
      }
      return sums
    }
    var sums = RiskSums(columnCount)
    return zip(blocks, own).map { block, part in
      defer {
        if times[block].contains(where: \.startsStratum) { sums = part } else { sums.add(part) }
      }
      return sums
    }
  }

  /// What some of ``times`` add to an evaluation.
  private func evaluate(
    _ indices: Range<Int>, _ eta: [Double], _ weights: [Double]?, from start: RiskSums
  ) -> Evaluation {
    let p = columnCount
    var result = Evaluation(p)
    sweep(eta, indices, from: start) { index, atRisk, dying in
      let tie = times[index]
      let weight = weights?[index] ?? 1
      for row in tie.rows.prefix(tie.deaths) {
        result.value += weight * (eta[row] - atRisk.shift)
        for j in 0..<p { result.score[j] += weight * x[row * p + j] }
      }
      if tie.deaths > Self.manyDeaths {
        result.subtract(atRisk, dying, shares: shares(tie), weight: weight)
      } else {
        for share in shares(tie) {
          result.subtract(atRisk, dying, share: share, weight: weight)
        }
      }
    }
    return result
  }

  /// Of more events at one time than this, the sums over the events are taken first.
  private static let manyDeaths = 8

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

  /// Goes through the times, with the sums over those at risk and over those with the event; the
  /// latter are there where several have it.
  func sweep(_ eta: [Double], _ body: (Int, RiskSums, RiskSums) -> Void) {
    sweep(eta, times.indices, from: RiskSums(columnCount), body)
  }

  /// The same over some of the times, which begin with these at risk.
  private func sweep(
    _ eta: [Double], _ indices: Range<Int>, from sums: RiskSums,
    _ body: (Int, RiskSums, RiskSums) -> Void
  ) {
    var atRisk = sums
    var dying = RiskSums(columnCount)
    var start = 0
    for index in indices {
      let tie = times[index]
      if tie.startsStratum {
        atRisk = RiskSums(columnCount)
        start = tie.rows.lowerBound
      }
      depart(tie, from: &atRisk, since: start, eta)
      atRisk.raise(to: largest(of: eta, tie.rows))
      dying.reset()
      for row in tie.rows {
        let risk = exponential(eta[row] - atRisk.shift)
        atRisk.add(x, row: row, risk: risk)
        if tie.deaths > 1, row < tie.rows.lowerBound + tie.deaths {
          dying.add(x, row: row, risk: risk)
        }
      }
      if tie.deaths > 0 { body(index, atRisk, dying) }
    }
  }

  private func largest(of eta: [Double], _ rows: Range<Int>) -> Double {
    var largest = -Double.infinity
    for row in rows { largest = max(largest, eta[row]) }
    return largest
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
    StandardizedDesign.products(x, beta)
  }

  /// xᵀβ of each patient in the order of the data.
  func linearPredictorsInOrderGiven(_ beta: [Double]) -> [Double] {
    var predictors = Array(repeating: 0.0, count: order.count)
    for (row, predictor) in zip(order, linearPredictors(beta)) { predictors[row] = predictor }
    return predictors
  }
}

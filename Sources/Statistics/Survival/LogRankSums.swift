/// The sums over event times that the log-rank tests are made of, for several weights at once.
struct LogRankSums {
  let weights: [LogRank.Weight]
  private(set) var counts: [Int]
  private(set) var observed: [Double]
  private(set) var expected: [Double]
  /// Per weight, Σ w (dⱼ − d nⱼ/n).
  private(set) var scores: [[Double]]
  /// Per weight, the k × k covariance of the scores, row by row.
  private(set) var covariances: [[Double]]

  init(
    _ followUps: [FollowUp], groups: [Int], groupCount k: Int, strata: [Int]?,
    weights: [LogRank.Weight]
  ) throws(StatisticsError) {
    guard k >= 2 else { throw .tooFewGroups(needed: 2, found: k) }
    guard groups.count == followUps.count else {
      throw .lengthsDiffer(groups.count, followUps.count)
    }
    if let strata, strata.count != followUps.count {
      throw .lengthsDiffer(strata.count, followUps.count)
    }
    if let stranger = groups.first(where: { !(0..<k).contains($0) }) {
      throw .outOfDomain(Double(stranger))
    }
    guard followUps.contains(where: \.isEvent) else { throw .noEvents }
    self.weights = weights
    counts = Array(repeating: 0, count: k)
    observed = Array(repeating: 0, count: k)
    expected = observed
    scores = weights.map { _ in Array(repeating: 0, count: k) }
    covariances = weights.map { _ in Array(repeating: 0, count: k * k) }
    for group in groups { counts[group] += 1 }
    let tied = FollowUp.tyingNearTimes(followUps)
    let stratum = strata ?? Array(repeating: 0, count: tied.count)
    let order = tied.indices.sorted {
      stratum[$0] == stratum[$1] ? tied[$0] < tied[$1] : stratum[$0] < stratum[$1]
    }
    for block in order.split(by: { stratum[$0] == stratum[$1] }) {
      addStratum(block.map { (tied[$0], groups[$0]) })
    }
  }

  /// Adds the event times of one stratum, sorted by time.
  private mutating func addStratum(_ patients: [(followUp: FollowUp, group: Int)]) {
    var atRisk = Array(repeating: 0.0, count: counts.count)
    var late: [(time: Double, group: Int)] = []
    for patient in patients {
      if let entry = patient.followUp.entry {
        late.append((entry, patient.group))
      } else {
        atRisk[patient.group] += 1
      }
    }
    late.sort { $0.time > $1.time }
    var survival = 1.0
    var peto = 1.0
    for tie in patients.split(by: { $0.followUp.time == $1.followUp.time }) {
      var deaths = Array(repeating: 0.0, count: counts.count)
      for patient in tie where patient.followUp.isEvent { deaths[patient.group] += 1 }
      while let next = late.last, let time = tie.first?.followUp.time, next.time < time {
        late.removeLast()
        atRisk[next.group] += 1
      }
      let d = deaths.reduce(0, +)
      if d > 0 {
        let n = atRisk.reduce(0, +)
        peto *= 1 - d / (n + 1)
        addTime(deaths: deaths, atRisk: atRisk, d: d, n: n, survival: survival, peto: peto)
        survival *= 1 - d / n
      }
      for patient in tie { atRisk[patient.group] -= 1 }
    }
  }

  private mutating func addTime(
    deaths: [Double], atRisk: [Double], d: Double, n: Double, survival: Double, peto: Double
  ) {
    let k = deaths.count
    let spread = n > 1 ? d * (n - d) / (n - 1) : 0
    for j in 0..<k {
      observed[j] += deaths[j]
      expected[j] += d * atRisk[j] / n
    }
    for (index, weight) in weights.enumerated() {
      let w = weight.value(atRisk: n, survival: survival, peto: peto)
      for j in 0..<k where atRisk[j] > 0 {
        scores[index][j] += w * (deaths[j] - d * atRisk[j] / n)
        for l in 0..<k {
          let share = (j == l ? 1 : 0) - atRisk[l] / n
          covariances[index][j * k + l] += w * w * spread * atRisk[j] / n * share
        }
      }
    }
  }
}

extension LogRank.Weight {
  /// The weight of an event time, from n, S just before it, and Peto's product at it.
  func value(atRisk n: Double, survival: Double, peto: Double) -> Double {
    switch self {
    case .logRank: 1
    case .gehanBreslow: n
    case .taroneWare: n.squareRoot()
    case .petoPeto: peto
    case .flemingHarrington(let rho, let gamma):
      power(survival, rho) * power(1 - survival, gamma)
    }
  }
}

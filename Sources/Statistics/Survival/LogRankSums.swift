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
    let tied = FollowUp.tyingNearTimes(followUps)
    var members: [Int: [[FollowUp]]] = [:]
    for (index, own) in tied.enumerated() {
      members[strata?[index] ?? 0, default: Array(repeating: [], count: k)][groups[index]]
        .append(own)
    }
    let tables = members.sorted { $0.key < $1.key }.map { $0.value.map(LifeTable.init(tied:)) }
    try self.init(tables, groupCount: k, weights: weights)
  }

  /// - Parameter strata: for each stratum the life table of each group, times being tied over all.
  init(
    _ strata: [[LifeTable]], groupCount k: Int, weights: [LogRank.Weight]
  ) throws(StatisticsError) {
    guard k >= 2 else { throw .tooFewGroups(needed: 2, found: k) }
    if let other = strata.first(where: { $0.count != k }) { throw .lengthsDiffer(other.count, k) }
    guard strata.contains(where: { $0.contains { $0.events > 0 } }) else { throw .noEvents }
    self.weights = weights
    counts = (0..<k).map { group in strata.reduce(0) { $0 + $1[group].count } }
    observed = Array(repeating: 0, count: k)
    expected = observed
    scores = weights.map { _ in Array(repeating: 0, count: k) }
    covariances = weights.map { _ in Array(repeating: 0, count: k * k) }
    for tables in strata { addStratum(tables) }
  }

  /// Adds the event times of one stratum.
  private mutating func addStratum(_ tables: [LifeTable]) {
    var readers = tables.map(RiskSetReader.init)
    var survival = 1.0
    var peto = 1.0
    while let time = readers.compactMap(\.time).min() {
      var deaths: [Double] = []
      var atRisk: [Double] = []
      for index in readers.indices {
        let next = readers[index].read(time)
        deaths.append(Double(next.deaths))
        atRisk.append(Double(next.atRisk))
      }
      let d = deaths.reduce(0, +)
      guard d > 0 else { continue }
      let n = atRisk.reduce(0, +)
      peto *= 1 - d / (n + 1)
      addTime(deaths: deaths, atRisk: atRisk, d: d, n: n, survival: survival, peto: peto)
      survival *= 1 - d / n
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

/// Goes through a life table, of which other groups may have more times.
private struct RiskSetReader {
  private var rows: ArraySlice<LifeTable.Row>
  private var late: ArraySlice<Double>
  private var atRisk: Int

  init(_ table: LifeTable) {
    rows = table.rows[...]
    late = table.entries[...]
    atRisk = table.count - table.entries.count
  }

  /// The next time at which someone's follow-up ends.
  var time: Double? { rows.first?.time }

  /// Who is at risk at a time, and how many have the event; those who end there leave.
  mutating func read(_ time: Double) -> (deaths: Int, atRisk: Int) {
    while let entry = late.first, entry < time {
      late.removeFirst()
      atRisk += 1
    }
    guard let row = rows.first, row.time == time else { return (0, atRisk) }
    rows.removeFirst()
    defer { atRisk -= row.events + row.censored }
    return (row.events, atRisk)
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

/// The score of Gray's test and its covariance in one stratum.
struct GraySums {
  private(set) var scores: [Double]
  private(set) var covariance: [Double]

  /// - Parameters:
  ///   - patients: those of the stratum, sorted by time.
  ///   - event: the number of the event of interest.
  ///   - groupCount: k.
  init(
    _ patients: [(followUp: CompetingFollowUp, group: Int)], event: Int, groupCount k: Int
  ) {
    scores = Array(repeating: 0, count: k)
    covariance = Array(repeating: 0, count: k * k)
    var left = covariance
    for time in GrayTime.all(patients, event: event, groupCount: k).reversed() {
      let spread = time.spread
      for r in 0..<k where time.atRisk[r] > 0 {
        scores[r] += time.events[r] - time.pooledEvents * time.share(of: r)
        addVariance(
          time, group: r, spread: (0..<k).map { spread[$0 * k + r] },
          left: (0..<k).map { left[$0 * k + r] })
      }
      for index in spread.indices { left[index] += spread[index] * time.hazard }
    }
  }

  /// Adds what group r gives at one time, with aᵢᵣ and what of cᵢᵣ is to come.
  private mutating func addVariance(
    _ time: GrayTime, group r: Int, spread: [Double], left: [Double]
  ) {
    let ratio = time.ratio(r)
    let own = time.eventVariance(r)
    if own != 0, own.isFinite {
      let factor = ratio.map { 1 - $0 } ?? 1
      add(zip(spread, left).map { $0 + factor * $1 }, times: own)
    }
    let other = time.otherVariance(r)
    if other != 0, let ratio { add(left.map { ratio * $0 }, times: other) }
  }

  private mutating func add(_ vector: [Double], times variance: Double) {
    let k = vector.count
    for i in 0..<k {
      for j in 0..<k { covariance[i * k + j] += variance * vector[i] * vector[j] }
    }
  }
}

/// One time with events: who is at risk and who has which event in each group, and the estimates
/// just before and at it.
struct GrayTime {
  let atRisk: [Double]
  let events: [Double]
  let others: [Double]
  /// Sᵣ just before.
  let survivalBefore: [Double]
  /// Sᵣ at the time.
  let survival: [Double]
  /// Fᵣ just before.
  let incidenceBefore: [Double]
  /// The pooled F just before.
  let pooledBefore: Double

  /// Events of interest in all groups.
  var pooledEvents: Double { events.reduce(0, +) }

  /// hᵣ.
  private func weight(_ r: Int) -> Double {
    atRisk[r] > 0 ? atRisk[r] / survivalBefore[r] : 0
  }

  /// Rᵣ.
  private func risk(_ r: Int) -> Double { weight(r) * (1 - incidenceBefore[r]) }

  /// h.
  private var pooledWeight: Double { atRisk.indices.reduce(0) { $0 + weight($1) } }

  /// Rᵣ / R.
  func share(of r: Int) -> Double { risk(r) / atRisk.indices.reduce(0) { $0 + risk($1) } }

  /// dF.
  private var rise: Double { pooledEvents / pooledWeight }

  /// F at the time.
  var pooled: Double { pooledBefore + rise }

  /// dF/(1 − F).
  var hazard: Double { rise / (1 - pooledBefore) }

  /// aᵢᵣ, k × k row by row.
  var spread: [Double] {
    let groups = atRisk.indices
    let weights = groups.map(weight)
    let all = pooledWeight
    return groups.flatMap { i in
      groups.map { r in weights[i] * ((i == r ? 1 : 0) - weights[r] / all) }
    }
  }

  /// (1 − F)/Sᵣ at the time; `nil` once Sᵣ = 0.
  func ratio(_ r: Int) -> Double? { survival[r] > 0 ? (1 - pooled) / survival[r] : nil }

  /// dF/hᵣ, less the share of ties.
  func eventVariance(_ r: Int) -> Double {
    let d = pooledEvents
    let expected = pooledWeight * survivalBefore[r]
    let ties = d > 1 ? 1 - (d - 1) / (expected - 1) : 1
    return ties * rise / weight(r)
  }

  /// Sᵣ² eᵣ/Yᵣ², less the share of ties.
  func otherVariance(_ r: Int) -> Double {
    let e = others[r]
    let ties = e > 1 ? 1 - (e - 1) / (atRisk[r] - 1) : 1
    let scale = survivalBefore[r] / atRisk[r]
    return ties * e * scale * scale
  }
}

extension GrayTime {
  /// The times with events, ascending.
  static func all(
    _ patients: [(followUp: CompetingFollowUp, group: Int)], event: Int, groupCount k: Int
  ) -> [GrayTime] {
    var atRisk = Array(repeating: 0.0, count: k)
    for patient in patients { atRisk[patient.group] += 1 }
    var survival = Array(repeating: 1.0, count: k)
    var incidence = Array(repeating: 0.0, count: k)
    var pooled = 0.0
    var times: [GrayTime] = []
    for tie in patients.split(by: { $0.followUp.time == $1.followUp.time }) {
      var events = Array(repeating: 0.0, count: k)
      var others = events
      for patient in tie where patient.followUp.event > 0 {
        if patient.followUp.event == event {
          events[patient.group] += 1
        } else {
          others[patient.group] += 1
        }
      }
      if zip(events, others).contains(where: { $0 + $1 > 0 }) {
        let before = (survival, incidence)
        for r in 0..<k where atRisk[r] > 0 {
          incidence[r] += survival[r] * events[r] / atRisk[r]
          survival[r] *= (atRisk[r] - events[r] - others[r]) / atRisk[r]
        }
        let time = GrayTime(
          atRisk: atRisk, events: events, others: others, survivalBefore: before.0,
          survival: survival, incidenceBefore: before.1, pooledBefore: pooled)
        pooled = time.pooled
        times.append(time)
      }
      for patient in tie { atRisk[patient.group] -= 1 }
    }
    return times
  }
}

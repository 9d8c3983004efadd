import Statistics
import TestSupport
import Testing

@Suite struct BrierScoreTests {
  typealias Reference = SurvivalReference

  @Test(arguments: Reference.cases("td_discrimination", "brier_km"))
  func kaplanMeier(_ reference: Reference) throws {
    let group = reference.name("group")
    let rows = try reference.rows().filter { row in
      ["time", "event"].allSatisfy { row[reference.name($0)]?.isEmpty == false }
        && (group.isEmpty || row[group]?.isEmpty == false)
    }
    let followUps = try rows.map { row in
      try FollowUp(
        time: #require(Double(row[reference.name("time")] ?? "")),
        isEvent: row[reference.name("event")] == reference.name("event_value"))
    }
    let levels = rows.map { $0[group] ?? "" }
    var curves: [String: KaplanMeier] = [:]
    for level in Set(levels) {
      let own = zip(followUps, levels).filter { $0.1 == level }.map(\.0)
      curves[level] = try KaplanMeier(own)
    }
    let times = reference.args["times"]?.elements.compactMap(\.number) ?? []
    let scores = try times.map { time in
      try BrierScore(
        followUps,
        predictions: levels.map { curves[$0]?.estimate(at: time).survival ?? .nan }, time: time)
    }
    reference.check(Double(followUps.count), "n")
    for (k, score) in scores.enumerated() { reference.check(score.estimate, "brier", k) }
    reference.check(try BrierScore.integrated(scores).estimate, "integrated_brier")
  }

  // Event at 1, censored at 2, event at 3, followed to 5; predicted ½ throughout, t = 4.
  // G(1) = 1, G(3) = G(4) = 2/3: terms ¼, 0, ⅜, ⅜.
  @Test func `four patients by hand`() throws {
    let followUps = try patients([1, -2, 3, -5])
    let half = Array(repeating: 0.5, count: 4)
    let score = try BrierScore(followUps, predictions: half, time: 4)
    #expect(disagreement(score.estimate, 0.25) == nil)
    // Deviations 0, −¼, ⅛, ⅛: variance (3/32)/3, of the mean a quarter of it.
    #expect(disagreement(score.standardError, (1.0 / 128).squareRoot()) == nil)
    let perfect = try BrierScore(followUps, predictions: [0, 0.3, 0, 1], time: 4)
    #expect(perfect.estimate == 0)
  }

  @Test func `weights sum to the patients, and order does not matter`() throws {
    // No event shares its time with a censoring: G(T) is what G was just before T.
    let followUps = try (1...80).map { try FollowUp(time: Double($0), isEvent: $0 % 3 != 0) }
    let time = 50.5
    // Predicting 1 for the dead and 0 for the living makes every term its weight: their mean is 1.
    let worst = followUps.map { $0.time > time ? 0.0 : 1 }
    let score = try BrierScore(followUps, predictions: worst, time: time)
    #expect(disagreement(score.estimate, 1) == nil)
    let turned = try BrierScore(
      followUps.reversed(), predictions: worst.reversed(), time: time)
    #expect(disagreement(turned.estimate, score.estimate) == nil)
    #expect(disagreement(turned.standardError, score.standardError ?? .nan) == nil)
  }

  @Test func `the integral of a constant score is the score`() throws {
    let followUps = try patients([9, 9, 9])
    let scores = try [1.0, 2, 5].map {
      try BrierScore(followUps, predictions: [0.5, 0.5, 0.7], time: $0)
    }
    let whole = try BrierScore.integrated(scores)
    #expect(disagreement(whole.estimate, scores[0].estimate) == nil)
    #expect(disagreement(whole.standardError, scores[0].standardError ?? .nan) == nil)
  }

  @Test func `a Cox model predicts its own curve`() throws {
    let (followUps, groups) = try LogRankTests.cohort(70, seed: 5)
    let design = try DesignMatrix(columns: [groups.map(Double.init)])
    let model = try CoxModel(design, followUps)
    let predicted = try PredictedSurvival(model, design, followUps)
    let hazard = try BaselineHazard(model, design, followUps, at: [1])
    let time = try #require(followUps.map(\.time).sorted().dropFirst(30).first)
    let first = try #require(groups.firstIndex(of: 1))
    let h = try #require(hazard.strata.first?.cumulativeHazard(at: time))
    let survival = predicted.survival(at: time)[first]
    // S = e^{−H}; the hazards of groups 1 and 0 differ by the hazard ratio.
    let other = predicted.survival(at: time)[try #require(groups.firstIndex(of: 0))]
    let ratio = model.hazardRatios[0]
    #expect(abs(logarithmOf(survival) + h) < 1e-12)
    #expect(abs(logarithmOf(other) * ratio + h) < 1e-12)
  }

  @Test func degenerate() throws {
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0)) {
      try BrierScore([], predictions: [], time: 1)
    }
    #expect(throws: StatisticsError.lengthsDiffer(1, 0)) {
      try BrierScore(patients([1]), predictions: [], time: 1)
    }
    #expect(throws: StatisticsError.noneBeyond(time: 2)) {
      try BrierScore(patients([-1, -2]), predictions: [1, 1], time: 2)
    }
    // The event at 2 shares its time with the last censoring: no one is left to stand for it.
    #expect(throws: StatisticsError.noneBeyond(time: 2)) {
      try BrierScore(patients([1, 2, -2]), predictions: [1, 1, 1], time: 2)
    }
    let one = try BrierScore(patients([1]), predictions: [0.25], time: 3)
    #expect(one.estimate == 0.0625 && one.standardError == nil)
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 1)) {
      try BrierScore.integrated([one])
    }
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 0)) { try BrierScore.integrated([]) }
  }
}

/// The natural logarithm, as −∫ of 1/x by the series of atanh.
private func logarithmOf(_ x: Double) -> Double {
  let ratio = (x - 1) / (x + 1)
  var sum = 0.0
  var power = ratio
  for k in stride(from: 1.0, to: 4000, by: 2) {
    sum += power / k
    power *= ratio * ratio
  }
  return 2 * sum
}

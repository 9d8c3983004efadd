import Statistics
import TestSupport
import Testing

@Suite struct LogRankTests {
  // A: events at 1 and 3, B: event at 2, censored at 4.
  // t = 1: n = 4, A 2, e = 1/2, v = 1/4;  t = 2: n = 3, A 1, e = 1/3, v = 2/9;
  // t = 3: n = 2, A 1, e = 1/2, v = 1/4.  E = 4/3, V = 13/18, U = 2/3, χ² = (4/9)/(13/18) = 8/13.
  @Test func `two groups by hand`() throws {
    let followUps = try patients([1, 3, 2, -4])
    let test = try LogRank(followUps, groups: [0, 0, 1, 1], groupCount: 2)
    #expect(test.observed == [2, 1])
    #expect(disagreement(test.expected[0], 4.0 / 3) == nil)
    #expect(disagreement(test.statistic, 8.0 / 13) == nil)
    #expect(test.degreesOfFreedom == 1)
    // Gehan: w = 4, 3, 2: U = 2 − 1 + 1 = 2, V = 4 + 2 + 1 = 7.
    let gehan = try LogRank(
      followUps, groups: [0, 0, 1, 1], groupCount: 2, weight: .gehanBreslow)
    #expect(disagreement(gehan.statistic, 4.0 / 7) == nil)
    // Fleming–Harrington (0, 1): w = 0, 1/4, 1/2: U = −1/12 + 1/4 = 1/6, V = 2/144 + 1/16 = 11/144.
    let late = try LogRank(
      followUps, groups: [0, 0, 1, 1], groupCount: 2,
      weight: .flemingHarrington(rho: 0, gamma: 1))
    #expect(disagreement(late.statistic, 4.0 / 11) == nil)
  }

  static func cohort(_ n: Int, seed: UInt64) throws -> (followUps: [FollowUp], groups: [Int]) {
    var random = SplitMix64(state: seed)
    var followUps: [FollowUp] = []
    for _ in 0..<n {
      followUps.append(
        try FollowUp(time: (random.unit() * 30).rounded(), isEvent: random.unit() < 0.7))
    }
    return (followUps, (0..<n).map { _ in Int(random.unit() * 3) })
  }

  @Test func `names of groups, units and order of patients do not matter`() throws {
    let (followUps, groups) = try Self.cohort(60, seed: 3)
    let weights: [LogRank.Weight] = [.logRank, .petoPeto, .taroneWare]
    let tests = try LogRank.tests(followUps, groups: groups, groupCount: 3, weights: weights)
    let swapped = try LogRank.tests(
      followUps.map { try FollowUp(time: $0.time * 7, isEvent: $0.isEvent) }.reversed(),
      groups: groups.map { 2 - $0 }.reversed(), groupCount: 3, weights: weights)
    for (a, b) in zip(tests, swapped) {
      #expect(disagreement(a.statistic, b.statistic) == nil)
      #expect(a.degreesOfFreedom == 2)
      #expect(disagreement(a.observed.reduce(0, +), a.expected.reduce(0, +)) == nil)
      #expect(abs(a.scores.reduce(0, +)) < 1e-10)
    }
  }

  @Test func `identical strata double the statistic`() throws {
    let (followUps, groups) = try Self.cohort(40, seed: 5)
    let once = try LogRank(followUps, groups: groups, groupCount: 3)
    let twice = try LogRank(
      followUps + followUps, groups: groups + groups, groupCount: 3,
      strata: followUps.map { _ in 7 } + followUps.map { _ in -2 })
    #expect(disagreement(twice.statistic, 2 * once.statistic) == nil)
  }

  @Test func `two groups: trend is the test itself`() throws {
    let (followUps, groups) = try Self.cohort(50, seed: 8)
    let test = try LogRank(followUps, groups: groups.map { min($0, 1) }, groupCount: 2)
    #expect(disagreement(try test.trend().statistic, test.statistic) == nil)
    #expect(disagreement(try test.trend(scores: [5, -3]).pValue, test.pValue) == nil)
    #expect(throws: StatisticsError.constant) { try test.trend(scores: [2, 2]) }
    #expect(throws: StatisticsError.lengthsDiffer(3, 2)) { try test.trend(scores: [1, 2, 3]) }
  }

  @Test func `the score test of Cox without ties`() throws {
    var random = SplitMix64(state: 11)
    var followUps: [FollowUp] = []
    for _ in 0..<40 {
      followUps.append(try FollowUp(time: random.unit(), isEvent: random.unit() < 0.6))
    }
    let groups = followUps.indices.map { $0 % 3 }
    let test = try LogRank(followUps, groups: groups, groupCount: 3)
    let model = try CoxModel(
      DesignMatrix(columns: DesignMatrix.indicators(of: groups, levelCount: 3)), followUps)
    #expect(disagreement(model.scoreTest.statistic, test.statistic) == nil)
  }

  @Test func `an empty group takes no degree of freedom`() throws {
    let test = try LogRank(patients([1, 3, 2, -4]), groups: [0, 0, 2, 2], groupCount: 3)
    #expect(disagreement(test.statistic, 8.0 / 13) == nil)
    #expect(test.degreesOfFreedom == 1 && test.counts == [2, 0, 2])
  }

  @Test func `degenerate cohorts`() throws {
    #expect(throws: StatisticsError.noEvents) {
      try LogRank(patients([-1, -2]), groups: [0, 1], groupCount: 2)
    }
    #expect(throws: StatisticsError.noEvents) { try LogRank([], groups: [], groupCount: 2) }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try LogRank(patients([1]), groups: [0], groupCount: 1)
    }
    #expect(throws: StatisticsError.outOfDomain(2)) {
      try LogRank(patients([1, 2]), groups: [0, 2], groupCount: 2)
    }
    // All tied: everyone at risk has the event.
    #expect(throws: StatisticsError.constant) {
      try LogRank(patients([1, 1, 1]), groups: [0, 1, 1], groupCount: 2)
    }
    // One group is gone before the other has an event.
    #expect(throws: StatisticsError.constant) {
      try LogRank(patients([-1, -1, 2, 3]), groups: [0, 0, 1, 1], groupCount: 2)
    }
  }
}

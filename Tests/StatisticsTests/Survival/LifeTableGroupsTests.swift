import TestSupport
import Testing

@testable import Statistics

/// Groups known by their life tables, against the same patients one by one.
@Suite struct LifeTableGroupsTests {
  struct Cohort {
    let followUps: [FollowUp]
    let groups: [Int]
    let strata: [Int]

    init(_ n: Int, steps: Double, seed: UInt64) throws {
      var random = SplitMix64(state: seed)
      var followUps: [FollowUp] = []
      for _ in 0..<n {
        // A tenth of a rounding error apart, so that near times are tied.
        let nearly = random.unit() < 0.2 ? 1e-10 : 0
        followUps.append(
          try FollowUp(
            time: (random.unit() * steps).rounded() / 4 + nearly, isEvent: random.unit() < 0.6))
      }
      self.followUps = followUps
      groups = followUps.indices.map { $0 % 3 }
      strata = followUps.indices.map { ($0 / 3) % 2 }
    }

    func members(_ group: Int, stratum: Int? = nil) -> [FollowUp] {
      followUps.indices.filter {
        groups[$0] == group && (stratum == nil || strata[$0] == stratum)
      }.map { followUps[$0] }
    }

    func columns(_ members: [FollowUp]) throws -> LifeTable.Columns {
      try LifeTable.Columns(times: members.map(\.time), areEvents: members.map(\.isEvent))
    }
  }

  static let weights: [LogRank.Weight] = [
    .logRank, .gehanBreslow, .petoPeto, .taroneWare, .flemingHarrington(rho: 0.5, gamma: 1),
  ]

  @Test(arguments: [(60, 30.0), (60, 1e6), (2000, 200), (2000, 1e7)])
  func `curves and tests are those of the patients`(_ n: Int, _ steps: Double) throws {
    let cohort = try Cohort(n, steps: steps, seed: UInt64(n))
    let tables = try LifeTable.tables((0..<3).map { try cohort.columns(cohort.members($0)) })
    let tied = FollowUp.tyingNearTimes(cohort.followUps)
    for group in 0..<3 {
      let own = tied.indices.filter { cohort.groups[$0] == group }.map { tied[$0] }
      let curve = try KaplanMeier(of: tables[group], interval: .logLog)
      #expect(try curve == KaplanMeier(own, interval: .logLog))
      #expect(try curve.ofFollowUp == KaplanMeier.ofFollowUp(own, interval: .logLog))
    }
    let tests = try LogRank.tests([tables], groupCount: 3, weights: Self.weights)
    let wanted = try LogRank.tests(
      cohort.followUps, groups: cohort.groups, groupCount: 3, weights: Self.weights)
    #expect(tests == wanted)
  }

  @Test func `tests within strata`() throws {
    let cohort = try Cohort(900, steps: 90, seed: 4)
    let parts: [[FollowUp]] = (0..<2).flatMap { stratum in
      (0..<3).map { cohort.members($0, stratum: stratum) }
    }
    let tables = LifeTable.tables(try parts.map(cohort.columns))
    let tests = try LogRank.tests(
      [Array(tables[..<3]), Array(tables[3...])], groupCount: 3, weights: Self.weights)
    let wanted = try LogRank.tests(
      cohort.followUps, groups: cohort.groups, groupCount: 3, strata: cohort.strata,
      weights: Self.weights)
    #expect(tests == wanted)
  }

  // By the definition: at each event time the table of the groups at risk, from the patients.
  @Test func `log-rank by its definition`() throws {
    let cohort = try Cohort(150, steps: 40, seed: 9)
    let tied = FollowUp.tyingNearTimes(cohort.followUps)
    var observed = [0.0, 0, 0]
    var expected = [0.0, 0, 0]
    var variance = 0.0
    for time in Set(tied.filter(\.isEvent).map(\.time)).sorted() {
      let atRisk = (0..<3).map { group in
        Double(tied.indices.count { cohort.groups[$0] == group && tied[$0].time >= time })
      }
      let deaths = (0..<3).map { group in
        Double(
          tied.indices.count {
            cohort.groups[$0] == group && tied[$0].time == time && tied[$0].isEvent
          })
      }
      let (n, d) = (atRisk.reduce(0, +), deaths.reduce(0, +))
      for group in 0..<3 {
        observed[group] += deaths[group]
        expected[group] += d * atRisk[group] / n
      }
      if n > 1 { variance += d * (n - d) / (n - 1) * atRisk[0] / n * (1 - atRisk[0] / n) }
    }
    let tables = try LifeTable.tables((0..<3).map { try cohort.columns(cohort.members($0)) })
    let test = try LogRank.tests([tables], groupCount: 3, weights: [.logRank])[0]
    for group in 0..<3 {
      #expect(test.observed[group] == observed[group])
      #expect(disagreement(test.expected[group], expected[group]) == nil)
    }
    #expect(disagreement(test.covariance[0], variance) == nil)
  }

  @Test func `degenerate groups`() throws {
    let none = try LifeTable.Columns(times: [], areEvents: [])
    let censored = try LifeTable.Columns(times: [1, 2], areEvents: [false, false])
    let tables = LifeTable.tables([none, censored])
    #expect(tables[0].count == 0 && tables[0].rows.isEmpty && tables[1].events == 0)
    #expect(throws: StatisticsError.noEvents) {
      try LogRank.tests([tables], groupCount: 2, weights: [.logRank])
    }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try LogRank.tests([[tables[1]]], groupCount: 1, weights: [.logRank])
    }
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0)) { try KaplanMeier(of: tables[0]) }
    #expect(LifeTable.tables([]).isEmpty)
    #expect(throws: StatisticsError.outOfDomain(-1)) {
      try LifeTable.Columns(times: [-1], areEvents: [true])
    }
    #expect(throws: StatisticsError.lengthsDiffer(1, 0)) {
      try LifeTable.Columns(times: [1], areEvents: [])
    }
    #expect(throws: StatisticsError.notFinite) {
      try LifeTable.Columns(times: [.nan], areEvents: [true])
    }
  }
}

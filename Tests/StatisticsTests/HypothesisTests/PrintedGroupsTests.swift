import Statistics
import TestSupport
import Testing

/// Tests of printed sizes, means and standard deviations give what the values give.
struct PrintedGroupsTests {
  static let values: [[Double]] = [
    [4.1, 5.2, 6.0, 5.5], [7.3, 8.1, 6.9], [5.0, 9.4, 2.2, 6.1, 7.7],
  ]

  func samples() throws -> [Sample] { try Self.values.map { try Sample($0) } }

  func groups() throws -> [GroupSummary] {
    try samples().enumerated().map { try GroupSummary($1, group: $0) }
  }

  @Test func `analyses of variance`() throws {
    let (one, two) = (try OneWayANOVA(try samples()), try OneWayANOVA(try groups()))
    #expect(disagreement(two.statistic, one.statistic) == nil)
    #expect(disagreement(two.pValue, one.pValue) == nil)
    #expect(two.degreesOfFreedomWithin == one.degreesOfFreedomWithin)
    #expect(disagreement(two.etaSquared, one.etaSquared) == nil)
    let (welch, printed) = (try WelchANOVA(try samples()), try WelchANOVA(try groups()))
    #expect(disagreement(printed.statistic, welch.statistic) == nil)
    #expect(disagreement(printed.pValue, welch.pValue) == nil)
    let (bartlett, same) = (try Bartlett(try samples()), try Bartlett(try groups()))
    #expect(disagreement(same.statistic, bartlett.statistic) == nil)
  }

  @Test func `pairs of groups`() throws {
    let (one, two) = (try TukeyHSD(try samples()), try TukeyHSD(try groups()))
    for (p, q) in zip(try one.pValues(), try two.pValues()) {
      #expect(disagreement(q, p, relative: 1e-9) == nil)
    }
    #expect(zip(one.pairs, two.pairs).allSatisfy { disagreement($1.estimate, $0.estimate) == nil })
    let (games, howell) = (try GamesHowell(try samples()), try GamesHowell(try groups()))
    for (p, q) in zip(try games.pValues(), try howell.pValues()) {
      #expect(disagreement(q, p, relative: 1e-9) == nil)
    }
    let three = try groups()
    let f = try FVarianceTest(three[0], three[2])
    let own = try samples()
    let expected = try FVarianceTest(own[0], own[2]).pValue()
    #expect(disagreement(f.pValue(), expected) == nil)
  }

  @Test func `by hand`() throws {
    // n = 2 each, means 0, 2, 4, s² = 1: SSB = 2(4 + 0 + 4) = 16, F = (16/2)/(3/3) = 8.
    let groups = try [0.0, 2, 4].map {
      try GroupSummary(count: 2, mean: $0, standardDeviation: 1)
    }
    #expect(try OneWayANOVA(groups).statistic == 8)
  }

  @Test func `refuses what it cannot test`() throws {
    let flat = try GroupSummary(count: 3, mean: 1, standardDeviation: 0)
    let other = try GroupSummary(count: 3, mean: 2, standardDeviation: 1)
    #expect(throws: StatisticsError.constant) { try WelchANOVA([flat, other]) }
    #expect(throws: StatisticsError.constant) { try Bartlett([other, flat]) }
    #expect(throws: StatisticsError.constant) { try OneWayANOVA([flat, flat]) }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try GamesHowell([other])
    }
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 1, group: 4)) {
      try GroupSummary(count: 1, mean: 1, standardDeviation: 0, group: 4)
    }
  }
}

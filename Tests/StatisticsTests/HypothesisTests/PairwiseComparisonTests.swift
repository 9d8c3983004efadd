import Statistics
import TestSupport
import Testing

/// Tukey's, Games and Howell's and Dunn's comparisons of all pairs.
struct PairwiseComparisonTests {
  private func samples(_ groups: [[Double]]) throws -> [Sample] {
    try groups.map { try Sample($0) }
  }

  /// "b-a" for the pairs of a case, in the order of the rows.
  private func names(_ pairs: [(Int, Int)], _ c: ReferenceCase) throws -> [String] {
    let levels = try #require(c.args["group_levels"]?.texts)
    return pairs.map { levels[$0.1] + "-" + levels[$0.0] }
  }

  @Test(arguments: try ReferenceCase.load("k_sample.json", method: "tukey_hsd"))
  func `Tukey's differences agree with R`(_ c: ReferenceCase) throws {
    let test = try TukeyHSD(try c.groups())
    #expect(try names(test.pairs.map { ($0.first, $0.second) }, c) == c.expected["pairs"]?.texts)
    let intervals = try test.confidenceIntervals(level: c.level)
    #expect(c.differences("diff", test.pairs.map(\.estimate)).isEmpty)
    #expect(c.differences("ci_low", intervals.map(\.lower)).isEmpty)
    #expect(c.differences("ci_high", intervals.map(\.upper)).isEmpty)
    #expect(c.differences("p_adj", try test.pValues()).isEmpty)
    let range = try StudentizedRange(
      means: test.groupCount, degreesOfFreedom: test.degreesOfFreedom)
    #expect(c.differences(["q_crit": range.upperQuantile(1 - c.level)]).isEmpty)
  }

  @Test(arguments: try ReferenceCase.load("k_sample.json", method: "games_howell"))
  func `Games and Howell's differences agree with R`(_ c: ReferenceCase) throws {
    let test = try GamesHowell(try c.groups())
    #expect(try names(test.pairs.map { ($0.first, $0.second) }, c) == c.expected["pairs"]?.texts)
    #expect(c.differences("diff", test.pairs.map(\.estimate)).isEmpty)
    // The case holds the error of the range, SE/√2.
    let errors = test.pairs.map { $0.standardError / 2.0.squareRoot() }
    #expect(c.differences("se", errors).isEmpty)
    #expect(c.differences("df", test.pairs.map(\.degreesOfFreedom)).isEmpty)
    #expect(c.differences("p_adj", try test.pValues()).isEmpty)
  }

  @Test(arguments: try ReferenceCase.load("k_sample.json", method: "dunn"))
  func `Dunn's comparisons agree with R`(_ c: ReferenceCase) throws {
    let test = try Dunn(try c.groups())
    #expect(try names(test.pairs.map { ($0.first, $0.second) }, c) == c.expected["pairs"]?.texts)
    let adjustment = try #require(c.args["adjust"]?.text.flatMap(PValueAdjustment.init))
    #expect(c.differences("z", test.pairs.map(\.statistic)).isEmpty)
    #expect(c.differences("p", try test.pValues(.none)).isEmpty)
    #expect(c.differences("p_adj", try test.pValues(adjustment)).isEmpty)
  }

  @Test func `are what hand calculation gives`() throws {
    // Means 2, 3, 7, MSW = 2, SE = √2, q = the difference. p: scipy 1.17.1, studentized_range.sf.
    let groups = try samples([[1, 3], [2, 4], [6, 8]])
    let tukey = try TukeyHSD(groups)
    #expect(tukey.pairs.map(\.estimate) == [1, 5, 4])
    for (pair, q) in zip(tukey.pairs, [1.0, 5, 4]) {
      #expect(disagreement(pair.statistic, q) == nil)
    }
    let expected = [0.7766837571045795, 0.07626939354031004, 0.12882137047966713]
    for (p, golden) in zip(try tukey.pValues(), expected) {
      #expect(disagreement(p, golden) == nil)
    }
    // v = 1 in each group: SE = √2, ν = 2²/(1 + 1).
    for pair in try GamesHowell(groups).pairs {
      #expect(disagreement(pair.standardError, 2.0.squareRoot()) == nil)
      #expect(disagreement(pair.degreesOfFreedom, 2) == nil)
    }
    // Ranks 1, 3 | 2, 4 | 5, 6: means 2, 3, 5.5; variance 42/12 · (½ + ½).
    let dunn = try Dunn(groups)
    for (pair, rise) in zip(dunn.pairs, [1, 3.5, 2.5]) {
      #expect(disagreement(pair.statistic, rise / 3.5.squareRoot()) == nil)
    }
    // 1, 2 | 2: ranks 1, 2.5 | 2.5, Σ(t³ − t) = 6: variance (12 − 6/2)/12 · (½ + 1).
    let tied = try Dunn(try samples([[1, 2], [2]]))
    #expect(disagreement(tied.pairs[0].standardError, 1.125.squareRoot()) == nil)
  }

  @Test func `two groups give the tests of two groups`() throws {
    let groups = try samples([[1.5, 3, 4, 9], [2, 7, 8, 8, 11]])
    let student = try StudentTTest(groups[1], groups[0])
    let tukey = try TukeyHSD(groups)
    #expect(disagreement(try tukey.pValues()[0], student.pValue()) == nil)
    let interval = try tukey.confidenceIntervals(level: 0.9)[0]
    #expect(disagreement(interval.lower, try student.confidenceInterval(level: 0.9).lower) == nil)
    let welch = try WelchTTest(groups[1], groups[0])
    let games = try GamesHowell(groups)
    #expect(disagreement(try games.pValues()[0], welch.pValue()) == nil)
    let limits = try games.confidenceIntervals()[0]
    #expect(disagreement(limits.upper, try welch.confidenceInterval().upper) == nil)
    #expect(disagreement(try Dunn(groups).pairs[0].pValue, try KruskalWallis(groups).pValue) == nil)
  }

  @Test func `the interval leaves out 0 where p is below alpha`() throws {
    let groups = try samples([[1, 3, 4], [2, 4, 9, 7], [6, 8, 8.5, 12, 9]])
    let tukey = try TukeyHSD(groups)
    for (pair, p) in zip(tukey.pairs, try tukey.pValues()) {
      let touching = pair.estimate > 0 ? 1 - p : 0.95
      let index = pair.first + pair.second - 1
      let interval = try tukey.confidenceIntervals(level: touching)[index]
      #expect(abs(interval.lower) < 1e-9)
    }
  }

  @Test func `groups may be permuted, data rescaled`() throws {
    let groups = try samples([[1, 3, 3], [2, 4, 9], [6, 8, 8, 7]])
    let moved = try samples(groups.reversed().map { $0.values.map { 1e4 + 8 * $0 } })
    for (a, b) in zip(try TukeyHSD(groups).pValues(), try TukeyHSD(moved).pValues().reversed()) {
      #expect(disagreement(b, a) == nil)
    }
    let (games, other) = (try GamesHowell(groups), try GamesHowell(moved))
    for (a, b) in zip(try games.pValues(), try other.pValues().reversed()) {
      #expect(disagreement(b, a, relative: 1e-9) == nil)
    }
    for (a, b) in zip(try Dunn(groups).pairs, try Dunn(moved).pairs.reversed()) {
      #expect(disagreement(b.statistic, -a.statistic) == nil)
    }
  }

  @Test func `refuse what they cannot test`() throws {
    let flat = try samples([[2, 2], [2, 2], [2, 2]])
    #expect(throws: StatisticsError.constant) { try TukeyHSD(flat) }
    #expect(throws: StatisticsError.constant) { try GamesHowell(flat) }
    #expect(throws: StatisticsError.constant) { try Dunn(flat) }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try GamesHowell([flat[0]])
    }
    let hole = try samples([[1, 2], [], [3]])
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0, group: 1)) { try Dunn(hole) }
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 0, group: 1)) { try GamesHowell(hole) }
    let some = try samples([[1, 2], [3, 5]])
    #expect(throws: StatisticsError.outOfDomain(1)) {
      try TukeyHSD(some).confidenceIntervals(level: 1)
    }
    #expect(throws: StatisticsError.outOfDomain(0)) {
      try GamesHowell(some).confidenceIntervals(level: 0)
    }
  }
}

import Statistics
import TestSupport
import Testing

struct TTestTests {
  static func statistics(_ t: some TStatistic, _ c: ReferenceCase) throws -> [String: Double?] {
    let interval = try t.confidenceInterval(level: c.level, c.alternative)
    return [
      "t": t.statistic, "df": t.degreesOfFreedom, "p": t.pValue(c.alternative),
      "estimate": t.estimate, "se": t.standardError, "ci_low": interval.lower,
      "ci_high": interval.upper,
    ]
  }

  static func found(_ c: ReferenceCase) throws -> [String: Double?] {
    switch c.args["kind"]?.text {
    case "welch":
      let groups = try c.groups()
      return try statistics(WelchTTest(groups[0], groups[1], mu: c.mu), c)
    case "student":
      let groups = try c.groups()
      return try statistics(StudentTTest(groups[0], groups[1], mu: c.mu), c)
    case "paired":
      let pairs = try c.pairs()
      return try statistics(PairedTTest(pairs[0], pairs[1], mu: c.mu), c)
    default: return try statistics(OneSampleTTest(try c.sample(), mu: c.mu), c)
    }
  }

  @Test(arguments: try ReferenceCase.load("t_tests.json", method: "t_test"))
  func `agrees with R`(_ reference: ReferenceCase) throws {
    #expect(reference.differences(try TTestTests.found(reference)).isEmpty)
  }

  @Test(arguments: try ReferenceCase.load("t_tests.json", method: "t_test_summary"))
  func `agrees with R on summaries`(_ c: ReferenceCase) throws {
    let groups = try ["1", "2"].map { i in
      try GroupSummary(
        count: try #require(c.args["n" + i]?.integer),
        mean: try #require(c.args["mean" + i]?.number),
        standardDeviation: try #require(c.args["sd" + i]?.number))
    }
    let found =
      c.args["kind"]?.text == "welch"
      ? try TTestTests.statistics(WelchTTest(groups[0], groups[1]), c)
      : try TTestTests.statistics(StudentTTest(groups[0], groups[1]), c)
    #expect(c.differences(found).isEmpty)
  }

  @Test func `is what hand calculation gives`() throws {
    // 1, 3 against 4, 6, 8: x̄ = 2 and 6, s² = 2 and 4, v = 1 and 4/3.
    // Welch: t = −4/√(7/3), ν = (7/3)²/(1 + 8/9) = 49/17. Student: s² = (2 + 8)/3, ν = 3.
    let a = try Sample([1, 3])
    let b = try Sample([4, 6, 8])
    let welch = try WelchTTest(a, b)
    #expect(disagreement(welch.statistic, -4 / 1.5275252316519468, relative: 1e-14) == nil)
    #expect(disagreement(welch.degreesOfFreedom, 49.0 / 17, relative: 1e-14) == nil)
    let student = try StudentTTest(a, b)
    #expect(disagreement(student.standardError, 1.6666666666666667, relative: 1e-14) == nil)
    #expect(student.degreesOfFreedom == 3)
  }

  @Test func `the groups may be swapped`() throws {
    let a = try Sample([1, 3, 2.5, 7])
    let b = try Sample([4, 6, 8])
    let one = try WelchTTest(a, b)
    let two = try WelchTTest(b, a)
    #expect(one.statistic == -two.statistic)
    #expect(one.pValue(.less) == two.pValue(.greater))
    #expect(disagreement(one.pValue(.less) + one.pValue(.greater), 1) == nil)
    let half = try one.confidenceInterval(level: 0.975, .greater)
    #expect(half.upper == .infinity)
    let low = try one.confidenceInterval(level: 0.95).lower
    #expect(disagreement(half.lower, low) == nil)
  }

  @Test func `refuses what it cannot test`() throws {
    let one = try Sample([1])
    let flat = try Sample([2, 2, 2])
    let some = try Sample([1, 2, 4])
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 1, group: 1)) {
      try WelchTTest(some, one)
    }
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 1, group: 0)) {
      try StudentTTest(one, some)
    }
    #expect(throws: StatisticsError.constant) { try StudentTTest(flat, flat) }
    #expect(throws: StatisticsError.constant) { try WelchTTest(flat, flat) }
    #expect(throws: StatisticsError.constant) { try PairedTTest(some, some) }
    #expect(throws: StatisticsError.lengthsDiffer(3, 1)) { try PairedTTest(some, one) }
    #expect(throws: StatisticsError.outOfDomain(1)) {
      try WelchTTest(some, flat).confidenceInterval(level: 1)
    }
  }
}

import Statistics
import TestSupport
import Testing

/// The F test of two variances, Levene's test and Brown and Forsythe's.
struct VarianceTests {
  @Test(arguments: try ReferenceCase.load("t_tests.json", method: "f_test"))
  func `the F test agrees with R`(_ c: ReferenceCase) throws {
    let groups = try c.groups()
    let test = try FVarianceTest(groups[0], groups[1])
    let ci = try test.confidenceInterval(level: c.level)
    let found: [String: Double?] = [
      "F": test.statistic, "df1": test.distribution.numerator,
      "df2": test.distribution.denominator, "p": test.pValue(), "ci_low": ci.lower,
      "ci_high": ci.upper,
    ]
    #expect(c.differences(found).isEmpty)
  }

  @Test(arguments: try ReferenceCase.load("t_tests.json", method: "levene"))
  func `Levene's test agrees with R's car`(_ c: ReferenceCase) throws {
    let centre = try #require(c.args["center"]?.text.flatMap(LeveneTest.Centre.init))
    let test = try LeveneTest(try c.groups(), centre: centre)
    let found: [String: Double?] = [
      "F": test.statistic, "df1": Double(test.anova.degreesOfFreedomBetween),
      "df2": Double(test.anova.degreesOfFreedomWithin), "p": test.pValue,
    ]
    #expect(c.differences(found).isEmpty)
  }

  @Test func `are what hand calculation gives`() throws {
    // Variances 2 and 8, F = 1/4 on 1 and 1: P(F ≤ 1/4) = (2/π) atan(1/2).
    let a = try Sample([1, 3])
    let b = try Sample([2, 6])
    let test = try FVarianceTest(a, b)
    #expect(test.statistic == 0.25)
    #expect(disagreement(test.pValue(.less), 0.2951672353008666) == nil)
    #expect(disagreement(test.pValue(), try FVarianceTest(b, a).pValue()) == nil)
    // |x − x̄| is 1, 1 and 2, 2: no variance within.
    #expect(throws: StatisticsError.constant) { try LeveneTest([a, b], centre: .mean) }
    #expect(throws: StatisticsError.constant) { try FVarianceTest(a, try Sample([4, 4])) }
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 1, group: 1)) {
      try FVarianceTest(a, try Sample([4]))
    }
  }
}

import Statistics
import TestSupport
import Testing

struct EquivalenceTestTests {
  private func test(_ c: ReferenceCase) throws -> EquivalenceTest {
    let low = try #require(c.args["low"]?.number)
    let high = try #require(c.args["high"]?.number)
    switch c.args["kind"]?.text {
    case "paired":
      let pairs = try c.pairs()
      return try EquivalenceTest(PairedTTest(pairs[0], pairs[1]), low: low, high: high)
    case "welch":
      let groups = try c.groups()
      return try EquivalenceTest(WelchTTest(groups[0], groups[1]), low: low, high: high)
    default:
      let groups = try c.groups()
      return try EquivalenceTest(StudentTTest(groups[0], groups[1]), low: low, high: high)
    }
  }

  @Test(arguments: try ReferenceCase.load("t_tests.json", method: "tost"))
  func `agrees with R`(_ c: ReferenceCase) throws {
    let test = try test(c)
    let interval = try test.confidenceInterval(alpha: c.args["alpha"]?.number ?? 0.05)
    let found: [String: Double?] = [
      "t_low": test.lowStatistic, "p_low": test.lowPValue, "t_high": test.highStatistic,
      "p_high": test.highPValue, "df": test.degreesOfFreedom, "p": test.pValue,
      "ci_low": interval.lower, "ci_high": interval.upper,
    ]
    #expect(c.differences(found).isEmpty)
  }

  @Test func `is what hand calculation gives`() throws {
    // 1, 3 against 4, 6, 8: −4 with SE 5/3 and ν = 3. Bounds ±5: t = 1/(5/3) and −9/(5/3).
    // ν = 3: P(T ≥ t) = ½ − (x/(1 + x²) + arctan x)/π, x = t/√3: 0.29540 and 0.0062242.
    let student = try StudentTTest(try Sample([1, 3]), try Sample([4, 6, 8]))
    let test = try EquivalenceTest(student, low: -5, high: 5)
    #expect(disagreement(test.lowStatistic, 0.6) == nil)
    #expect(disagreement(test.highStatistic, -5.4) == nil)
    #expect(disagreement(test.lowPValue, 0.2954006040269946) == nil)
    #expect(disagreement(test.highPValue, 0.006224180307557558) == nil)
    #expect(test.pValue == test.lowPValue)
  }

  @Test func `the interval between the bounds is a p below alpha`() throws {
    let welch = try WelchTTest(try Sample([1, 3, 2.5, 7]), try Sample([4, 6, 8]))
    let interval = try EquivalenceTest(welch, low: -9, high: 9).confidenceInterval(alpha: 0.1)
    for (shift, isEquivalent) in [(1e-6, true), (-1e-6, false)] {
      let test = try EquivalenceTest(
        welch, low: interval.lower - shift, high: interval.upper + shift)
      #expect((test.pValue < 0.1) == isEquivalent)
      #expect(disagreement(test.lowPValue, test.highPValue, relative: 1e-5) == nil)
    }
  }

  @Test func `the groups may be swapped`() throws {
    let a = try Sample([1, 3, 2.5, 7])
    let b = try Sample([4, 6, 8])
    let one = try EquivalenceTest(WelchTTest(a, b), low: -8, high: 3)
    let two = try EquivalenceTest(WelchTTest(b, a, mu: 2), low: -3, high: 8)
    #expect(disagreement(one.lowPValue, two.highPValue) == nil)
    #expect(disagreement(one.pValue, two.pValue) == nil)
  }

  @Test func `refuses what it cannot test`() throws {
    let t = try OneSampleTTest(try Sample([1, 2, 4]))
    #expect(throws: StatisticsError.outOfDomain(1)) { try EquivalenceTest(t, low: 1, high: 1) }
    #expect(throws: StatisticsError.notFinite) { try EquivalenceTest(t, low: 1, high: .infinity) }
    #expect(throws: StatisticsError.outOfDomain(0.5)) {
      try EquivalenceTest(t, low: 0, high: 1).confidenceInterval(alpha: 0.5)
    }
  }
}

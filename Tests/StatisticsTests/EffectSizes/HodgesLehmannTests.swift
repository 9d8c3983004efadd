import Statistics
import TestSupport
import Testing

struct HodgesLehmannTests {
  @Test(arguments: try ReferenceCase.load("rank_tests.json", method: "mann_whitney"))
  func `agrees with R`(_ c: ReferenceCase) throws {
    let groups = try c.groups()
    let shift = try HodgesLehmann(groups[0], groups[1])
    #expect(c.differences(["hl_median_pairwise": shift.estimate]).isEmpty)
    let names: [(String, MannWhitney.Method)] = [
      ("hl_ci_exact", .exact), ("hl_ci_normal_cc_r", .normalCorrected),
    ]
    for (name, method) in names where c.holds(name) {
      let ci = try shift.confidenceInterval(level: c.level, method, c.alternative)
      #expect(c.differences(name, [ci.lower, ci.upper]).isEmpty)
    }
  }

  // coin 1.4.2: confint(wilcox_test(v ~ g, distribution = "exact", conf.int = TRUE)).
  @Test func `with ties the exact interval is that of the midranks`() throws {
    let small = try HodgesLehmann(Sample([1, 2, 2, 5, 6]), Sample([2, 3, 6, 7]))
    #expect(
      try small.confidenceInterval(level: 0.9, .exact) == ConfidenceInterval(lower: -5, upper: 3))
    let skew = try HodgesLehmann(
      Sample([1, 1, 1, 2]), Sample([2, 3, 4, 4, 5, 5, 5, 6, 6, 9]))
    #expect(try skew.confidenceInterval(.exact) == ConfidenceInterval(lower: -5, upper: -2))
    let swapped = try HodgesLehmann(
      Sample([2, 3, 4, 4, 5, 5, 5, 6, 6, 9]), Sample([1, 1, 1, 2]))
    #expect(try swapped.confidenceInterval(.exact) == ConfidenceInterval(lower: 2, upper: 5))
  }

  @Test func `says how far the widest interval reaches`() throws {
    // 2 against 3: C(5, 2) = 10 arrangements; three differences: 2³ = 8 signs.
    let shift = try HodgesLehmann(try Sample([5, 9]), try Sample([1, 2, 7]))
    #expect(disagreement(shift.widestCoverage(), 0.8) == nil)
    #expect(disagreement(shift.widestCoverage(.less), 0.9) == nil)
    #expect(disagreement(try HodgesLehmann(try Sample([1, 2, 4])).widestCoverage(), 0.75) == nil)
    #expect(try HodgesLehmann(try Sample([1]), try Sample([2])).widestCoverage() == 0)
  }

  @Test func `is what hand calculation gives`() throws {
    // 5, 9 − 1, 2: 3, 4, 7, 8 → 5.5. Walsh averages of 1, 2, 9: 1, 1.5, 2, 5, 5.5, 9 → 3.5.
    let shift = try HodgesLehmann(try Sample([5, 9]), try Sample([1, 2]))
    #expect(shift.estimate == 5.5)
    #expect(try HodgesLehmann(try Sample([9, 1, 2])).estimate == 3.5)
    // P(U ≤ 0) = 1/6: with α/2 = 0.025 the limits are the ends.
    let ci = try shift.confidenceInterval(level: 0.95, .exact)
    #expect(ci == ConfidenceInterval(lower: 3, upper: 8))
    #expect(try shift.confidenceInterval(level: 0.95, .exact, .less).lower == -.infinity)
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0, group: 0)) {
      try HodgesLehmann(try Sample([]), try Sample([1]))
    }
  }
}

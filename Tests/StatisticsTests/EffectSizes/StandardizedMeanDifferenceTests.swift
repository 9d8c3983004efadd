import Statistics
import TestSupport
import Testing

struct StandardizedMeanDifferenceTests {
  @Test func `agrees with R on two groups`() throws {
    // cohens_d_average_var of the cases of Cohen's d: R 4.2.2, (mean − mean)/sqrt((var + var)/2).
    for c in try ReferenceCase.load("t_tests.json", method: "cohens_d")
    where c.holds("cohens_d_average_var") {
      let groups = try c.groups()
      let smd = try StandardizedMeanDifference(groups[0], groups[1])
      #expect(c.differences(["cohens_d_average_var": smd.estimate]).isEmpty)
    }
  }

  @Test func `agrees with the definition on categories`() throws {
    // Birth weight data, race by smoking: 44, 16, 55 against 52, 10, 12.
    // numpy 2: sqrt((p − q) @ inv(S) @ (p − q)) over the first two levels.
    let smd = try StandardizedMeanDifference(counts: [44, 16, 55], [52, 10, 12])
    #expect(disagreement(smd.estimate, 0.7567646555096593) == nil)
    #expect(smd.firstCount == 115 && smd.secondCount == 74)
  }

  @Test func `is what hand calculation gives`() throws {
    // 1, 3 against 4, 6, 8: s² = 2 and 4, d = −4/√3, SE² = 5/6 + (16/3)/10.
    let smd = try StandardizedMeanDifference(try Sample([1, 3]), try Sample([4, 6, 8]))
    #expect(disagreement(smd.estimate, -4 / 1.7320508075688772, relative: 1e-14) == nil)
    #expect(disagreement(smd.standardError, (41.0 / 30).squareRoot(), relative: 1e-14) == nil)
    let interval = try smd.confidenceInterval()
    #expect(disagreement(interval.upper - interval.lower, 4.582572954843298) == nil)
    // ¼ against ¾: ½ / √(3/16).
    let binary = try StandardizedMeanDifference(counts: [1, 3], [3, 1])
    #expect(disagreement(binary.estimate, 0.5 / (3.0 / 16).squareRoot()) == nil)
    // (½, ½, 0) against (0, ½, ½): S has ⅛ + 0 and cov(1, 2) = −⅛, var 2 = ¼; p − q = (½, 0).
    // S⁻¹₁₁ = ¼/(1/32 − 1/64) = 16, d = √(16/4).
    let three = try StandardizedMeanDifference(counts: [5, 5, 0], [0, 8, 8])
    #expect(disagreement(three.estimate, 2) == nil)
  }

  @Test func `groups may be swapped, levels permuted`() throws {
    let a = try Sample([1, 3, 9])
    let b = try Sample([4, 6, 8, 8])
    let one = try StandardizedMeanDifference(a, b)
    #expect(try StandardizedMeanDifference(b, a).estimate == -one.estimate)
    let counts = try StandardizedMeanDifference(counts: [3, 9, 0, 4], [5, 2, 0, 8])
    let moved = try StandardizedMeanDifference(counts: [2, 8, 5], [9, 4, 3])
    #expect(disagreement(moved.estimate, counts.estimate) == nil)
    let tenfold = try StandardizedMeanDifference(counts: [30, 90, 40], [50, 20, 80])
    #expect(disagreement(tenfold.estimate, counts.estimate) == nil)
    #expect(tenfold.standardError < counts.standardError)
    #expect(try StandardizedMeanDifference(counts: [1, 2, 3], [2, 4, 6]).estimate < 1e-7)
  }

  @Test func `refuses what it cannot estimate`() throws {
    let flat = try Sample([2, 2])
    #expect(throws: StatisticsError.constant) { try StandardizedMeanDifference(flat, flat) }
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 1, group: 0)) {
      try StandardizedMeanDifference(try Sample([1]), flat)
    }
    #expect(throws: StatisticsError.constant) {
      try StandardizedMeanDifference(counts: [4, 0], [2, 0])
    }
    #expect(throws: StatisticsError.constant) {
      try StandardizedMeanDifference(counts: [4, 1, 0], [0, 0, 3])
    }
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0, group: 1)) {
      try StandardizedMeanDifference(counts: [4, 1], [0, 0])
    }
    #expect(throws: StatisticsError.lengthsDiffer(1, 2)) {
      try StandardizedMeanDifference(counts: [4], [1, 1])
    }
    #expect(throws: StatisticsError.outOfDomain(-1)) {
      try StandardizedMeanDifference(counts: [4, -1], [1, 1])
    }
  }
}

import Statistics
import TestSupport
import Testing

struct WilcoxonSignedRankTests {
  private static func differences(_ c: ReferenceCase) throws -> Sample {
    guard c.args["y"] != nil || c.args["y_values"] != nil else { return try c.sample() }
    let pairs = try c.pairs()
    return try Sample(zip(pairs[0].values, pairs[1].values).map { $0 - $1 })
  }

  @Test(arguments: try ReferenceCase.load("rank_tests.json", method: "wilcoxon_signed_rank"))
  func `agrees with R`(_ c: ReferenceCase) throws {
    let differences = try WilcoxonSignedRankTests.differences(c)
    let test = try WilcoxonSignedRank(differences, mu: c.mu)
    let shift = try HodgesLehmann(differences)
    var found: [String: Double?] = [
      "n": Double(test.count), "n_used": Double(test.usedCount), "V": test.statistic,
      "z_no_correction": test.z(), "pseudomedian_walsh": shift.estimate,
      "p_normal_cc": try test.pValue(.normalCorrected, c.alternative),
      "p_normal_nocc": try test.pValue(.normal, c.alternative),
    ]
    for name in ["p_exact", "p_exact_conditional"] where c.holds(name) {
      found[name] = try test.pValue(.exact, c.alternative)
    }
    #expect(c.differences(found).isEmpty)
    if c.holds("ci_exact") {
      let ci = try shift.confidenceInterval(level: c.level, .exact, c.alternative)
      #expect(c.differences("ci_exact", [ci.lower, ci.upper]).isEmpty)
    }
  }

  @Test func `is what hand calculation gives`() throws {
    // 1, −2, 3: V = 4; the sums of 1, 2, 3 are 0, 1, 2, 3, 3, 4, 5, 6: P(V ≥ 4) = 3/8.
    let test = try WilcoxonSignedRank(try Sample([1, -2, 0, 3]))
    #expect(test.statistic == 4 && test.usedCount == 3 && !test.isExactInR)
    #expect(disagreement(try test.pValue(.exact, .greater), 3.0 / 8) == nil)
    #expect(disagreement(try test.pValue(.exact), 6.0 / 8) == nil)
    let mirrored = try WilcoxonSignedRank(try Sample([-1, 2, 0, -3]))
    #expect(try mirrored.pValue(.exact, .less) == test.pValue(.exact, .greater))
  }

  @Test func `refuses what it cannot test`() throws {
    #expect(throws: StatisticsError.constant) { try WilcoxonSignedRank(try Sample([2, 2]), mu: 2) }
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0)) {
      try WilcoxonSignedRank(try Sample([]))
    }
  }

  @Test func `SAS's t is Student's t of the signed ranks`() throws {
    let x = (1...25).map { Double(($0 * 37) % 23) - 9.5 + Double($0 % 3) }
    let test = try WilcoxonSignedRank(try Sample(x))
    let ranks = x.map { value -> Double in
      let below = x.count { abs($0) < abs(value) }
      let same = x.count { abs($0) == abs(value) }
      return (value < 0 ? -1 : 1) * (Double(below) + Double(same + 1) / 2)
    }
    let student = try OneSampleTTest(try Sample(ranks))
    #expect(disagreement(try test.t(), student.statistic) == nil)
    #expect(disagreement(try test.studentPValue(), student.pValue()) == nil)
    #expect(disagreement(try test.studentPValue(.less), student.pValue(.less)) == nil)
    let equal = try WilcoxonSignedRank(try Sample([3, 3, 3, 3]))
    #expect(throws: StatisticsError.constant) { try equal.t() }
  }
}

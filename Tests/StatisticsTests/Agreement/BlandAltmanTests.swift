import Statistics
import TestSupport
import Testing

struct BlandAltmanTests {
  @Test func `all cases are found`() throws {
    #expect(try ReferenceCase.load("agreement.json", method: "bland_altman").count == 3)
  }

  @Test(arguments: try ReferenceCase.load("agreement.json", method: "bland_altman"))
  func reference(_ reference: ReferenceCase) throws {
    let pairs = try reference.pairs()
    let limits = try BlandAltman(pairs[0], pairs[1])
    let intervals = try limits.confidenceIntervals(level: reference.level)
    let wrong =
      reference.differences([
        "n": Double(limits.count), "bias": limits.bias, "sd": limits.standardDeviation,
        "loa_low": limits.lowerLimit, "loa_high": limits.upperLimit, "p_bias": limits.pValue(),
      ])
      + reference.differences("bias_ci", [intervals.bias.lower, intervals.bias.upper])
      + reference.differences("loa_low_ci", [intervals.lower.lower, intervals.lower.upper])
      + reference.differences("loa_high_ci", [intervals.upper.lower, intervals.upper.upper])
    #expect(wrong == [])
  }

  @Test func `is what hand calculation gives`() throws {
    // Differences −1, 0, 4: mean 1, variance (4 + 1 + 9)/2 = 7, t = 1/√(7/3).
    let limits = try BlandAltman(Sample([1, 5, 9]), Sample([2, 5, 5]))
    #expect(limits.bias == 1 && limits.degreesOfFreedom == 2)
    #expect(disagreement(limits.standardDeviation, 7.0.squareRoot()) == nil)
    #expect(disagreement(limits.statistic, (3.0 / 7).squareRoot()) == nil)
    let z = 1.9599639845400545
    #expect(disagreement(limits.upperLimit, 1 + z * 7.0.squareRoot()) == nil)
    #expect(
      disagreement(limits.limitStandardError, (7 * (1.0 / 3 + z * z / 4)).squareRoot()) == nil)
  }

  @Test func `swapping the measurements changes the signs`() throws {
    let (a, b) = (try Sample([3.5, 2, 8, 6.25]), try Sample([3, 2.5, 7, 7]))
    let (one, two) = (try BlandAltman(a, b), try BlandAltman(b, a))
    #expect(one.bias == -two.bias && one.lowerLimit == -two.upperLimit)
    #expect(one.pValue() == two.pValue() && one.pValue(.less) == two.pValue(.greater))
  }

  @Test func `degenerate pairs`() throws {
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 1)) {
      try BlandAltman(Sample([1]), Sample([2]))
    }
    #expect(throws: StatisticsError.lengthsDiffer(2, 1)) {
      try BlandAltman(Sample([1, 2]), Sample([2]))
    }
    // Equal differences have limits and no test.
    let equal = try BlandAltman(Sample([1, 2, 3]), Sample([2, 3, 4]))
    #expect(equal.bias == -1 && equal.standardDeviation == 0 && equal.lowerLimit == -1)
    #expect(equal.statistic == nil && equal.pValue() == nil)
    let perfect = try BlandAltman(Sample([1, 2]), Sample([1, 2]))
    #expect(perfect.bias == 0 && perfect.pValue() == nil)
  }
}

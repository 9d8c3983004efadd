import Statistics
import TestSupport
import Testing

/// Every reference case of the correlations.
struct CorrelationReferenceTests {
  static func cases(_ kind: String) throws -> [ReferenceCase] {
    try ReferenceCase.load("correlation.json").filter { $0.args["kind"]?.text == kind }
  }

  @Test(arguments: try cases("pearson"))
  func `Pearson's correlation agrees with R`(_ c: ReferenceCase) throws {
    let pairs = try c.pairs()
    let test = try PearsonCorrelation(pairs[0], pairs[1])
    let interval = try test.confidenceInterval(level: c.level, c.alternative)
    let found: [String: Double?] = [
      "n": Double(test.count), "r": test.estimate, "t": test.statistic,
      "df": Double(test.degreesOfFreedom), "p": test.pValue(c.alternative),
      "ci_low": interval.lower, "ci_high": interval.upper,
    ]
    #expect(c.differences(found).isEmpty)
  }

  @Test(arguments: try cases("spearman"))
  func `Spearman's correlation agrees with R`(_ c: ReferenceCase) throws {
    let pairs = try c.pairs()
    let test = try SpearmanCorrelation(pairs[0], pairs[1])
    var found: [String: Double?] = [
      "n": Double(test.count), "rho": test.estimate, "S": test.statistic,
      "p_t_approx": try test.pValue(.studentT, c.alternative),
    ]
    if c.holds("p_exact") { found["p_exact"] = try test.pValue(.exact, c.alternative) }
    if c.holds("p_r_edgeworth") {
      found["p_r_edgeworth"] = try test.pValue(.edgeworth, c.alternative)
    }
    #expect(c.differences(found).isEmpty)
  }

  @Test(arguments: try cases("kendall"))
  func `Kendall's correlation agrees with R`(_ c: ReferenceCase) throws {
    let pairs = try c.pairs()
    let test = try KendallCorrelation(pairs[0], pairs[1])
    var found: [String: Double?] = [
      "n": Double(test.count), "tau_b": test.estimate, "z": test.z,
      "p_normal": try test.pValue(.normal, c.alternative),
    ]
    if c.holds("p_exact") {
      found["p_exact"] = try test.pValue(.exact, c.alternative)
      found["T_concordant"] = Double(test.concordant)
    }
    #expect(c.differences(found).isEmpty)
  }
}

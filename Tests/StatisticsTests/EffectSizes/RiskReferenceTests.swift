import Statistics
import TestSupport
import Testing

/// Every reference case of the comparison of two risks, and of Cramér's V.
struct RiskReferenceTests {
  @Test(arguments: try ReferenceCase.load("categorical.json", method: "risk_measures"))
  func `risks agree with R`(_ c: ReferenceCase) throws {
    let rows = try Proportion.rows(of: try c.counts())
    let difference = RiskDifference(rows.first, rows.second)
    let zeroCells: ZeroCells = c.args["haldane"]?.flag == true ? .haldane : .none
    let odds = try OddsRatio(rows.first, rows.second, zeroCells: zeroCells)
    let found: [String: Double?] = [
      "risk1": rows.first.estimate, "risk2": rows.second.estimate,
      "risk_difference": difference.estimate, "nnt": NumberNeededToTreat(difference).estimate,
      "odds_ratio": odds.estimate, "log_or_se": odds.logStandardError,
    ]
    #expect(c.differences(found).isEmpty)
    try check(c, "rd_newcombe", difference.confidenceInterval(level: c.level))
    try check(c, "rd_wald", difference.confidenceInterval(.wald, level: c.level))
    try check(c, "or_woolf", odds.confidenceInterval(level: c.level))
    guard c.holds("risk_ratio") else { return }
    let ratio = try RiskRatio(rows.first, rows.second)
    #expect(
      c.differences([
        "risk_ratio": ratio.estimate, "log_rr_se": ratio.logStandardError,
      ]).isEmpty)
    try check(c, "rr_log_ci", ratio.confidenceInterval(level: c.level))
  }

  @Test(arguments: try ReferenceCase.load("categorical_py.json", method: "risk_measures_python"))
  func `intervals of risks agree with statsmodels`(_ c: ReferenceCase) throws {
    let first = try Proportion(
      count: try #require(c.args["events1"]?.integer), of: try #require(c.args["n1"]?.integer))
    let second = try Proportion(
      count: try #require(c.args["events2"]?.integer), of: try #require(c.args["n2"]?.integer))
    let difference = RiskDifference(first, second)
    try check(c, "rd_newcombe", difference.confidenceInterval(level: c.level))
    try check(c, "rd_wald", difference.confidenceInterval(.wald, level: c.level))
    guard c.holds("rr_log") else { return }
    try check(c, "rr_log", RiskRatio(first, second).confidenceInterval(level: c.level))
    try check(c, "or_logit", OddsRatio(first, second).confidenceInterval(level: c.level))
  }

  @Test(arguments: try ReferenceCase.load("categorical.json", method: "chi_square"))
  func `Cramér's V agrees with R`(_ c: ReferenceCase) throws {
    let v = try CramersV(try c.counts()).estimate
    #expect(c.differences(["cramers_v": v]).isEmpty)
  }

  private func check(_ c: ReferenceCase, _ name: String, _ interval: ConfidenceInterval) throws {
    #expect(c.differences(name, [interval.lower, interval.upper]).isEmpty)
  }
}

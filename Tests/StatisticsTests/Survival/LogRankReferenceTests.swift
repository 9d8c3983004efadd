import Statistics
import TestSupport
import Testing

@Suite struct LogRankReferenceTests {
  typealias Reference = SurvivalReference

  @Test func `all cases are found`() {
    #expect(Reference.cases("logrank", "logrank").count == 7)
    #expect(Reference.cases("logrank", "logrank_stratified").count == 3)
  }

  static let weights: [(name: String, weight: LogRank.Weight)] = [
    ("gehan", .gehanBreslow), ("tarone_ware", .taroneWare), ("peto_peto", .petoPeto),
    ("fh_1_0", .flemingHarrington(rho: 1, gamma: 0)),
    ("rho1", .flemingHarrington(rho: 1, gamma: 0)),
  ]

  @Test(arguments: Reference.cases("logrank", "logrank", "logrank_stratified"))
  func tests(_ reference: Reference) throws {
    let survival = try reference.survival()
    let k = reference.count("groups")
    let tests = try LogRank.tests(
      survival.followUps, groups: survival.groups, groupCount: k, strata: survival.strata,
      weights: [.logRank] + Self.weights.map(\.weight))
    let logRank = tests[0]
    for j in 0..<k {
      reference.check(Double(logRank.counts[j]), "n", j)
      reference.check(logRank.observed[j], "observed", j)
      reference.check(logRank.expected[j], "expected", j)
      for l in 0..<k { reference.check(logRank.covariance[j * k + l], "variance", j, l) }
    }
    reference.check(logRank.statistic, "chisq")
    reference.check(Double(logRank.degreesOfFreedom), "df")
    reference.check(logRank.pValue, "p")
    for (index, item) in Self.weights.enumerated()
    where reference.expected["chisq_\(item.name)"] != nil {
      reference.check(tests[index + 1].statistic, "chisq_\(item.name)")
      reference.check(tests[index + 1].pValue, "p_\(item.name)")
    }
    if reference.expected.keys.contains(where: { $0 == "trend_chisq" }) {
      let trend = try logRank.trend(scores: reference.args["scores"]?.elements.compactMap(\.number))
      reference.check(trend.statistic, "trend_chisq")
      reference.check(trend.pValue, "trend_p")
    }
  }
}

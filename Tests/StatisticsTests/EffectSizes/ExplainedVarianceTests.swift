import Statistics
import TestSupport
import Testing

struct ExplainedVarianceTests {
  @Test func `agrees with R`() throws {
    // R 4.2.2, PlantGrowth: uniroot(pf(4.8460878623801351, 2, 27, ncp) − 0.025 or 0.975), λ/(λ + 30).
    let reference = try #require(
      try ReferenceCase.load("k_sample.json", method: "anova_oneway").first {
        $0.id == "anova-plantgrowth"
      })
    let effect = ExplainedVariance(try OneWayANOVA(try reference.groups()))
    #expect(disagreement(effect.etaSquared, 0.26414829683211966) == nil)
    #expect(disagreement(effect.omegaSquared, 0.2040788459899709) == nil)
    let ci = try effect.confidenceInterval(level: 0.95)
    #expect(disagreement(ci.lower, 0.0099039685175535495, relative: 1e-8) == nil)
    #expect(disagreement(ci.upper, 0.4638964670452963, relative: 1e-8) == nil)
  }

  @Test func `equal means have a limit of zero`() throws {
    let groups = try [[1.0, 2, 3], [2, 1, 3], [3, 2, 1]].map { try Sample($0) }
    let effect = ExplainedVariance(try OneWayANOVA(groups))
    #expect(effect.etaSquared == 0 && effect.omegaSquared < 0)
    #expect(try effect.confidenceInterval() == ConfidenceInterval(lower: 0, upper: 0))
    #expect(throws: StatisticsError.outOfDomain(2)) { try effect.confidenceInterval(level: 2) }
  }

  @Test func `scale and order of the groups do not matter`() throws {
    let groups = try [[1.0, 2, 4], [3, 5, 9, 4], [8, 6]].map { try Sample($0) }
    let scaled = try groups.reversed().map { try Sample($0.values.map { 3 - 7 * $0 }) }
    let one = try ExplainedVariance(try OneWayANOVA(groups)).confidenceInterval(level: 0.9)
    let two = try ExplainedVariance(try OneWayANOVA(scaled)).confidenceInterval(level: 0.9)
    #expect(disagreement(two.lower, one.lower, relative: 1e-8, absolute: 1e-12) == nil)
    #expect(disagreement(two.upper, one.upper, relative: 1e-8) == nil)
  }

  @Test func `a huge effect ends`() throws {
    let groups = try [[0.0, 1], [1e6, 1e6 + 1], [2e6, 2e6 + 1]].map { try Sample($0) }
    let ci = try ExplainedVariance(try OneWayANOVA(groups)).confidenceInterval()
    #expect(ci.lower > 0.999 && ci.upper <= 1 && ci.lower < ci.upper)
  }
}

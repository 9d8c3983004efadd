import Statistics
import TestSupport
import Testing

@Suite struct SurvivalDifferenceTests {
  // S₁ = ½ of two, S₂ = ¾ of four, without censoring: binomial variances 1/8 and 3/64.
  @Test func `two groups by hand`() throws {
    let a = try KaplanMeier(patients([1, 3])).estimate(at: 2)
    let b = try KaplanMeier(patients([1, 3, 4, 5])).estimate(at: 2)
    let test = try SurvivalDifference(a, b)
    #expect(disagreement(test.estimate, -0.25) == nil)
    #expect(disagreement(test.standardError, (11.0 / 64).squareRoot()) == nil)
    #expect(disagreement(test.statistic, -2 / 11.0.squareRoot()) == nil)
    let turned = try SurvivalDifference(b, a)
    #expect(turned.pValue == test.pValue && turned.interval().upper == -test.interval().lower)
    // The interval with level 1 − p touches zero.
    #expect(abs(turned.interval(level: 1 - turned.pValue).lower) < 1e-9)
  }

  @Test func degenerate() throws {
    let curve = try KaplanMeier(patients([1, 3]))
    #expect(throws: StatisticsError.constant) {
      try SurvivalDifference(curve.estimate(at: 3), curve.estimate(at: 2))
    }
    #expect(throws: StatisticsError.constant) {
      try SurvivalDifference(curve.estimate(at: 0), curve.estimate(at: 0.5))
    }
  }
}

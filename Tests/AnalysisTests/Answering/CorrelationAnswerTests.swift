import Testing
import TestSupport

@testable import Analysis

/// Correlations, from a plan to rows.
@Suite struct CorrelationAnswerTests {
  static let csv = "x,y,z\n1,2,1\n2,4,3\n3,6,2\n4,8,\n"

  @Test func pearsonByHand() throws {
    // x and z of three patients: deviations −1 0 1 and −1 1 0, r = 1/2.
    let study = try SmallStudy(csv: Self.csv, analyses: ["{correlate: x, with: z}"])
    #expect(disagreement(study.number("pearson", "estimate", level: "z"), 0.5) == nil)
    #expect(study.number("pearson", "nobs", level: "z") == 3)
    #expect(study.row("pearson", "conf.low", level: "z")?.error == "at least 4 patients needed")
  }

  @Test func withoutWithAllPairsStand() throws {
    let study = try SmallStudy(
      csv: Self.csv, analyses: ["{correlate: [x, y, z], method: spearman}"])
    for (first, second) in [("x", "y"), ("x", "z"), ("y", "z")] {
      #expect(study.number("spearman", "estimate", variable: first, level: second) != nil)
    }
    #expect(study.number("spearman", "estimate", variable: "x", level: "y") == 1)
  }

  @Test func aConstantVariableIsRefused() throws {
    let study = try SmallStudy(
      csv: "x,y\n1,5\n2,5\n3,5\n", analyses: ["{correlate: x, with: y, method: kendall}"])
    #expect(study.row("kendall", "estimate", level: "y")?.error == "the values do not vary")
  }
}

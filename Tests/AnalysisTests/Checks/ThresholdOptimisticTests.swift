import Analysis
import Testing

/// `threshold-optimistic`, of curves and of searches.
@Suite struct ThresholdOptimisticTests {
  private static let csv = "x,z,c\n1,2,no\n2,1,no\n3,3,yes\n4,5,no\n5,4,yes\n6,6,yes\n"

  private func study(_ options: String) throws -> SmallStudy {
    try SmallStudy(
      csv: Self.csv,
      analyses: ["{roc: [x, z], outcome: c, positive: \"yes\", direction: higher\(options)}"])
  }

  @Test func `each rule of each predictor chose one`() throws {
    #expect(try study("").found(.thresholdOptimistic, "thresholds") == 2)
    #expect(
      try study(", threshold: [youden, closest_topleft]").found(.thresholdOptimistic, "thresholds")
        == 4)
    #expect(try study(", threshold: [3.5, youden]").found(.thresholdOptimistic, "thresholds") == 2)
  }

  @Test func `a number was not chosen here`() throws {
    #expect(try study(", threshold: 3.5").checks.isEmpty)
  }

  @Test func `a search says how many cuts it tried`() throws {
    let study = try SmallStudy(
      csv: Self.csv, analyses: ["{cutpoint: x, outcome: c, p_value: exact}"])
    #expect(study.found(.thresholdOptimistic, "cuts") == study.number("maximally_selected", "cuts"))
    let constant = try SmallStudy(
      csv: "x,c\n1,no\n1,yes\n1,no\n", declarations: "variables: {x: {type: continuous}}",
      analyses: ["{cutpoint: x, outcome: c, p_value: exact}"])
    #expect(constant.checks.isEmpty)
  }
}

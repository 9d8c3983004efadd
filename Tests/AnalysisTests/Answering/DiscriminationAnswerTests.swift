import Testing
import TestSupport

@testable import Analysis

/// ROC curves, from a plan to rows.
@Suite struct DiscriminationAnswerTests {
  static let csv = "x,c\n1,no\n2,no\n3,yes\n4,no\n5,yes\n6,yes\n"

  @Test func areaAndThresholdByHand() throws {
    // Of 9 pairs only (3, 4) is discordant: 8/9. Youden: 3 of 3 found and 1 of 3 alarmed at 2.5,
    // 2 of 3 and none at 4.5: both 2/3.
    let study = try SmallStudy(
      csv: Self.csv,
      analyses: ["{roc: x, outcome: c, positive: \"yes\", direction: higher}"])
    #expect(disagreement(study.number("roc_auc", "estimate"), 8.0 / 9) == nil)
    #expect(study.number("roc_auc", "n.cases") == 3)
    #expect(study.number("roc_threshold", "threshold", level: "youden") == 2.5)
    #expect(study.number("roc_threshold", "threshold", level: "youden 2") == 4.5)
    #expect(study.number("roc_threshold", "sensitivity", level: "youden") == 1)
  }

  @Test func turningTheDirectionTurnsTheArea() throws {
    let study = try SmallStudy(
      csv: Self.csv, analyses: ["{roc: x, outcome: c, positive: \"yes\", direction: lower}"])
    #expect(disagreement(study.number("roc_auc", "estimate"), 1.0 / 9) == nil)
  }

  @Test func aDirectionChosenByTheDataIsAWarning() throws {
    let study = try SmallStudy(
      csv: Self.csv, analyses: ["{roc: x, outcome: c, positive: \"yes\", direction: auto}"])
    #expect(study.row("roc_auc", "direction")?.text == "higher")
    #expect(study.found(.rocDirectionAuto).count == 1)
  }

  @Test func aChosenThresholdIsAWarningAGivenOneIsNot() throws {
    let chosen = try SmallStudy(
      csv: Self.csv, analyses: ["{roc: x, outcome: c, positive: \"yes\", direction: higher}"])
    #expect(chosen.codes == ["threshold-optimistic"])
    let given = try SmallStudy(
      csv: Self.csv,
      analyses: ["{roc: x, outcome: c, positive: \"yes\", direction: higher, threshold: 4}"])
    #expect(given.notes.isEmpty && given.checks.isEmpty)
    // At 4 two cases of three and one control of three are positive: the ratio is 2, and its
    // logarithm has variance 1/2 − 1/3 + 1 − 1/3.
    let limit = given.number("roc_threshold", "lr.positive.conf.high", level: "4")
    #expect(disagreement(limit, 2 * 5.984627772748228) == nil)
    #expect(given.row("roc_threshold", "threshold.conf.low", level: "4") == nil)
  }

  @Test func theBootstrapIsTheSeeds() throws {
    func limits(_ options: String) throws -> [Double?] {
      let study = try SmallStudy(
        csv: Self.csv,
        analyses: [
          "{roc: x, outcome: c, positive: \"yes\", direction: higher, interval: bootstrap,"
            + " partial: {specificity: [0.5, 1]}, at: {specificity: 0.5}, \(options)}"
        ])
      return [
        study.number("roc_auc", "std.error"), study.number("roc_auc", "conf.low"),
        study.number("roc_threshold", "threshold.conf.high", level: "youden"),
        study.number("roc_partial_auc", "conf.low"),
        study.number("roc_at", "conf.low", level: "specificity = 0.5"),
      ]
    }
    let first = try limits("replicates: 40, seed: 2")
    #expect(first.allSatisfy { $0 != nil })
    #expect(try limits("replicates: 40, seed: 2") == first)
    #expect(try limits("replicates: 40, seed: 3") != first)
  }

  @Test func nearTiesAreTiesWithinTheTolerance() throws {
    // Joined to 3, the case at 3 and the control at 4 count one half: 8½ of 9.
    let study = try SmallStudy(
      csv: "x,c\n1,no\n2,no\n3,yes\n3.25,no\n5,yes\n6,yes\n",
      analyses: ["{roc: x, outcome: c, positive: \"yes\", direction: higher, tolerance: 0.25}"])
    #expect(disagreement(study.number("roc_auc", "estimate"), 8.5 / 9) == nil)
  }

  @Test func oneCaseHasNoReplicates() throws {
    let study = try SmallStudy(
      csv: "x,c\n1,no\n2,no\n3,yes\n",
      analyses: [
        "{roc: x, outcome: c, positive: \"yes\", direction: higher, at: {specificity: 0.9}}"
      ])
    #expect(
      study.row("roc_at", "conf.low", level: "specificity = 0.9")?.error
        == "fewer than 2 cases or controls")
  }
}

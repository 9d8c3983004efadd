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
    #expect(study.notes.contains { $0.contains("chosen on the same data") })
  }
}

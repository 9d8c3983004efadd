import Cohorts
import Testing
import TestSupport

@testable import Analysis

/// Nothing is silent: what is left out or not asked in the usual way is said.
@Suite struct NoteTests {
  static let csv = """
    g,x,y,c,months,dead
    a,1,2,u,1,1
    a,2,,u,2,0
    a,4,3,v,3,1
    b,6,8,v,4,1
    b,9,7,w,5,0
    b,7,9,w,6,1

    """
  static let outcome =
    "outcomes: {os: {label: Survival, time: months, event: \"dead == 1\", unit: months}}"

  @Test func percentagesAreOfTheRowOrTheWholeWhenAskedFor() throws {
    let study = try SmallStudy(
      csv: Self.csv,
      analyses: [
        "{id: row, summarize: [c], by: g, percent: row, test: none}",
        "{id: cell, summarize: [c], by: g, percent: cell, test: none}",
      ])
    let row = study.number(
      "categorical", "p", variable: "c", level: "v", group: "a", analysis: "row")
    #expect(row == 0.5)
    let cell = study.number(
      "categorical", "p", variable: "c", level: "v", group: "a", analysis: "cell")
    #expect(disagreement(cell, 1.0 / 6) == nil)
  }

  @Test func thoseMissingATermOfTheModelAreCounted() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcome,
      analyses: ["{cox: os, multivariable: [x, y]}"])
    #expect(
      study.notes.contains(
        "1 of 6 patients are not in the multivariable model: y missing in 1."))
  }

  @Test func anAdjustmentWithoutPValuesIsAWarning() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcome,
      analyses: ["{kaplan_meier: os, by: g, adjust: holm}"])
    #expect(study.notes.contains { $0.hasPrefix("Adjustment (holm) was asked for") })
  }

  @Test func aSubsetMayMakeAnOutcomeTwoLevels() throws {
    let study = try SmallStudy(
      csv: Self.csv,
      analyses: ["{roc: x, outcome: c, positive: v, direction: higher, where: c != \"w\"}"])
    #expect(study.number("roc_auc", "estimate") == 1)
    #expect(throws: (any Error).self) {
      try SmallStudy(
        csv: Self.csv, analyses: ["{roc: x, outcome: c, positive: v, direction: higher}"])
    }
  }

  @Test func aColumnAlmostOfNumbersIsAWarning() throws {
    let study = try SmallStudy(
      csv: "x,g\n1,a\n2,b\noops,a\n4,b\n", analyses: ["{summarize: [x], by: g}"])
    let echo = study.results.cohort.echoes.first { $0.variable == "x" }
    #expect(echo?.isWarning == true)
    #expect(echo?.sentence.contains("because of \"oops\" in line 4") == true)
  }

  @Test func followUpIsSummarisedByTheReverseEstimate() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcome, analyses: ["{kaplan_meier: os}"])
    // Censored at 2 (of 5) and 5 (of 2): 4/5, then 2/5, which is below 0.5 at 5.
    let followUp = try #require(study.results.followUps.first)
    #expect(followUp.count == 6 && followUp.events == 4 && followUp.median == 5)
  }
}

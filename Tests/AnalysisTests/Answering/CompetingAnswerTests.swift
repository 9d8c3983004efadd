import Testing
import TestSupport

@testable import Analysis

/// Competing events, from a plan to rows.
@Suite struct CompetingAnswerTests {
  static let csv = """
    g,t,s,x
    a,1,1,0
    a,2,2,1
    a,3,0,1
    a,4,1,0
    b,1,0,1
    b,3,1,1
    b,5,2,0
    b,,1,1

    """
  static let outcomes = """
    outcomes:
      rec: {label: Recurrence, time: t, status: s, event: {1: Recurrence, 2: Death}, unit: years}
      own: {label: Recurrence alone, time: t, event: "s == 1", unit: years}
      any: {label: Any event, time: t, event: "s > 0", unit: years}
    """

  // Group a: F(4) = 1/4 + 1/2 = 3/4, as in the tests of the estimate.
  @Test func `each event has its rows`() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcomes,
      analyses: ["{cumulative_incidence: rec, by: g, at: [2.5, 4, 9]}"])
    let row = { (statistic: String, level: String) in
      study.number("cuminc_at", statistic, variable: "Recurrence", level: level, group: "a")
    }
    #expect(row("estimate", "4") == 0.75 && row("estimate", "2.5") == 0.25)
    #expect(row("n.risk", "2.5") == 2 && row("n.competing", "4") == 1 && row("n.censor", "4") == 1)
    #expect(study.number("cuminc", "events", variable: "Death", group: "b") == 1)
    #expect(study.number("gray_test", "parameter", variable: "Death") == 1)
    #expect(study.results.answers.first?.participation.used == 7)
    // All of group a had an event or were censored by 4, the last an event: nothing can change.
    let past = study.row(
      "cuminc_at", "estimate", variable: "Recurrence", level: "9", group: "a")
    #expect(past?.number == 0.75 && past?.warning == nil)
  }

  @Test func `one event alone, past the last follow-up`() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcomes,
      analyses: [
        "{id: r, cumulative_incidence: rec, event: Death, where: t < 4, at: [9]}",
        "{id: s, cumulative_incidence: rec, event: Death, where: t < 4, at: [9], conventions: sas}",
      ])
    #expect(study.results.answers.flatMap(\.findings).allSatisfy { $0.variable == "Death" })
    #expect(
      study.row("cuminc_at", "estimate", level: "9", analysis: "r")?.warning
        == "past the last follow-up: its estimate is carried on")
    #expect(
      study.row("cuminc_at", "estimate", level: "9", analysis: "s")?.error
        == "past the last follow-up")
  }

  @Test func `the models of both events stand apart`() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcomes,
      analyses: [
        "{id: both, cumulative_incidence: rec, regression: [x]}",
        "{id: one, cumulative_incidence: rec, event: Recurrence, regression: [x]}",
      ])
    let both = study.number(
      "fine_gray", "coefficient", variable: "x", group: "Recurrence", analysis: "both")
    let one = try #require(
      study.number("fine_gray", "coefficient", variable: "x", analysis: "one"))
    #expect(both == one)
    #expect(study.number("fine_gray", "nevent", group: "Death", analysis: "both") == 2)
    #expect(study.number("fine_gray", "ncompeting", analysis: "one") == 2)
  }

  @Test func `separation and an event without patients are refused`() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcomes,
      analyses: [
        "{id: sep, cumulative_incidence: rec, event: Death, where: \"g == 'a'\", regression: [x]}",
        "{id: none, cumulative_incidence: rec, event: Death, where: t < 2, by: g, regression: [x]}",
      ])
    let separated = study.row("fine_gray", "estimate", variable: "x", analysis: "sep")
    #expect(separated?.error?.contains("separates events from non-events") == true)
    #expect(
      study.row("fine_gray", "estimate", variable: "x", analysis: "none")?.error == "no events")
    #expect(study.row("gray_test", "p.value", analysis: "none")?.error == "no events")
    #expect(study.number("cuminc", "events", group: "a", analysis: "none") == 0)
  }

  @Test func `a curve that censors competitors is warned about`() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcomes,
      analyses: ["{kaplan_meier: rec}", "{kaplan_meier: own}", "{kaplan_meier: any}"])
    let found = study.found(.competingRiskIgnored)
    #expect(found.map(\.analysis) == ["kaplan_meier-1", "kaplan_meier-2"])
    #expect(found.first?.words.hasPrefix("Death competes with Recurrence and is censored") == true)
    let medians = ["kaplan_meier-1", "kaplan_meier-2"].map {
      study.number("survival", "median", analysis: $0)
    }
    #expect(medians[0] != nil && medians[0] == medians[1])
  }

  @Test func `one event alone is told to be Kaplan and Meier's`() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcomes, analyses: ["{cumulative_incidence: own}"])
    #expect(study.notes.contains { $0.contains("has no competing events") })
  }
}

import Analysis
import Document
import Figures
import Statistics
import TestSupport
import Testing

@testable import Reporting

@Suite struct IncidenceSectionTests {
  private static func answer(
    groups: [String?], regression: Bool = false, curves: [IncidenceCurve] = []
  ) -> Answer {
    var verb = CumulativeIncidence(outcome: Fixture.source("os"))
    verb.at = [12]
    if regression { verb.regression = [Fixture.source("age"), Fixture.source("sex")] }
    let question = Fixture.question("fig4", .cumulativeIncidence(verb))
    var findings: [Finding] = []
    for group in groups {
      findings += Fixture.numbers(
        "fig4", "cuminc", of: "Recurrence", group: group,
        ["n": 40, "events": 9, "competing": 3, "censored": 28])
      findings += Fixture.numbers(
        "fig4", "cuminc_at", of: "Recurrence", level: "12", group: group,
        [
          "n.risk": 30, "n.event": 4, "n.competing": 1, "n.censor": 5, "estimate": 0.10468,
          "conf.low": 0.03, "conf.high": 0.22,
        ])
    }
    findings += Fixture.numbers(
      "fig4", "gray_test", of: "Recurrence", ["statistic": 6.1, "parameter": 1, "p.value": 0.0132])
    if regression { findings += model }
    return Fixture.answer(question, findings, curves: .incidence(curves))
  }

  private static let model =
    Fixture.numbers(
      "fig4", "fine_gray", of: "age",
      ["estimate": 1.0512, "conf.low": 1.01, "conf.high": 1.09, "p.value": 0.02])
    + Fixture.numbers("fig4", "fine_gray", of: "sex", level: "Female", ["n.obs": 20])
    + Fixture.numbers(
      "fig4", "fine_gray", of: "sex", level: "Male",
      ["n.obs": 20, "estimate": 2, "conf.low": 1, "conf.high": 4, "p.value": 0.05])
    + Fixture.numbers(
      "fig4", "fine_gray",
      [
        "nobs": 40, "nevent": 9, "ncompeting": 3, "lr.statistic": 5, "lr.parameter": 2,
        "lr.p.value": 0.0821,
      ])

  @Test func `incidences stand by event, group and time`() {
    let document = Report(Fixture.results([Self.answer(groups: ["Low", "High"])])).document()
    #expect(document.tables.map(\.number) == ["Table 1", "Table 1b"])
    #expect(
      document.tables.last?.rows.last?.cells.map(\.content.plainText) == [
        "Recurrence", "High", "12", "30", "4", "1", "5", "0.105 (0.030–0.220)",
      ])
    #expect(
      document.markdown().tightTables.contains(
        "Gray’s test, Recurrence: χ² = 6.10, df = 1, p = 0.013."))
  }

  @Test func `without groups there is no column of groups`() {
    let tables = Report(Fixture.results([Self.answer(groups: [nil])])).document().tables
    #expect(
      tables.first?.rows.first?.cells.map(\.content.plainText) == [
        "Recurrence", "40", "9", "3", "28",
      ])
  }

  @Test func `the model names its reference`() throws {
    let document = Report(
      Fixture.results([Self.answer(groups: [nil], regression: true)])
    ).document()
    let rows = try #require(document.tables.last).rows
    #expect(
      rows.map { $0.cells.map(\.content.plainText) } == [
        ["Age, years", "1.05 (1.01–1.09)", "0.020"], ["Sex", "", ""],
        ["Female", "1 (reference)", ""], ["Male", "2.00 (1.00–4.00)", "0.050"],
      ])
    #expect(
      document.markdown().tightTables.contains(
        "Model: n = 40, 9 events, 3 competing events; pseudo-likelihood ratio test χ² = 5.00, df = 2, p = 0.082."
      ))
  }

  private static func curve(_ event: Int, _ name: String, _ label: String?) throws
    -> IncidenceCurve
  {
    let followUps = try zip([1.0, 2, 3, 4], [1, 2, 0, 1]).map {
      try CompetingFollowUp(time: $0, event: $1)
    }
    return IncidenceCurve(
      event: name, label: label, estimate: try AalenJohansen(followUps, event: event))
  }

  /// One figure for all events without groups, one for each event with groups.
  @Test func `figures show events or groups`() throws {
    let events = [
      try Self.curve(1, "Recurrence", nil), try Self.curve(2, "Death", nil),
    ]
    let one = Report(Fixture.results([Self.answer(groups: [nil], curves: events)])).document()
    guard case .steps(let plot)? = one.answerFigures.first?.figure else {
      Issue.record("not a step plot")
      return
    }
    #expect(one.answerFigures.count == 1 && plot.curves.map(\.name) == ["Recurrence", "Death"])
    #expect(plot.counts.map(\.heading) == ["At risk", "Events", "Censored"])
    #expect(plot.counts.first?.rows.count == 1)
    let groups = [
      try Self.curve(1, "Recurrence", "Low"), try Self.curve(1, "Recurrence", "High"),
      try Self.curve(2, "Death", "Low"), try Self.curve(2, "Death", "High"),
    ]
    let two = Report(
      Fixture.results([Self.answer(groups: ["Low", "High"], curves: groups)])
    ).document()
    #expect(two.answerFigures.map(\.number) == ["Figure 1", "Figure 2"])
    guard case .steps(let first)? = two.answerFigures.first?.figure else { return }
    #expect(first.curves.map(\.name) == ["Low", "High"])
    #expect(first.annotation == ["Gray’s test p = 0.013"])
    #expect(first.counts.map(\.heading) == ["At risk", "Events", "Competing", "Censored"])
  }
}

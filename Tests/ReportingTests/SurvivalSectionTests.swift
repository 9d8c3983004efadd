import Analysis
import Document
import Figures
import Statistics
import TestSupport
import Testing

@testable import Reporting

@Suite struct SurvivalSectionTests {
  private static func answer(curves: Curves = .none) -> Answer {
    var verb = KaplanMeierAnalysis(outcome: Fixture.source("os"))
    verb.at = [12]
    let question = Fixture.question("fig2", .kaplanMeier(verb))
    let findings =
      Fixture.numbers(
        "fig2", "survival", of: "os", group: "Low",
        ["n": 4, "events": 2, "median": 14.14, "median.conf.low": 9])
      + [refusal("median.conf.high", "Low")]
      + Fixture.numbers("fig2", "survival", of: "os", group: "High", ["n": 3, "events": 0])
      + [refusal("median", "High"), refusal("median.conf.low", "High")]
      + Fixture.numbers(
        "fig2", "survival_at", of: "os", level: "12", group: "Low",
        [
          "n.risk": 30, "n.event": 4, "n.censor": 6, "estimate": 0.81234, "conf.low": 0.7,
          "conf.high": 0.93,
        ])
      + Fixture.numbers(
        "fig2", "logrank", of: "os", ["statistic": 6.1, "parameter": 1, "p.value": 0.0132])
    return Fixture.answer(question, findings, curves: curves)
  }

  private static func refusal(_ statistic: String, _ group: String) -> Finding {
    Fixture.refusal("fig2", "survival", of: "os", statistic, "not reached", group: group)
  }

  @Test func `medians that are not reached say so`() {
    let tables = Report(Fixture.results([Self.answer()])).document().tables
    #expect(
      tables.first?.rows.map { $0.cells.map(\.content.plainText) } == [
        ["Low", "4", "2", "14.1 (9.0 to not reached)"], ["High", "3", "0", "not reached"],
      ])
    #expect(tables.map(\.number) == ["Table 1", "Table 1b"])
    #expect(
      tables.last?.rows.first?.cells.map(\.content.plainText) == [
        "Low", "12", "30", "4", "6", "0.812 (0.700–0.930)",
      ])
  }

  @Test func `the test stands in words`() {
    let page = Report(Fixture.results([Self.answer()])).document().markdown().tightTables
    #expect(page.contains("Log-rank test: χ² = 6.10, df = 1, p = 0.013."))
    // Censored at 1 and 4: the reverse curve falls to 3/4 at 1 and to 0 at 4.
    #expect(
      page.contains(
        "88 patients were analysed. Overall survival: 2 events in 4 patients, median follow-up "
          + "4.0 months (reverse Kaplan–Meier)."))
  }

  /// Times 2 and 9 end in the event, 5 and 14 do not; at 0, 12 (months) the counts add up to 4.
  @Test func `the figure counts who is at risk at every tick`() throws {
    let followUps = try FollowUp.all(
      times: [2, 5, 9, 14], areEvents: [true, false, true, false])
    let curve = SurvivalCurve(label: "Low", estimate: try KaplanMeier(followUps))
    let answer = Self.answer(curves: .survival([curve]))
    let figure = try #require(Report(Fixture.results([answer])).document().answerFigures.first)
    guard case .steps(let plot) = figure.figure else {
      Issue.record("not a step plot")
      return
    }
    #expect(plot.annotation == ["log-rank p = 0.013"])
    #expect(plot.guides == [StepPlot.Guide(x: 14.14, y: 0.5)])
    #expect(plot.curves.first?.marks == [5, 14])
    for tick in plot.xAxis.ticks.indices {
      #expect(
        plot.counts.map { $0.rows[0][tick] }.first
          == followUps.filter { $0.time >= plot.xAxis.ticks[tick] }.count)
    }
  }
}

import Analysis
import Document
import Figures
import TestSupport
import Testing

@testable import Reporting

@Suite struct RegressionTableTests {
  private static func answer(_ findings: [Finding]) -> Answer {
    var cox = CoxRegression(outcome: Fixture.source("os"))
    cox.univariable = ["age", "stage"].map {
      ModelTerm(source: Fixture.source($0), factors: [$0])
    }
    cox.multivariable = cox.univariable
    cox.per = ["age": 10]
    return Fixture.answer(Fixture.question("table3", .cox(cox)), findings)
  }

  private static func estimates(
    _ context: String, of variable: String, level: String? = nil, _ estimate: Double
  ) -> [Finding] {
    Fixture.numbers(
      "table3", context, of: variable, level: level,
      [
        "estimate": estimate, "std.error": 0.3, "conf.low": estimate / 2,
        "conf.high": estimate * 2, "p.value": 0.03,
      ])
  }

  private static var findings: [Finding] {
    let contexts = ["cox_univariable", "cox_multivariable"]
    let counts = ["I", "II", "III"].flatMap { level in
      contexts.flatMap {
        Fixture.numbers(
          "table3", $0, of: "stage", level: level, ["n.obs": 20, "n.event": 5])
      }
    }
    return counts
      + contexts.flatMap { context in
        estimates(context, of: "age", 1.2) + estimates(context, of: "stage", level: "II", 2)
          + estimates(context, of: "stage", level: "III", 0.15)
      }
      + Fixture.numbers("table3", contexts[0], of: "age", ["nobs": 80, "nevent": 20])
      + Fixture.numbers("table3", contexts[0], of: "stage", ["nobs": 60, "nevent": 15])
      + Fixture.numbers(
        "table3", contexts[1],
        [
          "nobs": 60, "nevent": 15, "concordance": 0.6512, "lr.statistic": 9.12, "lr.parameter": 3,
          "lr.p.value": 0.0278,
        ])
  }

  @Test func `terms stand side by side, the reference among them`() {
    let document = Report(Fixture.results([Self.answer(Self.findings)])).document()
    #expect(
      document.tables.first?.rows.map { $0.cells.map(\.content.plainText) } == [
        [
          "Age, years, per 10", "80", "20", "1.20 (0.60–2.40)", "0.030", "1.20 (0.60–2.40)",
          "0.030",
        ],
        ["Stage", "60", "15", "", "", "", ""],
        ["I", "20", "5", "1 (reference)", "", "1 (reference)", ""],
        ["II", "20", "5", "2.00 (1.00–4.00)", "0.030", "2.00 (1.00–4.00)", "0.030"],
        ["III", "20", "5", "0.150 (0.075–0.300)", "0.030", "0.150 (0.075–0.300)", "0.030"],
      ])
    #expect(
      document.markdown().tightTables.contains(
        "Multivariable model: n = 60, 15 events; concordance 0.651; likelihood ratio test "
          + "χ² = 9.12, df = 3, p = 0.028."))
  }

  @Test func `the forest has the reference in grey`() throws {
    let document = Report(Fixture.results([Self.answer(Self.findings)])).document()
    guard case .intervals(let plot)? = document.answerFigures.first?.figure else {
      Issue.record("no forest plot")
      return
    }
    // Both models have a row of each estimate; the reference has one.
    #expect(plot.rows.count == 8)
    #expect(
      plot.rows.contains(
        .words(label: "I", counts: ["20", "5"], texts: ["reference", ""], isIndented: true)))
  }

  @Test func `a model that was not fitted has its reason, and no reference`() {
    let counts = ["I", "II", "III"].flatMap {
      Fixture.numbers("table3", "cox_multivariable", of: "stage", level: $0, ["n.obs": 20])
    }
    let refusals = ["age", "stage"].map {
      Fixture.refusal("table3", "cox_multivariable", of: $0, "estimate", "no events")
    }
    let document = Report(Fixture.results([Self.answer(counts + refusals)])).document()
    let table = document.tables.first
    #expect(table?.notes.map(\.text.plainText).contains("No events.") == true)
    #expect(
      table?.rows.allSatisfy { !$0.cells.contains { $0.content.plainText.contains("ref") } } == true
    )
    #expect(document.answerFigures.isEmpty)
  }
}

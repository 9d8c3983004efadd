import Analysis
import Document
import Figures
import Statistics
import TestSupport
import Testing

@testable import Reporting

@Suite struct ROCSectionTests {
  private static func answer(_ more: [Finding] = [], curves: Curves = .none) -> Answer {
    var roc = ReceiverOperating(
      predictors: [Fixture.source("pmvi")], outcome: Fixture.source("sex"))
    roc.positive = Fixture.source("Male")
    roc.direction = .lower
    let findings =
      Fixture.numbers(
        "fig1", "roc_auc", of: "pmvi",
        [
          "estimate": 0.73137, "conf.low": 0.63012, "conf.high": 0.83262, "n.cases": 41,
          "n.controls": 72,
        ])
      + Fixture.rows("fig1", "roc_auc", of: "pmvi", ["direction": .text("lower")])
      + Fixture.numbers(
        "fig1", "roc_threshold", of: "pmvi", level: "youden",
        [
          "threshold": 104.25, "sensitivity": 0.5, "sensitivity.conf.low": 0.4,
          "sensitivity.conf.high": 0.8, "specificity": 0.75, "lr.positive": 2,
        ])
    return Fixture.answer(Fixture.question("fig1", .roc(roc)), findings + more, curves: curves)
  }

  /// The pROC paper prints S100B as 0.731 (0.630–0.833).
  @Test func `areas and thresholds have their tables`() {
    let tables = Report(Fixture.results([Self.answer()])).document().tables
    #expect(
      tables[0].rows.map { $0.cells.map(\.content.plainText) } == [
        ["Psoas muscle volume index, cm³/m³", "lower", "41", "72", "0.731 (0.630–0.833)"]
      ])
    #expect(
      tables[1].rows.map { $0.cells.map(\.content.plainText) } == [
        ["Threshold", "104.3"], ["Sensitivity (95% CI)", "0.500 (0.400–0.800)"],
        ["Specificity", "0.750"], ["LR+", "2.00"],
      ])
    #expect(tables[0].columns[2].heading.content.plainText == "n Male")
  }

  @Test func `what has no interval says why, and what has no number too`() {
    let more =
      Fixture.numbers("fig1", "roc_partial_auc", of: "pmvi", ["estimate": 0.0334])
      + [
        Fixture.refusal("fig1", "roc_partial_auc", of: "pmvi", "conf.low", "one case"),
        Fixture.refusal("fig1", "roc_delong_test", of: nil, "estimate", "one case"),
      ]
    let document = Report(Fixture.results([Self.answer(more)])).document()
    #expect(document.tables.last?.notes.map(\.text.plainText) == ["Interval: one case."])
    #expect(document.markdown().tightTables.contains("DeLong’s test: one case."))
  }

  /// Cases 1, 2 and controls 1.5, 3, lower values pointing to cases; the ring at (0.25, 0.5).
  @Test func `the figure joins the curve to its ring`() throws {
    let curve = try ROCCurve(
      cases: try Sample([1, 2]), controls: try Sample([1.5, 3]), direction: .lower)
    let curves = Curves.discrimination([
      DiscriminationCurve(predictor: "pmvi", group: nil, curve: curve)
    ])
    let document = Report(Fixture.results([Self.answer(curves: curves)])).document()
    guard case .curves(let plot)? = document.answerFigures.first?.figure else {
      Issue.record("no curves")
      return
    }
    #expect(plot.curves.first?.rings == [CurvePlot.Point(x: 0.25, y: 0.5, value: 104.25)])
    #expect(plot.curves.first?.points.first == CurvePlot.Point(x: 0, y: 0, value: -.infinity))
    #expect(plot.curves.first?.points.last == CurvePlot.Point(x: 1, y: 1, value: .infinity))
    #expect(plot.curves.first?.note == "AUC 0.731 (0.630–0.833)")
  }
}

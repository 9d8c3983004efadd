import Analysis
import Document
import Figures
import Statistics
import TestSupport
import Testing

@testable import Reporting

/// Logistic and linear analyses on the page.
@Suite struct RegressionReportTests {
  private static func logistic(
    _ univariable: [String] = [], _ multivariable: [String] = [],
    penalty: LogisticRegression.Penalty = .none
  ) -> Verb {
    func terms(_ names: [String]) -> [ModelTerm] {
      names.map { ModelTerm(source: Fixture.source($0), factors: [$0]) }
    }
    var model = LogisticRegression(
      response: Fixture.source("status"), event: Fixture.source("Dead"))
    model.univariable = terms(univariable)
    model.multivariable = terms(multivariable)
    model.penalty = penalty
    return .logistic(model)
  }

  private static func estimates(
    _ context: String, of variable: String, level: String? = nil, group: String? = nil
  ) -> [Finding] {
    Fixture.numbers(
      "t", context, of: variable, level: level, group: group,
      [
        "estimate": 2, "std.error": 0.3, "conf.low": 1, "conf.high": 4, "p.value": 0.03,
      ])
  }

  private static var joint: [Finding] {
    let context = "logistic_multivariable"
    let counts = ["I", "II", "III"].flatMap {
      Fixture.numbers("t", context, of: "stage", level: $0, ["n.obs": 20, "n.event": 5])
    }
    let model: KeyValuePairs<String, Double> = [
      "nobs": 60, "nevent": 15, "auc": 0.7412, "lr.statistic": 9.12, "lr.parameter": 3,
      "lr.p.value": 0.0278, "hosmer_lemeshow.statistic": 6.5, "hosmer_lemeshow.parameter": 8,
      "hosmer_lemeshow.p.value": 0.5915,
    ]
    return estimates(context, of: "(Intercept)") + counts + estimates(context, of: "age")
      + estimates(context, of: "stage", level: "II")
      + estimates(context, of: "stage", level: "III")
      + Fixture.numbers("t", context, of: "stage", ["lr.p.value": 0.0412])
      + Fixture.numbers("t", context, model)
  }

  private static let calibration: Curves = {
    let p = (0..<40).map { 0.02 + Double($0) / 45 }
    let events = p.indices.map { $0 % 3 == 0 || $0 > 30 }
    let test = try? HosmerLemeshow(p, events: events)
    return .calibration([CalibrationCurve(groups: test?.groups ?? [])])
  }()

  private static func document(
    _ verb: Verb, _ findings: [Finding], _ curves: Curves = .none, by: String? = nil
  ) -> Document {
    let question = Fixture.question("t", verb) {
      if let by { $0.by = [Fixture.source(by)] }
    }
    return Report(Fixture.results([Fixture.answer(question, findings, curves: curves)])).document()
  }

  @Test func `a multivariable model alone has its counts, and one test for all levels`() {
    let document = Self.document(Self.logistic([], ["age", "stage"]), Self.joint)
    let table = document.tables.first
    #expect(
      table?.rows.map { $0.cells.map(\.content.plainText) } == [
        ["Age, years", "60", "15", "2.00 (1.00–4.00)", "0.030"],
        ["Stage", "60", "15", "", "0.041"],
        ["I", "20", "5", "1 (reference)", ""],
        ["II", "20", "5", "2.00 (1.00–4.00)", "0.030"],
        ["III", "20", "5", "2.00 (1.00–4.00)", "0.030"],
      ])
    #expect(
      table?.notes.map(\.text.plainText).contains("Likelihood-ratio test of all levels.") == true)
    #expect(
      document.markdown().tightTables.contains(
        "Multivariable model: n = 60, 15 events; AUC 0.741; likelihood ratio test χ² = 9.12, df = 3, "
          + "p = 0.028; Hosmer–Lemeshow test χ² = 6.50, df = 8, p = 0.592."))
  }

  @Test func `a level without patients has a dash that says so`() {
    let context = "logistic_univariable"
    let counts: [(String, Double)] = [("I", 20), ("II", 20), ("III", 0)]
    let findings =
      counts.flatMap { level, n in
        Fixture.numbers("t", context, of: "stage", level: level, ["n.obs": n, "n.event": n / 4])
      } + Self.estimates(context, of: "stage", level: "II")
      + [
        Fixture.refusal(
          "t", context, of: "stage", "hosmer_lemeshow.statistic", "2 groups have patients")
      ]
    let table = Self.document(Self.logistic(["stage"]), findings).tables.first
    #expect(table?.rows.last?.cells.map(\.content.plainText).prefix(4) == ["III", "0", "0", "—"])
    #expect(table?.notes.map(\.text.plainText).contains("No patients.") == true)
    #expect(table?.notes.map(\.text.plainText).contains("2 groups have patients.") == false)
  }

  @Test func `the intercept stands in no figure`() {
    let document = Self.document(Self.logistic([], ["age", "stage"]), Self.joint)
    #expect(document.answerFigures.count == 1)
    #expect(document.answerFigures.first?.figure.alternativeText.contains("Intercept") == false)
  }

  @Test func `calibration is a figure with a bar for each group`() throws {
    let document = Self.document(Self.logistic([], ["age"]), Self.joint, Self.calibration)
    let block = try #require(document.answerFigures.last)
    #expect(block.fileName == "t-calibration.svg")
    guard case .curves(let plot) = block.figure else {
      Issue.record("no calibration")
      return
    }
    let bars = plot.curves.flatMap(\.bars)
    #expect(bars.count == 10)
    #expect(bars.allSatisfy { $0.lower <= $0.point.y && $0.point.y <= $0.upper })
    #expect(zip(bars, bars.dropFirst()).allSatisfy { $0.point.x < $1.point.x })
    let lines = block.figure.csv().split(whereSeparator: \.isNewline)
    #expect(lines.first == "curve,kind,x,y,lower,upper")
    #expect(lines.count == 11)
    #expect(block.figure.svg().contains("<circle"))
  }

  @Test func `each group of by has a table, named after its level`() {
    let findings = Fixture.groups.flatMap {
      Self.estimates("logistic_univariable", of: "age", group: $0)
        + Fixture.numbers(
          "t", "logistic_univariable", of: "age", group: $0, ["nobs": 44, "nevent": 9])
    }
    let document = Self.document(Self.logistic(["age"]), findings, by: "alive_1y")
    #expect(document.tables.count == 2)
    for (table, group) in zip(document.tables, Fixture.groups) {
      #expect(table.caption.plainText.contains(": " + group + "."))
      #expect(table.rows.map { $0.cells.map(\.content.plainText) }.first?[1] == "44")
    }
    #expect(document.answerFigures.count == 2)
  }

  @Test func `methods say how odds were modelled`() {
    let plain = Self.document(Self.logistic([], ["age"]), Self.joint).markdown().tightTables
    #expect(plain.contains("The odds of Dead ("))
    #expect(plain.contains("intervals by profile likelihood, p-values of coefficients by Wald’s"))
    #expect(plain.contains("Hosmer and Lemeshow"))
    let firth = Self.document(Self.logistic([], ["age"], penalty: .firth), Self.joint).markdown()
      .tightTables
    #expect(firth.contains("Firth’s penalty"))
    #expect(firth.contains("penalized likelihood ratio test"))
  }
}

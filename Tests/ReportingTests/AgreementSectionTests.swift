import Analysis
import Document
import Figures
import Statistics
import Testing

@testable import Reporting

@Suite struct AgreementSectionTests {
  private static func answer(
    _ method: Agreement.Method, _ findings: [Finding], curves: Curves = .none
  ) -> Answer {
    let names = ["pmvi", "l1"].map(Fixture.source)
    let verb = Agreement(measurements: names, method: method)
    return Fixture.answer(Fixture.question("agr", .agreement(verb)), findings, curves: curves)
  }

  private static func cells(_ answer: Answer) -> [[String]] {
    Report(Fixture.results([answer])).document().tables[0].rows
      .map { $0.cells.map(\.content.plainText) }
  }

  private static let limits = Fixture.numbers(
    "agr", "bland_altman", of: "pmvi - l1",
    [
      "bias": -0.41, "bias.conf.low": -0.687, "bias.conf.high": -0.133, "sd": 0.387,
      "limit.low": -1.169, "limit.low.conf.low": -1.659, "limit.low.conf.high": -0.679,
      "limit.high": 0.349, "limit.high.conf.low": -0.141, "limit.high.conf.high": 0.839,
      "p.value": 0.0085, "nobs": 10,
    ])

  @Test func `limits have their table and figure`() {
    let cloud = DifferenceCloud(
      first: "pmvi", second: "l1", means: [1, 2, 3], differences: [-1, 0, 0.5])
    let answer = Self.answer(.blandAltman, Self.limits, curves: .differences(cloud))
    let rows = Self.cells(answer)
    #expect(
      rows.map { $0[0] }.prefix(3) == [
        "Bias", "Lower limit of agreement", "Upper limit of agreement",
      ])
    #expect(rows[0][1] == "−0.4 (−0.7 to −0.1)" && rows.last?[1] == "10")
    let figures = Report(Fixture.results([answer])).document().answerFigures
    #expect(figures.first?.figure.alternativeText.contains("bias −0.4") == true)
    #expect(figures.first?.figure.csv().hasPrefix("kind,x,y,lower,upper\npoint,1,-1,,\n") == true)
  }

  @Test func `correlations have a row for each form`() {
    let findings = Fixture.numbers(
      "agr", "icc", level: "ICC2",
      [
        "estimate": 0.28976, "statistic": 11.027, "num.df": 5, "den.df": 15,
        "p.value": 0.000135, "conf.low": 0.01879, "conf.high": 0.76108, "nobs": 6,
      ])
    #expect(
      Self.cells(Self.answer(.icc, findings)) == [
        [
          "ICC2: two-way random, absolute agreement, one rating", "0.290 (0.019–0.761)", "11.03",
          "5, 15", "<0.001",
        ]
      ])
  }

  @Test func `kappa without an interval says why`() {
    let findings =
      Fixture.numbers(
        "agr", "kappa", ["estimate": 0.587, "statistic": 11.07, "p.value": 1e-20, "nobs": 60])
      + [Fixture.refusal("agr", "kappa", of: nil, "conf.low", "holds under no agreement alone")]
      + Fixture.rows("agr", "kappa", ["method": .text("Fleiss' κ of 3 measurements")])
    let table = Report(Fixture.results([Self.answer(.kappa, findings)])).document().tables[0]
    #expect(
      table.rows[0].cells.map(\.content.plainText) == [
        "Fleiss’ κ of 3 measurements", "60", "0.587", "11.07", "<0.001",
      ])
    #expect("\(table.notes)".contains("No interval: holds under no agreement alone."))
  }

  @Test func `baseline hazards stand by stratum and time`() {
    var verb = CoxRegression(outcome: Fixture.source("os"))
    verb.multivariable = [ModelTerm(source: Fixture.source("age"), factors: ["age"])]
    verb.baseline = [12]
    let findings =
      Fixture.numbers("c", "cox_multivariable", of: "age", ["estimate": 1.2])
      + ["Male, zero", "Male, means", "Female, zero", "Female, means"].enumerated().flatMap {
        Fixture.numbers(
          "c", "cox_baseline", level: "12", group: $1, ["cumhaz": 0.25 * Double($0 + 1)])
      }
    let answer = Fixture.answer(Fixture.question("c", .cox(verb)), findings)
    let tables = Report(Fixture.results([answer])).document().tables
    #expect(
      tables.last?.rows.map { $0.cells.map(\.content.plainText) } == [
        ["Male", "12", "0.250", "0.500"], ["Female", "12", "0.750", "1.000"],
      ])
  }
}

import Analysis
import Document
import Testing

@testable import Reporting

@Suite struct PublishedSectionTests {
  /// A printed number stands for all that round to it.
  @Test(
    arguments: [
      ("113.3", 113.3499, true), ("113.3", 113.25, true), ("113.3", 113.35, true),
      ("113.3", 113.3500001, false), ("113.3", 113.2499999, false), ("0.048", 0.0475, true),
      ("0·048", 0.0484, true), (".048", 0.0484, true), ("<0.001", 0.0009, true),
      ("< 0.001", 0.0009, true), ("<0.001", 0.00101, false), ("-2.53", -2.5251, true),
      ("−2.53", -2.53, true), ("2.53", -2.53, false), ("82", 82.4, true), ("82", 82.6, false),
      ("-0.0", 0.01, true), ("about 3", 3, true), (">0.99", 0.995, true), ("82%", 0.815, true),
      ("82%", 81.5, false), ("1,234", 1234.4, true), ("1.2e-5", 1.24e-5, true),
      ("1.2e-5", 1.26e-5, false), ("many", 3, false),
    ] as [(String, Double, Bool)])
  func `a number is reproduced when it would be printed so`(
    printed: String, value: Double, isReproduced: Bool
  ) {
    let finding = Finding(
      analysis: "a", context: "continuous", statistic: "mean", value: .number(value))
    let found = PathText.Printed(finding: finding, text: "", statistics: ["mean"], rows: [finding])
    #expect(PublishedComparison.isReproduced(printed, found) == isReproduced)
  }

  /// 72 of 88 are 82%.
  @Test func `proportions are compared as percentages`() {
    let rows = [("n", 72.0), ("p", 72.0 / 88)].map { name, value in
      Finding(analysis: "a", context: "categorical", statistic: name, value: .number(value))
    }
    let share = PathText.Printed(finding: rows[1], text: "", statistics: ["p"], rows: rows)
    #expect(PublishedComparison.isReproduced("82", share) == true)
    #expect(PublishedComparison.isReproduced("81.8", share) == true)
    #expect(PublishedComparison.isReproduced("81.7", share) == false)
    let count = PathText.Printed(finding: rows[0], text: "", statistics: ["n"], rows: rows)
    #expect(PublishedComparison.isReproduced("72 (82%)", count) == true)
    #expect(PublishedComparison.isReproduced("73 (82%)", count) == false)
    #expect(PublishedComparison.isReproduced("72 (83%)", count) == false)
  }

  @Test(arguments: [
    ("3.4 (1.2–5.6)", [3.4, 1.2, 5.6]), ("3.4 (1.2-5.6)", [3.4, 1.2, 5.6]),
    ("-3.4 (-5.6 to −1.2)", [-3.4, -5.6, -1.2]), ("1.04 (95% CI, 1.02, 1.06)", [1.04, 1.02, 1.06]),
    ("113.3 ± 26.5", [113.3, 26.5]), ("0·75 [0·60–0·93]", [0.75, 0.6, 0.93]),
    ("12,345 (67.8%)", [12345, 67.8]), ("p = 0.048", [0.048]), ("NR", []), ("not reached", []),
    ("10\u{2009}234 (1, 234)", [10234, 1, 234]), ("5e-3 to 1e", [0.005, 1]), ("–", []),
  ])
  func `a cell is taken apart`(printed: String, numbers: [Double]) {
    let ranges = PrintedCell(printed).numbers.map(\.range)
    let middles = ranges.map { ($0.lowerBound + $0.upperBound) / 2 }
    #expect(middles.count == numbers.count)
    for (middle, number) in zip(middles, numbers) { #expect(abs(middle - number) < 1e-9) }
  }

  /// Texts that nobody prints are read without a crash.
  @Test(arguments: [
    "", "<", "%", "1e999", "1e99999999999", "....", "-.", "1.2.3", "–5–", ")(", "9e-",
  ])
  func `any text can be taken apart`(printed: String) {
    for number in PrintedCell(printed).numbers { #expect(!number.range.lowerBound.isNaN) }
  }

  @Test func `not reached is reproduced by no number`() {
    let none = Finding(
      analysis: "a", context: "survival", statistic: "median", value: .none, error: "not reached")
    let found = PathText.Printed(finding: none, text: "—", statistics: ["median"], rows: [none])
    #expect(PublishedComparison.isReproduced("NR", found) == true)
    #expect(PublishedComparison.isReproduced("13.2", found) == nil)
  }

  @Test(
    arguments: [
      (nil, nil, "113.3", "reproduced"), (nil, nil, "113.4", "differs"),
      (nil, "other data", "113.4", "differs, explained"),
      ("made up", nil, "113.3", "agrees by construction"), (nil, nil, "113.3 (26.5)", "reproduced"),
      (nil, "other data", "113.3", "reproduced, though said to differ"),
      (nil, nil, "113.3 (27.5)", "differs"),
    ] as [(String?, String?, String, String)])
  func `the table says the verdict`(
    synthetic: String?, differs: String?, value: String, verdict: String
  ) {
    let path = value.contains("(") ? "pmvi.Survivors" : "pmvi.Survivors.mean"
    let question = Fixture.question(
      "table2", .compare(Compare(subjects: [.variable(Fixture.source("pmvi"))]))
    ) {
      $0.published = [
        PublishedValue(path: Fixture.source(path), value: value, differs: differs)
      ]
    }
    let answer = Fixture.answer(question, Fixture.pmvi("table2"))
    let document = Report(Fixture.results([answer], synthetic: synthetic)).document()
    #expect(document.tables.last?.rows.first?.cells.last?.content.plainText == verdict)
  }
}

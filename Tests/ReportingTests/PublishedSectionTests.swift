import Analysis
import Document
import Testing

@testable import Reporting

@Suite struct PublishedSectionTests {
  /// A printed number stands for all that round to it.
  @Test(
    arguments: [
      ("113.3", 113.3499, true), ("113.3", 113.25, true), ("113.3", 113.35, false),
      ("0.048", 0.0475, true), ("<0.001", 0.0009, true), ("<0.001", 0.001, false),
      ("-2.53", -2.5251, true), ("−2.53", -2.53, true), ("82", 82.4, true), ("82", 82.5, false),
      ("-0.0", 0.01, true), ("about 3", 3, false), (">0.99", 0.995, true), ("82%", 81.5, true),
    ] as [(String, Double, Bool)])
  func `rounding is that of the printed text`(printed: String, value: Double, agrees: Bool) {
    let finding = Finding(
      analysis: "a", context: "continuous", statistic: "mean", value: .number(value))
    #expect(PublishedSection.agrees(printed, with: finding) == agrees)
  }

  /// 72 of 88 are 82%.
  @Test func `proportions are compared as percentages`() {
    let finding = Finding(
      analysis: "a", context: "categorical", statistic: "p", value: .number(72.0 / 88))
    #expect(PublishedSection.agrees("82", with: finding))
    #expect(PublishedSection.agrees("81.8", with: finding))
  }

  @Test(
    arguments: [
      (nil, nil, "113.3", "agrees"), (nil, nil, "113.4", "differs"),
      (nil, "other data", "113.4", "differs, explained"),
      ("made up", nil, "113.3", "agrees by construction"), (nil, nil, "113.3 (26.5)", "agrees"),
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

import Analysis
import Cohorts
import Document
import Statistics
import TestSupport
import Testing

@testable import Reporting

@Suite struct ReportTests {
  private static func table2(_ findings: [Finding]) -> Answer {
    Fixture.answer(
      Fixture.question("table2", .compare(Compare(subjects: [.variable(Fixture.source("pmvi"))]))),
      findings)
  }

  private static func page(_ answers: [Answer], synthetic: String? = nil) -> String {
    let document = Report(Fixture.results(answers, synthetic: synthetic)).document()
    return document.markdown().tightTables
  }

  private static func paragraphs(_ answers: [Answer]) -> [String] {
    Report(Fixture.results(answers)).document().blocks.compactMap { block in
      if case .paragraph(let inlines) = block { inlines.plainText } else { nil }
    }
  }

  @Test func `a comparison stands in one row, its direction in the head`() {
    let document = Report(Fixture.results([Self.table2(Fixture.pmvi("table2"))])).document()
    let table = document.tables.first
    #expect(
      table?.rows.first?.cells.map(\.content.plainText) == [
        "Psoas muscle volume index, cm³/m³", "60", "113.3 (26.5)", "28", "101.3 (26.2)",
        "12.0 (0.1–23.9)", "t = 2.01, df = 86", "0.048",
      ])
    #expect(
      table?.columns.map(\.heading.content.plainText).contains(
        "Difference (95% CI), Survivors − Non-survivors") == true)
  }

  @Test func `a pair stands before and after, with its own n`() {
    let compare = Compare(subjects: [
      .pair(before: Fixture.source("age"), after: Fixture.source("l1"))
    ])
    let findings = Fixture.numbers(
      "table2", "paired_t", of: "age - l1",
      [
        "estimate": -3.21, "conf.low": -5.5, "conf.high": -0.9, "statistic": -2.2, "parameter": 19,
        "p.value": 0.04, "nobs": 20,
      ])
    let answer = Fixture.answer(Fixture.question("table2", .compare(compare)), findings)
    let table = Report(Fixture.results([answer])).document().tables.first
    #expect(
      table?.rows.first?.cells.map(\.content.plainText) == [
        "Age − L1 density, years", "20", "", "20", "", "−3.2 (−5.5 to −0.9)", "t = −2.20, df = 19",
        "0.040",
      ])
    #expect(table?.columns[5].heading.content.plainText == "Difference (95% CI), Before − After")
  }

  @Test func `a synthetic cohort says so first`() {
    let page = Self.page([], synthetic: "made to match the paper")
    #expect(page.hasPrefix("> **The cohort is synthetic: made to match the paper.**"))
  }

  @Test func `prose takes its numbers from the results`() {
    let prose = Fixture.question(
      "prose-2",
      .prose(
        Fixture.source(
          "PMVI {table2.pmvi.Survivors.mean} vs {table2.pmvi.Non-survivors.mean}; p = "
            + "{table2.pmvi.p.value}. Cell {table2.pmvi.Survivors}.")))
    let words = Self.paragraphs([
      Self.table2(Fixture.pmvi("table2")), Fixture.answer(prose, []),
    ])
    #expect(words.contains("PMVI 113.3 vs 101.3; p = 0.048. Cell 113.3 (26.5)."))
  }

  @Test func `a bound takes the place of the equals sign`() {
    let findings = Fixture.numbers("table2", "student_t", of: "pmvi", ["p.value": 1e-9])
    let prose = Fixture.question(
      "prose-2", .prose(Fixture.source("(p = {table2.pmvi.p.value}, P={table2.pmvi.p.value})")))
    let words = Self.paragraphs([Self.table2(findings), Fixture.answer(prose, [])])
    #expect(words.contains("(p < 0.001, P<0.001)"))
  }

  @Test func `what is refused says so, and nothing else vanishes`() {
    let correlate = Fixture.question(
      "c1", .correlate(Correlate(variables: [Fixture.source("age")], with: [Fixture.source("l1")])))
    let refused = Fixture.answer(
      correlate,
      [Fixture.refusal("c1", "correlate", of: nil, "estimate", "the values do not vary")],
      notes: [Note(.refusal, "Not computed: the values do not vary.")])
    #expect(Self.page([refused]).contains("Not computed: the values do not vary."))

    let rows = Fixture.numbers(
      "c1", "pearson", of: "age", level: "l1",
      ["estimate": -0.1234, "conf.low": -0.3, "conf.high": 0.06, "p.value": 0.2])
    let table = Report(Fixture.results([Fixture.answer(correlate, rows)])).document().tables.first
    #expect(
      table?.rows.first?.cells.map(\.content.plainText) == [
        "Age, years", "L1 density, HU", "−0.12 (−0.30 to 0.06)", "0.200",
      ])
  }

  /// A grouping with very many levels arrives as refusals only, one of each variable.
  @Test func `two hundred refusals are one short warning`() {
    let findings = (0..<200).map {
      Fixture.refusal("table2", "compare", of: "v\($0)", "p.value", "reason \($0)")
    }
    let document = Report(Fixture.results([Self.table2(findings)])).document()
    #expect(document.tables.isEmpty)
    #expect(document.markdown().tightTables.contains("And 195 more reasons."))
  }

  @Test func `files have no path of the machine, and are the same twice`() throws {
    let results = Fixture.results([Self.table2(Fixture.pmvi("table2"))])
    let files = try PageFiles.files(
      for: results, formats: [.markdown, .html, .json, .csv], resolvedPlan: "plan")
    #expect(
      files.map(\.path) == [
        "report.md", "report.html", "results.json", "tables/table2.csv", "tables.csv",
        "plan.resolved.yml", "figures/flow.svg", "figures/flow.csv",
      ])
    #expect(!files.contains { $0.contents.contains("/home/") })
    let again = try PageFiles.files(
      for: results, formats: [.markdown, .html, .json, .csv], resolvedPlan: "plan")
    #expect(files == again)
  }

  @Test func `the flow counts every step, and who was left out where`() {
    let answer = Fixture.answer(
      Fixture.question("table2", .compare(Compare(subjects: [.variable(Fixture.source("pmvi"))]))),
      Fixture.pmvi("table2"), exclusions: [.init(reason: "censored before 12 months", count: 4)])
    let page = Self.page([answer])
    #expect(page.contains("90 patients read from cohort.csv."))
    #expect(
      page.contains("1 left out: Other treatment (1 more: a value was missing). 88 remained."))
    #expect(page.contains("Table 1: 84 patients; left out: censored before 12 months (4)."))
  }

  @Test func `Methods tell what ran and nothing else`() {
    let page = Self.page([Self.table2(Fixture.pmvi("table2"))])
    #expect(page.contains("Student’s t-test (Table 1)"))
    #expect(page.contains("No p-value was adjusted for multiple testing."))
    for word in ["Kaplan", "DeLong", "Fisher", "Cox", "Mann–Whitney", "type 7", "fixed rule"] {
      #expect(!page.contains(word))
    }
  }

  @Test func `warnings stand at the end with their table`() {
    let answer = Fixture.answer(
      Fixture.question("table2", .compare(Compare(subjects: [.variable(Fixture.source("pmvi"))]))),
      Fixture.pmvi("table2"), notes: [Note(.warning, variable: "age", "Few events.")])
    let page = Self.page([answer])
    #expect(page.contains("Table 1: Age: Few events."))
    #expect(page.contains("Age: Only 4 distinct values."))
  }
}

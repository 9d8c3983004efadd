import Analysis
import Document
import Statistics
import TestSupport
import Testing

@testable import Reporting

/// What a test estimates stands under its own head: an odds ratio is no difference.
@Suite struct EstimateColumnTests {
  @Test func `a ratio does not stand under differences`() throws {
    var compare = Compare(subjects: [.variable(Fixture.source("sex"))])
    compare.test = .these([.fisherExact])
    let findings = Fixture.numbers(
      "t", "fisher_exact", of: "sex",
      ["estimate": 2.5, "conf.low": 0.5, "conf.high": 9, "p.value": 0.3])
    let answer = Fixture.answer(Fixture.question("t", .compare(compare)), findings)
    let table = try #require(Report(Fixture.results([answer])).document().tables.first)
    let heads = table.columns.map(\.heading.content.plainText)
    #expect(heads.contains("Odds ratio (95% CI)"))
    #expect(!heads.contains { $0.hasPrefix("Difference") })
  }

  @Test func `only what gave a number is among the methods`() {
    var compare = Compare(subjects: [.variable(Fixture.source("pmvi"))])
    compare.test = .these([.dunn])
    let findings =
      [Fixture.refusal("t", "dunn", of: "pmvi", "p.value", "the values do not vary")]
      + Fixture.numbers("t", "dunn", of: "pmvi", ["nobs": 80])
      + Fixture.numbers("t", "continuous", of: "pmvi", ["mean": 100])
    let answer = Fixture.answer(Fixture.question("t", .compare(compare)), findings)
    let page = Report(Fixture.results([answer])).document().markdown().tightTables
    let methods = page.split(separator: "## Methods").last ?? ""
    #expect(!methods.contains("Tests: "))
    #expect(!methods.contains("two-sided"))
  }
}

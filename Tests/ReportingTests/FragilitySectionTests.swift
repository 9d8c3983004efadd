import Analysis
import Document
import Testing

@testable import Reporting

@Suite struct FragilitySectionTests {
  private static func answer(
    _ p: Double, low: Double, high: Double, crossings: Double = 0,
    others: [(String, Double)] = [], changes: [Finding] = []
  ) -> Answer {
    let question = Fixture.question(
      "table2", .compare(Compare(subjects: [.variable(Fixture.source("pmvi"))])))
    var findings = Fixture.numbers(
      "table2", "fragility", of: "pmvi",
      [
        "p.value": p, "alpha": 0.05, "nobs": 84, "p.low": low, "p.high": high, "p.low.count": 1,
        "p.high.count": 3, "p.crossings": crossings, "p.undefined": 0,
        "p.alternatives.low": min(p, others.map(\.1).min() ?? p),
        "p.alternatives.high": max(p, others.map(\.1).max() ?? p),
      ])
    findings += Fixture.rows(
      "table2", "fragility", of: "pmvi",
      ["p.low.patients": .text("P002"), "p.high.patients": .text("P019, P020, P021")])
    for (name, p) in others {
      findings += Fixture.numbers("table2", "fragility", of: "pmvi", level: name, ["p.value": p])
    }
    return Fixture.answer(question, findings + changes)
  }

  private static func blocks(_ answer: Answer) -> (table: Table?, sentences: [String]) {
    let study = StudyFormat(Fixture.results([answer]))
    var numbering = Numbering()
    var (table, sentences) = (Table?.none, [String]())
    for block in FragilitySection(answer, in: study).blocks(&numbering) {
      switch block {
      case .table(let found): table = found
      case .list(let items, _): sentences += items.map(\.plainText)
      default: break
      }
    }
    return (table, sentences)
  }

  @Test func `a line and a sentence for each p`() throws {
    let moves =
      Fixture.numbers("table2", "fragility", of: "pmvi", ["group.moves": 1])
      + Fixture.rows("table2", "fragility", of: "pmvi", ["group.moves.bound": .text("minimum")])
    let (table, sentences) = Self.blocks(
      Self.answer(
        0.0481, low: 0.018, high: 0.1313, crossings: 40, others: [("welch_t", 0.095)],
        changes: moves))
    #expect(
      sentences == [
        "Psoas muscle volume index (p = 0.048): leaving out one of 84 patients gives p from 0.018 to 0.131 (p ≥ 0.05 for 40 patients); moving 1 patient to the other group is enough for p ≥ 0.05; tests of the same question give p from 0.048 to 0.095."
      ])
    let found = try #require(table)
    #expect(found.caption.plainText.hasPrefix("How firm is p = 0.048?"))
    #expect(
      found.columns.map(\.heading.content.plainText) == [
        "p of", "p", "Lowest p", "Highest p", "Crosses 0.05 without", "Group", "Welch’s t",
      ])
    #expect(
      found.rows.first?.cells.map(\.content.plainText) == [
        "Psoas muscle volume index", "0.048", "0.018 (P002)", "0.131 (n = 3)", "40 of 84",
        "1", "0.095",
      ])
  }

  @Test func `what prints alike is no range`() {
    let (_, sentences) = Self.blocks(
      Self.answer(0.0031, low: 0.00302, high: 0.00334, others: [("welch_t", 0.0001)]))
    #expect(
      sentences == [
        "Psoas muscle volume index (p = 0.003): leaving out one of 84 patients gives p = 0.003 (never p ≥ 0.05); tests of the same question give p from <0.001 to 0.003."
      ])
  }

  @Test func `an upper bound says so, and a refusal has its reason`() {
    let moves =
      Fixture.numbers("table2", "fragility", of: "pmvi", ["outcome.moves": 4])
      + Fixture.rows(
        "table2", "fragility", of: "pmvi", ["outcome.moves.bound": .text("upper bound")])
      + [
        Fixture.refusal(
          "table2", "fragility", of: "pmvi", "group.moves",
          "after 2 patients, no further one brings p nearer to 0.05")
      ]
    let (table, sentences) = Self.blocks(Self.answer(0.5, low: 0.4, high: 0.6, changes: moves))
    #expect(
      sentences.first?.contains(
        "another outcome of 4 patients is enough for p < 0.05 (fewer may be)") == true)
    #expect(table?.rows.first?.cells.map(\.content.plainText).suffix(2) == ["—", "≤4"])
    #expect(table?.notes.count == 1)
  }

  @Test func `nothing where nobody asked`() {
    let question = Fixture.question(
      "table2", .compare(Compare(subjects: [.variable(Fixture.source("pmvi"))])))
    #expect(Self.blocks(Fixture.answer(question, [])).table == nil)
  }
}

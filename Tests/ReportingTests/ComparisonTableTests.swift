import Analysis
import Document
import TestSupport
import Testing

@testable import Reporting

/// Levels in comparisons: counted in rows of their own, under heads that say so, with effects that
/// name both sides and the level.
@Suite struct ComparisonTableTests {
  /// The counts of two levels.
  private func levels(
    _ variable: String, _ levels: [String], _ counts: [Double], group: String? = nil
  ) -> [Finding] {
    let total = counts.reduce(0, +)
    return zip(levels, counts).flatMap { level, n in
      Fixture.numbers(
        "t", "categorical", of: variable, level: level, group: group,
        ["n": n, "N": total, "p": n / total])
    }
      + Fixture.numbers(
        "t", "missing", of: variable, group: group, ["N_obs": total, "N_nonmiss": total])
  }

  private func page(_ answer: Answer) -> String {
    Report(Fixture.results([answer])).document().markdown().tightTables
  }

  private func tables(_ answer: Answer) -> [Table] {
    Report(Fixture.results([answer])).document().tables
  }

  // MARK: - Pairs

  private let pairName = "sex - stage"

  private func pairs(_ test: [Finding], effects: [EffectKey] = []) -> Answer {
    var compare = Compare(
      subjects: [.pair(before: Fixture.source("sex"), after: Fixture.source("stage"))])
    compare.effects = effects
    let note = Note(
      .remark, variable: pairName,
      "of 40 patients 9 have Yes, then No, and 3 the reverse; the odds ratio is 9/3.")
    return Fixture.answer(
      Fixture.question("t", .compare(compare)),
      levels("sex", ["Yes", "No"], [20, 20]) + levels("stage", ["Yes", "No"], [14, 26]) + test,
      notes: [note])
  }

  private var mcnemar: [Finding] {
    Fixture.numbers(
      "t", "mcnemar", of: pairName,
      ["estimate": 3, "conf.low": 0.75, "conf.high": 17.2, "p.value": 0.15, "nobs": 40])
      + Fixture.rows("t", "mcnemar", of: pairName, ["method": .text("McNemar's test")])
  }

  @Test func `pairs of levels have a row for each level`() throws {
    let table = try #require(tables(pairs(mcnemar)).first)
    let heads = table.columns.map(\.heading.content.plainText)
    #expect(
      heads == [
        "Variable", "n", "n (%)", "n", "n (%)", "Odds ratio (95% CI)", "Test statistic", "p",
      ])
    let rows = table.rows.map { $0.cells.prefix(5).map(\.content.plainText) }
    #expect(
      rows == [
        ["Sex and Stage", "40", "", "40", ""],
        ["Yes", "", "20 (50%)", "", "14 (35%)"],
        ["No", "", "20 (50%)", "", "26 (65%)"],
      ])
  }

  @Test func `the changes that the odds ratio divides stand below, once`() {
    let page = page(pairs(mcnemar))
    let table = page.split(separator: "## Methods").first ?? ""
    let words = "Of 40 patients 9 have Yes, then No, and 3 the reverse; the odds ratio is 9/3."
    #expect(table.components(of: words) == 1)
    #expect(!table.contains("SD"))
  }

  @Test func `a test without an odds ratio tells the changes beside its p`() throws {
    let bowker = Fixture.numbers("t", "mcnemar", of: pairName, ["p.value": 0.15, "nobs": 40])
    let table = try #require(tables(pairs(bowker)).first)
    #expect(table.rows.first?.cells.last?.notes.count == 2)
  }

  @Test func `the odds ratio of pairs names both ways`() {
    let ratio =
      Fixture.numbers(
        "t", "odds_ratio", of: pairName, ["estimate": 3, "conf.low": 0.75, "conf.high": 17.2])
      + Fixture.rows(
        "t", "odds_ratio", of: pairName,
        ["direction": .text("9 with Yes, then No / 3 with No, then Yes")])
    let page = page(pairs(ratio, effects: [.oddsRatio]))
    #expect(
      page.contains(
        "| Odds ratio of the pairs | 9 with Yes, then No / 3 with No, then Yes | 3.00")
    )
  }

  // MARK: - Groups

  private func groups(
    _ findings: [Finding], of names: [String] = ["sex"], effects: [EffectKey] = []
  ) -> Answer {
    var compare = Compare(subjects: names.map { .variable(Fixture.source($0)) })
    compare.effects = effects
    let described = zip(Fixture.groups, [[10.0, 30], [20, 24]]).flatMap { group, counts in
      levels("sex", ["Male", "Female"], counts, group: group)
    }
    return Fixture.answer(
      Fixture.question("t", .compare(compare)) { $0.by = [Fixture.source("alive_1y")] },
      described + findings)
  }

  @Test func `effects of counts name both sides and the level`() throws {
    let findings =
      Fixture.numbers(
        "t", "risk_ratio", of: "sex", ["estimate": 0.55, "conf.low": 0.29, "conf.high": 1.03])
      + Fixture.rows("t", "risk_ratio", of: "sex", ["event": .text("Male")])
      + Fixture.numbers(
        "t", "cramers_v", of: "sex", ["estimate": 0.21, "conf.low": 0, "conf.high": 0.4])
    let answer = groups(findings, effects: [.riskRatio, .cramersV])
    let page = page(answer)
    #expect(page.contains("| Risk ratio of Male | Survivors / Non-survivors | 0.55"))
    #expect(page.contains("| Cramér’s V | Sex, alive\\_1y | 0.21"))
    let all = tables(answer)
    #expect(all.count == 2)
    let heads = try #require(all.first).columns.map(\.heading.content.plainText)
    #expect(!heads.contains { $0.hasPrefix("Risk ratio") || $0.hasPrefix("Cramér") })
  }

  @Test func `effects of every pair of groups are printed`() {
    let pairs = ["A - B", "A - C", "B - C"]
    let findings = pairs.flatMap { pair in
      Fixture.numbers(
        "t", "odds_ratio", of: "sex", level: pair,
        ["estimate": 2, "conf.low": 1, "conf.high": 4])
        + Fixture.rows("t", "odds_ratio", of: "sex", level: pair, ["event": .text("Male")])
    }
    let page = page(groups(findings, effects: [.oddsRatio]))
    for sides in ["A / B", "A / C", "B / C"] {
      #expect(page.contains("| Odds ratio of Male | \(sides) | 2.0"))
    }
  }

  @Test func `the odds ratio of Fisher's test names the level and the sides`() throws {
    let fisher =
      Fixture.numbers(
        "t", "fisher_exact", of: "sex",
        ["estimate": 0.4, "conf.low": 0.2, "conf.high": 1.1, "p.value": 0.06])
      + Fixture.rows("t", "fisher_exact", of: "sex", ["event": .text("Male")])
    let table = try #require(tables(groups(fisher)).first)
    let heads = table.columns.map(\.heading.content.plainText)
    #expect(heads.contains("Odds ratio of Male (95% CI), Survivors / Non-survivors"))
  }

  @Test func `numbers beside levels are told apart`() throws {
    let numbers = Fixture.groups.flatMap { group in
      Fixture.numbers(
        "t", "continuous", of: "age", group: group, ["N": 40, "mean": 60, "sd": 10])
    }
    let tests =
      Fixture.numbers("t", "welch_t", of: "age", ["estimate": 0, "p.value": 0.99])
      + Fixture.numbers("t", "chi_squared", of: "sex", ["statistic": 4, "p.value": 0.046])
    let table = try #require(tables(groups(numbers + tests, of: ["age", "sex"])).first)
    #expect(table.columns[2].heading.content.plainText == "Mean (SD) or n (%)")
    let labels = table.rows.compactMap { $0.cells.first?.content.plainText }
    #expect(labels == ["Age, years", "Sex, n (%)", "Male", "Female"])
  }
}

extension Substring {
  /// How often a text stands in this one.
  fileprivate func components(of words: String) -> Int {
    Reporting.split(String(self), at: words).count - 1
  }
}

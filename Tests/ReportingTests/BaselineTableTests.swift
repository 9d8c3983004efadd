import Analysis
import Cohorts
import Document
import Statistics
import Testing

@testable import Reporting

@Suite struct BaselineTableTests {
  private static func table(
    _ variables: [String], _ findings: [Finding], change: (inout Summarize) -> Void = { _ in },
    question changeQuestion: (inout Question) -> Void = { _ in }
  ) -> Table {
    var summarize = Summarize(variables: variables.map(Fixture.source))
    change(&summarize)
    let question = Fixture.question("table1", .summarize(summarize), change: changeQuestion)
    let answer = Fixture.answer(question, findings)
    let format = AnswerFormat(answer, in: StudyFormat(Fixture.results([answer])))
    var table = BaselineTable(format, summarize)
    return table.build(number: "Table 1", caption: [])
  }

  private static func texts(_ table: Table) -> [[String]] {
    table.rows.map { $0.cells.map(\.content.plainText) }
  }

  @Test func `the seed's index prints as the paper prints it`() {
    let table = Self.table(["pmvi"], Fixture.pmvi("table1"))
    #expect(
      table.columns.map(\.heading.content.plainText) == [
        "Characteristic", "Overall (n = 88)", "Survivors (n = 60)", "Non-survivors (n = 28)", "p",
      ])
    #expect(
      Self.texts(table) == [
        [
          "Psoas muscle volume index, cm³/m³, mean (SD)", "109.5 (27.1)", "113.3 (26.5)",
          "101.3 (26.2)", "0.048",
        ]
      ])
    #expect(table.notes == [Table.Note("a", [.text("Two Sample t-test, named in the plan.")])])
  }

  /// 72 of 88 are 82%.
  @Test func `two levels share one row, three have one each`() {
    let sex =
      Fixture.numbers("table1", "missing", of: "sex", ["N_obs": 88, "N_miss": 0])
      + Fixture.numbers(
        "table1", "categorical", of: "sex", level: "Female", ["n": 16, "N": 88, "p": 16.0 / 88])
      + Fixture.numbers(
        "table1", "categorical", of: "sex", level: "Male", ["n": 72, "N": 88, "p": 72.0 / 88])
    let stage = ["I", "II", "III"].flatMap {
      Fixture.numbers(
        "table1", "categorical", of: "stage", level: $0, ["n": 20, "N": 60, "p": 1.0 / 3])
    }
    let missing = Fixture.numbers("table1", "missing", of: "stage", ["N_obs": 88, "N_miss": 28])
    let table = Self.table(["sex", "stage"], sex + stage + missing)
    #expect(
      Self.texts(table) == [
        ["Sex, Male, n (%)", "72 (82%)"], ["Stage, n (%)", ""], ["I", "20 (33%)"],
        ["II", "20 (33%)"], ["III", "20 (33%)"], ["Missing, n", "28"],
      ])
    #expect(table.rows.map(\.kind) == [.variable, .variable, .level, .level, .level, .level])
  }

  @Test func `a template may have several lines, and what is missing has its reason`() {
    let findings =
      Fixture.numbers(
        "table1", "continuous", of: "age", ["mean": 66.5, "median": 66, "p25": 58, "p75": 74])
      + [Fixture.refusal("table1", "continuous", of: "age", "sd", "one patient has no spread")]
    let table = Self.table(["age"], findings) {
      var setting = Summarize.Setting(.continuous)
      setting.lines = ["{mean} ({sd})", "{median} [{p25}; {p75}]"].map {
        Summarize.Line(Fixture.source($0))
      }
      $0.settings = [setting]
    }
    #expect(
      Self.texts(table) == [
        ["Age, years", ""], ["Mean (SD)", "66.5 (—)"],
        ["Median [Q1; Q3]", "66 [58; 74]"],
      ])
    #expect(table.notes.map(\.text.plainText) == ["One patient has no spread."])
  }

  @Test func `footnotes stand in the order met, one for each test and reason`() {
    let welch =
      Fixture.numbers("table1", "welch_t", of: "pmvi", ["p.value": 0.2])
      + Fixture.rows(
        "table1", "welch_t", of: "pmvi",
        ["method": .text("Welch’s t-test"), "reason": .text("two groups")])
    let age =
      Fixture.numbers("table1", "welch_t", of: "age", ["p.value": 0.3])
      + Fixture.rows(
        "table1", "welch_t", of: "age",
        ["method": .text("Welch’s t-test"), "reason": .text("two groups")])
    let fisher = Fixture.numbers("table1", "fisher_exact", of: "sex", ["p.value": 0.9999])
    let table = Self.table(["sex", "pmvi", "age"], welch + age + fisher)
    #expect(
      table.notes.map { $0.letter + " " + $0.text.plainText } == [
        "a Fisher’s exact test, named in the plan.", "b Not computed.",
        "c Welch’s t-test: two groups.",
      ])
    #expect(table.rows.map { $0.cells.last?.content.plainText } == [">0.99", "0.200", "0.300"])
  }

  @Test func `a skewed variable shows quartiles, an adjusted p its column`() {
    let findings =
      Fixture.numbers("table1", "continuous", of: "l1", ["median": 140, "p25": 107, "p75": 175])
      + Fixture.numbers(
        "table1", "mann_whitney", of: "l1", ["p.value": 0.01, "p.value.adjusted": 0.02])
    let table = Self.table(["l1"], findings, question: { $0.adjust = .holm })
    #expect(
      Self.texts(table) == [
        [
          "L1 density, HU, median (Q1, Q3)", "140 (107, 175)", "0.010",
          "0.020",
        ]
      ])
  }
}

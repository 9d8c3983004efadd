import Document
import Testing

@testable import Reporting

/// Tables below each other and side by side, with their heads, rows and footnotes.
@Suite struct JoinedTableTests {
  private func part(
    _ title: String, _ heads: [String], spans: [[Table.Span]] = [], _ rows: [Table.Row],
    notes: [String] = []
  ) -> TablePart {
    let columns =
      [Table.Column("Characteristic", .text)]
      + heads.map { Table.Column(Table.Cell([.text($0)]), .number) }
    let letters = ["a", "b", "c"]
    let table = Table(
      id: title, number: "Table 9", caption: [], spans: spans, columns: columns, rows: rows,
      notes: zip(letters, notes).map { Table.Note($0, [.text($1)]) },
      abbreviations: [.text("SD, standard deviation.")])
    return TablePart(title: title, table: table)
  }

  private func row(_ kind: Table.Row.Kind, _ cells: String...) -> Table.Row {
    Table.Row(kind, cells.map { Table.Cell([.text($0)]) })
  }

  private func texts(_ table: Table) -> [[String]] {
    table.rows.map { $0.cells.map(\.content.plainText) }
  }

  @Test func `equal heads are kept, others lose their numbers of patients`() {
    let one = part("One", ["A (n = 3)", "p"], [row(.variable, "Age", "50", "0.1")])
    let two = part("Two", ["A (n = 3)"], [row(.variable, "Age", "60")])
    let same = StackedTable([one, two]).table
    #expect(same.columns.map(\.heading.content.plainText) == ["Characteristic", "A (n = 3)", "p"])
    #expect(
      texts(same) == [["One"], ["Age", "50", "0.1"], ["Two"], ["Age", "60", ""]])
    let three = part("Three", ["A (n = 7)"], [row(.variable, "Age", "60")])
    let other = StackedTable([one, three]).table
    #expect(other.columns.map(\.heading.content.plainText) == ["Characteristic", "A", "p"])
    #expect(
      texts(other) == [
        ["One"], ["Patients, n", "3", ""], ["Age", "50", "0.1"], ["Three"],
        ["Patients, n", "7", ""], ["Age", "60", ""],
      ])
  }

  @Test func `rows stand beside those of the same words under the same heading`() {
    let one = part(
      "One", ["A"],
      [
        row(.section, "S"), row(.variable, "Stage", ""), row(.level, "I", "1"),
        row(.level, "Missing", "2"), row(.section, "T"), row(.variable, "Age", "50"),
      ])
    let two = part(
      "Two", ["B"],
      [
        row(.variable, "Age", "61"), row(.section, "S"), row(.variable, "Stage", ""),
        row(.level, "I", "3"), row(.level, "II", "4"), row(.variable, "Sex", "5"),
      ])
    let merged = MergedTable([one, two]).table
    #expect(
      texts(merged) == [
        ["Age", "", "61"], ["S"], ["Stage", "", ""], ["I", "1", "3"], ["II", "", "4"],
        ["Missing", "2", ""], ["Sex", "", "5"], ["T"], ["Age", "50", ""],
      ])
    #expect(merged.spans.map { $0.map(\.heading.content.plainText) } == [["", "One", "Two"]])
    #expect(merged.spans.map { $0.map(\.count) } == [[1, 1, 1]])
  }

  @Test func `a table with fewer heads has them at the bottom`() {
    let spans = [[Table.Span("", over: 1), Table.Span("Female", over: 2)]]
    let one = part("One", ["A", "B"], spans: spans, [row(.variable, "Age", "1", "2")])
    let two = part("Two", ["C"], [row(.variable, "Age", "3")])
    let merged = MergedTable([two, one]).table
    #expect(
      merged.spans.map { $0.map(\.heading.content.plainText) } == [
        ["", "Two", "One"], ["", "", "Female"],
      ])
    #expect(merged.spans.allSatisfy { $0.reduce(0) { $0 + $1.count } == 4 })
  }

  @Test func `footnotes get their letters in the order met, equal ones one letter`() {
    func cell(_ text: String, _ letter: String) -> Table.Cell {
      Table.Cell([.text(text)], notes: [letter])
    }
    let one = part(
      "One", ["p"],
      [
        Table.Row(.variable, ["Age", cell("0.1", "a")]),
        Table.Row(.variable, ["Sex", cell("0.2", "b")]),
      ], notes: ["Welch.", "Fisher."])
    let two = part(
      "Two", ["p"], [Table.Row(.variable, ["Age", cell("0.3", "a")])], notes: ["Fisher."])
    let merged = MergedTable([one, two]).table
    #expect(merged.notes.map { $0.letter + " " + $0.text.plainText } == ["a Welch.", "b Fisher."])
    #expect(merged.rows[0].cells.map(\.notes) == [[], ["a"], ["b"]])
    #expect(merged.rows[1].cells.map(\.notes) == [[], ["b"], []])
    #expect(merged.abbreviations.plainText == "SD, standard deviation.")
    #expect(StackedTable([two, one]).table.notes.map(\.letter) == ["a", "b"])
  }

  @Test func `the heads of all levels stand in a CSV file`() {
    let one = part("One", ["A"], [row(.variable, "Age", "1")])
    let two = part("Two", ["B"], [row(.variable, "Age", "2")])
    let csv = MergedTable([one, two]).table.csv()
    #expect(csv == "Characteristic,One: A,Two: B\r\nAge,1,2\r\n")
  }
}

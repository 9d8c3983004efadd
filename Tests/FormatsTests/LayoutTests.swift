import Document
import Testing

/// Tables on paper: no column is cut off.
@Suite struct LayoutTests {
  private func table(_ columns: Int, _ cell: String = "113.3 (21.1)") -> Table {
    Table(
      id: "t", number: "Table 1", caption: ["Caption"],
      columns: (0..<columns).map { Table.Column("Head", $0 == 0 ? .text : .number) },
      rows: [Table.Row(.plain, (0..<columns).map { _ in .number(cell) })])
  }

  @Test(arguments: 1...140) func everyColumnIsOnAPageOnce(_ count: Int) {
    let layout = TableLayout(table(count))
    let width = layout.isLandscape ? TableLayout.landscapeWidth : TableLayout.portraitWidth
    for part in layout.parts {
      #expect(part.columns.first == 0 && part.columns.count <= 63)
      #expect(part.columns.count == part.widths.count && part.width <= width + 0.01)
    }
    let columns = layout.parts.flatMap { $0.columns.dropFirst() }
    #expect(columns == Array(0..<count).dropFirst().map { $0 })
  }

  @Test func wideTablesAreTurned() {
    #expect(!TableLayout(table(4)).isLandscape)
    #expect(TableLayout(table(4)).size == 9)
    #expect(TableLayout(table(10)).isLandscape)
    #expect(TableLayout(table(40)).parts.count > 1)
    #expect(TableLayout(table(0)).parts.flatMap(\.columns) == [])
  }

  @Test func longTablesBreak() {
    var long = table(3)
    #expect(TableLayout(long).staysWhole)
    long.rows = Array(repeating: long.rows[0], count: 70)
    #expect(!TableLayout(long).staysWhole)
  }

  @Test func directionsArePartedAtTheirWords() {
    let runs = TextDirection.runs("a שלום עולם. ب")
    #expect(runs.map(\.text) == ["a ", "שלום עולם", ". ", "ب"])
    #expect(runs.map(\.isRightToLeft) == [false, true, false, true])
    #expect(TextDirection.runs("") == [])
    #expect(TextDirection.runs("ש ").map(\.text) == ["ש", " "])
  }

  @Test(arguments: [
    ("https://doi.org/10.1/x", "https://doi.org/10.1/x"), ("https://", nil),
    ("http:x", nil), ("https://a b/", nil),
    ("https://x.org/é%zz%41#a#b", "https://x.org/%C3%A9%25zz%41#a%23b"),
    ("tables/my%20table.csv", "tables/my%20table.csv"), ("https://<x>/", nil),
    ("https://x.org/{a}|b", "https://x.org/%7Ba%7D%7Cb"),
  ])
  func addressesAreThoseOfRFC3986(_ text: String, _ address: String?) {
    #expect(LinkDestination.address(text) == address)
  }
}

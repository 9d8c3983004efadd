import Testing

@testable import Document

/// Columns of a table in the source and on the page.
@Suite struct MarkdownCellsTests {
  private static func lines(_ rows: [Table.Row], head: String = "p") -> [String] {
    let table = Table(
      id: "t", number: "Table 1", caption: [],
      columns: [Table.Column("Variable", .text), Table.Column([.text(head)])], rows: rows)
    return MarkdownCells(table).lines
  }

  /// 100.5 has two digits more than 3.25, which has one more after the mark.
  @Test func `numbers stand on their mark by figure spaces`() {
    let lines = Self.lines([
      Table.Row(.plain, ["Age", .number("100.5")]), Table.Row(.plain, ["PMVI", .number("3.25")]),
    ])
    #expect(
      lines == [
        "| Variable |      p |", "| :------- | -----: |", "| Age      | 100.5\u{2007} |",
        "| PMVI     | \u{2007}\u{2007}3.25 |",
      ])
  }

  @Test func `a column's marks stand below each other in the source`() {
    let numbers = ["<0.001", "0.048", "12.5 (3.1)", "−3", "1,234.56 (100.0)", "7 (2%)"]
    let lines = Self.lines(numbers.map { Table.Row(.plain, ["x", .number($0)]) })
    let places = lines.dropFirst(2).map { line in
      // The digit before the mark: the last of the cell's first run of digits and commas.
      let cell = line.dropFirst(13)
      let start = cell.firstIndex(where: \.isNumber) ?? cell.startIndex
      let digits = cell[start...].prefix { $0.isNumber || $0 == "," }
      return cell.distance(from: cell.startIndex, to: start) + digits.count
    }
    #expect(Set(places).count == 1, "\(lines.joined(separator: "\n"))")
    #expect(Set(lines.map(MonospacedWidth.of)).count == 1)
  }

  @Test func `letters have room in cells that bear none`() {
    let lines = Self.lines([
      Table.Row(.plain, ["x", .number("0.048", notes: ["a", "b"])]),
      Table.Row(.plain, ["y", .number("0.5")]),
    ])
    #expect(lines[2].hasSuffix("| 0.048<sup>a,b</sup> |"))
    #expect(lines[3].contains("| 0.5\u{2004}\u{2004}\u{2004}\u{2007}\u{2007} "))
  }

  @Test func `words among numbers stand right, sections alone`() {
    let lines = Self.lines([
      Table.Row(.section, ["Blood"]), Table.Row(.level, ["x", "not reached"]),
      Table.Row(.variable, ["y", .number("5")]),
    ])
    #expect(lines[2].hasPrefix("| *Blood*") && lines[2].hasSuffix("|             |"))
    #expect(lines[3].hasSuffix("| not reached |"))
    #expect(lines[4].hasSuffix("|           5 |"))
  }

  @Test func `wide characters and long words`() {
    let long = String(repeating: "w", count: 90)
    let lines = Self.lines([
      Table.Row(.plain, ["心拍数", "1"]), Table.Row(.plain, ["é😀", "2"]),
      Table.Row(.plain, [Table.Cell([.text(long)]), "3"]),
    ])
    #expect(Set(lines.prefix(4).map(MonospacedWidth.of)).count == 1)
    #expect(lines[4].hasPrefix("| " + long + " |"))
    #expect(MonospacedWidth.of("e\u{301}") == 1 && MonospacedWidth.of("👍") == 2)
  }

  @Test func `what a text lacks is as wide in spaces`() {
    #expect(DecimalAlignment.spaces("−1,0.(") == "\u{2007}\u{2007}\u{2008}\u{2007}\u{2008}\u{2004}")
    #expect(DecimalAlignment.spaces(from: "1.5", to: "−12.25") == "\u{2007}\u{2007}\u{2007}")
    #expect(DecimalAlignment.spaces(from: "1 (x)", to: "1.25") == "")
    #expect(DecimalAlignment.spaces(from: "1", to: "") == "")
    // In thousandths of an em: 278 + 556 − 333 = 501, and no sum of 556, 333 and 278 is nearer than 556.
    #expect(DecimalAlignment.spaces(from: "1(", to: "1.4") == "\u{2007}")
    // 278 + 4 · 556 + 278 + 2 · 333 − 889 = 2557 = 4 · 556 + 333.
    let filled = DecimalAlignment.spaces(from: "1%", to: "1.25 (34)")
    #expect(filled == String(repeating: "\u{2007}", count: 4) + "\u{2004}")
  }
}

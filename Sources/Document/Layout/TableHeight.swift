import Figures

/// How high a table is on paper, by the lines of its cells.
struct TableHeight {
  private let table: Table
  private let size: Double

  init(_ table: Table, _ size: Double) {
    self.table = table
    self.size = size
  }

  /// Nine tenths of the text's height on a page of A4, in points.
  static func most(_ isLandscape: Bool) -> Double { isLandscape ? 420 : 640 }

  /// The height of a table in parts below each other, with captions and notes, in points.
  func of(_ parts: [TableLayout.Part]) -> Double {
    let width = parts.first?.width ?? TableLayout.portraitWidth
    let notes =
      lines(table.caption, width) + lines(table.abbreviations, width)
      + table.notes.reduce(0) { $0 + lines($1.text, width) }
    return Double(parts.reduce(notes) { $0 + lines($1) }) * size * 1.3
  }

  private func lines(_ part: TableLayout.Part) -> Int {
    var sum = 2 + table.spans.count
    sum += self.lines(part) { table.columns[$0].heading }
    for row in table.rows {
      sum += row.kind == .section ? 1 : self.lines(part) { row.cell($0) }
    }
    return sum
  }

  /// The lines of the highest cell of a row.
  private func lines(_ part: TableLayout.Part, _ cell: (Int) -> Table.Cell) -> Int {
    var most = 1
    for (column, width) in zip(part.columns, part.widths) {
      let room = max(width - 2 * TableLayout.padding, 1)
      let count = cell(column).content.lines.reduce(0) { $0 + lines($1, room) }
      most = max(most, count)
    }
    return most
  }

  private func lines(_ content: [Inline], _ width: Double) -> Int {
    content.isEmpty ? 0 : lines(content.plainText, width)
  }

  private func lines(_ text: String, _ width: Double) -> Int {
    PrintWidth.of(text, size: size) <= width
      ? 1 : TextMetrics.wrap(text, size: size, limit: width).count
  }
}

/// How wide a column would be, and how narrow it may become, in points.
struct ColumnWidths: Equatable {
  /// The narrowest: numbers whole, words unbroken.
  var least: Double
  /// The widest that its text can use.
  var natural: Double

  /// A first column is not made narrower than this while its text could use more.
  private static let leastFirst = 96.0
  /// A column of words is not made wider than this; the first may be.
  private static let mostText = 170.0
  private static let mostFirst = 230.0

  /// The widths of all columns of a table, with room for the heads over several of them.
  static func all(of table: Table, size: Double) -> [ColumnWidths] {
    var columns = table.columns.indices.map { column(table, $0, size) }
    for row in table.spans {
      var start = 0
      for span in row {
        let covered = (start..<start + max(span.count, 0)).clamped(to: columns.indices)
        widen(&columns, covered, to: head(span.heading, size))
        start += max(span.count, 0)
      }
    }
    return columns
  }

  /// Widths that add up to at most `room`.
  ///
  /// `nil` where they would be nearer to the narrowest than `share`: 1 is all that their text can
  /// use, 0 the narrowest.
  static func fit(
    _ columns: [ColumnWidths], into room: Double, atLeast leastShare: Double
  ) -> [Double]? {
    let least = columns.reduce(0) { $0 + $1.least }
    let natural = columns.reduce(0) { $0 + $1.natural }
    if natural <= room { return columns.map(\.natural) }
    let share = (room - least) / (natural - least)
    guard share >= leastShare, share >= 0 else { return nil }
    return columns.map { $0.least + share * ($0.natural - $0.least) }
  }

  private static func column(_ table: Table, _ index: Int, _ size: Double) -> ColumnWidths {
    let padding = 2 * TableLayout.padding
    let heading = head(table.columns[index].heading, size)
    let body =
      table.columns[index].alignment == .number && index > 0
      ? numbers(NumberColumn(table, index), size) : words(table, index, size)
    var least = max(heading.least, body.least)
    let natural = max(heading.natural, body.natural)
    if index == 0 { least = max(least, min(natural, leastFirst)) }
    return ColumnWidths(
      least: min(least, natural) + padding, natural: natural + padding)
  }

  private static func words(_ table: Table, _ index: Int, _ size: Double) -> ColumnWidths {
    var widths = ColumnWidths(least: 0, natural: 0)
    for row in table.rows where row.kind != .section {
      let cell = row.cell(index)
      let indent = row.kind == .level && index == 0 ? TableLayout.indent(size) : 0
      let extra = indent + cell.notesWidth(size)
      let isBold = row.kind == .variable && index == 0
      let text = TextWidth(cell.content, size: size, isBold: isBold)
      widths.least = max(widths.least, text.word + extra)
      widths.natural = max(widths.natural, text.whole + extra)
    }
    let most = index == 0 ? mostFirst : mostText
    return ColumnWidths(least: min(widths.least, most), natural: min(widths.natural, most))
  }

  /// Numbers never break; another program's metrics may differ by a little.
  private static func numbers(_ column: NumberColumn, _ size: Double) -> ColumnWidths {
    var widths = ColumnWidths(
      least: column.width(size: size) * 1.02 + 2 + column.notesWidth(size: size), natural: 0)
    for content in column.others {
      let text = TextWidth(content, size: size)
      widths.least = max(widths.least, min(text.word, mostText))
      widths.natural = max(widths.natural, min(text.whole, mostText))
    }
    widths.natural = max(widths.natural, widths.least)
    return widths
  }

  /// A head may stand on several lines; on three it is as wide as a third of its words, or its
  /// longest.
  private static func head(_ cell: Table.Cell, _ size: Double) -> ColumnWidths {
    let text = TextWidth(cell.content, size: size)
    let notes = cell.notesWidth(size)
    let third = text.whole > 90 ? max(90, text.whole / 3 + text.word / 2) : text.whole
    return ColumnWidths(
      least: min(text.word, mostText) + notes, natural: max(third, text.word) + notes)
  }

  /// Shares out what a head lacks among the columns under it.
  private static func widen(
    _ columns: inout [ColumnWidths], _ covered: Range<Int>, to head: ColumnWidths
  ) {
    guard !covered.isEmpty else { return }
    let padding = 2 * TableLayout.padding
    let least = covered.reduce(0) { $0 + columns[$1].least }
    let natural = covered.reduce(0) { $0 + columns[$1].natural }
    let count = Double(covered.count)
    for index in covered {
      columns[index].least += max(0, head.least + padding - least) / count
      columns[index].natural += max(0, head.natural + padding - natural) / count
      columns[index].natural = max(columns[index].natural, columns[index].least)
    }
  }
}

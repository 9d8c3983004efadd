/// How wide a column would be, and how narrow it may become, in points.
struct ColumnWidths: Equatable {
  /// The narrowest: numbers whole, words unbroken.
  var least: Double
  /// The widest that its text can use.
  var natural: Double

  /// A first column is not made narrower than this while its text could use more.
  private static let leastFirst = 96.0
  /// A column of words is not made wider than this.
  private static let mostText = 170.0

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

  /// Widths that add up to at most `room`; `nil` where the narrowest do not fit.
  static func fit(_ columns: [ColumnWidths], into room: Double) -> [Double]? {
    let least = columns.reduce(0) { $0 + $1.least }
    let natural = columns.reduce(0) { $0 + $1.natural }
    if natural <= room { return columns.map(\.natural) }
    guard least <= room else { return nil }
    let share = (room - least) / (natural - least)
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
      let indent = row.kind == .level && index == 0 ? TableLayout.indent(size) : 0
      let cell = row.cell(index)
      let notes = cell.notesWidth(size)
      let text = cell.content.plainText
      widths.least = max(
        widths.least, indent + PrintWidth.ofLongestWord(text, size: size) + notes)
      widths.natural = max(widths.natural, indent + PrintWidth.of(text, size: size) + notes)
    }
    return ColumnWidths(
      least: min(widths.least, mostText), natural: min(widths.natural, mostText))
  }

  /// Numbers never break; another program's metrics may differ by a little.
  private static func numbers(_ column: NumberColumn, _ size: Double) -> ColumnWidths {
    var widths = ColumnWidths(
      least: column.width(size: size) * 1.02 + 2 + column.notesWidth(size: size), natural: 0)
    for text in column.others {
      widths.least = max(
        widths.least, min(PrintWidth.ofLongestWord(text, size: size), mostText))
      widths.natural = max(widths.natural, min(PrintWidth.of(text, size: size), mostText))
    }
    widths.natural = max(widths.natural, widths.least)
    return widths
  }

  /// A head may stand on several lines; on three it is as wide as a third of its words, or its
  /// longest.
  private static func head(_ cell: Table.Cell, _ size: Double) -> ColumnWidths {
    let lines = cell.content.lines
    let notes = cell.notesWidth(size)
    let word = lines.map { PrintWidth.ofLongestWord($0, size: size) }.max() ?? 0
    let line = lines.map { PrintWidth.of($0, size: size) }.max() ?? 0
    let third = line > 90 ? max(90, line / 3 + word / 2) : line
    return ColumnWidths(least: min(word, mostText) + notes, natural: max(third, word) + notes)
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

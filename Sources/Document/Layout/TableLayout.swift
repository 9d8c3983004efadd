/// How a table is set on a page: the type's size, the page's side, the columns' widths.
///
/// A table that does not fit across the page is set smaller, then on a page turned to its side;
/// one that does not fit there is printed in parts below each other, each with the first column.
package struct TableLayout: Equatable, Sendable {
  /// Some columns of the table beside each other.
  package struct Part: Equatable, Sendable {
    /// The columns, by their place in the table.
    package var columns: [Int]
    /// Their widths in points, with the space between columns.
    package var widths: [Double]

    /// The width of the part.
    package var width: Double { widths.reduce(0, +) }
  }

  /// The size of the type, in points.
  package var size: Double
  /// Whether the page is turned to its side.
  package var isLandscape: Bool
  /// The columns in their order; more than one part where they do not fit beside each other.
  package var parts: [Part]

  /// An A4 page's text: its width between margins of 17.5 mm, in points.
  package static let portraitWidth = 175 * 72 / 25.4
  /// The same with the page on its side.
  package static let landscapeWidth = 262 * 72 / 25.4
  /// The empty space at each side of a cell, in points.
  package static let padding = 4.0
  /// More columns than this are no table to Word.
  private static let mostColumns = 63

  /// A table is made at least so wide, so that its caption and notes have lines to read.
  private static let leastWidth = 300.0

  /// The layout of a table.
  package init(_ table: Table) {
    let choices: [(size: Double, isLandscape: Bool)] = [
      (9, false), (8, false), (9, true), (8, true), (7, true),
    ]
    for choice in choices where table.columns.count <= Self.mostColumns {
      let columns = ColumnWidths.all(of: table, size: choice.size)
      let room = choice.isLandscape ? Self.landscapeWidth : Self.portraitWidth
      guard let widths = ColumnWidths.fit(columns, into: room) else { continue }
      size = choice.size
      isLandscape = choice.isLandscape
      parts = [Part(columns: Array(table.columns.indices), widths: Self.widened(widths))]
      return
    }
    size = 8
    isLandscape = true
    parts = Self.parts(ColumnWidths.all(of: table, size: 8))
  }

  /// A narrow table's columns with what it lacks shared out.
  private static func widened(_ widths: [Double]) -> [Double] {
    let lack = leastWidth - widths.reduce(0, +)
    guard lack > 0, !widths.isEmpty else { return widths }
    return widths.map { $0 + lack / Double(widths.count) }
  }

  /// As many columns beside each other as fit, the first in each part.
  private static func parts(_ columns: [ColumnWidths]) -> [Part] {
    guard let first = columns.first else { return [] }
    let firstWidth = min(first.natural, landscapeWidth / 3)
    var parts: [Part] = []
    for (index, column) in columns.enumerated().dropFirst() {
      let width = min(column.least, landscapeWidth - firstWidth)
      let isFull =
        parts.last.map { last in
          last.width + width > landscapeWidth || last.columns.count == mostColumns
        } ?? true
      if isFull { parts.append(Part(columns: [0], widths: [firstWidth])) }
      parts[parts.endIndex - 1].columns.append(index)
      parts[parts.endIndex - 1].widths.append(width)
    }
    return parts.isEmpty ? [Part(columns: [0], widths: [firstWidth])] : parts
  }
}

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

extension TableLayout {
  /// How far a level stands in from its variable, in points.
  package static func indent(_ size: Double) -> Double { 1.2 * size }
}

extension Table.Cell {
  /// The width of the raised letters, which are set at two thirds of the size.
  func notesWidth(_ size: Double) -> Double {
    PrintWidth.of(notes.joined(separator: ","), size: size * 2 / 3)
  }
}

extension [Inline] {
  /// The words line by line, as line breaks part them.
  var lines: [String] {
    split(omittingEmptySubsequences: false) { $0 == .lineBreak }.map { Array($0).plainText }
  }
}

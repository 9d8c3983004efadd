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
  /// About how high it is with its caption and notes, in points.
  package var height: Double

  /// An A4 page's text: its width between margins of 17.5 mm, in points.
  package static let portraitWidth = 175 * 72 / 25.4
  /// The same with the page on its side, where the margins are those of an upright page's head and
  /// foot, 20 mm.
  package static let landscapeWidth = 257 * 72 / 25.4
  /// The empty space at each side of a cell, in points.
  package static let padding = 4.0
  /// More columns than this are no table to Word.
  private static let mostColumns = 63

  /// A table is made at least so wide, so that its caption and notes have lines to read.
  private static let leastWidth = 300.0

  /// What is tried, in this order: the type's size, the page's side, and how much of what their
  /// text can use the columns must have.
  private static let choices: [(size: Double, isLandscape: Bool, share: Double)] = [
    (9, false, 0.5), (8, false, 0.4), (9, true, 0.3), (8, true, 0.2), (7, true, 0),
  ]

  /// The layout of a table.
  package init(_ table: Table) {
    for choice in Self.choices where table.columns.count <= Self.mostColumns {
      let columns = ColumnWidths.all(of: table, size: choice.size)
      let room = choice.isLandscape ? Self.landscapeWidth : Self.portraitWidth
      guard let widths = ColumnWidths.fit(columns, into: room, atLeast: choice.share) else {
        continue
      }
      size = choice.size
      isLandscape = choice.isLandscape
      parts = [Part(columns: Array(table.columns.indices), widths: Self.widened(widths))]
      height = TableHeight(table, size).of(parts)
      return
    }
    size = 8
    isLandscape = true
    parts = Self.parts(ColumnWidths.all(of: table, size: 8))
    height = TableHeight(table, size).of(parts)
  }

  /// Whether it is short enough to stand on one page; a longer one breaks, and repeats its heads.
  package var staysWhole: Bool { height < TableHeight.most(isLandscape) }

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

extension TableLayout {
  /// How far a level stands in from its variable, in points.
  package static func indent(_ size: Double) -> Double { 1.2 * size }

  /// The heads of a row of spans with the columns of a part that each covers; the last takes what
  /// is left.
  static func places(
    of spans: [Table.Span], in part: Part, columns: Int
  ) -> [(span: Table.Span, places: Range<Int>)] {
    var result: [(span: Table.Span, places: Range<Int>)] = []
    var start = 0
    for (index, span) in spans.enumerated() {
      let end = index == spans.count - 1 ? columns : start + max(span.count, 0)
      let covered = part.columns.indices.filter {
        part.columns[$0] >= start && part.columns[$0] < end
      }
      if let first = covered.first, let last = covered.last {
        result.append((span, first..<last + 1))
      }
      start = end
    }
    return result
  }
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

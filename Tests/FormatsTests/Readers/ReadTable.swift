import Document
import Figures

/// A table as a reader of a format finds it: plain words, space for each kind of space.
struct ReadTable: Equatable, CustomStringConvertible {
  /// "Table 1. Patients."
  var caption = ""
  /// The head of each column with those above it, from above.
  var heads: [String] = []
  /// The cells with the letters of their notes; a section has one cell.
  var rows: [[String]] = []
  /// "a Welch's t-test.", and the abbreviations.
  var notes: [String] = []

  var description: String {
    ([caption, "| " + heads.joined(separator: " | ")]
      + rows.map { "| " + $0.joined(separator: " | ") } + notes).joined(separator: "\n")
  }

  /// What a reader should find of a table.
  init(_ table: Table) {
    caption = Self.words(table.fullCaption)
    heads = table.columns.indices.map { table.wholeHead($0) }
    rows = table.rows.map { row in
      let cells = row.kind == .section ? row.cells.prefix(1) : row.cells.prefix(table.columns.count)
      let missing = row.kind == .section ? 0 : table.columns.count - cells.count
      return cells.map(Self.words) + Array(repeating: "", count: max(missing, 0))
    }
    if table.columns.isEmpty { rows = [] }
    notes = table.notes.map { Self.plain($0.letter + " " + Self.words($0.text)) }
    if !table.generalNote.isEmpty {
      let place = table.style.isGeneralNoteFirst ? 0 : notes.count
      notes.insert(Self.words(table.generalNote), at: place)
    }
  }

  init() {}

  /// The words with single ordinary spaces.
  static func plain(_ text: String) -> String {
    PrintableText.of(text).unicodeScalars
      .split { $0.properties.isWhitespace || $0 == "\u{2060}" }
      .map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
  }

  /// The words of a text, letters of footnotes among them.
  static func words(_ content: [Inline]) -> String { plain(content.map(words).joined()) }

  /// The words of a cell, the letters of its footnotes behind them.
  static func words(_ cell: Table.Cell) -> String {
    plain(cell.content.map(words).joined() + cell.notes.joined(separator: ","))
  }

  private static func words(_ inline: Inline) -> String {
    switch inline {
    case .footnote(let letter): letter
    case .emphasis(let content), .strong(let content), .link(let content, _),
      .superscript(let content), .subscript(let content), .sourced(let content, _):
      content.map(words).joined()
    case .text, .number, .code, .lineBreak: inline.plainText
    }
  }
}

extension Table {
  /// A column's head with those above it, from above.
  func wholeHead(_ column: Int) -> String {
    var pieces: [String] = []
    for row in spans {
      var end = 0
      for (index, span) in row.enumerated() {
        end = index == row.count - 1 ? columns.count : end + span.count
        if column < end {
          pieces.append(ReadTable.words(span.heading))
          break
        }
      }
    }
    pieces.append(ReadTable.words(columns[column].heading))
    return pieces.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension ReadTable {
  /// Takes rows of heads, each cell with the columns that it covers, as heads of columns.
  mutating func setHeads(_ rows: [[(text: String, count: Int)]]) {
    var pieces: [[String]] = []
    for row in rows {
      var column = 0
      for cell in row {
        for _ in 0..<max(cell.count, 1) {
          while pieces.count <= column { pieces.append([]) }
          pieces[column].append(Self.plain(cell.text))
          column += 1
        }
      }
    }
    heads = pieces.map { $0.filter { !$0.isEmpty }.joined(separator: " ") }
  }

  /// Puts the part of a table that was printed below this one beside it again.
  mutating func join(_ part: ReadTable) {
    heads += part.heads.dropFirst()
    rows = rows.enumerated().map { index, row in
      let more = part.rows.indices.contains(index) ? part.rows[index] : []
      return row + more.dropFirst()
    }
    notes += part.notes
  }
}

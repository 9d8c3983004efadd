import Analysis
import Document

/// A table in the making: its cells get their footnotes in the order in which they are met.
struct TableDraft {
  /// The columns, the first of which names the rows.
  var columns: [Table.Column] = []
  /// The body so far.
  var rows: [Table.Row] = []
  /// Heads over several columns.
  var spans: [[Table.Span]] = []
  /// What the short forms in the table stand for.
  var abbreviations: [String] = []
  /// What must be known of all cells, in sentences.
  var remarks: [String] = []
  private var footnotes = Footnotes()

  /// A column of words.
  mutating func textColumn(_ heading: String) {
    columns.append(Table.Column(Table.Cell([.text(heading)]), .text))
  }

  /// A column of numbers, with the footnotes of its head.
  mutating func numberColumn(_ heading: String, notes: [String] = []) {
    columns.append(Table.Column(Table.Cell(Self.head(heading), notes: letters(notes)), .number))
  }

  /// The words of a head, in which a number of patients is never broken across lines.
  static func head(_ words: String) -> [Inline] {
    let head = JoinedHead(words)
    return head.count.map { [.text(head.name + " "), .number("(n = \($0))")] } ?? [.text(words)]
  }

  /// A cell of words.
  func words(_ text: String) -> Table.Cell { text.isEmpty ? .empty : Table.Cell([.text(text)]) }

  /// A cell with a number as printed, or a dash with its reason; empty where there is neither.
  ///
  /// The row that it comes from is remembered, with others printed beside it.
  mutating func cell(
    _ text: String?, unless finding: Finding?, with others: [Finding?] = []
  ) -> Table.Cell {
    if let text { return Table.Cell([.number(text)], sources: Self.sources([finding] + others)) }
    guard let finding else { return Table.Cell.empty }
    return dash(finding.error ?? "Not computed", from: [finding])
  }

  /// A cell with a number, its footnotes, and the rows that it comes from.
  mutating func cell(_ text: String, notes: [String], from rows: [Finding?]) -> Table.Cell {
    Table.Cell([.number(text)], notes: letters(notes), sources: Self.sources(rows))
  }

  /// A dash whose footnote says why there is no number.
  mutating func dash(_ reason: String, from rows: [Finding?] = []) -> Table.Cell {
    Table.Cell([.text("—")], notes: letters([reason]), sources: Self.sources(rows))
  }

  /// The names of rows by which a cell knows where its numbers come from.
  static func sources(_ rows: [Finding?]) -> [Source.ID] {
    rows.compactMap { $0 }.map(Source.ID.init)
  }

  /// The letters of some footnotes; equal ones are met once.
  mutating func letters(_ notes: [String]) -> [String] {
    notes.map { footnotes.letter(for: $0.asSentence) }
  }

  /// The letter of a footnote in which some words are code.
  mutating func letter(_ note: [Inline]) -> String { footnotes.letter(for: note) }

  /// The table with its caption.
  func table(id: String, number: String, caption: [Inline]) -> Table {
    Table(
      id: id, number: number, caption: caption, spans: spans, columns: columns, rows: rows,
      notes: footnotes.notes, abbreviations: Self.below(abbreviations, remarks))
  }

  /// The line below a table: a piece with the short forms, then the sentences.
  static func below(_ abbreviations: [String], _ remarks: [String]) -> [Inline] {
    let short = abbreviations.isEmpty ? "" : abbreviations.joined(separator: "; ") + "."
    let rest = remarks.joined(separator: " ")
    if rest.isEmpty { return short.isEmpty ? [] : [.text(short)] }
    return [.text(short), .text((short.isEmpty ? "" : " ") + rest)]
  }
}

extension String {
  /// The words with a capital at the start and a full stop at the end.
  var asSentence: String {
    guard let last else { return self }
    return capitalisedFirst + (".!?".contains(last) ? "" : ".")
  }

  /// The words with curved apostrophes: `Welch’s`.
  var typographic: String {
    utf8.contains(UInt8(ascii: "'")) ? String(map { $0 == "'" ? "’" : $0 }) : self
  }

  /// The words with a capital at the start.
  ///
  /// A word that goes on in capitals or symbols, such as `pROC`, is left as it is.
  var capitalisedFirst: String {
    guard let first, first.isASCII, first.isLowercase, dropFirst().first?.isUppercase != true else {
      return self
    }
    return first.uppercased() + dropFirst()
  }
}

extension Source.ID {
  /// The name of a row.
  init(_ finding: Finding) { self.init(analysis: finding.analysis, row: finding.row) }
}

extension Table.Cell {
  /// A cell that says nothing.
  static var empty: Table.Cell { Table.Cell([Inline]()) }
}

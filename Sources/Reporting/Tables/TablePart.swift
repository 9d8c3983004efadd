import Document

/// A table that becomes a part of another.
struct TablePart: Equatable, Sendable {
  /// The words for it.
  var title: String
  var table: Table

  /// The rows of heads above a column, from above, without the counts of patients; then its own.
  func heads(of column: Int) -> [String] {
    table.spans.map { JoinedHead(Self.span(in: $0, over: column)).name }
      + [JoinedHead(table.columns[column].heading.content.plainText).name]
  }

  /// The words of the head over a column.
  private static func span(in row: [Table.Span], over column: Int) -> String {
    var end = 0
    for span in row {
      end += span.count
      if column < end { return span.heading.content.plainText }
    }
    return ""
  }
}

/// A head with its number of patients apart: `Survivors (n = 60)`.
struct JoinedHead: Equatable, Sendable {
  /// The words.
  let name: String
  /// The patients as printed, where the head names them.
  let count: String?

  init(_ text: String) {
    let parts = split(text, at: " (n = ")
    guard parts.count > 1, let last = parts.last, last.last == ")" else {
      (name, count) = (text, nil)
      return
    }
    name = Array(parts.dropLast()).joined(separator: " (n = ")
    count = String(last.dropLast())
  }
}

extension [TablePart] {
  /// The parts with footnotes that are told apart by their part.
  var marked: [TablePart] {
    enumerated().map { position, part in
      var part = part
      part.table = part.table.mapNotes { "\(position) \($0)" }
      return part
    }
  }

  /// The words of the footnotes by their marks.
  private var notes: [String: [Inline]] {
    let all = enumerated().flatMap { position, part in
      part.table.notes.map { ("\(position) \($0.letter)", $0.text) }
    }
    return Dictionary(all, uniquingKeysWith: { first, _ in first })
  }

  /// A table of marked parts with letters again, in the order met, and the short forms of all.
  func lettered(_ table: Table) -> Table {
    let notes = notes
    var footnotes = Footnotes()
    var lettered = table.mapNotes { footnotes.letter(for: notes[$0] ?? [.text($0)]) }
    lettered.notes = footnotes.notes
    let lines = map(\.table.abbreviations)
    let short = lines.compactMap(\.first).map(\.plainText).flatMap { text in
      Reporting.split(text.last == "." ? String(text.dropLast()) : text, at: "; ")
    }
    lettered.abbreviations = TableDraft.below(short.filter { !$0.isEmpty }.distinct(), remarks)
    return lettered
  }

  /// The sentences below the tables; those that are not below all of them under their title.
  private var remarks: [String] {
    let own = map { part in
      let words = part.table.abbreviations.dropFirst().map(\.plainText).joined()
      return words.first == " " ? String(words.dropFirst()) : words
    }
    if own.distinct().count == 1 { return own.filter { !$0.isEmpty }.prefix(1).map(\.self) }
    return zip(self, own).compactMap { $1.isEmpty ? nil : "\($0.title): \($1)" }
  }
}

extension Table {
  /// The table with other letters for its footnotes; heads come first, then the rows.
  func mapNotes(_ letter: (String) -> String) -> Table {
    var table = self
    for row in table.spans.indices {
      for span in table.spans[row].indices {
        table.spans[row][span].heading = table.spans[row][span].heading.mapNotes(letter)
      }
    }
    for column in table.columns.indices {
      table.columns[column].heading = table.columns[column].heading.mapNotes(letter)
    }
    for row in table.rows.indices {
      table.rows[row].cells = table.rows[row].cells.map { $0.mapNotes(letter) }
    }
    return table
  }
}

extension Table.Cell {
  fileprivate func mapNotes(_ letter: (String) -> String) -> Table.Cell {
    let content = content.map { inline in
      if case .footnote(let own) = inline { Inline.footnote(letter(own)) } else { inline }
    }
    return Table.Cell(content, notes: notes.map(letter), sources: sources)
  }
}

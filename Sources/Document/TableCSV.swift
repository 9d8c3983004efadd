import Figures

extension Table {
  /// The table as RFC 4180 CSV: one line of heads, then the body, a field for each column.
  ///
  /// Heads above others are joined to theirs by a colon. A level stands two spaces in from its
  /// variable. Caption, footnotes and their letters are in `Document.tableNotesCSV()`. A field that
  /// a spreadsheet would run as a formula begins with an apostrophe.
  public func csv() -> String {
    var lines = [columns.indices.map(csvHead)]
    for row in rows {
      var fields = columns.indices.map { row.cell($0).content.plainText }
      if row.kind == .level, let first = fields.first { fields[0] = "  " + first }
      lines.append(fields)
    }
    return TableCSV.text(lines)
  }

  /// A column's head with the heads above it, from above.
  private func csvHead(_ column: Int) -> String {
    var words: [String] = []
    for row in spans {
      var end = 0
      for (index, span) in row.enumerated() {
        end = index == row.count - 1 ? columns.count : end + max(span.count, 0)
        guard column < end else { continue }
        words.append(span.heading.content.plainText)
        break
      }
    }
    words.append(columns[column].heading.content.plainText)
    return words.filter { !$0.isEmpty }.joined(separator: ": ")
  }
}

extension Document {
  /// What stands around the tables, as CSV: `table` and `number` say of which; `part` is caption,
  /// note or abbreviations; `at` lists the cells that bear a note's letter, as line and column of
  /// the table's CSV, both from 1.
  public func tableNotesCSV() -> String {
    var lines = [["table", "number", "part", "letter", "at", "text"]]
    for table in tables {
      let name = [table.id, table.number]
      lines.append(name + ["caption", "", "", table.caption.plainText])
      for note in table.notes {
        let places = table.csvPlaces(of: note.letter).joined(separator: " ")
        lines.append(name + ["note", note.letter, places, note.text.plainText])
      }
      if !table.abbreviations.isEmpty {
        lines.append(name + ["abbreviations", "", "", table.abbreviations.plainText])
      }
    }
    return TableCSV.text(lines)
  }
}

extension Table {
  /// Where the letter of a note stands, heads over several columns left out.
  fileprivate func csvPlaces(of letter: String) -> [String] {
    var places: [String] = []
    for (index, column) in columns.enumerated() where column.heading.notes.contains(letter) {
      places.append("1:\(index + 1)")
    }
    for (line, row) in rows.enumerated() {
      for (index, cell) in row.cells.enumerated() where cell.notes.contains(letter) {
        places.append("\(line + 2):\(index + 1)")
      }
    }
    return places
  }
}

/// Writing of CSV for people, who open it in a spreadsheet.
enum TableCSV {
  /// Lines of fields, each line ended by CR and LF.
  static func text(_ lines: [[String]]) -> String {
    var text = ""
    for line in lines {
      text += line.map { CSV.field(CSV.harmless($0)) }.joined(separator: ",") + "\r\n"
    }
    return text
  }
}

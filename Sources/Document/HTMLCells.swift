/// The rows of a table as HTML.
///
/// The footnote letters of a column stand in a narrow column of their own at its right, so that a
/// spreadsheet into which the table is pasted reads `0.048` and not `0.048a`.
struct HTMLCells {
  let table: Table
  /// Whether a column has letters in its body.
  private let isNoted: [Bool]
  /// The paddings of each column's cells.
  private let paddings: [[DecimalAlignment.Padding?]]
  /// The letters met so far: the first place of each is where its note leads back to.
  private(set) var referred: Set<String> = []

  init(_ table: Table) {
    self.table = table
    isNoted = table.columns.indices.map { column in
      column > 0
        && table.rows.contains { $0.kind != .section && !$0.cell(column).notes.isEmpty }
    }
    paddings = table.columns.indices.map { column in
      guard column > 0, table.columns[column].alignment == .number else { return [] }
      return DecimalAlignment.paddings(table.rows.map { $0.cell(column).content.plainText })
    }
  }

  // MARK: - Head

  /// The rows of heads, from above.
  mutating func head() -> [String] {
    var lines: [String] = []
    for row in table.spans {
      var cells = ""
      var column = 0
      for span in row {
        cells += head(span, from: column)
        column += span.count
      }
      lines.append("<tr>" + cells + "</tr>")
    }
    var cells = ""
    for (index, column) in table.columns.enumerated() {
      cells += head(column)
      if isNoted[index] { cells += "<td class=\"ref\"></td>" }
    }
    return lines + ["<tr>" + cells + "</tr>"]
  }

  private mutating func head(_ column: Table.Column) -> String {
    let number = column.alignment == .number ? " class=\"n\"" : ""
    return column.heading.isEmpty
      ? "<td></td>" : heading(column.heading, "scope=\"col\"\(number)")
  }

  private mutating func head(_ span: Table.Span, from column: Int) -> String {
    let covered = column..<min(column + span.count, isNoted.count)
    let width = span.count + (covered.isEmpty ? 0 : isNoted[covered].count { $0 })
    let count = width > 1 ? " colspan=\"\(width)\"" : ""
    if span.heading.isEmpty { return "<td\(count)></td>" }
    let scope = width > 1 ? "colgroup" : "col"
    return heading(span.heading, "scope=\"\(scope)\" class=\"span\"\(count)")
  }

  private mutating func heading(_ cell: Table.Cell, _ attributes: String) -> String {
    "<th \(attributes)\(described(cell))>\(cell.content.htmlWords(in: table.id))\(letters(cell))</th>"
  }

  // MARK: - Body

  /// The rows of the body; a section opens a row group of its own.
  mutating func body() -> [String] {
    var lines: [String] = []
    var variable = ""
    for (index, row) in table.rows.enumerated() {
      switch row.kind {
      case .section:
        if index > 0 { lines += ["</tbody>", "<tbody>"] }
        lines.append(section(row.cell(0)))
      case .variable:
        variable = row.cell(0).content.plainText
        lines.append(html(row, index, "variable", ""))
      case .level: lines.append(html(row, index, "level", variable))
      case .plain: lines.append(html(row, index, "plain", ""))
      }
    }
    return lines
  }

  /// A head over all columns; the span keeps it in sight while a narrow screen scrolls.
  private mutating func section(_ cell: Table.Cell) -> String {
    let width = max(table.columns.count + isNoted.count { $0 }, 1)
    return "<tr class=\"section\"><th scope=\"rowgroup\" colspan=\"\(width)\"\(described(cell))>"
      + "<span>\(cell.content.htmlWords(in: table.id))\(letters(cell))</span></th></tr>"
  }

  /// A row; the head of a level is read aloud with its variable.
  private mutating func html(
    _ row: Table.Row, _ index: Int, _ name: String, _ variable: String
  ) -> String {
    var cells = ""
    for column in table.columns.indices {
      let cell = row.cell(column)
      if column == 0 {
        let label = label(cell, of: variable)
        cells += cell.isEmpty ? "<td></td>" : heading(cell, "scope=\"row\"\(label)")
      } else {
        cells += html(cell, column, index)
      }
    }
    return "<tr class=\"\(name)\">" + cells + "</tr>"
  }

  private func label(_ cell: Table.Cell, of variable: String) -> String {
    if variable.isEmpty { return "" }
    let text = variable + ": " + cell.content.plainText
    return " aria-label=\"\(HTMLEscaping.escape(text))\""
  }

  private mutating func html(_ cell: Table.Cell, _ column: Int, _ row: Int) -> String {
    let isNumber = table.columns[column].alignment == .number
    let name = (isNumber ? ["n"] : []) + (isNoted[column] ? ["noted"] : [])
    let attribute = name.isEmpty ? "" : " class=\"\(name.joined(separator: " "))\""
    let padding = paddings[column].indices.contains(row) ? paddings[column][row] : nil
    let text = padding.map { padded(cell, $0) } ?? cell.content.htmlWords(in: table.id)
    let own = "<td\(attribute)\(cell.sources.attribute)\(described(cell))>\(text)</td>"
    return isNoted[column] ? own + "<td class=\"ref\">\(letters(cell))</td>" : own
  }

  /// A number with what keeps it on its mark; only plain text can be split in the middle.
  private func padded(_ cell: Table.Cell, _ padding: DecimalAlignment.Padding) -> String {
    let text =
      switch (cell.content.count, cell.content.first) {
      case (1, .text(let plain)), (1, .number(let plain)):
        padding.between.isEmpty
          ? HTMLEscaping.escape(plain)
          : HTMLEscaping.escape(String(plain.unicodeScalars.prefix(padding.split)))
            + "<i data-pad=\"\(HTMLEscaping.escape(padding.between))\"></i>"
            + HTMLEscaping.escape(String(plain.unicodeScalars.dropFirst(padding.split)))
      default: cell.content.html(in: table.id)
      }
    if padding.isEmpty { return text }
    return "<span" + Self.data("before", padding.before) + Self.data("widest", padding.widest)
      + ">" + text + "</span>"
  }

  private static func data(_ name: String, _ text: String) -> String {
    text.isEmpty ? "" : " data-\(name)=\"\(HTMLEscaping.escape(text))\""
  }

  // MARK: - Notes

  private func described(_ cell: Table.Cell) -> String {
    if cell.notes.isEmpty { return "" }
    let targets = cell.notes.map { HTMLEscaping.id(table.id + "-note-" + $0) }
    return " aria-describedby=\"\(targets.joined(separator: " "))\""
  }

  /// The raised letters of a cell, each leading to its note.
  private mutating func letters(_ cell: Table.Cell) -> String {
    var text = ""
    for letter in cell.notes {
      let isFirst = referred.insert(letter).inserted
      text += text.isEmpty ? "" : "<sup>,</sup>"
      text += Inline.htmlNote(letter, in: table.id, isFirst: isFirst)
    }
    return text
  }
}

extension [Inline] {
  /// Text of a table's words, in which no short word is broken at its hyphen, and no short bracket.
  fileprivate func htmlWords(in id: String) -> String {
    map { inline in
      guard case .text(let text) = inline, text.utf8.contains(where: Self.isBreakable),
        !ReadingDirection.isMixed(text)
      else { return inline.html(in: id) }
      return Self.units(of: text).map { unit in
        let html = HTMLEscaping.escape(unit)
        let isKept = unit.count <= Self.shortest && unit.contains { "-/ ".contains($0) }
        return isKept ? "<span class=\"word\">\(html)</span>" : html
      }.joined(separator: " ")
    }.joined()
  }

  /// Whether a line may be broken at a byte's character.
  private static func isBreakable(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "(")
  }

  /// Text of so many characters fits a column of a narrow screen.
  private static var shortest: Int { 18 }

  /// The words of a text; a bracket of two short words, "(95% CI)", is one.
  private static func units(of text: String) -> [String] {
    var units: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if let last = units.last, last.hasPrefix("("), !last.contains(" "), !last.contains(")"),
        word.contains(")"), last.count + word.count < shortest
      {
        units[units.endIndex - 1] += " " + word
      } else {
        units.append(String(word))
      }
    }
    return units
  }
}

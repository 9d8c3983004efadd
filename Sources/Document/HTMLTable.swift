extension Table {
  /// The table with its caption in a container that scrolls, and its notes below.
  func html() -> String {
    let name = HTMLEscaping.id(id)
    let length = rows.count > Self.pageful ? " long" : ""
    let head = [
      "<div class=\"table\(length)\" id=\"\(name)\">",
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"\(name)-caption\">",
      "<table>",
      "<caption><span id=\"\(name)-caption\">\(fullCaption.html(in: id))</span></caption>",
      "<thead>",
    ]
    let foot = ["</tbody>", "</table>", "</div>"]
    let lines = head + htmlHead + ["</thead>", "<tbody>"] + htmlBody + foot + htmlNotes
    return (lines + ["</div>"]).joined(separator: "\n")
  }

  /// Tables of more rows may break across printed pages; shorter ones stay whole.
  private static let pageful = 30

  // MARK: - Head

  private var htmlHead: [String] {
    let spans = spans.map { row in
      "<tr>" + row.map(htmlSpan).joined() + "</tr>"
    }
    let columns = columns.map { column in
      let number = column.alignment == .number ? " class=\"n\"" : ""
      return column.heading.isEmpty
        ? "<td></td>" : htmlHeading(column.heading, "scope=\"col\"\(number)")
    }
    return spans + ["<tr>" + columns.joined() + "</tr>"]
  }

  private func htmlSpan(_ span: Span) -> String {
    let count = span.count > 1 ? " colspan=\"\(span.count)\"" : ""
    if span.heading.isEmpty { return "<td\(count)></td>" }
    let scope = span.count > 1 ? "colgroup" : "col"
    return htmlHeading(span.heading, "scope=\"\(scope)\" class=\"span\"\(count)")
  }

  private func htmlHeading(_ cell: Cell, _ attributes: String) -> String {
    "<th \(attributes)\(described(cell))>\(cell.content.html(in: id))\(htmlNotes(of: cell))</th>"
  }

  // MARK: - Body

  private var htmlBody: [String] {
    let paddings = columns.indices.map { column in
      columns[column].alignment == .number
        ? DecimalAlignment.paddings(rows.map { $0.cell(column).content.plainText }) : []
    }
    return rows.enumerated().flatMap { index, row in
      switch row.kind {
      case .section:
        (index == 0 ? [] : ["</tbody>", "<tbody>"]) + [
          htmlSection(row.cell(0))
        ]
      case .variable: [html(row, "variable", paddings.map { $0.at(index) })]
      case .level: [html(row, "level", paddings.map { $0.at(index) })]
      case .plain: [html(row, "plain", paddings.map { $0.at(index) })]
      }
    }
  }

  /// A head over all columns; the span keeps it in sight while a narrow screen scrolls.
  private func htmlSection(_ cell: Cell) -> String {
    "<tr class=\"section\"><th scope=\"rowgroup\" colspan=\"\(max(columns.count, 1))\""
      + "\(described(cell))><span>\(cell.content.html(in: id))\(htmlNotes(of: cell))</span></th></tr>"
  }

  private func html(
    _ row: Row, _ name: String, _ paddings: [DecimalAlignment.Padding?]
  ) -> String {
    let cells = columns.indices.map { column in
      let cell = row.cell(column)
      if column == 0 { return htmlHeading(cell, "scope=\"row\"") }
      return html(cell, isNumber: columns[column].alignment == .number, paddings[column])
    }
    return "<tr class=\"\(name)\">" + cells.joined() + "</tr>"
  }

  private func html(
    _ cell: Cell, isNumber: Bool, _ padding: DecimalAlignment.Padding?
  ) -> String {
    let name = isNumber ? " class=\"n\"" : ""
    let text =
      padding.map { padded(cell, $0) } ?? cell.content.html(in: id) + htmlNotes(of: cell)
    return "<td\(name)\(described(cell))>\(text)</td>"
  }

  /// A number between its invisible paddings; only plain text can be split in the middle.
  private func padded(_ cell: Cell, _ padding: DecimalAlignment.Padding) -> String {
    let before = Self.invisible(padding.before)
    let after = htmlNotes(of: cell) + Self.invisible(padding.after)
    switch (cell.content.count, cell.content.first) {
    case (1, .text(let text)), (1, .number(let text)):
      let start = HTMLEscaping.escape(String(text.prefix(padding.split)))
      let end = HTMLEscaping.escape(String(text.dropFirst(padding.split)))
      return before + start + Self.invisible(padding.between) + end + after
    default:
      return before + cell.content.html(in: id) + Self.invisible(padding.between) + after
    }
  }

  private static func invisible(_ text: String) -> String {
    text.isEmpty ? "" : "<i data-pad=\"\(HTMLEscaping.escape(text))\"></i>"
  }

  // MARK: - Notes

  private func described(_ cell: Cell) -> String {
    if cell.notes.isEmpty { return "" }
    let targets = cell.notes.map { HTMLEscaping.id(id + "-note-" + $0) }
    return " aria-describedby=\"\(targets.joined(separator: " "))\""
  }

  private func htmlNotes(of cell: Cell) -> String {
    cell.notes.map { Inline.htmlNote($0, in: id) }.joined(separator: "<sup>,</sup>")
  }

  private var htmlNotes: [String] {
    if notes.isEmpty, abbreviations.isEmpty { return [] }
    let lines = notes.map { note in
      let target = HTMLEscaping.id(id + "-note-" + note.letter)
      return "<p id=\"\(target)\"><sup>\(HTMLEscaping.escape(note.letter))</sup> "
        + note.text.html(in: id) + "</p>"
    }
    let general = generalNote.isEmpty ? [] : ["<p>\(generalNote.html(in: id))</p>"]
    let all = style.isGeneralNoteFirst ? general + lines : lines + general
    return ["<div class=\"notes\">"] + all + ["</div>"]
  }
}

extension Table.Cell {
  /// Whether nothing stands in it.
  var isEmpty: Bool { content.plainText.isEmpty && notes.isEmpty }
}

extension Table.Row {
  /// The cell of a column, empty where the row ends before it.
  func cell(_ column: Int) -> Table.Cell {
    cells.indices.contains(column) ? cells[column] : Table.Cell()
  }
}

extension [DecimalAlignment.Padding?] {
  /// The padding of a row, none where there is none.
  fileprivate func at(_ index: Int) -> DecimalAlignment.Padding? {
    indices.contains(index) ? self[index] : nil
  }
}

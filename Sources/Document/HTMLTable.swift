extension Table {
  /// The table with its caption in a container that scrolls, and its notes below.
  func html() -> String {
    let name = HTMLEscaping.id(id)
    let length = rows.count > Self.pageful ? " long" : ""
    let width = columns.count > Self.span ? " wide" : ""
    var lines = [
      "<div class=\"table\(length)\(width)\" id=\"\(name)\">",
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"\(name)-caption\">",
      "<table>",
      "<caption><span id=\"\(name)-caption\">\(fullCaption.html(in: id))</span></caption>",
      "<thead>",
    ]
    var cells = HTMLCells(self)
    lines += cells.head()
    lines += ["</thead>", "<tbody>"] + cells.body() + ["</tbody>", "</table>", "</div>"]
    return (lines + htmlNotes(cells.referred) + ["</div>"]).joined(separator: "\n")
  }

  /// Tables of more rows may break across printed pages; shorter ones stay whole.
  private static let pageful = 30

  /// Tables of more columns may break their cells on paper.
  private static let span = 8

  /// The footnotes, each with a way back to the first cell that refers to it.
  private func htmlNotes(_ referred: Set<String>) -> [String] {
    if notes.isEmpty, abbreviations.isEmpty { return [] }
    var lines: [String] = []
    for note in notes {
      let letter = HTMLEscaping.escape(note.letter)
      let back = HTMLEscaping.id(id + "-ref-" + note.letter)
      let mark =
        referred.contains(note.letter)
        ? "<a href=\"#\(back)\" role=\"doc-backlink\" aria-label=\"Back to note \(letter)\">"
          + letter + "</a>" : letter
      lines.append(
        "<p id=\"\(HTMLEscaping.id(id + "-note-" + note.letter))\" role=\"doc-footnote\">"
          + "<sup>\(mark)</sup> \(note.text.html(in: id))</p>")
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

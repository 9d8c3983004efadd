extension Table {
  /// The table as a pipe table with its caption above and its notes below.
  func markdown() -> String {
    let anchor = "<a id=\"\(HTMLEscaping.id(id))\"></a>"
    let caption = fullCaption.markdown()
    let head = Self.markdownRow(columns.indices.map(markdownHeading))
    let rule = Self.markdownRow(columns.map { $0.alignment == .number ? "---:" : ":---" })
    let lines = ([head, rule] + rows.map(markdown)).joined(separator: "\n")
    let notes = markdownNotes.isEmpty ? "" : "\n\n" + markdownNotes.joined(separator: "<br>\n")
    return anchor + "\n" + caption + "\n\n" + lines + notes
  }

  private static func markdownRow(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  /// A column's head with the heads above it, from above: Markdown has but one row of heads.
  private func markdownHeading(_ column: Int) -> String {
    let above = spans.compactMap { row -> Cell? in
      var end = 0
      for span in row {
        end += span.count
        if column < end { return span.heading.isEmpty ? nil : span.heading }
      }
      return nil
    }
    return (above + [columns[column].heading]).filter { !$0.isEmpty }
      .map(Self.markdown).joined(separator: "<br>")
  }

  private static func markdown(_ cell: Cell) -> String {
    let notes = cell.notes.map(MarkdownEscaping.escape).joined(separator: ",")
    return cell.content.markdown() + (notes.isEmpty ? "" : "<sup>\(notes)</sup>")
  }

  private func markdown(_ row: Row) -> String {
    var cells = columns.indices.map { Self.markdown(row.cell($0)) }
    guard let first = cells.first else { return "" }
    switch row.kind {
    case .section:
      cells = [first.isEmpty ? "" : "*\(first)*"] + cells.dropFirst().map { _ in "" }
    case .variable: cells[0] = first.isEmpty ? "" : "**\(first)**"
    case .level: cells[0] = "&nbsp;&nbsp;&nbsp;" + first
    case .plain: break
    }
    return Self.markdownRow(cells)
  }

  private var markdownNotes: [String] {
    let lines = notes.map { note in
      "<sup>\(MarkdownEscaping.escape(note.letter))</sup> \(note.text.markdown())"
    }
    let general = generalNote.isEmpty ? [] : [generalNote.markdownLine()]
    return style.isGeneralNoteFirst ? general + lines : lines + general
  }
}

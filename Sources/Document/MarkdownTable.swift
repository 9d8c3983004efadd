extension Table {
  /// The table as a pipe table, its columns below each other in the source, with its caption above and its notes below.
  func markdown() -> String {
    let anchor = "<a id=\"\(HTMLEscaping.id(id))\"></a>"
    let caption = fullCaption.markdown()
    let lines = MarkdownCells(self).lines.joined(separator: "\n")
    let notes = markdownNotes.isEmpty ? "" : "\n\n" + markdownNotes.joined(separator: "<br>\n")
    return anchor + "\n" + caption + "\n\n" + lines + notes
  }

  private var markdownNotes: [String] {
    let lines = notes.map { note in
      "<sup>\(MarkdownEscaping.escape(note.letter))</sup> \(note.text.markdown())"
    }
    let general = generalNote.isEmpty ? [] : [generalNote.markdownLine()]
    return style.isGeneralNoteFirst ? general + lines : lines + general
  }
}

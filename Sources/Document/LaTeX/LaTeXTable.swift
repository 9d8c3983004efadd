import Figures

/// Writes a table as longtables: one, or one for each part of a table that is too wide.
struct LaTeXTable {
  private let table: Table
  private let layout: TableLayout
  private let inline: LaTeXInline
  private let numbers: [Int: NumberColumn]

  init(_ table: Table, layout: TableLayout, inline: LaTeXInline) {
    self.table = table
    self.layout = layout
    var inline = inline
    inline.lineBreak = "\\linebreak{}"
    self.inline = inline
    numbers = NumberColumn.all(of: table)
  }

  /// The whole table with its caption and notes.
  func text(label: String) -> String {
    if table.columns.isEmpty {
      return ([caption(label)] + noteLines.map { $0 + "\\par" }).joined(separator: "\n")
    }
    let number = LaTeXNumber(table.number).map {
      "\\renewcommand{\\thetable}{\($0.number)}" + table.style.caption.latexSetup
    }
    let type = "{\\tabletype{\(Int(layout.size))}{\(Int(layout.size * 1.25 + 0.5))}"
    var lines = [type + (number ?? "")]
    for (index, part) in layout.parts.enumerated() {
      lines += longtable(
        part, head: index == 0 ? caption(label) : "", isLast: index == layout.parts.count - 1)
    }
    return lines.joined(separator: "\n") + "\n}"
  }

  /// Ends a row; with the star no page ends after it.
  private var end: String { layout.staysWhole ? "\\\\*" : "\\\\" }

  private func longtable(_ part: TableLayout.Part, head: String, isLast: Bool) -> [String] {
    let count = part.columns.count
    let columns = part.columns.indices.map { specification(part, $0) }.joined()
    let continued =
      "\\multicolumn{\(count)}{@{}l}{\(LaTeXEscaping.escape(table.number)), continued}\\\\*"
    let heads = spanRows(part) + [headRow(part)]
    var lines = ["\\begin{longtable}{@{}\(columns)@{}}"]
    lines.append(head.isEmpty ? continued : head + "\\\\*")
    lines += ["\\toprule"] + heads + ["\\midrule", "\\endfirsthead"]
    if !layout.staysWhole {
      lines += [continued, "\\toprule"] + heads + ["\\midrule", "\\endhead"]
      lines += ["\\bottomrule", "\\endfoot", "\\bottomrule", "\\endlastfoot"]
    }
    lines += table.rows.indices.map { row($0, part) }
    if layout.staysWhole { lines.append("\\bottomrule") }
    if isLast, !noteLines.isEmpty, layout.staysWhole {
      lines += ["\\abovenotes"] + noteRows(part)
    }
    lines.append("\\end{longtable}")
    if isLast, !layout.staysWhole {
      lines += noteLines.map { "{\\footnotesize\\noindent \($0)\\par}" }
    }
    return lines
  }

  // MARK: - Columns

  /// A column's width in the table, without the space between columns.
  private func width(_ part: TableLayout.Part, _ places: Range<Int>) -> String {
    let sum = places.reduce(0) { $0 + part.widths[$1] } - 2 * TableLayout.padding
    return Self.length(max(sum, 1))
  }

  private func isNumber(_ part: TableLayout.Part, _ place: Int) -> Bool {
    numbers[part.columns[place]] != nil
  }

  private func specification(_ part: TableLayout.Part, _ place: Int) -> String {
    let width = "{\(width(part, place..<place + 1))}"
    guard let column = numbers[part.columns[place]] else { return "T" + width }
    let room = part.widths[place] - 2 * TableLayout.padding
    let start = column.start(in: room, size: layout.size, scale: Self.scale)
    return "N{\(Self.length(start))}" + width
  }

  /// How wide Latin Modern Sans sets figures, as a part of Arial's width.
  private static let scale = 0.93

  private static func length(_ points: Double) -> String {
    let tenths = Int((points * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)bp"
  }

  /// A cell over some columns; without space at the table's sides.
  private func merged(
    _ part: TableLayout.Part, _ places: Range<Int>, _ type: String, _ text: String
  ) -> String {
    let left = places.lowerBound == 0 ? "@{}" : ""
    let right = places.upperBound == part.columns.count ? "@{}" : ""
    let column = "\(left)\(type){\(width(part, places))}\(right)"
    return "\\multicolumn{\(places.count)}{\(column)}{\(text)}"
  }

  // MARK: - Head

  private func caption(_ label: String) -> String {
    let text = inline.text(table.style.caption.title(table.caption))
    guard LaTeXNumber(table.number) != nil, !table.columns.isEmpty else {
      let words = inline.text(table.fullCaption)
      return table.columns.isEmpty
        ? "\\phantomsection{\\sffamily\\small \(words)\\par}\(label)"
        : "\\caption*{\(words)}\\phantomsection\(label)"
    }
    return "\\caption[]{\(text)}\(label)"
  }

  private func spanRows(_ part: TableLayout.Part) -> [String] {
    table.spans.map { spans in
      var cells: [String] = []
      var rules = ""
      for (span, places) in TableLayout.places(of: spans, in: part, columns: table.columns.count) {
        let text = cellText(span.heading)
        cells.append(text.isEmpty ? merged(part, places, "C", "") : merged(part, places, "C", text))
        if !text.isEmpty {
          rules += "\\cmidrule(lr){\(places.lowerBound + 1)-\(places.upperBound)}"
        }
      }
      return cells.joined(separator: " & ") + "\\\\*" + rules
    }
  }

  private func headRow(_ part: TableLayout.Part) -> String {
    part.columns.indices.map { place in
      let text = cellText(table.columns[part.columns[place]].heading)
      return merged(part, place..<place + 1, isNumber(part, place) ? "C" : "H", text)
    }.joined(separator: " & ") + "\\\\*"
  }

  private func cellText(_ cell: Table.Cell) -> String {
    inline.text(cell.content) + inline.notes(cell.notes)
  }

  // MARK: - Body

  private func row(_ index: Int, _ part: TableLayout.Part) -> String {
    let row = table.rows[index]
    if row.kind == .section {
      let text = "\\itshape " + cellText(row.cell(0))
      return merged(part, 0..<part.columns.count, "T", text) + "\\\\*"
    }
    let cells = part.columns.map { column in
      column == 0 ? firstCell(row) : text(row.cell(column), column, index)
    }
    return cells.joined(separator: " & ") + end
  }

  private func firstCell(_ row: Table.Row) -> String {
    let cell = row.cell(0)
    switch row.kind {
    case .variable where !cell.content.isEmpty:
      return "\\textbf{\(inline.text(cell.content))}" + inline.notes(cell.notes)
    case .level: return "\\level " + cellText(cell)
    case .variable, .plain, .section: return cellText(cell)
    }
  }

  private func text(_ cell: Table.Cell, _ column: Int, _ row: Int) -> String {
    guard let numbers = numbers[column], !cell.isEmpty else { return cellText(cell) }
    guard let padding = numbers.padding(row) else { return "\\centred " + cellText(cell) }
    let text: String
    if let words = cell.content.plainWords {
      text =
        LaTeXEscaping.number(String(words.unicodeScalars.prefix(padding.split)))
        + pad(padding.between)
        + LaTeXEscaping.number(String(words.unicodeScalars.dropFirst(padding.split)))
    } else {
      text = inline.text(cell.content) + pad(padding.between)
    }
    return pad(padding.before) + text + inline.notes(cell.notes, isHanging: true)
  }

  private func pad(_ text: String) -> String {
    text.isEmpty ? "" : "\\pad{\(LaTeXEscaping.number(text))}"
  }

  // MARK: - Notes

  private var noteLines: [String] {
    var lines: [String] = []
    for note in table.notes {
      lines.append(inline.notes([note.letter]) + " " + inline.text(note.text))
    }
    if !table.generalNote.isEmpty {
      let place = table.style.isGeneralNoteFirst ? 0 : lines.count
      lines.insert(inline.text(table.generalNote), at: place)
    }
    return lines
  }

  private func noteRows(_ part: TableLayout.Part) -> [String] {
    noteLines.map { line in
      merged(part, 0..<part.columns.count, "T", "\\footnotesize " + line) + "\\\\*"
    }
  }
}

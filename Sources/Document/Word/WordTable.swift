/// Writes a table as Word's own, and the notes below it.
struct WordTable {
  private let table: Table
  private let layout: TableLayout
  private let numbers: [Int: NumberColumn]
  /// Writes the cells' text.
  var inline: WordInline

  init(_ table: Table, layout: TableLayout, inline: WordInline) {
    self.table = table
    self.layout = layout
    self.inline = inline
    numbers = NumberColumn.all(of: table)
  }

  /// Some of the table's columns, with all of its rows.
  mutating func xml(of part: TableLayout.Part) -> String {
    if part.columns.isEmpty { return "" }
    let widths = part.widths.map(twips)
    var rows: [String] = []
    for spans in table.spans { rows.append(row(spans, part)) }
    rows.append(heads(part))
    for index in table.rows.indices { rows.append(body(index, part)) }
    let grid = widths.map { wordElement("w:gridCol", ["w:w": String($0)]) }.joined()
    return "<w:tbl>" + properties(width: widths.reduce(0, +)) + "<w:tblGrid>" + grid
      + "</w:tblGrid>\n" + rows.joined(separator: "\n") + "</w:tbl>"
  }

  /// The notes below, and what keeps the table from the next.
  mutating func notes() -> String {
    var lines: [String] = []
    for note in table.notes {
      lines.append(
        WordInline.notes([note.letter]) + WordInline.run(" ") + inline.runs(note.text))
    }
    if !table.generalNote.isEmpty {
      let place = table.style.isGeneralNoteFirst ? 0 : lines.count
      lines.insert(inline.runs(table.generalNote), at: place)
    }
    let last = lines.count - 1
    var paragraphs: [String] = []
    for (index, line) in lines.enumerated() {
      paragraphs.append(
        WordParagraphProperties(style: "TableNote", keepsNext: index < last).paragraph(line))
    }
    return (paragraphs + [WordParagraphProperties(style: "TableEnd").paragraph("")])
      .joined(separator: "\n")
  }

  /// The properties in the order of CT_TblPr (17.4.59).
  private func properties(width: Int) -> String {
    let parts = [
      wordValue("w:tblStyle", "ReportTable"),
      wordElement("w:tblW", ["w:w": String(width), "w:type": "dxa"]),
      wordElement("w:tblLayout", ["w:type": "fixed"]),
      wordElement(
        "w:tblLook",
        [
          "w:val": "0020", "w:firstRow": "1", "w:lastRow": "0", "w:firstColumn": "0",
          "w:lastColumn": "0", "w:noHBand": "1", "w:noVBand": "1",
        ]),
      wordValue("w:tblCaption", table.number),
      wordValue("w:tblDescription", table.caption.plainText),
    ]
    return "<w:tblPr>" + parts.joined() + "</w:tblPr>"
  }

  // MARK: - Head

  private var style: String {
    switch layout.size {
    case 9...: "TableText"
    case 8..<9: "TableTextSmall"
    default: "TableTextSmallest"
    }
  }

  private mutating func row(_ spans: [Table.Span], _ part: TableLayout.Part) -> String {
    var cells = ""
    for (span, places) in TableLayout.places(of: spans, in: part, columns: table.columns.count) {
      cells += head(
        span.heading, places.reduce(0) { $0 + twips(part.widths[$1]) }, places.count,
        rule: span.heading.isEmpty ? nil : "BFBFBF", isCentred: true)
    }
    return headRow(cells)
  }

  private mutating func heads(_ part: TableLayout.Part) -> String {
    var cells = ""
    for (place, column) in part.columns.enumerated() {
      let isNumber = column > 0 && table.columns[column].alignment == .number
      cells += head(
        table.columns[column].heading, twips(part.widths[place]), 1, rule: "000000",
        isCentred: isNumber)
    }
    return headRow(cells)
  }

  private func headRow(_ cells: String) -> String {
    wordElement("w:tr", [:], "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" + cells)
  }

  private mutating func head(
    _ cell: Table.Cell, _ width: Int, _ count: Int, rule: String?, isCentred: Bool
  ) -> String {
    let paragraph = WordParagraphProperties(
      style: style, keepsNext: true, alignment: isCentred ? .centre : nil)
    let runs = inline.runs(cell.content) + WordInline.notes(cell.notes)
    return self.cell(width, count, rule: rule, isHead: true, paragraph.paragraph(runs))
  }

  /// A cell; its properties in the order of CT_TcPr (17.4.69).
  private func cell(
    _ width: Int, _ count: Int, rule: String? = nil, isHead: Bool = false, _ content: String
  ) -> String {
    var properties = wordElement("w:tcW", ["w:w": String(width), "w:type": "dxa"])
    if count > 1 { properties += wordValue("w:gridSpan", String(count)) }
    if let rule {
      let bottom = wordElement(
        "w:bottom", ["w:val": "single", "w:sz": "4", "w:space": "0", "w:color": rule])
      properties += "<w:tcBorders>" + bottom + "</w:tcBorders>"
    }
    if isHead { properties += wordValue("w:vAlign", "bottom") }
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>"
  }

  // MARK: - Body

  /// Whether the row stays on the page of the one below it.
  private func keepsNext(_ row: Int) -> Bool {
    let last = table.rows.count - 1
    let hasNotes = !table.notes.isEmpty || !table.abbreviations.isEmpty
    if row == last { return hasNotes }
    return layout.staysWhole || row == 0 || row == last - 1 || table.rows[row].kind == .section
  }

  private mutating func body(_ row: Int, _ part: TableLayout.Part) -> String {
    var cells = ""
    if table.rows[row].kind == .section {
      let width = part.widths.reduce(0) { $0 + twips($1) }
      let paragraph = WordParagraphProperties(style: style, keepsNext: keepsNext(row))
      let cell = table.rows[row].cell(0)
      let runs =
        inline.runs(cell.content, WordRunProperties(isItalic: true))
        + WordInline.notes(cell.notes)
      cells = self.cell(width, part.columns.count, paragraph.paragraph(runs))
    } else {
      for (place, column) in part.columns.enumerated() {
        cells += cell(twips(part.widths[place]), 1, content(row, column, part.widths[place]))
      }
    }
    return wordElement("w:tr", [:], "<w:trPr><w:cantSplit/></w:trPr>" + cells)
  }

  private mutating func content(_ row: Int, _ column: Int, _ width: Double) -> String {
    let cell = table.rows[row].cell(column)
    var paragraph = WordParagraphProperties(style: style, keepsNext: keepsNext(row))
    if column == 0 {
      let kind = table.rows[row].kind
      if kind == .level { paragraph.indent = twips(TableLayout.indent(layout.size)) }
      let properties = WordRunProperties(isBold: kind == .variable)
      return paragraph.paragraph(
        inline.runs(cell.content, properties) + WordInline.notes(cell.notes))
    }
    guard let numbers = numbers[column], !cell.isEmpty else {
      return paragraph.paragraph(inline.runs(cell.content) + WordInline.notes(cell.notes))
    }
    guard let padding = numbers.padding(row) else {
      paragraph.alignment = .centre
      return paragraph.paragraph(inline.runs(cell.content) + WordInline.notes(cell.notes))
    }
    let room = width - 2 * TableLayout.padding
    let start = numbers.start(in: room, size: layout.size)
    paragraph.indent = twips(start + PrintWidth.of(padding.before, size: layout.size))
    let gap = twips(PrintWidth.of(padding.between, size: layout.size))
    return paragraph.paragraph(padded(cell, padding.split, gap) + WordInline.notes(cell.notes))
  }

  /// A number with a gap in its middle: the character before or at the split is set wider, so
  /// that nothing has to be put in.
  private mutating func padded(_ cell: Table.Cell, _ split: Int, _ gap: Int) -> String {
    guard gap > 0, let text = cell.content.plainWords else {
      return inline.runs(cell.content)
    }
    let scalars = text.unicodeScalars
    let wide = scalars.dropFirst(split).first?.isSpace == true ? split : max(split - 1, 0)
    let before = String(scalars.prefix(wide))
    let middle = String(scalars.dropFirst(wide).prefix(1))
    let after = String(scalars.dropFirst(wide + 1))
    return (before.isEmpty ? "" : WordInline.run(WordInline.unbroken(before)))
      + WordInline.run(WordInline.unbroken(middle), WordRunProperties(spacing: gap))
      + (after.isEmpty ? "" : WordInline.run(WordInline.unbroken(after)))
  }
}

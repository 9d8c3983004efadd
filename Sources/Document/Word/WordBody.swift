import Figures

/// Writes the main part of a document, block by block.
struct WordBody {
  private let document: Document
  private let pictures: [String: [UInt8]]
  private var inline: WordInline
  private var marked: Set<String> = []
  private var isLandscape = false
  private var lists = 0
  private var captions = WordSequence()
  private var drawings = 0
  private var xmlOfBlocks: [String] = []

  init(_ document: Document, pictures: [String: [UInt8]]) {
    self.document = document
    self.pictures = pictures
    inline = WordInline(targets: LinkTargets(document), relations: WordRelations())
  }

  /// What the main part refers to; complete once it is written.
  var relations: WordRelations { inline.relations }

  /// The whole part.
  mutating func xml() -> String {
    if !document.notice.isEmpty { paragraph(document.notice, "Notice") }
    paragraph(document.title, "Title")
    if !document.citation.isEmpty { paragraph(document.citation, "Subtitle") }
    for block in document.blocks { write(block) }
    let body = xmlOfBlocks.joined(separator: "\n") + "\n" + WordSection.xml(isLandscape)
    return "<w:document\(WordStyles.namespaces)>\n<w:body>\n" + body
      + "\n</w:body>\n</w:document>\n"
  }

  // MARK: - Blocks

  private mutating func write(_ block: Block) {
    switch block {
    case .table: break
    case .heading, .paragraph, .figure, .list, .callout, .definitions, .code, .details:
      turn(toLandscape: false)
    }
    switch block {
    case .heading(let level, let id, let text): heading(level, id, text)
    case .paragraph(let content): paragraph(content, nil)
    case .table(let table): write(table)
    case .figure(let figure): write(figure)
    case .list(let items, let isOrdered): list(items, isOrdered)
    case .callout(let callout): write(callout)
    case .definitions(let definitions): write(definitions)
    case .code(let text): code(text)
    case .details(let summary, let blocks):
      paragraph(summary, "Details")
      for inner in blocks { write(inner) }
    }
  }

  private mutating func add(_ xml: String) { xmlOfBlocks.append(xml) }

  private mutating func paragraph(_ content: [Inline], _ style: String?) {
    add(WordParagraphProperties(style: style).paragraph(inline.runs(content)))
  }

  private mutating func heading(_ level: Int, _ id: String, _ text: [Inline]) {
    let style = "Heading\(min(max(level - 1, 1), 3))"
    let runs = inline.targets.bookmarked(id, &marked, inline.runs(text))
    add(WordParagraphProperties(style: style).paragraph(runs))
  }

  private mutating func list(_ items: [[Inline]], _ isOrdered: Bool) {
    let list = isOrdered ? WordNumbering.ordered(lists) : WordNumbering.bullets
    if isOrdered { lists += 1 }
    for item in items {
      add(
        WordParagraphProperties(style: "ListParagraph", list: list)
          .paragraph(inline.runs(item)))
    }
  }

  private mutating func write(_ callout: Callout) {
    let word =
      switch callout.kind {
      case .note: "Note"
      case .warning: "Warning"
      }
    add(
      WordParagraphProperties(style: "Callout", keepsNext: true)
        .paragraph(WordInline.run(word, WordRunProperties(isBold: true))))
    for block in callout.blocks {
      if case .paragraph(let content) = block {
        paragraph(content, "Callout")
      } else {
        write(block)
      }
    }
  }

  private mutating func write(_ definitions: [Definition]) {
    for definition in definitions {
      let term = inline.runs(definition.term, WordRunProperties(isBold: true))
      let runs = term + WordInline.run(": ") + inline.runs(definition.description)
      add(WordParagraphProperties(style: "Definition").paragraph(runs))
    }
  }

  private mutating func code(_ text: String) {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines {
      add(WordParagraphProperties(style: "Code").paragraph(WordInline.run(String(line))))
    }
  }

  // MARK: - Tables

  private mutating func write(_ table: Table) {
    let layout = TableLayout(table)
    turn(toLandscape: layout.isLandscape)
    caption(table.id, table.number, table.style.caption, table.caption, "Caption")
    var writer = WordTable(table, layout: layout, inline: inline)
    for (index, part) in layout.parts.enumerated() {
      if index > 0 {
        let words = WordInline.run(table.number + ", continued")
        add(WordParagraphProperties(style: "TableNote", keepsNext: true).paragraph(words))
      }
      add(writer.xml(of: part))
    }
    add(writer.notes())
    inline = writer.inline
  }

  /// The number, which Word counts, and what is shown.
  private mutating func caption(
    _ id: String, _ number: String, _ style: CaptionStyle, _ text: [Inline], _ name: String
  ) {
    let label = inline.targets.bookmarked(id, &marked, captions.xml(of: number))
    let end = WordInline.run(style.numberEnd, WordRunProperties(isBold: true))
    let gap = style.isTitleBelow ? "<w:r><w:br/></w:r>" : WordInline.run(" ")
    let runs = label + end + gap + inline.runs(style.title(text))
    add(WordParagraphProperties(style: name).paragraph(runs))
  }

  // MARK: - Sections

  /// Ends the section where the next block stands on a page turned otherwise.
  private mutating func turn(toLandscape: Bool) {
    guard isLandscape != toLandscape else { return }
    let properties = WordParagraphProperties(
      style: "SectionEnd", section: WordSection.xml(isLandscape))
    add(properties.paragraph(""))
    isLandscape = toLandscape
  }

  // MARK: - Figures

  private mutating func write(_ figure: FigureBlock) {
    if let bytes = pictures[figure.fileName], let size = WordPicture.size(of: bytes) {
      drawings += 1
      let name =
        figure.fileName.hasSuffix(".svg")
        ? String(figure.fileName.dropLast(4)) : figure.fileName
      let picture = WordPicture(
        figure: figure, index: drawings, size: size,
        png: inline.relations.picture(bytes, extension: "png"),
        svg: inline.relations.picture(
          Array(figure.figure.svg(id: name, remark: document.notice.plainText).utf8),
          extension: "svg"))
      add(
        WordParagraphProperties(style: "Figure")
          .paragraph("<w:r>" + picture.xml + "</w:r>"))
    } else {
      let words = "The figure could not be drawn here; it is the file \(figure.fileName). "
      let runs = WordInline.run(words + figure.figure.alternativeText)
      add(WordParagraphProperties(style: "Figure").paragraph(runs))
    }
    caption(figure.id, figure.number, figure.style, figure.caption, "FigureCaption")
  }
}

/// Pages of A4 with margins of 17.5 mm at the sides.
enum WordSection {
  private static let short = 11906
  private static let long = 16838
  private static let side = 992
  private static let top = 1134

  /// The properties of a section.
  static func xml(_ isLandscape: Bool) -> String {
    let footer = wordElement(
      "w:footerReference", ["w:type": "default", "r:id": WordRelations.footer])
    let size =
      isLandscape
      ? wordElement(
        "w:pgSz", ["w:w": String(long), "w:h": String(short), "w:orient": "landscape"])
      : wordElement("w:pgSz", ["w:w": String(short), "w:h": String(long)])
    let margins = wordElement(
      "w:pgMar",
      [
        "w:top": String(top), "w:right": String(side), "w:bottom": String(top),
        "w:left": String(side), "w:header": "567", "w:footer": "567", "w:gutter": "0",
      ])
    return wordElement(
      "w:sectPr", [:], footer + wordValue("w:type", "nextPage") + size + margins)
  }
}

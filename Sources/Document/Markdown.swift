import Figures

extension Document {
  /// The report as GitHub-flavoured Markdown; figures are links into a folder.
  ///
  /// A list of contents is left to the reader's program, which makes one from the headings.
  /// - Parameter figureFolder: the folder of the SVG files, relative to the report.
  public func markdown(figureFolder: String = "figures") -> String {
    var parts: [String] = []
    if !notice.isEmpty { parts.append("> **\(notice.markdown())**") }
    parts.append("# " + title.markdown())
    if !citation.isEmpty { parts.append(citation.markdownLine()) }
    parts += blocks.map { $0.markdown(figureFolder: figureFolder) }
    return parts.joined(separator: "\n\n") + "\n"
  }
}

extension [Inline] {
  /// The text as Markdown, inside a line.
  func markdown() -> String { map { $0.markdown() }.joined() }

  /// The text as Markdown at the start of a line.
  func markdownLine() -> String { MarkdownEscaping.lineStart(markdown()) }
}

extension Inline {
  /// The text as Markdown, inside a line.
  func markdown() -> String {
    switch self {
    case .text(let text): MarkdownEscaping.escape(text)
    case .number(let text): MarkdownEscaping.number(text)
    case .sourced(let content, _): content.markdown()
    case .emphasis(let content): Self.wrapped(content, "*")
    case .strong(let content): Self.wrapped(content, "**")
    case .code(let text): MarkdownEscaping.code(text)
    case .link(let content, let destination):
      if let safe = LinkDestination.safe(destination) {
        "[\(content.markdown())](\(safe))"
      } else {
        content.markdown()
      }
    case .superscript(let content): "<sup>\(content.markdown())</sup>"
    case .subscript(let content): "<sub>\(content.markdown())</sub>"
    case .footnote(let letter): "<sup>\(MarkdownEscaping.escape(letter))</sup>"
    case .lineBreak: "<br>"
    }
  }

  /// Text between marks, which must touch it: spaces at its ends stand outside them (GFM, 6.4).
  private static func wrapped(_ content: [Inline], _ mark: String) -> String {
    let text = content.markdown()
    let inner = text.drop { $0 == " " }
    let end = inner.reversed().drop { $0 == " " }.count
    guard end > 0 else { return text }
    let before = String(repeating: " ", count: text.count - inner.count)
    let after = String(repeating: " ", count: inner.count - end)
    return before + mark + inner.prefix(end) + mark + after
  }
}

extension Block {
  /// The block as Markdown, without a line break at its end.
  func markdown(figureFolder: String) -> String {
    switch self {
    case .heading(let level, let id, let text): Self.markdownHeading(level, id, text)
    case .paragraph(let content): content.markdownLine()
    case .table(let table): table.markdown()
    case .figure(let figure): figure.markdown(folder: figureFolder)
    case .list(let items, let isOrdered): Self.markdownList(items, isOrdered)
    case .callout(let callout): callout.markdown(figureFolder: figureFolder)
    case .definitions(let definitions):
      definitions.map { "- \($0.term.markdownLine()): \($0.description.markdown())" }
        .joined(separator: "\n")
    case .code(let text): Self.markdownCode(text)
    case .details(let summary, let blocks):
      "<details>\n<summary>\(summary.html())</summary>\n\n"
        + blocks.markdown(figureFolder: figureFolder) + "\n\n</details>"
    }
  }

  /// A heading; a section has an anchor before it where GitHub would give it another id than its
  /// own.
  private static func markdownHeading(_ level: Int, _ id: String, _ text: [Inline]) -> String {
    let isOwn = level > 2 || MarkdownEscaping.slug(text.plainText) == id
    let anchor = isOwn ? "" : "<a id=\"\(HTMLEscaping.id(id))\"></a>"
    return String(repeating: "#", count: min(max(level, 2), 6)) + " " + anchor + text.markdown()
  }

  private static func markdownList(_ items: [[Inline]], _ isOrdered: Bool) -> String {
    items.enumerated().map { index, item in
      (isOrdered ? "\(index + 1). " : "- ") + item.markdownLine()
    }.joined(separator: "\n")
  }

  private static func markdownCode(_ text: String) -> String {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { PrintableText.of(String($0)) }
    if lines.last == "" { lines.removeLast() }
    let fence = MarkdownEscaping.fence(around: text)
    return ([fence] + lines + [fence]).joined(separator: "\n")
  }
}

extension [Block] {
  /// The blocks as Markdown, with empty lines between them.
  func markdown(figureFolder: String) -> String {
    map { $0.markdown(figureFolder: figureFolder) }.joined(separator: "\n\n")
  }
}

extension Callout {
  func markdown(figureFolder: String) -> String {
    let word =
      switch kind {
      case .note: "Note"
      case .warning: "Warning"
      }
    let lines = blocks.markdown(figureFolder: figureFolder)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let quoted = lines.map { $0.isEmpty ? ">" : "> " + $0 }
    return (["> **\(word)**", ">"] + quoted).joined(separator: "\n")
  }
}

extension FigureBlock {
  func markdown(folder: String) -> String {
    let path = LinkDestination.safe(folder + "/" + fileName) ?? fileName
    let image = "![\(MarkdownEscaping.escape(figure.alternativeText))](\(path))"
    let anchor = "<a id=\"\(HTMLEscaping.id(id))\"></a>"
    let caption = fullCaption.markdown()
    return anchor + "\n" + image + "\n\n" + caption
  }
}

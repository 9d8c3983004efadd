import Figures

extension Block {
  /// The block as HTML, without a line break at its end.
  func html() -> String {
    switch self {
    case .heading(let level, let id, let text):
      Self.htmlHeading(min(max(level, 2), 6), id, text)
    case .paragraph(let content): "<p>\(content.html())</p>"
    case .table(let table): table.html()
    case .figure(let figure): figure.html()
    case .list(let items, let isOrdered): Self.htmlList(items, isOrdered ? "ol" : "ul")
    case .callout(let callout): callout.html()
    case .definitions(let definitions): Self.htmlDefinitions(definitions)
    case .code(let text):
      "<pre tabindex=\"0\"><code>\(HTMLEscaping.escapeLines(text))</code></pre>"
    case .details(let summary, let blocks):
      "<details class=\"fold\"><summary>\(summary.html())</summary>\n\(blocks.html())\n</details>"
    }
  }

  private static func htmlHeading(_ level: Int, _ id: String, _ text: [Inline]) -> String {
    "<h\(level) id=\"\(HTMLEscaping.id(id))\">\(text.html())</h\(level)>"
  }

  private static func htmlList(_ items: [[Inline]], _ name: String) -> String {
    "<\(name)>\n" + items.map { "<li>\($0.html())</li>\n" }.joined() + "</\(name)>"
  }

  private static func htmlDefinitions(_ definitions: [Definition]) -> String {
    let items = definitions.map { definition in
      "<div><dt>\(definition.term.html())</dt><dd>\(definition.description.html())</dd></div>\n"
    }
    return "<dl>\n" + items.joined() + "</dl>"
  }
}

extension [Block] {
  /// The blocks as HTML, one after the other.
  func html() -> String { map { $0.html() }.joined(separator: "\n") }
}

extension Callout {
  func html() -> String {
    let (name, word) =
      switch kind {
      case .note: ("note", "Note")
      case .warning: ("warning", "Warning")
      }
    return
      "<aside class=\"callout \(name)\" aria-label=\"\(word)\">\n<p class=\"kind\">\(word)</p>\n"
      + blocks.html() + "\n</aside>"
  }
}

extension FigureBlock {
  /// The figure as HTML, with its marks where they are drawn already.
  func html(_ marks: FigureMarks? = nil) -> String {
    let name = HTMLEscaping.id(id)
    let label = HTMLEscaping.escape(number + ". " + figure.title)
    let data = ReadingData(figure, readingWords)?.json
    let store = data.map { "\n<script type=\"application/json\">\($0)</script>" } ?? ""
    return """
      <figure id="\(name)">
      <div class="scroll" role="region" tabindex="0" aria-label="\(label)">
      \(FigureMarks.of(figure, drawn: marks).svg(id: name))</div>\(store)
      <figcaption>\(fullCaption.html())</figcaption>
      </figure>
      """
  }
}

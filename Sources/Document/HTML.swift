package import Figures

extension Document {
  /// The report as one self-contained page: no download, one style element and one script, whose
  /// hashes stand in the content security policy.
  ///
  /// - Parameters:
  ///   - live: the state of a page that follows its server: another script then waits for events and
  ///     loads the page again.
  ///   - plates: pictures below the blocks, with a style element of their own.
  public func html(live: LivePage? = nil, plates: [Plate] = []) -> String {
    htmlBody(live: live, plates: plates) + htmlFoot(live: live)
  }

  /// The page up to its last block; `drawn` are marks of figures by the names of their files.
  package func htmlBody(
    live: LivePage? = nil, plates: [Plate] = [], drawn: [String: FigureMarks] = [:]
  ) -> String {
    let styles =
      "'sha256-\(Stylesheet.sha256)'"
      + (plates.isEmpty ? "" : " 'sha256-\(Stylesheet.plateSHA256)'")
    let scripts = "'sha256-\(Script.sha256)'" + (live == nil ? "" : " 'sha256-\(LivePage.sha256)'")
    let policy =
      "default-src 'none'; script-src \(scripts); style-src \(styles); "
      + (live == nil ? "" : "connect-src 'self'; ") + "img-src data:; base-uri 'none'; "
      + "form-action 'none'"
    let head = [
      "<!doctype html>",
      "<html lang=\"\(HTMLEscaping.escape(language))\">",
      "<head>",
      "<meta charset=\"utf-8\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<meta name=\"color-scheme\" content=\"light dark\">",
      "<title>\(HTMLEscaping.escape(title.plainText))</title>",
      "<style>\(Stylesheet.text)</style>",
    ]
    let ownStyle = plates.isEmpty ? [] : ["<style>\(Stylesheet.plateRules)</style>"]
    let pictures =
      plates.isEmpty ? [] : ["<div class=\"plates\">"] + plates.map { $0.html() } + ["</div>"]
    let navigation = htmlContents
    let body =
      [navigation.isEmpty ? "<body class=\"single\">" : "<body>"] + navigation + [
        "<main id=\"report\">"
      ] + htmlFront
    let top: [String] = head + ownStyle + ["</head>"]
    let middle: [String] = body + htmlBlocks(drawn) + pictures
    return (top + middle).joined(separator: "\n") + "\n"
  }

  /// The rest of the page, with its scripts and their data.
  package func htmlFoot(live: LivePage? = nil) -> String {
    let script = live.map { [$0.html] } ?? []
    let foot = ["</main>"] + htmlScripts + script + ["</body>", "</html>"]
    return foot.joined(separator: "\n") + "\n"
  }

  /// The blocks, with where the numbers of each table come from.
  private func htmlBlocks(_ drawn: [String: FigureMarks]) -> [String] {
    let places = Dictionary(
      zip(sources.sources.map(\.id), sources.sources.indices),
      uniquingKeysWith: { first, _ in first })
    return blocks.map { block in
      if case .figure(let figure) = block { return figure.html(drawn[figure.fileName]) }
      return block.html() + block.tables.map { SourceFold($0, sources, places).html() }.joined()
    }
  }

  /// The data of the script, then the script.
  private var htmlScripts: [String] {
    let data =
      sources.sources.isEmpty
      ? []
      : [
        "<script type=\"application/json\" id=\"sources\">\(SourceData(sources).json)</script>"
      ]
    return data + ["<script type=\"module\">\(Script.text)</script>"]
  }

  private var htmlFront: [String] {
    var lines = ["<header>"]
    if !notice.isEmpty { lines.append("<p class=\"notice\">\(notice.html())</p>") }
    lines.append("<h1>\(title.html())</h1>")
    if !citation.isEmpty { lines.append("<p class=\"citation\">\(citation.html())</p>") }
    return lines + ["</header>"]
  }

  /// The list twice, since without a script one element cannot be open on wide screens and folded
  /// on narrow ones; the stylesheet takes one of them away, also from assistive technology.
  private var htmlContents: [String] {
    let entries = contents
    guard hasContents, !entries.isEmpty else { return [] }
    let list = Self.htmlList(entries)
    return [
      "<a class=\"skip\" href=\"#report\">Skip to the report</a>",
      "<nav class=\"side\" aria-label=\"Contents\">\(list)</nav>",
      "<nav class=\"folded\" aria-label=\"Contents\"><details><summary>Contents</summary>\(list)"
        + "</details></nav>",
    ]
  }

  private static func htmlList(_ entries: [ContentsEntry]) -> String {
    let items = entries.map { entry in
      let link =
        "<a href=\"#\(HTMLEscaping.id(entry.id))\">\(HTMLEscaping.escape(entry.text))</a>"
      return "<li>" + link + (entry.parts.isEmpty ? "" : htmlList(entry.parts)) + "</li>"
    }
    return "<ul>" + items.joined() + "</ul>"
  }
}

extension [Inline] {
  /// The text as HTML; `table` is the id of the table around it, whose footnotes letters lead to.
  func html(in table: String? = nil) -> String { map { $0.html(in: table) }.joined() }
}

extension Inline {
  /// The text as HTML.
  func html(in table: String? = nil) -> String {
    switch self {
    case .text(let text): HTMLEscaping.isolated(text)
    case .number(let text): "<span class=\"number\">\(HTMLEscaping.escape(text))</span>"
    case .sourced(let content, let sources):
      "<span\(sources.attribute)>\(content.html(in: table))</span>"
    case .emphasis(let content): "<em>\(content.html(in: table))</em>"
    case .strong(let content): "<strong>\(content.html(in: table))</strong>"
    case .code(let text): "<code>\(HTMLEscaping.breakable(text))</code>"
    case .link(let content, let destination):
      if let safe = LinkDestination.safe(destination) {
        "<a href=\"\(HTMLEscaping.escape(safe))\">\(content.html(in: table))</a>"
      } else {
        content.html(in: table)
      }
    case .superscript(let content): "<sup>\(content.html(in: table))</sup>"
    case .subscript(let content): "<sub>\(content.html(in: table))</sub>"
    case .footnote(let letter): Self.htmlNote(letter, in: table)
    case .lineBreak: "<br>"
    }
  }

  /// A raised letter that leads to its footnote; the first of a table is what that leads back to.
  static func htmlNote(_ letter: String, in table: String?, isFirst: Bool = false) -> String {
    let text = HTMLEscaping.escape(letter)
    guard let table else { return "<sup>\(text)</sup>" }
    let target = HTMLEscaping.id(table + "-note-" + letter)
    let own = isFirst ? " id=\"\(HTMLEscaping.id(table + "-ref-" + letter))\"" : ""
    return "<sup class=\"note\"><a\(own) href=\"#\(target)\" role=\"doc-noteref\""
      + " aria-label=\"Note \(text)\">\(text)</a></sup>"
  }
}

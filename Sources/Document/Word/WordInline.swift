import Figures

/// Writes running text as runs, and remembers what it links to.
struct WordInline {
  /// The places that links in the document lead to.
  let targets: LinkTargets
  /// Where links lead outside the document.
  var relations: WordRelations

  /// The text as runs.
  mutating func runs(
    _ content: [Inline], _ properties: WordRunProperties = WordRunProperties()
  ) -> String {
    var text = ""
    for inline in content { text += runs(inline, properties) }
    return text
  }

  private mutating func runs(_ inline: Inline, _ properties: WordRunProperties) -> String {
    var changed = properties
    switch inline {
    case .text(let text): return Self.run(text, properties)
    case .number(let text): return Self.run(Self.unbroken(text), properties)
    case .sourced(let content, _): return runs(content, properties)
    case .emphasis(let content):
      changed.isItalic = true
      return runs(content, changed)
    case .strong(let content):
      changed.isBold = true
      return runs(content, changed)
    case .code(let text):
      changed.style = "CodeCharacter"
      return Self.run(text, changed)
    case .superscript(let content):
      changed.position = .raised
      return runs(content, changed)
    case .subscript(let content):
      changed.position = .lowered
      return runs(content, changed)
    case .footnote(let letter):
      changed.position = .raised
      return Self.run(letter, changed)
    case .lineBreak: return "<w:r><w:br/></w:r>"
    case .link(let content, let destination): return link(content, destination, properties)
    }
  }

  /// A run of text: one per reading direction.
  ///
  /// Behind words that are read from right to left stands U+200E, which has no width: else a number
  /// that follows would be taken to their left.
  static func run(_ text: String, _ properties: WordRunProperties = WordRunProperties()) -> String {
    var result = ""
    for run in TextDirection.runs(text) {
      var changed = properties
      changed.isRightToLeft = run.isRightToLeft
      let words = wordElement("w:t", ["xml:space": "preserve"], XMLEscaping.escape(run.text))
      result += "<w:r>" + changed.xml + words + "</w:r>"
      if run.isRightToLeft { result += "<w:r><w:t>\u{200E}</w:t></w:r>" }
    }
    return result
  }

  /// A number whose spaces do not break.
  static func unbroken(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ": result.append("\u{00A0}")
      case "\u{2009}": result.append("\u{202F}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The letters of a cell's footnotes.
  static func notes(_ letters: [String]) -> String {
    if letters.isEmpty { return "" }
    return run(letters.joined(separator: ","), WordRunProperties(position: .raised))
  }

  // MARK: - Links

  /// A link; one whose words are the number of the table or figure it leads to is a
  /// cross-reference, which follows when the number changes.
  private mutating func link(
    _ content: [Inline], _ destination: String, _ properties: WordRunProperties
  ) -> String {
    guard let safe = LinkDestination.safe(destination) else { return runs(content, properties) }
    var changed = properties
    changed.style = "Hyperlink"
    guard safe.hasPrefix("#") else {
      guard let relation = relations.link(to: safe) else { return runs(content, properties) }
      return wordElement("w:hyperlink", ["r:id": relation], runs(content, changed))
    }
    guard let target = targets.target(String(destination.drop { $0 == " " }.dropFirst())) else {
      return runs(content, properties)
    }
    if target.number == content.plainText {
      return wordElement(
        "w:fldSimple", ["w:instr": " REF \(target.bookmark) \\h "], runs(content, properties))
    }
    return wordElement("w:hyperlink", ["w:anchor": target.bookmark], runs(content, changed))
  }
}

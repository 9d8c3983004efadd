/// Writes running text as LaTeX.
struct LaTeXInline {
  /// The places that links in the document lead to.
  let targets: LinkTargets
  /// What begins a new line: in a cell one that leaves the line centred.
  var lineBreak = "\\leavevmode\\newline{}"

  /// The text, inside a paragraph, a cell or an argument.
  func text(_ content: [Inline]) -> String {
    var result = ""
    for inline in content { result += text(inline) }
    return result
  }

  private func text(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): return LaTeXEscaping.escape(text)
    case .number(let text): return LaTeXEscaping.number(text)
    case .sourced(let content, _): return text(content)
    case .emphasis(let content): return command("emph", text(content))
    case .strong(let content): return command("textbf", text(content))
    case .code(let text): return command("texttt", LaTeXEscaping.code(text))
    case .superscript(let content): return command("textsuperscript", text(content))
    case .subscript(let content): return command("textsubscript", text(content))
    case .footnote(let letter): return notes([letter])
    case .lineBreak: return lineBreak
    case .link(let content, let destination): return link(content, destination)
    }
  }

  private func command(_ name: String, _ argument: String) -> String {
    "\\\(name){\(argument)}"
  }

  /// The letters of footnotes, which take no room beside a number.
  func notes(_ letters: [String], isHanging: Bool = false) -> String {
    if letters.isEmpty { return "" }
    let text = command("textsuperscript", LaTeXEscaping.escape(letters.joined(separator: ",")))
    return isHanging ? command("rlap", text) : text
  }

  /// Where links lead to this place.
  func label(_ id: String, _ used: inout Set<String>) -> String {
    guard let target = targets.target(id), used.insert(id).inserted else { return "" }
    return command("label", LaTeXEscaping.label(target))
  }

  /// A link; one whose words are the number of the table or figure it leads to is a reference,
  /// which follows when the number changes.
  private func link(_ content: [Inline], _ destination: String) -> String {
    let words = text(content)
    guard let safe = LinkDestination.safe(destination) else { return words }
    guard safe.hasPrefix("#") else {
      guard let address = LinkDestination.address(safe) else { return words }
      return "\\href{\(LaTeXEscaping.address(address))}{\(words)}"
    }
    guard let target = targets.target(String(destination.drop { $0 == " " }.dropFirst())) else {
      return words
    }
    let label = LaTeXEscaping.label(target)
    let counted = LaTeXNumber(target.number)
    if target.number == content.plainText, let counted {
      return "\\hyperref[\(label)]{\(counted.word)~\\ref*{\(label)}}"
    }
    return "\\hyperref[\(label)]{\(words)}"
  }
}

/// A number that LaTeX prints before a caption: "Table 4b".
struct LaTeXNumber: Equatable {
  /// "Table" or "Figure".
  var word: String
  /// "4b".
  var number: String

  /// `nil` for anything else.
  init?(_ text: String) {
    let pieces = text.split(separator: " ", omittingEmptySubsequences: false)
    guard pieces.count == 2, pieces[0] == "Table" || pieces[0] == "Figure",
      !pieces[1].isEmpty,
      pieces[1].utf8.allSatisfy({ byte in
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: ".")
          || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
      })
    else { return nil }
    word = String(pieces[0])
    number = String(pieces[1])
  }
}

import Figures

/// Escaping for HTML text and for attributes in double quotes.
///
/// HTML standard, sections 13.1.2.3 and 13.3: `&`, `<`, `>` and `"` are written as references; what
/// has no glyph is dropped (see `PrintableText`).
package enum HTMLEscaping {
  /// Text that stands for itself in an element or in an attribute.
  package static func escape(_ text: String) -> String { references(PrintableText.of(text)) }

  /// Text in an element, with words read from the right in isolates of their own.
  package static func isolated(_ text: String) -> String {
    var result = ""
    for piece in ReadingDirection.pieces(of: PrintableText.of(text)) {
      let html = references(piece.text)
      result += piece.isFromRight ? "<bdi>\(html)</bdi>" : html
    }
    return result
  }

  /// A name from a file or program that may be broken after its points and low lines.
  package static func breakable(_ text: String) -> String {
    if text.utf8.count <= 18 { return escape(text) }
    var result = ""
    for character in PrintableText.of(text) {
      result += references(String(character))
      if "._/".contains(character) { result += "<wbr>" }
    }
    return result
  }

  /// Text of several lines, for `<pre>`.
  package static func escapeLines(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { escape(String($0)) }.joined(separator: "\n")
  }

  /// An id without white space, which HTML forbids in one; kept the same in links and targets.
  package static func id(_ text: String) -> String {
    let printable = PrintableText.of(text)
    if printable.utf8.allSatisfy({ 0x21..<0x7F ~= $0 }) { return references(printable) }
    return escape(String(printable.map { $0.isWhitespace ? "-" : $0 }))
  }

  private static func references(_ text: String) -> String {
    guard text.utf8.contains(where: isMarkup) else { return text }
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }
}

import Figures

/// Where a link may lead: to the web, to a mail program, to a file beside the report, to an id.
package enum LinkDestination {
  /// The destination without what could end it in Markdown or HTML; `nil` for other schemes, such
  /// as `javascript:`.
  package static func safe(_ text: String) -> String? {
    let printable = PrintableText.of(text)
    let trimmed = printable.drop { $0 == " " }
    guard isAllowed(trimmed) else { return nil }
    var result = ""
    let isFragment = trimmed.hasPrefix("#")
    for scalar in trimmed.unicodeScalars {
      if isFragment, scalar == " " {
        result += "-"
      } else if isCoded(scalar) {
        result += "%" + String(scalar.value, radix: 16, uppercase: true)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result.isEmpty ? nil : result
  }

  /// Whether the text has no scheme, or a harmless one.
  ///
  /// A scheme ends at the first colon before
  /// any slash, question mark or number sign (RFC 3986, section 3).
  private static func isAllowed(_ text: Substring) -> Bool {
    guard let end = text.firstIndex(where: { ":/?#".contains($0) }), text[end] == ":" else {
      return !text.hasPrefix("//")
    }
    return ["https", "http", "mailto"].contains(text[..<end].lowercased())
  }

  /// Whether a character is written as its code.
  private static func isCoded(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\"", "'", "(", ")", "<", ">", "\\", "`", "|", "*", "[", "]": true
    default: false
    }
  }
}

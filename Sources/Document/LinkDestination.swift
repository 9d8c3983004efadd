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
      } else if let code = codes[scalar] {
        result += code
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

  private static let codes: [Unicode.Scalar: String] = [
    " ": "%20", "\"": "%22", "'": "%27", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E",
    "\\": "%5C", "`": "%60", "|": "%7C", "*": "%2A", "[": "%5B", "]": "%5D",
  ]
}

import Figures

/// Escaping for GitHub-flavoured Markdown (GFM 0.29, section 6.1: a backslash before ASCII
/// punctuation makes it literal).
package enum MarkdownEscaping {
  /// Text that stands for itself inside a line, also in a table's cell and in a link's text.
  package static func escape(_ text: String) -> String {
    let printable = PrintableText.of(text)
    guard printable.utf8.contains(where: isPunctuation) else { return printable }
    var result = ""
    let scalars = Array(printable.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "&": result += "&amp;"
      case "<" where isRelation(scalars, index), ">" where isRelation(scalars, index):
        result.unicodeScalars.append(scalar)
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "#", "!":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a byte may mean something in Markdown.
  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
      UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "$"),
      UInt8(ascii: "#"), UInt8(ascii: "!"):
      true
    default: false
    }
  }

  /// Whether a sign stands before a number: there it opens no element, and so it stays readable.
  private static func isRelation(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    var rest = scalars.dropFirst(index + 1)
    if let space = rest.first, space.properties.isWhitespace { rest = rest.dropFirst() }
    if rest.first == "." { rest = rest.dropFirst() }
    return rest.first.map { ("0"..."9").contains($0) } ?? false
  }

  /// A finished line that opens no heading, list, quote, rule or indented code: a marker at its
  /// start is escaped.
  package static func lineStart(_ line: String) -> String {
    let text = line.drop { $0 == " " }
    guard let first = text.first else { return "" }
    if "+-=>".contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    if !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")",
      rest.dropFirst().first.map({ $0 == " " }) ?? true
    {
      return digits + "\\" + rest
    }
    return String(text)
  }

  /// The id that GitHub gives a heading: small letters, digits, hyphens for spaces.
  package static func slug(_ text: String) -> String {
    let kept = text.lowercased().filter {
      $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_"
    }
    return String(kept.map { $0 == " " ? "-" : $0 })
  }

  /// A number whose spaces do not break.
  package static func number(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in escape(text).unicodeScalars {
      switch scalar {
      case " ": result.append("\u{00A0}")
      case "\u{2009}": result.append("\u{202F}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// A name from a file or program: between backticks, or as an element where it holds a backtick
  /// or a pipe, which end a code span or a cell.
  package static func code(_ text: String) -> String {
    let printable = PrintableText.of(text)
    let isPlain =
      !printable.isEmpty && !printable.unicodeScalars.contains { $0 == "`" || $0 == "|" }
    return isPlain ? "`\(printable)`" : "<code>\(escape(text))</code>"
  }

  /// A fence longer than any run of backticks in the text that it encloses.
  package static func fence(around text: String) -> String {
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    return String(repeating: "`", count: max(longest + 1, 3))
  }
}

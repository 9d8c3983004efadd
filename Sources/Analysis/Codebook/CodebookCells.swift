import Cohorts

/// What the cells of a codebook say, in the ways in which codebooks are written.
enum CodebookCells {
  /// Codes with their labels: `1 = Male | 2 = Female`, `1, Male | 2, Female`, `f: Female; m: Male`,
  /// one to a line, or codes alone.
  static func levels(_ text: String) -> [(code: String, label: String)] {
    pieces(text).map { piece in
      for mark in ["=", ",", ":"] {
        guard let found = piece.firstIndex(of: Character(mark)) else { continue }
        let code = trimmed(piece[..<found])
        let label = trimmed(piece[piece.index(after: found)...])
        if !code.isEmpty { return (code, label.isEmpty ? code : label) }
      }
      return (piece, piece)
    }
  }

  /// The codes of a list of missing values, with or without the reasons behind them.
  static func codes(_ text: String) -> [String] {
    let parts = pieces(text)
    let all = parts.count == 1 && !text.contains("=") ? split(text, ",") : parts
    return all.map { levels($0).first?.code ?? $0 }
  }

  /// The pieces of a list: its bars, else its lines, else its semicolons, else the commas between
  /// pieces that all hold an equals sign or all hold neither a sign nor a space.
  private static func pieces(_ text: String) -> [String] {
    for mark in ["|", "\n", ";"] where text.contains(mark) { return split(text, mark) }
    let byComma = split(text, ",")
    let areLabelled = byComma.allSatisfy { $0.contains("=") }
    let areCodes = byComma.count > 2 && !text.contains("=") && !text.contains(" ")
    return areLabelled || areCodes ? byComma : [trimmed(text[...])].filter { !$0.isEmpty }
  }

  private static func split(_ text: String, _ mark: String) -> [String] {
    text.split { String($0) == mark || (mark == "\n" && $0.isNewline) }
      .map { trimmed($0) }.filter { !$0.isEmpty }
  }

  /// Two limits, one of which may be missing: `18 to 110`, `18-110`, `[18, 110]`, `>= 18`, `≤ 5`.
  static func limits(_ text: String) -> (low: String?, high: String?)? {
    let inner = trimmed(text.filter { !"[]()".contains($0) }[...])
    for (signs, isLow) in [([">=", "≥"], true), (["<=", "≤"], false)] {
      for sign in signs where inner.hasPrefix(sign) {
        guard let number = number(String(inner.dropFirst(sign.count))) else { return nil }
        return isLow ? (number, nil) : (nil, number)
      }
    }
    for mark in [" to ", "..", "–", "—", ";", ",", "|"] {
      guard let found = firstRange(of: mark, in: inner) else { continue }
      return pair(inner[..<found.lowerBound], inner[found.upperBound...])
    }
    let minus = inner.indices.dropFirst().first {
      inner[$0] == "-" && !"eE-".contains(inner[inner.index(before: $0)])
    }
    return minus.flatMap { pair(inner[..<$0], inner[inner.index(after: $0)...]) }
  }

  private static func firstRange(of mark: String, in text: String) -> Range<String.Index>? {
    text.indices.lazy.filter { text[$0...].hasPrefix(mark) }.first
      .map { $0..<text.index($0, offsetBy: mark.count) }
  }

  private static func pair(_ low: Substring, _ high: Substring) -> (low: String?, high: String?)? {
    guard let low = number(String(low)), let high = number(String(high)) else { return nil }
    return (low, high)
  }

  /// A number with a point, or with a comma that is its decimal mark.
  static func number(_ text: String) -> String? {
    let text = trimmed(text[...])
    let found = Double.isDecimal(text) ? text : text.replacing(",", with: ".")
    return Double.isDecimal(found) ? found : nil
  }

  /// A plan's word for a type, in the words of other programs.
  static func type(_ text: String) -> String {
    switch text.lowercased() {
    case "numeric", "number", "float", "double", "real", "decimal", "scale", "num": "continuous"
    case "int", "long", "count", "whole number": "integer"
    case "factor", "nominal", "ordinal", "binary", "dichotomous", "category", "enum", "coded",
      "logical", "boolean", "ordered":
      "categorical"
    case "string", "character", "char", "str", "free text": "text"
    default: text.lowercased()
    }
  }

  /// A text without the white space around it.
  static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

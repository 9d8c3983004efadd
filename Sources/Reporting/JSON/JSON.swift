/// A JSON value whose keys keep their order.
indirect enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  /// A number at full precision; the infinities are written as the texts "Inf" and "-Inf".
  case number(Double)
  case integer(Int)
  case text(String)
  case array([JSON])
  case object([(String, JSON)])

  static func == (a: JSON, b: JSON) -> Bool { a.text() == b.text() }

  /// A text, or null where there is none.
  static func optional(_ text: String?) -> JSON { text.map(JSON.text) ?? .null }

  /// The value on one line.
  func text() -> String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): Self.number(value)
    case .integer(let value): String(value)
    case .text(let text): Self.quoted(text)
    case .array(let values): "[" + values.map { $0.text() }.joined(separator: ", ") + "]"
    case .object(let pairs):
      "{" + pairs.map { Self.quoted($0) + ": " + $1.text() }.joined(separator: ", ") + "}"
    }
  }

  /// The shortest text that gives the number back; whole numbers without decimals.
  private static func number(_ value: Double) -> String {
    if value.isNaN { return "null" }
    if value.isInfinite { return value < 0 ? "\"-Inf\"" : "\"Inf\"" }
    let text = value == 0 ? "0" : value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A text in quotes, escaped as RFC 8259 asks; everything above U+001F but `"`, `\` and U+007F
  /// stands as it is, and so do the line separators, which JSON allows.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }
    if isPlain { return "\"" + text + "\"" }
    var quoted = "\""
    for scalar in text.unicodeScalars { quoted += escaped(scalar) }
    return quoted + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "\u{8}": "\\b"
    case "\u{C}": "\\f"
    case "\u{0}"..."\u{1F}", "\u{7F}": "\\u" + hexadecimal(scalar.value)
    default: String(scalar)
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

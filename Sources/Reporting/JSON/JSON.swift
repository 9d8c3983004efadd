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
    var text = ""
    write(to: &text)
    return text
  }

  /// Adds the value to a line.
  func write(to line: inout String) {
    switch self {
    case .null: line += "null"
    case .bool(let value): line += value ? "true" : "false"
    case .number(let value): Self.write(value, to: &line)
    case .integer(let value): line += String(value)
    case .text(let text): Self.write(text, to: &line)
    case .array(let values):
      line += "["
      for (index, value) in values.enumerated() {
        if index > 0 { line += ", " }
        value.write(to: &line)
      }
      line += "]"
    case .object(let pairs):
      line += "{"
      for (index, pair) in pairs.enumerated() {
        if index > 0 { line += ", " }
        Self.write(pair.0, to: &line)
        line += ": "
        pair.1.write(to: &line)
      }
      line += "}"
    }
  }

  /// Adds the shortest text that gives the number back; whole numbers without decimals.
  static func write(_ value: Double, to line: inout String) {
    if value.isNaN {
      line += "null"
    } else if value.isInfinite {
      line += value < 0 ? "\"-Inf\"" : "\"Inf\""
    } else if value == 0 {
      line += "0"
    } else {
      line += value.description
      if line.utf8.suffix(2).elementsEqual(".0".utf8) { line.removeLast(2) }
    }
  }

  /// Adds a text in quotes, escaped as RFC 8259 asks; everything above U+001F but `"`, `\` and
  /// U+007F stands as it is, and so do the line separators, which JSON allows.
  static func write(_ text: String, to line: inout String) {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }
    line += "\""
    if isPlain {
      line += text
    } else {
      for scalar in text.unicodeScalars { line += escaped(scalar) }
    }
    line += "\""
  }

  /// Adds a text in quotes, or null where there is none.
  static func write(_ text: String?, to line: inout String) {
    if let text { write(text, to: &line) } else { line += "null" }
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

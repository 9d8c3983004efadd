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
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds the value to a line of UTF-8.
  func write(to line: inout [UInt8]) {
    switch self {
    case .null: line += "null".utf8
    case .bool(let value): line += (value ? "true" : "false").utf8
    case .number(let value): Self.write(value, to: &line)
    case .integer(let value): line += String(value).utf8
    case .text(let text): Self.write(text, to: &line)
    case .array(let values):
      line += "[".utf8
      for (index, value) in values.enumerated() {
        if index > 0 { line += ", ".utf8 }
        value.write(to: &line)
      }
      line += "]".utf8
    case .object(let pairs):
      line += "{".utf8
      for (index, pair) in pairs.enumerated() {
        if index > 0 { line += ", ".utf8 }
        Self.write(pair.0, to: &line)
        line += ": ".utf8
        pair.1.write(to: &line)
      }
      line += "}".utf8
    }
  }

  /// Adds the shortest text that gives the number back; whole numbers without decimals.
  static func write(_ value: Double, to line: inout [UInt8]) {
    if value.isNaN {
      line += "null".utf8
    } else if value.isInfinite {
      line += (value < 0 ? "\"-Inf\"" : "\"Inf\"").utf8
    } else if value == 0 {
      line += "0".utf8
    } else {
      add(value.description, to: &line)
      if line.suffix(2).elementsEqual(".0".utf8) { line.removeLast(2) }
    }
  }

  /// Adds a text in quotes, escaped as RFC 8259 asks; everything above U+001F but `"`, `\` and
  /// U+007F stands as it is, and so do the line separators, which JSON allows.
  static func write(_ text: String, to line: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    line.append(quote)
    var text = text
    text.withUTF8 { bytes in
      if unsafe bytes.allSatisfy(isPlain) {
        unsafe line.append(contentsOf: bytes)
      } else {
        unsafe bytes.forEach { write($0, to: &line) }
      }
    }
    line.append(quote)
  }

  /// Adds a text as it is.
  static func add(_ text: String, to line: inout [UInt8]) {
    var text = text
    text.withUTF8 { unsafe line.append(contentsOf: $0) }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F
  }

  /// Adds a text in quotes, or null where there is none.
  static func write(_ text: String?, to line: inout [UInt8]) {
    if let text { write(text, to: &line) } else { add("null", to: &line) }
  }

  /// Adds a byte of a text; only characters of one byte are written otherwise.
  private static func write(_ byte: UInt8, to line: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): line += "\\\"".utf8
    case UInt8(ascii: "\\"): line += "\\\\".utf8
    case UInt8(ascii: "\n"): line += "\\n".utf8
    case UInt8(ascii: "\r"): line += "\\r".utf8
    case UInt8(ascii: "\t"): line += "\\t".utf8
    case 0x08: line += "\\b".utf8
    case 0x0C: line += "\\f".utf8
    case 0x00...0x1F, 0x7F: line += ("\\u" + hexadecimal(byte)).utf8
    default: line.append(byte)
    }
  }

  private static func hexadecimal(_ value: UInt8) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

internal import Cohorts

/// A JSON value as it stands in a file, its keys in their order.
///
/// Two things differ from RFC 8259: `NaN` and the infinities are read, since Python writes them, and
/// a key that an object holds twice is refused, since readers differ in which one they take.
indirect enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([Member])

  /// A key with its value.
  struct Member: Equatable, Sendable {
    let key: String
    let value: JSONValue
  }

  /// The value of a key; `nil` for anything but an object with it.
  subscript(_ key: String) -> JSONValue? {
    members.first { $0.key == key }?.value
  }

  var members: [Member] {
    if case .object(let members) = self { return members }
    return []
  }

  var number: Double? {
    if case .number(let value) = self { return value }
    return nil
  }

  var text: String? {
    if case .text(let value) = self { return value }
    return nil
  }

  var bool: Bool? {
    if case .bool(let value) = self { return value }
    return nil
  }

  /// Reads a file's bytes.
  static func read(_ bytes: [UInt8], fileName: String) throws(Problem) -> JSONValue {
    var reader = JSONReader(bytes, fileName)
    return try reader.whole()
  }
}

private struct JSONReader {
  private static let deepest = 64
  private let bytes: [UInt8]
  private let fileName: String
  private var at = 0
  private var depth = 0

  init(_ bytes: [UInt8], _ fileName: String) {
    (self.bytes, self.fileName) = (bytes, fileName)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  mutating func whole() throws(Problem) -> JSONValue {
    let value = try value()
    skipBlanks()
    guard at == bytes.count else { throw problem("something follows the JSON value") }
    return value
  }

  private func problem(_ sentence: String) -> Problem {
    var (line, start) = (1, 0)
    for (index, byte) in bytes.prefix(at).enumerated() where byte == 0x0A {
      (line, start) = (line + 1, index + 1)
    }
    return Problem(
      sentence, at: Place(file: fileName, line: line, column: min(at, bytes.count) - start + 1))
  }

  private mutating func skipBlanks() {
    while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
  }

  private mutating func take(_ text: String) -> Bool {
    let word = Array(text.utf8)
    guard at + word.count <= bytes.count, bytes[at..<at + word.count].elementsEqual(word) else {
      return false
    }
    at += word.count
    return true
  }

  private mutating func value() throws(Problem) -> JSONValue {
    skipBlanks()
    guard at < bytes.count else { throw problem("the JSON ends too early") }
    switch bytes[at] {
    case UInt8(ascii: "{"):
      return try nested { (self: inout Self) throws(Problem) in try self.object() }
    case UInt8(ascii: "["):
      return try nested { (self: inout Self) throws(Problem) in try self.array() }
    case UInt8(ascii: "\""): return .text(try string())
    default: return try word()
    }
  }

  private mutating func nested(
    _ body: (inout Self) throws(Problem) -> JSONValue
  ) throws(Problem) -> JSONValue {
    guard depth < Self.deepest else { throw problem("the JSON is nested too deeply") }
    depth += 1
    at += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(Problem) -> JSONValue {
    var members: [JSONValue.Member] = []
    var seen: Set<String> = []
    skipBlanks()
    if take("}") { return .object([]) }
    repeat {
      skipBlanks()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
        throw problem("a key in quotes was expected")
      }
      let key = try string()
      guard seen.insert(key).inserted else { throw problem("the key \"\(key)\" stands here twice") }
      skipBlanks()
      guard take(":") else { throw problem("a colon was expected") }
      members.append(.init(key: key, value: try value()))
      skipBlanks()
    } while take(",")
    guard take("}") else { throw problem("a comma or } was expected") }
    return .object(members)
  }

  private mutating func array() throws(Problem) -> JSONValue {
    var values: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array([]) }
    repeat {
      values.append(try value())
      skipBlanks()
    } while take(",")
    guard take("]") else { throw problem("a comma or ] was expected") }
    return .array(values)
  }

  private mutating func word() throws(Problem) -> JSONValue {
    if take("null") { return .null }
    if take("true") { return .bool(true) }
    if take("false") { return .bool(false) }
    if take("NaN") { return .number(.nan) }
    if take("Infinity") { return .number(.infinity) }
    if take("-Infinity") { return .number(-.infinity) }
    let start = at
    while at < bytes.count, "+-.0123456789eE".utf8.contains(bytes[at]) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard let number = Double(text), number.isFinite, text.first != "+" else {
      at = start
      throw problem("a JSON value was expected")
    }
    return .number(number)
  }

  private mutating func string() throws(Problem) -> String {
    at += 1
    var text: [UInt8] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      guard bytes[at] >= 0x20 else { throw problem("a text with a line break") }
      if bytes[at] == UInt8(ascii: "\\") {
        text += Array(String(try escape()).utf8)
      } else {
        text.append(bytes[at])
        at += 1
      }
    }
    guard take("\"") else { throw problem("a text that is never closed") }
    guard let string = String(validating: text, as: UTF8.self) else {
      throw problem("a text that is not UTF-8")
    }
    return string
  }

  private mutating func escape() throws(Problem) -> Character {
    at += 1
    let letters: [(String, Character)] = [
      ("\"", "\""), ("\\", "\\"), ("/", "/"), ("b", "\u{8}"), ("f", "\u{C}"), ("n", "\n"),
      ("r", "\r"), ("t", "\t"),
    ]
    for (letter, meaning) in letters where take(letter) { return meaning }
    guard take("u"), let first = hexadecimal() else { throw problem("an unknown escape") }
    if 0xD800...0xDBFF ~= first, take("\\u"), let second = hexadecimal(), 0xDC00...0xDFFF ~= second,
      let scalar = Unicode.Scalar((first - 0xD800) << 10 + (second - 0xDC00) + 0x10000)
    {
      return Character(scalar)
    }
    return Character(Unicode.Scalar(first) ?? "\u{FFFD}")
  }

  private mutating func hexadecimal() -> UInt32? {
    guard at + 4 <= bytes.count else { return nil }
    let text = String(decoding: bytes[at..<at + 4], as: UTF8.self)
    guard text.allSatisfy(\.isHexDigit), let value = UInt32(text, radix: 16) else { return nil }
    at += 4
    return value
  }
}

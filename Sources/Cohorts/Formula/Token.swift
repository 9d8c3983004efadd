/// A piece of a formula.
struct Token: Equatable {
  enum Kind: Equatable {
    case number(Double)
    case text(String)
    case name(String)
    case symbol(String)
    case end
  }
  let kind: Kind
  /// Where it begins, in characters from the formula's first.
  let offset: Int
}

/// What is wrong in a formula, and where.
struct FormulaFault: Error, Equatable {
  let sentence: String
  let offset: Int
}

/// Cuts a formula into tokens.
struct Lexer {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// All tokens, the last of them `.end`.
  mutating func tokens() throws(FormulaFault) -> [Token] {
    var result: [Token] = []
    repeat { result.append(try next()) } while result.last?.kind != .end
    return result
  }

  /// Whether a name in formulas and paths may hold a character.
  static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2E: true
    case 0..<0x80: false
    default: scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }
  }

  private func scalar(at i: Int) -> Unicode.Scalar? { i < scalars.count ? scalars[i] : nil }

  private mutating func next() throws(FormulaFault) -> Token {
    while let scalar = scalar(at: position), scalar.properties.isWhitespace { position += 1 }
    let start = position
    guard let first = scalar(at: start) else { return Token(kind: .end, offset: start) }
    if first == "\"" || first == "'" { return try text(closedBy: first) }
    if Self.isNameScalar(first) { return try nameOrNumber() }
    return try symbol(first)
  }

  private mutating func text(closedBy quote: Unicode.Scalar) throws(FormulaFault) -> Token {
    let start = position
    guard let end = scalars[(start + 1)...].firstIndex(of: quote) else {
      throw FormulaFault(sentence: "this text has no closing quote", offset: start)
    }
    position = end + 1
    return Token(kind: .text(string(start + 1, end)), offset: start)
  }

  /// The longest run of name characters is a name, unless it reads as a number.
  private mutating func nameOrNumber() throws(FormulaFault) -> Token {
    let start = position
    if let end = endOfNumber(from: start) {
      position = end
      let digits = string(start, end)
      guard let value = NumberCell.value(of: digits) else {
        throw FormulaFault(
          sentence: "\(quoted(digits)) is beyond the range of numbers", offset: start)
      }
      return Token(kind: .number(value), offset: start)
    }
    while let scalar = scalar(at: position), Self.isNameScalar(scalar) { position += 1 }
    return Token(kind: .name(string(start, position)), offset: start)
  }

  private func endOfNumber(from start: Int) -> Int? {
    var end = start
    var digits = 0
    func skipDigits() {
      while let scalar = scalar(at: end), "0"..."9" ~= scalar {
        (end, digits) = (end + 1, digits + 1)
      }
    }
    skipDigits()
    if scalar(at: end) == "." {
      end += 1
      skipDigits()
    }
    guard digits > 0 else { return nil }
    if let e = scalar(at: end), e == "e" || e == "E" {
      let mantissaEnd = end
      end += 1
      if let sign = scalar(at: end), sign == "+" || sign == "-" { end += 1 }
      digits = 0
      skipDigits()
      if digits == 0 { end = mantissaEnd }
    }
    if let after = scalar(at: end), Self.isNameScalar(after) { return nil }
    return end
  }

  private mutating func symbol(_ first: Unicode.Scalar) throws(FormulaFault) -> Token {
    let start = position
    let pair = string(start, min(start + 2, scalars.count))
    if let advice = Self.foreign[pair] ?? Self.foreign[String(first)], pair != "==", pair != "!=" {
      throw FormulaFault(sentence: advice, offset: start)
    }
    if ["==", "!=", "<=", ">="].contains(pair) {
      position += 2
      return Token(kind: .symbol(pair), offset: start)
    }
    position += 1
    guard let symbol = Self.symbols[first] else {
      throw FormulaFault(
        sentence: "\(quoted(String(first))) has no meaning in a formula", offset: start)
    }
    return Token(kind: .symbol(symbol), offset: start)
  }

  private func string(_ start: Int, _ end: Int) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars[start..<end] { text.append(scalar) }
    return String(text)
  }

  private static let symbols: [Unicode.Scalar: String] = [
    "+": "+", "-": "-", "−": "-", "*": "*", "×": "*", "·": "*", "/": "/", "^": "^", "(": "(",
    ")": ")", "[": "[", "]": "]", ",": ",", "<": "<", ">": ">", "≤": "<=", "≥": ">=", "≠": "!=",
  ]
  private static let foreign: [String: String] = [
    "=": "write == to compare", "&": "write `and`", "&&": "write `and`", "|": "write `or`",
    "||": "write `or`", "!": "write `not`, or != to compare", "**": "write ^ for a power",
    "<>": "write != for \"differs from\"", "<-": "write a space between < and -",
  ]
}

extension Unit {
  /// Reads a unit such as `cm3/m3`, `kg/m^2`, `mg/(kg day)`, `10^9/L`, `mL/min/1.73 m2` or `points`.
  ///
  /// A name that is not known is a base unit of its own, and so is a text that is no product of
  /// names: `cmH2O` measures nothing but `cmH2O`.
  init(parsing text: String) {
    let trimmed = trimmedText(text)
    var parser = UnitParser(text: trimmed)
    guard let parsed = parser.wholeUnit() else {
      self.init(text: trimmed, factor: 1, exponents: [trimmed: 1])
      return
    }
    self.init(
      text: trimmed, factor: parsed.factor, exponents: parsed.exponents, parts: parsed.parts)
  }

  /// The unit of a span between two dates.
  static let days = Unit(text: "days", factor: 1, exponents: ["day": 1])
  static let months = Unit(text: "months", factor: 30.4375, exponents: ["day": 1])
  static let years = Unit(text: "years", factor: 365.25, exponents: ["day": 1])

  /// One unit without powers, by its name.
  static func named(_ name: String) -> Unit {
    let known = KnownUnits.meaning(of: name)
    return Unit(text: name, factor: known?.factor ?? 1, exponents: known?.exponents ?? [name: 1])
  }
}

/// ['/'] factor (('*' | '·' | ' ' | '/' | 'per') factor)*, where a factor is a name with an exponent,
/// brackets, or a number, which belongs to the name behind it: `mL/min/1.73 m2`.
private struct UnitParser {
  private var rest: Substring.UnicodeScalarView
  private var depth = 0

  init(text: String) { rest = Substring(text).unicodeScalars }

  mutating func wholeUnit() -> Unit? {
    let first = rest.first == "/" ? Unit.pure : factor()
    guard let first, let unit = product(of: first), rest.isEmpty else { return nil }
    return unit
  }

  private mutating func product(of first: Unit) -> Unit? {
    var unit = first
    while true {
      let hadSpace = skipSpaces()
      if take("/") || hadSpace && takeWord("per") {
        _ = skipSpaces()
        guard let next = factor() else { return nil }
        unit = unit.over(next)
      } else if take("*") || take("·") || (hadSpace && rest.first.map { $0 != ")" } == true) {
        _ = skipSpaces()
        guard let next = factor() else { return nil }
        unit = unit.times(next)
      } else {
        return unit
      }
    }
  }

  private mutating func factor() -> Unit? {
    if take("(") {
      depth += 1
      defer { depth -= 1 }
      guard depth < 20, let first = factor(), let unit = product(of: first), take(")") else {
        return nil
      }
      return unit
    }
    if let number = number() { return scaledName(number) }
    return name()
  }

  /// A number and the name behind it, if there is one: a count such as 10^9, or 1.73 m2.
  private mutating func scaledName(_ number: Unit) -> Unit? {
    let before = rest
    _ = skipSpaces()
    guard let scalar = rest.first, isLetter(scalar), !startsWord("per") else {
      rest = before
      return number
    }
    return name().map(number.times)
  }

  private mutating func name() -> Unit? {
    var name = ""
    while let scalar = rest.first, isLetter(scalar) {
      name.unicodeScalars.append(scalar)
      rest.removeFirst()
    }
    guard !name.isEmpty, let power = exponent() else { return nil }
    return Unit.named(name).raised(to: power)
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.properties.isAlphabetic || scalar == "%" || scalar == "_" || scalar == "°")
      && raisedDigit(scalar) == nil
  }

  /// `1.73`, `10^9`, `×10⁹`, `x10^3`; also UCUM's `10*9` for the power.
  private mutating func number() -> Unit? {
    let before = rest
    if take("×") || take("x") { _ = skipSpaces() }
    var text = ""
    while let scalar = rest.first, "0"..."9" ~= scalar || scalar == "." {
      text.unicodeScalars.append(scalar)
      rest.removeFirst()
    }
    if text == "10", rest.first == "*", rest.dropFirst().first.map({ "0"..."9" ~= $0 }) == true {
      rest.removeFirst()
      rest.insert("^", at: rest.startIndex)
    }
    guard let value = NumberCell.value(of: text), value > 0, let power = exponent() else {
      rest = before
      return nil
    }
    if value == 1 { return .pure }
    return Unit(text: text, factor: value, exponents: [:]).raised(to: power)
  }

  private mutating func exponent() -> Int? {
    let hasCaret = take("^")
    var text = take("-") || take("⁻") || take("−") ? "-" : ""
    let hasSign = !text.isEmpty
    while let scalar = rest.first, let digit = digit(scalar) {
      text += digit
      rest.removeFirst()
    }
    if text.isEmpty, !hasCaret { return 1 }
    guard let value = Int(text), value != 0, abs(value) <= 12, hasSign || value > 0 else {
      return nil
    }
    return value
  }

  private func digit(_ scalar: Unicode.Scalar) -> String? {
    "0"..."9" ~= scalar ? String(scalar) : raisedDigit(scalar)
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  private func startsWord(_ word: String) -> Bool {
    rest.starts(with: word.unicodeScalars)
      && rest.dropFirst(word.unicodeScalars.count).first == " "
  }

  private mutating func takeWord(_ word: String) -> Bool {
    guard startsWord(word) else { return false }
    rest.removeFirst(word.unicodeScalars.count)
    return true
  }

  private mutating func skipSpaces() -> Bool {
    var found = false
    while take(" ") { found = true }
    return found
  }
}

/// The digit that a raised one stands for.
private func raisedDigit(_ scalar: Unicode.Scalar) -> String? {
  switch scalar {
  case "⁰": "0"
  case "¹": "1"
  case "²": "2"
  case "³": "3"
  case "⁴"..."⁹": String(scalar.value - 0x2070)
  default: nil
  }
}

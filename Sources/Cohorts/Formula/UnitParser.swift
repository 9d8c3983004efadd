extension Unit {
  /// Reads a unit such as `cm3/m3`, `kg/m^2`, `mg/(kg day)` or `points`.
  ///
  /// A name that is not known is a base unit of its own, and so is a text that is no product of
  /// names: `cmH2O` measures nothing but `cmH2O`.
  init(parsing text: String) {
    let trimmed = trimmedText(text)
    var parser = UnitParser(text: trimmed)
    let parsed = parser.wholeUnit()
    self.init(
      text: trimmed, factor: parsed?.factor ?? 1, exponents: parsed?.exponents ?? [trimmed: 1])
  }

  /// The unit of a span between two dates.
  static let days = Unit(text: "days", factor: 1, exponents: ["day": 1])
  static let months = Unit(text: "months", factor: 30.4375, exponents: ["day": 1])
  static let years = Unit(text: "years", factor: 365.25, exponents: ["day": 1])

  /// One unit without powers, by its name.
  static func named(_ name: String) -> (base: String, factor: Double, power: Int) {
    if let known = known[name] { return known }
    if name.unicodeScalars.count > 2, let known = known[name.lowercased()] { return known }
    return (name, 1, 1)
  }

  private static let known: [String: (base: String, factor: Double, power: Int)] = {
    var table: [String: (base: String, factor: Double, power: Int)] = [:]
    func add(_ names: String, _ base: String, _ factor: Double, power: Int = 1) {
      for name in names.split(separator: " ") { table[String(name)] = (base, factor, power) }
    }
    add("m meter meters metre metres", "m", 1)
    add("km", "m", 1000)
    add("dm", "m", 0.1)
    add("cm", "m", 0.01)
    add("mm", "m", 0.001)
    add("um µm μm", "m", 1e-6)
    add("nm", "m", 1e-9)
    add("g gram grams", "g", 1)
    add("kg", "g", 1000)
    add("mg", "g", 0.001)
    add("ug µg μg mcg", "g", 1e-6)
    add("ng", "g", 1e-9)
    add("pg", "g", 1e-12)
    add("s sec second seconds", "day", 1.0 / 86_400)
    add("min minute minutes", "day", 1.0 / 1440)
    add("h hour hours", "day", 1.0 / 24)
    add("d day days", "day", 1)
    add("week weeks", "day", 7)
    add("month months", "day", 30.4375)
    add("year years", "day", 365.25)
    add("L l liter liters litre litres", "m", 1e-3, power: 3)
    add("dL dl", "m", 1e-4, power: 3)
    add("cL cl", "m", 1e-5, power: 3)
    add("mL ml", "m", 1e-6, power: 3)
    add("uL ul µL μL µl μl", "m", 1e-9, power: 3)
    add("mol", "mol", 1)
    add("mmol", "mol", 1e-3)
    add("umol µmol μmol", "mol", 1e-6)
    add("nmol", "mol", 1e-9)
    add("pmol", "mol", 1e-12)
    add("% percent", "%", 1)
    return table
  }()
}

/// factor (('*' | '·' | ' ' | '/') factor)*, where a factor is a name with an exponent or brackets.
private struct UnitParser {
  private var rest: Substring.UnicodeScalarView
  private var depth = 0

  init(text: String) { rest = Substring(text).unicodeScalars }

  mutating func wholeUnit() -> Unit? {
    guard let unit = product(), rest.isEmpty else { return nil }
    return unit
  }

  private mutating func product() -> Unit? {
    guard var unit = factor() else { return nil }
    while true {
      let hadSpace = skipSpaces()
      if take("/") {
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
    if take("1") { return Unit(text: "1", factor: 1, exponents: [:]) }
    if take("(") {
      depth += 1
      defer { depth -= 1 }
      guard depth < 20, let unit = product(), take(")") else { return nil }
      return unit
    }
    var name = ""
    while let scalar = rest.first, scalar.properties.isAlphabetic || scalar == "%" || scalar == "_",
      superscripts[scalar] == nil
    {
      name.unicodeScalars.append(scalar)
      rest.removeFirst()
    }
    guard !name.isEmpty, let power = exponent() else { return nil }
    let (base, factor, basePower) = Unit.named(name)
    return Unit(text: name, factor: factor, exponents: [base: basePower]).raised(to: power)
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
    "0"..."9" ~= scalar ? String(scalar) : superscripts[scalar]
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func skipSpaces() -> Bool {
    var found = false
    while take(" ") { found = true }
    return found
  }
}

private let superscripts: [Unicode.Scalar: String] = [
  "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
  "⁹": "9",
]

/// A unit of measurement: powers of base units and a factor to them.
struct Unit: Equatable {
  /// A name with its power, as the unit is written.
  struct Part: Equatable {
    let name: String
    let power: Double
  }

  /// How the plan writes it, or how it was composed.
  let text: String
  /// One of this unit in base units.
  let factor: Double
  /// The exponents of the base units, none of them zero; a square root makes halves.
  let exponents: [String: Double]
  /// The names in it, with their powers.
  let parts: [Part]
  /// What a number of this unit was multiplied by already, as 10 cm / 1 m by 0.01.
  private(set) var taken = 1.0

  /// A unit as it is written; one part where none are given.
  init(text: String, factor: Double, exponents: [String: Double], parts: [Part]? = nil) {
    (self.text, self.factor, self.exponents) = (text, factor, exponents)
    let isNothing = exponents.isEmpty && factor == 1
    self.parts = parts ?? (isNothing ? [] : [Part(name: text, power: 1)])
  }

  /// A unit composed of named parts; in base units, where its text would grow without end.
  init(parts: [Part], factor: Double, exponents: [String: Double]) {
    let text = UnitText.text(of: parts)
    self.text = text.utf8.count > 80 ? UnitText.base(factor, exponents) : text
    (self.factor, self.exponents, self.parts) = (factor, exponents, parts)
  }

  /// A number whose units have cancelled out.
  static let pure = Unit(text: "1", factor: 1, exponents: [:])

  /// Whether it measures nothing: a count, a ratio.
  var isPure: Bool { exponents.isEmpty && factor == 1 }

  /// What messages call it.
  var name: String { isPure ? "a pure number" : text }

  /// Whether the two measure the same thing.
  func isComparable(to other: Unit) -> Bool { exponents == other.exponents }

  /// What a number in this unit is multiplied by to be in the other; `nil` when nothing does.
  func factor(to other: Unit) -> Double? {
    guard isComparable(to: other) else { return nil }
    return factor == other.factor ? 1 : DecimalPower.snapped(factor / other.factor)
  }

  /// The same where a percentage may become a ratio or a ratio a percentage, as one who names the
  /// unit asks for: 35 % is 0.35.
  func factor(explicitlyTo other: Unit) -> Double? {
    if let factor = factor(to: other) { return factor }
    let (own, theirs) = (withoutPercent, other.withoutPercent)
    return own.factor(to: theirs)
  }

  private var withoutPercent: Unit {
    guard let power = exponents["%"], power == power.rounded(), abs(power) <= 12 else {
      return self
    }
    var scale = 1.0
    for _ in 0..<Int(abs(power)) { scale *= 100 }
    return Unit(
      text: text, factor: power > 0 ? factor / scale : factor * scale,
      exponents: exponents.filter { $0.key != "%" })
  }

  /// The product of two units.
  func times(_ other: Unit) -> Unit {
    Unit(
      parts: Unit.merged(parts, other.parts), factor: factor * other.factor,
      exponents: exponents.merging(other.exponents, uniquingKeysWith: +).filter { $0.value != 0 }
    ).having(taken * other.taken)
  }

  /// The quotient of two units.
  func over(_ other: Unit) -> Unit { times(other.raised(to: -1)) }

  /// A power of the unit.
  func raised(to power: Int) -> Unit {
    var scale = 1.0
    var conversions = 1.0
    for _ in 0..<abs(power) { (scale, conversions) = (scale * factor, conversions * taken) }
    return scaled(by: Double(power), factor: power < 0 ? 1 / scale : scale)
      .having(power < 0 ? 1 / conversions : conversions)
  }

  /// The square root.
  func squareRoot() -> Unit {
    scaled(by: 0.5, factor: factor.squareRoot()).having(taken.squareRoot())
  }

  /// The unit of a number that was multiplied by a factor.
  func having(_ taken: Double) -> Unit {
    var unit = self
    unit.taken = taken
    return unit
  }

  private func scaled(by power: Double, factor: Double) -> Unit {
    Unit(
      parts: power == 0 ? [] : parts.map { Part(name: $0.name, power: $0.power * power) },
      factor: factor, exponents: power == 0 ? [:] : exponents.mapValues { $0 * power })
  }

  /// The parts of a product: cm3 and cm are cm4.
  private static func merged(_ a: [Part], _ b: [Part]) -> [Part] {
    var result = a
    for part in b {
      if let place = result.firstIndex(where: { $0.name == part.name }) {
        result[place] = Part(name: part.name, power: result[place].power + part.power)
      } else {
        result.append(part)
      }
    }
    return result.filter { $0.power != 0 }
  }
}

/// How composed units are written.
enum UnitText {
  /// `kg/m2`, `cm*kg`, `1/(kg*day)`.
  static func text(of parts: [Unit.Part]) -> String {
    let above = parts.filter { $0.power > 0 }.map { raised($0.name, $0.power) }
    let below = parts.filter { $0.power < 0 }.map { raised($0.name, -$0.power) }
    let top = above.isEmpty ? "1" : above.joined(separator: "*")
    if below.isEmpty { return top }
    let isSimple = below.count == 1 && !below[0].contains { "/* ".contains($0) }
    return top + "/" + (isSimple ? below[0] : "(" + below.joined(separator: "*") + ")")
  }

  /// In base units.
  static func base(_ factor: Double, _ exponents: [String: Double]) -> String {
    let bases = exponents.sorted { $0.key < $1.key }.map { "\($0.key)^\(plain($0.value))" }
    return ([plain(factor)] + bases).joined(separator: "*")
  }

  private static func raised(_ name: String, _ power: Double) -> String {
    if power == 1 { return name }
    if name.allSatisfy(\.isLetter), power == power.rounded() { return name + plain(power) }
    return (name.contains { "/*·^ ".contains($0) } ? "(\(name))" : name) + "^" + plain(power)
  }
}

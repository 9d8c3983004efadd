/// A unit of measurement: powers of base units and a factor to them.
struct Unit: Equatable {
  /// How the plan writes it, or how it was composed.
  let text: String
  /// One of this unit in base units.
  let factor: Double
  /// The exponents of the base units, none of them zero.
  let exponents: [String: Int]

  init(text: String, factor: Double, exponents: [String: Int]) {
    self.text = text.utf8.count > 80 ? Unit.baseText(factor, exponents) : text
    (self.factor, self.exponents) = (factor, exponents)
  }

  /// A unit in base units, where the text of a long product would grow without end.
  private static func baseText(_ factor: Double, _ exponents: [String: Int]) -> String {
    let bases = exponents.sorted { $0.key < $1.key }.map { "\($0.key)^\($0.value)" }
    return ([plain(factor)] + bases).joined(separator: "*")
  }

  /// Whether the two measure the same thing.
  func isComparable(to other: Unit) -> Bool { exponents == other.exponents }

  /// What a number in this unit is multiplied by to be in the other; `nil` when nothing does.
  func factor(to other: Unit) -> Double? {
    guard isComparable(to: other) else { return nil }
    return factor == other.factor ? 1 : factor / other.factor
  }

  /// The product of two units.
  func times(_ other: Unit) -> Unit {
    Unit(
      text: Unit.composed(text, "*", other.text), factor: factor * other.factor,
      exponents: exponents.merging(other.exponents, uniquingKeysWith: +).filter { $0.value != 0 })
  }

  /// The quotient of two units.
  func over(_ other: Unit) -> Unit {
    let inverse = other.raised(to: -1)
    return Unit(
      text: Unit.composed(text, "/", other.text), factor: factor * inverse.factor,
      exponents: exponents.merging(inverse.exponents, uniquingKeysWith: +).filter {
        $0.value != 0
      })
  }

  /// A power of the unit.
  func raised(to power: Int) -> Unit {
    var scale = 1.0
    for _ in 0..<abs(power) { scale *= factor }
    let isPlain = text.allSatisfy(\.isLetter)
    return Unit(
      text: (isPlain ? text : "(\(text))^") + "\(power)", factor: power < 0 ? 1 / scale : scale,
      exponents: power == 0 ? [:] : exponents.mapValues { $0 * power })
  }

  /// The square root, where every exponent is even.
  func squareRoot() -> Unit? {
    guard exponents.values.allSatisfy({ $0 % 2 == 0 }) else { return nil }
    return Unit(
      text: "sqrt(\(text))", factor: factor.squareRoot(), exponents: exponents.mapValues { $0 / 2 })
  }

  private static func composed(_ a: String, _ sign: String, _ b: String) -> String {
    let isSimple = b.allSatisfy { $0.isLetter || $0.isNumber || $0 == "^" || $0 == "%" }
    return a + sign + (isSimple ? b : "(\(b))")
  }
}

/// Conversions that a formula writes as numbers: `days(from, to) / 30.4375`, `(height / 100)^2`.
///
/// Units are converted without them, so that a number would be converted twice.
enum Conversions {
  /// Numbers with which people convert units, besides powers of ten; anything within 2% counts, for
  /// a month is written 30, 30.4 and 30.44.
  private static let numbers: [Double] = [
    1.73, 2.2046, 2.54, 0.0254, 0.3048, 3.2808, 0.4536, 453.6, 703.07, 7, 12, 24, 30.4375, 52.18,
    60,
    365.25, 1440, 3600, 86_400,
  ]

  private static func isConversion(_ value: Double) -> Bool {
    if numbers.contains(where: { isNear(value, $0) }) { return true }
    return value != 1 && DecimalPower.isOne(value)
  }

  private static func isNear(_ a: Double, _ b: Double) -> Bool { abs(a / b - 1) < 0.02 }

  /// Whether the numbers of a formula convert what its units convert by a factor.
  static func isTwice(_ scale: Double, _ factor: Double) -> Bool {
    !isNear(scale, 1) && isNear(scale, factor)
  }

  /// What the numbers in a formula that convert units multiply its result by; 1 where there are none.
  static func scale(of expression: Expression) -> Double {
    switch expression.kind {
    case .number(let value): return isConversion(value) ? value : 1
    case .negative(let a): return scale(of: a)
    case .binary(.multiply, let a, let b): return scale(of: a) * scale(of: b)
    case .binary(.divide, let a, let b): return scale(of: a) / scale(of: b)
    case .binary(.power, let a, let b): return raised(scale(of: a), b)
    case .binary(.add, let a, let b), .binary(.subtract, let a, let b): return common([a, b])
    case .call(.sqrt, let operands): return scale(of: operands[0]).squareRoot()
    case .call(.abs, let operands), .call(.round, let operands): return scale(of: operands[0])
    case .call(.if, let operands): return common(Array(operands.dropFirst()))
    case .call(.min, let operands), .call(.max, let operands): return common(operands)
    default: return 1
    }
  }

  /// The scale of operands that are alike; a number among them, as in `height / 100 + 0.5`, is in the
  /// unit of the others.
  private static func common(_ operands: [Expression]) -> Double {
    let scales = operands.filter { !$0.names.isEmpty }.map(scale)
    guard let first = scales.first, scales.allSatisfy({ $0 == first }) else { return 1 }
    return first
  }

  private static func raised(_ scale: Double, _ exponent: Expression) -> Double {
    switch exponent.kind {
    case .number(0.5): return scale.squareRoot()
    case .number(let value):
      guard let power = Int(exactly: value), 0...12 ~= power else { return 1 }
      return (0..<power).reduce(1.0) { product, _ in product * scale }
    case .negative(let inner): return 1 / raised(scale, inner)
    default: return 1
    }
  }

  /// The first number that converts.
  static func first(in expression: Expression) -> Expression? {
    switch expression.kind {
    case .number(let value): return isConversion(value) ? expression : nil
    case .negative(let a), .binary(.power, let a, _): return first(in: a)
    case .binary(_, let a, let b): return first(in: a) ?? first(in: b)
    case .call(let function, let operands):
      for operand in function == .if ? Array(operands.dropFirst()) : operands {
        if let found = first(in: operand) { return found }
      }
      return nil
    default: return nil
    }
  }

  /// `100 converts cm to m by hand, and the units convert it again: leave the number out`.
  static func refusal(_ number: Expression?, from own: Unit, to wanted: Unit) -> String {
    var name = "a number"
    if let number, case .number(let value) = number.kind { name = plain(value) }
    let units = (own.isPure ? "" : own.name + " ") + "to " + wanted.name
    return "\(name) converts \(units) by hand, and the units convert it again: leave the number out"
  }

  /// The unit that the numbers of a formula make of its own, as 30.4375 makes months of days and
  /// 100² makes kg/m2 of kg/cm2; `nil` where they make none.
  static func unit(madeOf unit: Unit, by scale: Double) -> String? {
    for part in unit.parts {
      let own = Unit.named(part.name)
      for name in KnownUnits.common where name != part.name {
        let kin = Unit.named(name)
        guard own.isComparable(to: kin), let power = Int(exactly: part.power), abs(power) <= 12
        else { continue }
        let factor = Unit.pure.having(own.factor / kin.factor).raised(to: power).taken
        guard isTwice(scale, factor * unit.taken) else { continue }
        return UnitText.text(
          of: unit.parts.map { $0 == part ? Unit.Part(name: name, power: part.power) : $0 })
      }
    }
    return nil
  }

  /// Whether a formula multiplies by 100, or by 200 as in 200 * (a - b) / (a + b), as one writes for
  /// a percentage.
  static func makesPercent(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .binary(.multiply, let a, let b):
      return isLarge(a) || isLarge(b) || makesPercent(a) || makesPercent(b)
    case .binary(.divide, let a, let b):
      return isLarge(a) || isSmall(b) || makesPercent(a) || dividesByHundred(b)
    case .binary(.add, let a, let b), .binary(.subtract, let a, let b):
      return makesPercent(a) || makesPercent(b)
    case .negative(let a): return makesPercent(a)
    case .call(.if, let operands):
      return makesPercent(operands[1]) || makesPercent(operands[2])
    case .call(_, let operands): return operands.contains(where: makesPercent)
    default: return false
    }
  }

  private static func isLarge(_ expression: Expression) -> Bool {
    if case .number(let value) = expression.kind { value >= 10 } else { false }
  }

  private static func isSmall(_ expression: Expression) -> Bool {
    if case .number(let value) = expression.kind { value <= 0.1 } else { false }
  }

  /// `b / 100` below the line.
  private static func dividesByHundred(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .binary(.divide, _, let b): isLarge(b)
    case .binary(.multiply, let a, let b): isSmall(a) || isSmall(b)
    default: false
    }
  }
}

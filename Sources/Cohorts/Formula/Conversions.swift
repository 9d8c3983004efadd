/// Conversions that a formula writes as numbers: `days(from, to) / 30.4375`, `(height / 100)^2`.
///
/// Units are converted without them, so that a number would be converted twice.
enum Conversions {
  private static let times: [(name: String, days: Double)] = [
    ("days", 1), ("weeks", 7), ("months", 30.4375), ("years", 365.25),
  ]

  /// Whether a time is divided by a number that makes another unit of time of it, as days / 30.44
  /// are months and months / 12 years.
  ///
  /// Any number within 2% counts: a month is written 30, 30.4 and 30.44, a year 365.
  static func timeByHand(
    _ unit: Unit, _ divisor: NumberFormula
  ) -> (unit: String, divisor: Double)? {
    guard case .constant(let number) = divisor, number > 1, unit.exponents == ["day": 1] else {
      return nil
    }
    let found = times.first { abs(unit.factor * number / $0.days - 1) < 0.02 }
    return found.map { ($0.name, number) }
  }

  /// The product of the numbers in a formula with which people convert units: powers of ten, 12,
  /// 2.54 and the like; 1 where there are none.
  static func scale(of expression: Expression) -> Double {
    switch expression.kind {
    case .number(let value): return isConversion(value) ? value : 1
    case .negative(let a): return scale(of: a)
    case .binary(.multiply, let a, let b): return scale(of: a) * scale(of: b)
    case .binary(.divide, let a, let b): return scale(of: a) / scale(of: b)
    case .binary(.power, let a, let b): return raised(scale(of: a), b)
    case .binary(.add, let a, let b), .binary(.subtract, let a, let b):
      return scale(of: a) == scale(of: b) ? scale(of: a) : 1
    case .call(.sqrt, let operands): return scale(of: operands[0]).squareRoot()
    case .call(.abs, let operands), .call(.round, let operands): return scale(of: operands[0])
    case .call(.if, let operands): return scale(of: operands[1])
    default: return 1
    }
  }

  private static func raised(_ scale: Double, _ exponent: Expression) -> Double {
    guard case .number(let value) = exponent.kind, let power = Int(exactly: value),
      0...12 ~= power
    else { return 1 }
    return (0..<power).reduce(1.0) { product, _ in product * scale }
  }

  private static func isConversion(_ value: Double) -> Bool {
    let numbers: [Double] = [
      2.54, 7, 12, 24, 30.4375, 52, 60, 365.25, 2.2046, 453.6, 0.4536, 3600, 86_400,
    ]
    if numbers.contains(where: { abs(value / $0 - 1) < 0.02 }) { return true }
    return value != 1 && DecimalPower.isOne(value)
  }

  /// Whether a formula multiplies by 100, as one writes for a percentage.
  static func makesPercent(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .binary(.multiply, let a, let b):
      return isHundred(a) || isHundred(b) || makesPercent(a) || makesPercent(b)
    case .binary(.divide, let a, let b):
      return isHundred(a) || b.kind == .number(0.01) || makesPercent(a)
    case .binary(.add, let a, let b), .binary(.subtract, let a, let b):
      return makesPercent(a) || makesPercent(b)
    case .negative(let a): return makesPercent(a)
    case .call(.if, let operands):
      return makesPercent(operands[1]) || makesPercent(operands[2])
    case .call(_, let operands): return operands.contains(where: makesPercent)
    default: return false
    }
  }

  private static func isHundred(_ expression: Expression) -> Bool {
    expression.kind == .number(100)
  }
}

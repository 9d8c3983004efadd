/// What is said of two numbers whose units do not fit: both units, and what to write instead.
struct UnitFault {
  /// What the formula does with them.
  enum Operation {
    case adding, subtracting, comparing, choosing
  }

  private let operation: Operation
  private let first: Expression
  private let second: Expression

  init(_ operation: Operation, _ first: Expression, _ second: Expression) {
    (self.operation, self.first, self.second) = (operation, first, second)
  }

  /// `kg cannot be added to cm; to take bare numbers, write value(height, "cm") + …`.
  func sentence(_ left: Unit, _ right: Unit) -> String {
    let refusal =
      switch operation {
      case .adding: "\(right.name) cannot be added to \(left.name)"
      case .subtracting: "\(right.name) cannot be subtracted from \(left.name)"
      case .comparing: "\(left.name) cannot be compared with \(right.name)"
      case .choosing: "both results of `if` need one unit, not \(left.name) and \(right.name)"
      }
    let hints = [Self.bare(first, left), Self.bare(second, right)].compactMap { $0 }
    if left.isPure || right.isPure, [left.text, right.text].contains("%") {
      let ratio = left.isPure ? first : second
      return refusal + "; write value(\(Self.subject(ratio) ?? "…"), \"%\") for a percentage"
    }
    return refusal + "; to take bare numbers, write " + hints.joined(separator: " and ")
  }

  /// Refuses `armspan - height / 100` of m and cm, which would take the height to m twice.
  func refuseSecondConversion(
    of right: Unit, to left: Unit, by factor: Double, at offset: Int
  ) throws(FormulaFault) {
    let total = factor * right.taken / left.taken
    if total == 1 { return }
    let (own, other) = (Conversions.scale(of: first), Conversions.scale(of: second))
    guard Conversions.isTwice(other / own, total) else { return }
    let number = Conversions.first(in: other == 1 ? first : second)
    throw FormulaFault(
      sentence: other == 1
        ? Conversions.refusal(number, from: left, to: right)
        : Conversions.refusal(number, from: right, to: left),
      offset: number?.offset ?? offset)
  }

  private static func bare(_ expression: Expression, _ unit: Unit) -> String? {
    unit.isPure ? nil : "value(\(subject(expression) ?? "…"), \"\(unit.text)\")"
  }

  private static func subject(_ expression: Expression) -> String? {
    if case .name(let name) = expression.kind { return name }
    return nil
  }
}

extension TypeCheck {
  /// How an operand becomes a bare number: `value(height, "cm")`.
  func bare(_ expression: Expression, _ unit: Unit) -> String {
    if case .name(let name) = expression.kind { return "value(\(name), \"\(unit.text)\")" }
    return "value(…, \"\(unit.text)\")"
  }
}

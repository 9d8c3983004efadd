extension TypeCheck {
  /// A function and its operands.
  mutating func call(
    _ function: Expression.Function, _ operands: [Expression], at offset: Int
  ) throws(FormulaFault) -> TypedFormula {
    let first = operands[0]
    switch function {
    case .if: return try choice(first, operands[1], operands[2], at: offset)
    case .sqrt: return try squareRoot(first)
    case .log, .log2, .log10, .exp: return try bareFunction(function, first)
    case .abs:
      let (value, unit) = try number(first, for: "abs")
      return .number(.function(.abs, value), unit)
    case .min, .max: return try extreme(function, operands)
    case .round: return try rounded(operands)
    case .days: return try span(operands, .days)
    case .months: return try span(operands, .months)
    case .years: return try span(operands, .years)
    case .isMissing: return .truth(.isMissing(try formula(first)))
    case .value: return try bareValue(first, operands[1])
    }
  }

  private mutating func squareRoot(_ operand: Expression) throws(FormulaFault) -> TypedFormula {
    let (value, unit) = try number(operand, for: "sqrt")
    guard let unit else { return .number(.function(.sqrt, value), nil) }
    return .number(.function(.sqrt, value), unit.squareRoot())
  }

  private mutating func bareFunction(
    _ function: Expression.Function, _ operand: Expression
  ) throws(FormulaFault) -> TypedFormula {
    let (value, unit) = try number(operand, for: function.rawValue)
    if let unit, !unit.isPure {
      throw FormulaFault(
        sentence: "\(function.rawValue) takes a bare number, and \(subject(operand)) is in "
          + "\(unit.text); write \(function.rawValue)(\(bare(operand, unit)))",
        offset: operand.offset)
    }
    return .number(.function(function, value), nil)
  }

  private mutating func extreme(
    _ function: Expression.Function, _ operands: [Expression]
  ) throws(FormulaFault) -> TypedFormula {
    var (first, unit) = try number(operands[0], for: function.rawValue)
    var measured = operands[0]
    var all: [NumberFormula] = []
    for operand in operands.dropFirst() {
      let next = try number(operand, for: function.rawValue)
      let fitted = try aligned(
        (first, unit), next, UnitFault(.comparing, measured, operand), at: operand.offset)
      if unit == nil { measured = operand }
      (first, unit) = (fitted.0, fitted.2)
      all.append(fitted.1)
    }
    all.insert(first, at: 0)
    return .number(function == .min ? .least(all) : .greatest(all), unit)
  }

  private mutating func rounded(_ operands: [Expression]) throws(FormulaFault) -> TypedFormula {
    let (value, unit) = try number(operands[0], for: "round")
    guard operands.count > 1 else { return .number(.rounded(value, nil), unit) }
    let (digits, digitsUnit) = try number(operands[1], for: "round")
    if let digitsUnit, !digitsUnit.isPure {
      throw FormulaFault(
        sentence: "round takes a bare number of digits, and this one is in \(digitsUnit.text)",
        offset: operands[1].offset)
    }
    return .number(.rounded(value, digits), unit)
  }

  private mutating func span(
    _ operands: [Expression], _ unit: Unit
  ) throws(FormulaFault) -> TypedFormula {
    let from = try date(operands[0], for: unit.text)
    let to = try date(operands[1], for: unit.text)
    return .number(.span(from, to, unit.factor), unit)
  }

  private mutating func bareValue(
    _ operand: Expression, _ unitText: Expression
  ) throws(FormulaFault) -> TypedFormula {
    guard case .text(let text) = unitText.kind else {
      throw FormulaFault(
        sentence: "value takes a unit in quotes, such as value(height, \"cm\")",
        offset: unitText.offset)
    }
    let (value, unit) = try number(operand, for: "value")
    let wanted = Unit(parsing: text)
    guard let unit else { return .number(value, nil) }
    guard let factor = unit.factor(explicitlyTo: wanted) else {
      throw FormulaFault(
        sentence: "\(unit.name) cannot be converted to \(wanted.name)", offset: operand.offset)
    }
    if Conversions.isTwice(Conversions.scale(of: operand), factor * unit.taken) {
      let number = Conversions.first(in: operand)
      throw FormulaFault(
        sentence: Conversions.refusal(number, from: unit, to: wanted),
        offset: number?.offset ?? operand.offset)
    }
    return .number(value.converted(by: factor), nil)
  }

  private mutating func choice(
    _ condition: Expression, _ a: Expression, _ b: Expression, at offset: Int
  ) throws(FormulaFault) -> TypedFormula {
    let test = try truth(condition)
    let (x, y) = (try formula(a), try formula(b))
    switch (x, y) {
    case (.number(let m, let left), .number(let n, let right)):
      let (p, q, unit) = try aligned(
        (m, left), (n, right), UnitFault(.choosing, a, b), at: offset)
      return .number(.choice(test, p, q), unit)
    case (.date(let m), .date(let n)): return .date(.choice(test, m, n))
    case (.text(let m), .text(let n)): return .text(.choice(test, m, n))
    case (.truth(let m), .truth(let n)): return .truth(.choice(test, m, n))
    default:
      throw FormulaFault(
        sentence: "both results of `if` must be alike, not \(kind(x)) and \(kind(y))",
        offset: offset)
    }
  }
}

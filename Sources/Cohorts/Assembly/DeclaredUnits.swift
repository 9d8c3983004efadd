extension Assembly {
  /// What a formula's result is multiplied by to be in the declared unit; `nil` after a problem.
  ///
  /// A bare number takes that unit as it is; so does a pure number (a quotient whose units cancelled
  /// out) where the unit is no product of measured quantities, such as points. A percentage of a
  /// ratio needs its 100 in the formula, `100 * a / b`: without it nobody can tell whether it was
  /// forgotten. A formula that converts with numbers of its own (`(height / 100)^2`) what its units
  /// convert already is refused, for the result would be converted twice.
  mutating func factor(
    from found: Unit?, to declared: Unit?, _ formula: SourceText
  ) -> Double? {
    guard let found, let expression = dictionary.formulas[formula] else { return 1 }
    guard let declared else { return ratio(found, expression, formula) }
    if let factor = found.factor(to: declared) {
      guard Conversions.isTwice(Conversions.scale(of: expression), factor * found.taken) else {
        return factor
      }
      refuse(expression, from: found, to: declared, formula)
      return nil
    }
    if found.isPure, Self.measured.isDisjoint(with: declared.exponents.keys) {
      if declared.exponents != ["%": 1] || Conversions.makesPercent(expression) { return 1 }
      problems.add(
        "the formula gives a pure number, and its unit is to be \(declared.text): multiply by 100 "
          + "where it is a ratio, as in 100 * a / b", at: formula.place)
      return nil
    }
    problems.add(
      "the formula gives \(found.name), which cannot be converted to \(declared.text)"
        + (found.isPure ? "" : bareNumbers(expression, after: ";")),
      at: formula.place)
    return nil
  }

  private static let measured: Set<String> = [
    "m", "g", "day", "mol", "IU", "U", "Eq", "Gy", "Sv", "Bq", "J", "Pa",
  ]

  private mutating func refuse(
    _ expression: Expression, from found: Unit, to declared: Unit, _ formula: SourceText
  ) {
    let number = Conversions.first(in: expression)
    let spans: Set<String> = ["days", "months", "years"]
    let way =
      expression.countsTime && spans.contains(declared.text)
      ? ", or write \(declared.text)(from, to)" : bareNumbers(expression, after: ", or")
    problems.add(
      Conversions.refusal(number, from: found, to: declared) + way,
      at: number.map { formula.place(at: $0.offset) } ?? formula.place)
  }

  /// A ratio of cm and m is converted to a number without asking; a 100 of its own is one too many,
  /// unless it makes a percentage, which only the unit can say.
  private mutating func ratio(
    _ found: Unit, _ expression: Expression, _ formula: SourceText
  ) -> Double? {
    guard found.isPure, Conversions.isTwice(Conversions.scale(of: expression), found.taken) else {
      return 1
    }
    let number = Conversions.first(in: expression)
    problems.add(
      "the units of this ratio are converted into each other, and the number converts them again: "
        + "leave it out, or write unit: \"%\" for a percentage",
      at: number.map { formula.place(at: $0.offset) } ?? formula.place)
    return nil
  }

  /// The unit of a result whose unit is not declared: none where numbers of the formula made another
  /// unit of it, as days / 30.4375 are months, which is said.
  mutating func labelled(_ found: Unit?, _ name: String, _ formula: SourceText) -> Unit? {
    guard let found, let expression = dictionary.formulas[formula],
      let number = Conversions.first(in: expression), case .number(let value) = number.kind,
      let made = Conversions.unit(madeOf: found, by: Conversions.scale(of: expression))
    else { return found }
    let echo = Echo(
      variable: name,
      "\(formula.text) is taken as a bare number, for \(plain(value)) converts \(found.text) to "
        + "\(made) by hand; with unit: \(made) and without the number, the units convert")
    if !echoes.contains(echo) { echoes.append(echo) }
    return nil
  }

  /// How the names of a formula that have units become bare: `value(height, "cm")`.
  private func bareNumbers(_ expression: Expression, after sign: String) -> String {
    var names: [String] = []
    for (name, _) in expression.names where !names.contains(name) { names.append(name) }
    let bare = names.compactMap { name in
      symbols[name]?.unit.map { "value(\(name), \"\($0.text)\")" }
    }
    return bare.isEmpty ? "" : "\(sign) take bare numbers: " + bare.joined(separator: ", ")
  }
}

extension Expression {
  /// Whether it counts the time between two dates.
  fileprivate var countsTime: Bool {
    switch kind {
    case .call(.days, _), .call(.months, _), .call(.years, _): true
    case .call(_, let operands): operands.contains(where: \.countsTime)
    case .negative(let a): a.countsTime
    case .binary(_, let a, let b): a.countsTime || b.countsTime
    default: false
    }
  }
}

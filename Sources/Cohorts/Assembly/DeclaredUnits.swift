extension Assembly {
  /// What a formula's result is multiplied by to be in the declared unit; `nil` after a problem.
  ///
  /// A bare number takes that unit as it is; so does a pure number (a quotient whose units cancelled
  /// out) where the unit is no product of measured quantities, such as points. A percentage of a
  /// ratio needs its 100 in the formula, `100 * a / b`: without it nobody can tell whether it was
  /// forgotten. A formula that converts with numbers of its own (`(height / 100)^2`) what its units
  /// convert already is refused, for the result would be converted twice.
  mutating func factor(
    _ variable: VariableDeclaration, from found: Unit?, to declared: Unit?, _ formula: SourceText
  ) -> Double? {
    guard let found, let declared, let expression = dictionary.formulas[formula] else { return 1 }
    if let factor = found.factor(to: declared) {
      let scale = Conversions.scale(of: expression)
      guard abs(scale - 1) > 0.02, abs(scale / factor - 1) < 0.02 else { return factor }
      problems.add(
        "the formula converts \(found.text) to \(declared.text) by a number of its own, and units "
          + "are converted without it: leave the number out\(bareNumbers(expression, after: ", or"))",
        at: formula.place)
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

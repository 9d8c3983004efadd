extension Variable {
  /// What a number of this variable is multiplied by to be in a unit: 1 where either has none, `nil`
  /// where they do not measure the same thing.
  public func factor(toUnit unit: String?) -> Double? {
    guard let own = self.unit, let unit else { return 1 }
    return Unit(parsing: own).factor(to: Unit(parsing: unit))
  }

  /// The factors between the variable's unit and others of its kind that people mix up in a column;
  /// powers of ten where the unit has no such kin.
  public var factorsOfMixedUnits: [Double] {
    guard let unit = unit.map(Unit.init(parsing:)) else { return [10, 100, 1000] }
    return KnownUnits.factors(besides: unit)
  }

  /// The unit of a variable's kind that is larger or smaller by a factor: `m` for `cm` and 100.
  public func mixedUnit(_ factor: Double, isLarger: Bool) -> String? {
    guard let unit = unit.map(Unit.init(parsing:)) else { return nil }
    return KnownUnits.name(of: isLarger ? unit.factor * factor : unit.factor / factor, like: unit)
  }
}

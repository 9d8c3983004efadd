extension Variable {
  /// What a number of this variable is multiplied by to be in a unit: 1 where either has none, `nil`
  /// where they do not measure the same thing.
  public func factor(toUnit unit: String?) -> Double? {
    guard let own = self.unit, let unit else { return 1 }
    return Unit(parsing: own).factor(to: Unit(parsing: unit))
  }
}

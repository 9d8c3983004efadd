/// What of a spread is only the rounding of the numbers.
enum Rounding {
  /// A standard error below this share of the mean is rounding: ten units in the last place, as in
  /// R's t.test.
  static let share = 10 * Double.ulpOfOne

  /// Whether numbers computed from values differ by no more than the rounding of those values.
  ///
  /// A difference of two values, or a distance from a mean of them, is off by a few units in the last
  /// place of the largest: 2.3 − 2.2 is not 0.3 − 0.2.
  static func isAll(of numbers: [Double], from values: [Double]) -> Bool {
    guard let least = numbers.min(), let most = numbers.max() else { return true }
    let size = values.reduce(0) { max($0, abs($1)) }
    return most - least <= 4 * Double.ulpOfOne * size
  }
}

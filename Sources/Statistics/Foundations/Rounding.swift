/// What of a spread is only the rounding of the numbers.
enum Rounding {
  /// A standard error below this share of the mean is rounding: ten units in the last place, as in
  /// R's t.test.
  static let share = 10 * Double.ulpOfOne

  /// The values over a power of two near the largest, so that squares neither overflow nor vanish.
  ///
  /// A power of two costs no digit: over the largest value itself, values of 1,000,000.01 and
  /// 1,000,000.02 would lose half of the digits by which they differ.
  static func scaled(_ values: [Double]) -> [Double] {
    let size = values.reduce(0) { max($0, abs($1)) }
    guard size > 0, size.isFinite else { return values }
    let unit = Double(sign: .plus, exponent: size.exponent, significand: 1)
    return values.map { $0 / unit }
  }

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

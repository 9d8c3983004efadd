/// A decimal number of any length for checks of rounding, worked out by hand on its digits.
struct BigDecimal: Equatable {
  /// Digits of the whole number N, the greatest first; the value is N / 10^scale.
  var digits: [Int]
  var scale: Int
  var isNegative: Bool

  /// The exact value of a double: its whole significand times a power of two.
  init(exactly value: Double) {
    isNegative = value.sign == .minus
    let power = value.isZero ? 0 : Int(value.exponent) - 52
    let significand = value.isZero ? 0 : UInt64(value.significand * 4_503_599_627_370_496)
    digits = String(significand).compactMap(\.wholeNumberValue)
    scale = max(0, -power)
    for _ in 0..<abs(power) { multiply(by: power > 0 ? 2 : 5) }
  }

  /// The value of a decimal text such as `-12.5` or `1.2e-05`.
  init(_ text: String) {
    let parts = text.lowercased().split(separator: "e")
    let body = parts[0].drop { "-−+".contains($0) }
    let halves = body.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = halves.count > 1 ? halves[1] : ""
    isNegative = "-−".contains(text.first ?? "0")
    digits = (halves[0] + fraction).compactMap(\.wholeNumberValue)
    scale = fraction.count - (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    if scale < 0 {
      digits += Array(repeating: 0, count: -scale)
      scale = 0
    }
  }

  private mutating func multiply(by factor: Int) {
    var carry = 0
    for place in digits.indices.reversed() {
      let product = digits[place] * factor + carry
      digits[place] = product % 10
      carry = product / 10
    }
    if carry > 0 { digits.insert(carry, at: 0) }
  }

  /// The digits with this scale, which is not smaller than its own.
  private func digits(at other: Int) -> [Int] {
    digits + Array(repeating: 0, count: other - scale)
  }

  /// The whole number of digits as text without zeros in front.
  private static func trimmed(_ digits: [Int]) -> [Int] { Array(digits.drop { $0 == 0 }) }

  /// Whether the magnitude is smaller than another's or equal to it.
  func isAtMost(_ other: BigDecimal) -> Bool {
    let common = max(scale, other.scale)
    let (a, b) = (Self.trimmed(digits(at: common)), Self.trimmed(other.digits(at: common)))
    return a.count == b.count ? !b.lexicographicallyPrecedes(a) : a.count < b.count
  }

  /// The magnitude of the difference to another number of the same sign.
  func distance(to other: BigDecimal) -> BigDecimal {
    let common = max(scale, other.scale)
    var (a, b) = (self, other)
    (a.digits, a.scale, b.digits, b.scale) = (
      digits(at: common), common, other.digits(at: common), common
    )
    if a.isAtMost(b) { swap(&a, &b) }
    var small = Array(b.digits)
    var result = a.digits
    small = Array(repeating: 0, count: max(0, result.count - small.count)) + small
    result = Array(repeating: 0, count: max(0, small.count - result.count)) + result
    var borrow = 0
    for place in result.indices.reversed() {
      let difference = result[place] - small[place] - borrow
      borrow = difference < 0 ? 1 : 0
      result[place] = difference + 10 * borrow
    }
    a.digits = result
    return a
  }

  /// The number rounded half away from zero to so many decimals, by adding a half and cutting.
  func rounded(to decimals: Int) -> BigDecimal {
    guard decimals < scale else { return self }
    var result = self
    result.digits.insert(0, at: 0)
    let cut = scale - decimals
    while result.digits.count <= cut { result.digits.insert(0, at: 0) }
    var place = result.digits.count - cut
    var carry = 5
    while carry > 0, place >= 0 {
      let sum = result.digits[place] + carry
      result.digits[place] = sum % 10
      carry = sum / 10
      place -= 1
    }
    result.digits.removeLast(cut)
    result.scale = decimals
    return result
  }

  /// The number rounded half away from zero to 15 significant digits.
  var toFifteen: BigDecimal {
    let significant = Self.trimmed(digits).count
    guard significant > 15 else { return self }
    let places = scale - (significant - 15)
    guard places < 0 else { return rounded(to: places) }
    // The digits that go stand before the decimal mark.
    var tens = self
    tens.scale = scale - places
    tens = tens.rounded(to: 0)
    tens.digits += Array(repeating: 0, count: -places)
    return tens
  }

  /// The text with exactly so many decimals; zero has no minus.
  func text(decimals: Int) -> String {
    let number = rounded(to: decimals)
    var all = Self.trimmed(number.digits(at: decimals))
    while all.count <= decimals { all.insert(0, at: 0) }
    let isZero = all.allSatisfy { $0 == 0 }
    let figures = all.map(String.init)
    let whole = figures.dropLast(decimals).joined()
    let fraction = decimals > 0 ? "." + figures.suffix(decimals).joined() : ""
    return (isNegative && !isZero ? "−" : "") + whole + fraction
  }
}

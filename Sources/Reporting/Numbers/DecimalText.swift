/// A finite number as the decimal digits that stand for it on paper.
///
/// The digits are those of the shortest text that gives the number back when it has at most 15 of
/// them, else its rounding to 15: so 1.2345, whose binary value lies below, is the text 1.2345.
struct DecimalText: Equatable, Sendable {
  /// Whether a minus stands before the digits.
  private(set) var isNegative: Bool
  /// The significant digits read as a whole number that does not end in zero: 1234 for 12.34; 0 for
  /// zero.
  private(set) var significand: UInt64 = 0
  /// How many significant digits there are; none for zero.
  private(set) var count = 0
  /// The power of ten of the first digit: 2 for 123.4; 0 for zero.
  private(set) var magnitude = 0

  /// The digits of a finite number; `nil` for NaN and the infinities.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value.sign == .minus
    read(value.magnitude.description)
    round(keeping: 15)
  }

  /// Digits and exponent of the text that the standard library prints, such as `12.5` or `1e-05`: at
  /// most 18 digits, which a word holds.
  private mutating func read(_ text: String) {
    var (whole, places) = (0, 0)
    var isWhole = true
    var exponent: Int?
    var isBelow = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "."): isWhole = false
      case UInt8(ascii: "e"): exponent = 0
      case UInt8(ascii: "+"): break
      case UInt8(ascii: "-"): isBelow = true
      default:
        let digit = byte &- UInt8(ascii: "0")
        if let power = exponent {
          exponent = power * 10 + Int(digit)
          continue
        }
        significand = significand * 10 + UInt64(digit)
        places += 1
        if isWhole { whole += 1 }
        if significand > 0 { count += 1 }
      }
    }
    let power = exponent ?? 0
    magnitude = whole - 1 - (places - count) + (isBelow ? -power : power)
    trim()
  }

  /// Takes the zeros away from the end.
  private mutating func trim() {
    guard significand > 0 else {
      (count, magnitude) = (0, 0)
      return
    }
    while significand.isMultiple(of: 10) {
      significand /= 10
      count -= 1
    }
  }

  /// Rounds half away from zero to so many significant digits; none or fewer leave zero or one.
  private mutating func round(keeping kept: Int) {
    guard kept < count else { return }
    guard kept >= 0 else {
      significand = 0
      trim()
      return
    }
    let unit = Self.powers[count - kept]
    let isUp = significand % unit >= unit / 2
    significand /= unit
    count = kept
    if isUp {
      significand += 1
      if significand == Self.powers[kept] {
        count += 1
        magnitude += 1
      }
    }
    trim()
  }

  /// The powers of ten that a word holds.
  private static let powers = (0..<20).map { power in
    (0..<power).reduce(UInt64(1)) { product, _ in product * 10 }
  }

  /// Whether it is zero.
  var isZero: Bool { significand == 0 }

  /// The last significant digit; `nil` for zero.
  var lastDigit: Int? { isZero ? nil : Int(significand % 10) }

  /// How many decimals the text has.
  var decimals: Int { max(0, count - 1 - magnitude) }

  /// The same number times a power of ten.
  func shifted(by power: Int) -> DecimalText {
    var shifted = self
    if !isZero { shifted.magnitude += power }
    return shifted
  }

  /// The number rounded half away from zero to so many decimals.
  func rounded(to decimals: Int) -> DecimalText {
    var rounded = self
    rounded.round(keeping: magnitude + 1 + decimals)
    return rounded
  }

  /// The number rounded half away from zero to so many significant digits.
  func rounded(toSignificant count: Int) -> DecimalText {
    var rounded = self
    rounded.round(keeping: count)
    return rounded
  }

  /// The number without the decimals beyond so many.
  func cut(to decimals: Int) -> DecimalText {
    let kept = max(0, magnitude + 1 + decimals)
    guard kept < count else { return self }
    var cut = self
    cut.significand /= Self.powers[count - kept]
    cut.count = kept
    cut.trim()
    if cut.isZero { cut.isNegative = false }
    return cut
  }

  /// The text with exactly so many decimals; zero has no minus.
  func text(decimals: Int, minus: String) -> String {
    let rounded = rounded(to: decimals)
    var digits: [UInt8] = []
    digits.reserveCapacity(max(rounded.magnitude, 0) + max(decimals, 0) + 2)
    for power in stride(from: max(rounded.magnitude, 0), through: -max(decimals, 0), by: -1) {
      if power == -1 { digits.append(UInt8(ascii: ".")) }
      digits.append(UInt8(ascii: "0") + rounded.digit(at: power))
    }
    let text = String(decoding: digits, as: UTF8.self)
    return rounded.isNegative && !rounded.isZero ? minus + text : text
  }

  /// The digit at a power of ten; zero where there is none.
  private func digit(at power: Int) -> UInt8 {
    let place = magnitude - power
    guard 0..<count ~= place else { return 0 }
    return UInt8(significand / Self.powers[count - 1 - place] % 10)
  }
}

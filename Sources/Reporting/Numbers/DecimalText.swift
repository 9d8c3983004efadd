/// A finite number as the decimal digits that stand for it on paper.
///
/// The digits are those of the shortest text that gives the number back when it has at most 15 of
/// them, else its rounding to 15: so 1.2345, whose binary value lies below, is the text 1.2345.
struct DecimalText: Equatable, Sendable {
  /// Whether a minus stands before the digits.
  var isNegative: Bool
  /// The significant digits, 0 to 9, without zeros at either end; empty for zero.
  var digits: [UInt8]
  /// The power of ten of the first digit: 2 for 123.4; 0 for zero.
  var magnitude: Int

  /// The digits of a finite number; `nil` for NaN and the infinities.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value.sign == .minus
    digits = []
    magnitude = 0
    read(value.magnitude.description)
    trim()
    round(keeping: 15)
  }

  /// Digits and exponent of the text that the standard library prints, such as `12.5` or `1e-05`.
  private mutating func read(_ text: String) {
    let bytes = Array(text.utf8)
    let end = bytes.firstIndex(of: UInt8(ascii: "e")) ?? bytes.endIndex
    let exponent = Int(String(decoding: bytes[end...].dropFirst(), as: UTF8.self)) ?? 0
    let mantissa = bytes[..<end]
    let point = mantissa.firstIndex(of: UInt8(ascii: ".")) ?? end
    digits = mantissa.filter { $0 != UInt8(ascii: ".") }.map { $0 - UInt8(ascii: "0") }
    magnitude = point - 1 + exponent
  }

  /// Takes the zeros away from both ends.
  private mutating func trim() {
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    magnitude -= leading
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { magnitude = 0 }
  }

  /// Rounds half away from zero to so many significant digits; none or fewer leave zero or one.
  private mutating func round(keeping count: Int) {
    guard count < digits.count else { return }
    let isUp = count >= 0 && digits[max(count, 0)] >= 5
    digits.removeLast(digits.count - max(count, 0))
    if isUp { increment() }
    trim()
  }

  /// Adds one to the last digit that is kept; with no digit kept, one before the first.
  private mutating func increment() {
    for place in digits.indices.reversed() {
      if digits[place] < 9 {
        digits[place] += 1
        return
      }
      digits[place] = 0
    }
    digits.insert(1, at: 0)
    magnitude += 1
  }

  /// Whether it is zero.
  var isZero: Bool { digits.isEmpty }

  /// How many decimals the text has.
  var decimals: Int { max(0, digits.count - 1 - magnitude) }

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

  /// The text with exactly so many decimals; zero has no minus.
  func text(decimals: Int, minus: String) -> String {
    let rounded = rounded(to: decimals)
    let whole = rounded.magnitude < 0 ? "0" : rounded.digits(from: rounded.magnitude, to: 0)
    let fraction = decimals > 0 ? "." + rounded.digits(from: -1, to: -decimals) : ""
    return (rounded.isNegative && !rounded.isZero ? minus : "") + whole + fraction
  }

  /// The digits at these powers of ten, the greater first; zeros where there are none.
  private func digits(from first: Int, to last: Int) -> String {
    var text = ""
    for power in stride(from: first, through: last, by: -1) {
      let place = magnitude - power
      text += String(digits.indices.contains(place) ? digits[place] : 0)
    }
    return text
  }
}

/// What a cell is when it is read as a number.
enum NumberCell: Equatable {
  /// A finite number.
  case number(Double)
  /// Digits whose value no double holds.
  case beyondRange
  /// Something else.
  case notNumber

  /// Reads `[+-]digits[.digits][e±digits]`, also `.5` and `5.`, with a decimal mark.
  init(_ cell: ArraySlice<UInt8>, decimalMark: UInt8) {
    var scan = Scan(rest: cell)
    let isNegative = scan.sign()
    let whole = scan.digits(exponentStep: 0)
    let fraction = scan.take(decimalMark) ? scan.digits(exponentStep: -1) : 0
    guard whole + fraction > 0, scan.exponent(), scan.rest.isEmpty else {
      self = .notNumber
      return
    }
    let magnitude = scan.magnitude(of: cell, decimalMark: decimalMark)
    guard magnitude.isFinite, magnitude != 0 || scan.isZero else {
      self = .beyondRange
      return
    }
    self = .number(isNegative ? -magnitude : magnitude)
  }

  /// The number, if it is one.
  var value: Double? {
    if case .number(let value) = self { return value }
    return nil
  }

  /// A text in the plan (a code, a literal) as a number, with a point as the decimal mark.
  static func value(of text: String) -> Double? {
    NumberCell(ArraySlice(text.utf8), decimalMark: UInt8(ascii: ".")).value
  }
}

private struct Scan {
  var rest: ArraySlice<UInt8>
  var mantissa: UInt64 = 0
  var significant = 0
  var power = 0
  var isZero = true

  init(rest: ArraySlice<UInt8>) { self.rest = rest }

  mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  mutating func sign() -> Bool {
    if take(UInt8(ascii: "-")) { return true }
    _ = take(UInt8(ascii: "+"))
    return false
  }

  mutating func digits(exponentStep step: Int) -> Int {
    var count = 0
    while let byte = rest.first, 0x30...0x39 ~= byte {
      rest.removeFirst()
      count += 1
      power += step
      if byte != 0x30 { isZero = false }
      if isZero { continue }
      significant += 1
      if significant <= 19 { mantissa = mantissa &* 10 &+ UInt64(byte - 0x30) }
    }
    return count
  }

  /// Reads an exponent if there is one; false when an `e` has no digits.
  mutating func exponent() -> Bool {
    guard take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) else { return true }
    let isNegative = sign()
    var (value, count) = (0, 0)
    while let byte = rest.first, 0x30...0x39 ~= byte {
      rest.removeFirst()
      count += 1
      value = min(value * 10 + Int(byte - 0x30), 1_000_000)
    }
    power += isNegative ? -value : value
    return count > 0
  }

  /// Correctly rounded: a mantissa below 2^53 and a power of ten up to 10^22 are both exact, so
  /// one operation rounds once; the rest goes to the standard library.
  func magnitude(of cell: ArraySlice<UInt8>, decimalMark: UInt8) -> Double {
    if isZero { return 0 }
    if significant <= 15, abs(power) <= 22 {
      let exact = Double(mantissa)
      return power < 0 ? exact / Self.powersOfTen[-power] : exact * Self.powersOfTen[power]
    }
    let sign: Set<UInt8> = [UInt8(ascii: "+"), UInt8(ascii: "-")]
    var bytes = Array(cell.first.map(sign.contains) == true ? cell.dropFirst() : cell)
    if let mark = bytes.firstIndex(of: decimalMark) { bytes[mark] = UInt8(ascii: ".") }
    return Double("0" + String(decoding: bytes, as: UTF8.self)) ?? .nan
  }

  static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}

/// What is to be known of many cells together.
struct PieceTraits: Equatable, Sendable {
  /// The most digits behind the mark of a number.
  private(set) var mostDecimals = 0
  /// Whether there is a cell that is neither empty nor a short number.
  private(set) var holdsTexts = false
  /// Whether a number has a comma as its mark.
  private(set) var holdsCommas = false
  /// Whether a number has a point as its mark.
  private(set) var holdsPoints = false

  init(_ cells: [PackedCell]) {
    // Without a branch, so that several cells are looked at in one step.
    var (decimals, texts, commas, points): (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    for cell in cells {
      let isNumber = (cell.bits >> 31) &- 1
      let own = isNumber & cell.bits
      let places = own >> 26 & 7
      let comma = own >> 30 & 1
      decimals = max(decimals, places)
      texts |= ~isNumber & ~cell.bits
      commas |= comma
      points |= places & (comma &- 1)
    }
    mostDecimals = Int(decimals)
    (holdsTexts, holdsCommas, holdsPoints) = (texts != 0, commas != 0, points != 0)
  }

  /// Whether all cells are empty or short numbers by a decimal mark.
  func areNumbers(by decimalMark: UInt8) -> Bool {
    !holdsTexts && !(decimalMark == UInt8(ascii: ",") ? holdsPoints : holdsCommas)
  }
}

/// A cell in four bytes, from which the bytes that stood in the file can be told again: nothing, a
/// short decimal number as it was written, or the position of its text in a ``CellTexts``.
///
/// A number has 26 bits of digits, 3 of how many of them stand behind the mark, one for a minus and
/// one for a comma as the mark. `7`, `-0.50` and `12,25` are such numbers; `+7`, `.5`, `07` and
/// numbers of more digits are texts.
struct PackedCell: Equatable, Sendable {
  let bits: UInt32

  private static let text: UInt32 = 1 << 31
  private static let comma: UInt32 = 1 << 30
  private static let minus: UInt32 = 1 << 29
  private static let digits: UInt32 = (1 << 26) - 1

  /// A cell without any byte.
  static let empty = PackedCell(bits: .max)
  /// How many texts can be told apart.
  static let mostTexts = 1 << 30

  private init(bits: UInt32) { self.bits = bits }

  /// A cell whose text stands elsewhere.
  init(text position: Int) { bits = Self.text | UInt32(truncatingIfNeeded: position) }

  /// A cell's bytes as a number; `nil` where they are empty or no number of this kind.
  @inline(__always)
  init?(_ bytes: UnsafeRawBufferPointer) {
    var rest = unsafe bytes[...]
    var sign: UInt32 = 0
    if unsafe rest.first == UInt8(ascii: "-") {
      sign = Self.minus
      unsafe rest = rest.dropFirst()
    }
    guard unsafe 1...9 ~= rest.count else { return nil }
    let (first, end) = unsafe (rest.startIndex, rest.endIndex)
    var value: UInt32 = 0
    var mark = end
    for place in first..<end {
      let byte = unsafe rest[place]
      let digit = byte &- 0x30
      if digit < 10 {
        value = value &* 10 &+ UInt32(digit)
      } else if mark == end, byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        mark = place
        if byte == UInt8(ascii: ",") { sign |= Self.comma }
      } else {
        return nil
      }
    }
    let decimals = mark == end ? 0 : end - mark - 1
    let isWritten = mark == end || (decimals > 0 && decimals < 8)
    let isPlain = unsafe rest[first] != 0x30 || mark - first == 1
    guard isWritten, isPlain, mark > first, value <= Self.digits else { return nil }
    bits = sign | UInt32(decimals) << 26 | value
  }

  /// Whether it is a number.
  var isNumber: Bool { bits & Self.text == 0 }

  /// The position of its text; `nil` where it is empty or a number.
  var textPosition: Int? {
    isNumber || self == .empty ? nil : Int(bits & ~Self.text)
  }

  /// Of a number the digits, as a whole number.
  var mantissa: Int { Int(bits & Self.digits) }
  /// Of a number how many digits stand behind the mark.
  var decimals: Int { Int(bits >> 26 & 7) }
  /// Of a number whether it has a minus.
  var isNegative: Bool { bits & Self.minus != 0 }
  /// Of a number whether its mark is a comma.
  var hasComma: Bool { bits & Self.comma != 0 }
  /// Of a number its mark; `nil` where it is whole.
  var mark: UInt8? {
    decimals == 0 ? nil : hasComma ? UInt8(ascii: ",") : UInt8(ascii: ".")
  }

  /// Whether it is a number by a decimal mark.
  @inline(__always)
  func isNumber(by decimalMark: UInt8) -> Bool {
    isNumber && (decimals == 0 || hasComma == (decimalMark == UInt8(ascii: ",")))
  }

  /// Of a number its value, correctly rounded: both parts of the quotient are exact.
  @inline(__always)
  var value: Double {
    let magnitude = Double(mantissa) / Self.power(decimals)
    return isNegative ? -magnitude : magnitude
  }

  @inline(__always)
  private static func power(_ decimals: Int) -> Double {
    switch decimals {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    default: 10_000_000
    }
  }

  /// Of a number the bytes that stood in the file.
  var numberBytes: [UInt8] {
    var digits = Array(String(mantissa).utf8)
    if decimals > 0 {
      let zeros = max(decimals + 1 - digits.count, 0)
      digits.insert(contentsOf: repeatElement(0x30, count: zeros), at: 0)
      digits.insert(mark ?? UInt8(ascii: "."), at: digits.count - decimals)
    }
    return isNegative ? [UInt8(ascii: "-")] + digits : digits
  }
}

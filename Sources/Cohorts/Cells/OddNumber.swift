/// A cell that is a number for a reader, and none as the column was declared.
enum OddNumber: Equatable {
  /// A number with another decimal mark or with thousands marks; what to declare for it.
  case marks(String)
  /// A number with a percent sign.
  case percent
  /// A value beyond a limit of the measurement.
  case limit(isBelow: Bool)
  /// A number whose minus is no hyphen.
  case minus

  /// `nil` where a cell is no number at all.
  init?(_ cell: ArraySlice<UInt8>, _ style: NumberStyle) {
    if let advice = Self.marks(cell, style) {
      self = .marks(advice)
    } else if let limit = DetectionLimit(cell, style) ?? DetectionLimit(cell, style.otherMark) {
      self = .limit(isBelow: limit.isBelow)
    } else if Self.isPercent(cell, style) {
      self = .percent
    } else if cell.starts(with: Self.trueMinus), Self.isNumber(cell.dropFirst(3), style) {
      self = .minus
    } else {
      return nil
    }
  }

  /// What a plan can say about it, to stand behind `is not a number`.
  var advice: String {
    switch self {
    case .marks(let advice): "; " + advice
    case .percent: "; declare unit: percent where the numbers are percentages"
    case .limit(true): "; declare detection: {below: half} (or sqrt2, limit, zero, missing)"
    case .limit(false): "; declare detection: {above: limit} (or missing)"
    case .minus: "; its minus is the character U+2212, and only the hyphen is read"
    }
  }

  private static let trueMinus: [UInt8] = [0xE2, 0x88, 0x92]

  private static func isNumber(_ cell: ArraySlice<UInt8>, _ style: NumberStyle) -> Bool {
    NumberCell(cell, style) != .notNumber
  }

  private static func holds(_ cell: ArraySlice<UInt8>, _ mark: [UInt8]) -> Bool {
    cell.indices.contains { cell[$0...].starts(with: mark) }
      && cell.contains { 0x30...0x39 ~= $0 } && cell.allSatisfy { !isLetter($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte & 0xDF }

  private static func isPercent(_ cell: ArraySlice<UInt8>, _ style: NumberStyle) -> Bool {
    guard !style.isPercent, PercentSign.ends(cell) else { return false }
    return [style, style.otherMark].contains { style in
      var signed = style
      signed.isPercent = true
      return isNumber(cell, signed)
    }
  }

  /// What to declare so that a cell is a number with its marks; both readings where there are two.
  private static func marks(_ cell: ArraySlice<UInt8>, _ style: NumberStyle) -> String? {
    if style.thousands != .none, style.thousands.spellings.contains(where: { holds(cell, $0) }) {
      return "thousands marks stand between groups of three digits"
    }
    let other = style.otherMark
    let (own, comma) = (style.decimalMark, other.decimalMark)
    let asDecimal = isNumber(cell, other)
    let asThousands = isNumber(cell, style.with(ThousandsMark(byte: comma)))
    let decimal = "decimal: \"\(Unicode.Scalar(comma))\""
    let thousands = "thousands: \"\(Unicode.Scalar(comma))\""
    let name = comma == UInt8(ascii: ",") ? "comma" : "point"
    switch (asDecimal, asThousands) {
    case (true, true):
      return "declare \(thousands) where the \(name) marks thousands, \(decimal) where it is the "
        + "decimal mark"
    case (true, false): return "declare \(decimal) where the \(name) is the decimal mark"
    case (false, true): return "declare \(thousands) where the \(name) marks thousands"
    case (false, false): break
    }
    let mixed = other.with(ThousandsMark(byte: own))
    if isNumber(cell, mixed) {
      return "declare \(decimal) and thousands: \"\(Unicode.Scalar(own))\""
    }
    for mark in [ThousandsMark.space, .apostrophe] {
      if isNumber(cell, style.with(mark)) { return "declare thousands: \"\(mark.rawValue)\"" }
      if isNumber(cell, other.with(mark)) {
        return "declare \(decimal) and thousands: \"\(mark.rawValue)\""
      }
    }
    return nil
  }
}

extension NumberStyle {
  /// The style with the other decimal mark.
  var otherMark: NumberStyle {
    var other = self
    other.decimalMark = decimalMark == UInt8(ascii: ",") ? UInt8(ascii: ".") : UInt8(ascii: ",")
    return other
  }

  /// The style with a thousands mark.
  func with(_ mark: ThousandsMark) -> NumberStyle {
    var marked = self
    marked.thousands = mark
    return marked
  }
}

extension ThousandsMark {
  /// The mark that is a comma or a point.
  init(byte: UInt8) { self = byte == UInt8(ascii: ",") ? .comma : .point }
}

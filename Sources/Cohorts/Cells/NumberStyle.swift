/// How the numbers of a column are written.
struct NumberStyle: Equatable {
  /// The decimal mark, `.` or `,`.
  var decimalMark: UInt8
  /// What stands between groups of three digits.
  var thousands = ThousandsMark.none
  /// Whether a percent sign may stand behind a number.
  var isPercent = false

  /// The cell without percent sign and thousands marks; `nil` where it has none, or where marks do
  /// not stand between groups of three digits.
  func bare(_ cell: ArraySlice<UInt8>) -> [UInt8]? {
    var rest = cell
    let hasSign = isPercent && PercentSign.drop(from: &rest)
    if let plain = ungrouped(rest) { return plain }
    return hasSign ? Array(rest) : nil
  }

  /// A number without its thousands marks, which must be all alike: at most three digits, the first
  /// not 0, then groups of three.
  private func ungrouped(_ cell: ArraySlice<UInt8>) -> [UInt8]? {
    guard thousands != .none else { return nil }
    var result: [UInt8] = []
    var rest = cell
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      result.append(rest.removeFirst())
    }
    let first = Self.digits(&rest)
    guard 1...3 ~= first.count, first.first != UInt8(ascii: "0"),
      let mark = thousands.spellings.first(where: { rest.starts(with: $0) })
    else { return nil }
    result += first
    while rest.starts(with: mark) {
      rest = rest.dropFirst(mark.count)
      let group = Self.digits(&rest)
      guard group.count == 3 else { return nil }
      result += group
    }
    guard rest.isEmpty || rest.first == decimalMark else { return nil }
    return result + rest
  }

  private static func digits(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = rest.prefix { 0x30...0x39 ~= $0 }
    rest = rest.dropFirst(digits.count)
    return digits
  }
}

extension NumberCell {
  /// Reads a number in a column's style.
  init(_ cell: ArraySlice<UInt8>, _ style: NumberStyle) {
    self.init(cell, decimalMark: style.decimalMark)
    guard self == .notNumber, let bare = style.bare(cell) else { return }
    self.init(bare[...], decimalMark: style.decimalMark)
  }
}

extension ThousandsMark {
  /// The bytes of each form of the mark.
  var spellings: [[UInt8]] {
    switch self {
    case .none: []
    case .comma: [[0x2C]]
    case .point: [[0x2E]]
    case .space: [[0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0x89]]
    case .apostrophe: [[0x27], [0xE2, 0x80, 0x99]]
    }
  }
}

/// The percent sign behind a number.
enum PercentSign {
  /// Whether a cell ends with one.
  static func ends(_ cell: ArraySlice<UInt8>) -> Bool { cell.last == UInt8(ascii: "%") }

  /// Takes the sign and the space before it away; false where there is none.
  static func drop(from cell: inout ArraySlice<UInt8>) -> Bool {
    guard ends(cell) else { return false }
    cell.removeLast()
    WideSpace.trimEnd(&cell)
    return true
  }
}

/// White space as text knows it, beyond the blanks of ASCII: no-break, thin and zero-width spaces.
enum WideSpace {
  /// Takes white space of any kind from a cell's end; true when one was wider than ASCII.
  @discardableResult
  static func trimEnd(_ cell: inout ArraySlice<UInt8>) -> Bool {
    var isWide = false
    while let last = cell.last {
      if isBlank(last) {
        cell.removeLast()
      } else if let spelling = spellings.first(where: { cell.suffix($0.count).elementsEqual($0) }) {
        cell.removeLast(spelling.count)
        isWide = true
      } else {
        break
      }
    }
    return isWide
  }

  /// Takes white space of any kind from a cell's beginning; true when one was wider than ASCII.
  @discardableResult
  static func trimStart(_ cell: inout ArraySlice<UInt8>) -> Bool {
    var isWide = false
    while let first = cell.first {
      if isBlank(first) {
        cell.removeFirst()
      } else if let spelling = spellings.first(where: { cell.starts(with: $0) }) {
        cell.removeFirst(spelling.count)
        isWide = true
      } else {
        break
      }
    }
    return isWide
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

  /// The spaces of Unicode in UTF-8, and the two marks without width.
  private static let spellings: [[UInt8]] =
    [[0xC2, 0xA0], [0xE1, 0x9A, 0x80], [0xE2, 0x80, 0xAF], [0xE2, 0x81, 0x9F]]
    + (0x80...0x8B).map { [0xE2, 0x80, $0] } + [[0xE3, 0x80, 0x80], [0xEF, 0xBB, 0xBF]]
}

import Figures

/// Sets the numbers of a column on their decimal mark by text that is there but not seen, so that
/// copied cells hold nothing but the number.
///
/// A cell is read as `12.3 (4.5)`: the number's whole part and its rest, then what follows up to
/// the whole part of its first number, and the rest. All numbers of a column stand on one decimal
/// mark. What follows stands on its own mark within a run of rows of the same kind, that have as
/// many decimals and open with the same sign: percentages below percentages, deviations below
/// deviations. So a bracket is never far from its number. What follows without a digit, as in `1 (reference)`, and what is joined
/// without a space, as in `26–78` or `3/8`, stays with the number; so does a percent sign.
package struct DecimalAlignment {
  /// Invisible text for a cell.
  package struct Padding: Equatable {
    /// What stands before the number.
    package var before = ""
    /// What stands after so many scalars of the cell.
    package var between = ""
    package var split = 0
    /// The widest text of the column, where this cell with its padding is narrower.
    package var widest = ""

    /// Whether the cell needs nothing.
    package var isEmpty: Bool { before.isEmpty && between.isEmpty && widest.isEmpty }
  }

  /// The parts of a cell that begins with a number.
  package struct Parts: Equatable {
    package var whole = ""
    package var fraction = ""
    /// The sign with which what follows opens: " ("; empty where no number follows.
    package var opening = ""
    /// The whole part of the next number.
    package var following = ""
    package var rest = ""
  }

  /// The padding of each cell; `nil` for one that does not begin with a number.
  package static func paddings(_ cells: [String]) -> [Padding?] {
    let parts = cells.map(Self.parts)
    var whole = Slot()
    for part in parts { if let part { whole.hold(part.whole) } }
    let slots = slots(parts)
    var paddings: [Padding?] = []
    var texts: [String] = []
    var widest = Widest()
    for (index, part) in parts.enumerated() {
      guard let part else {
        paddings.append(nil)
        texts.append("")
        continue
      }
      let own = Padding(
        before: whole.missing(part.whole),
        between: slots[index]?.missing(part.following) ?? "",
        split: part.whole.unicodeScalars.count + part.fraction.unicodeScalars.count)
      let text =
        own.before + part.whole + part.fraction + own.between + part.opening + part.following
        + part.rest
      paddings.append(own)
      texts.append(text)
      widest.hold(text)
    }
    let shape = shape(widest.text)
    for index in paddings.indices where Self.shape(texts[index]) != shape {
      paddings[index]?.widest = widest.text
    }
    return paddings
  }

  /// The parts of a cell, or `nil` where it does not begin with a number.
  package static func parts(_ text: String) -> Parts? {
    let scalars = Array(text.unicodeScalars)
    let whole = whole(scalars[...])
    var rest = scalars[whole...]
    guard scalars[..<whole].contains(where: \.isFigure) || isFraction(rest) else { return nil }
    let fraction = fraction(rest)
    rest = rest.dropFirst(fraction)
    let opening = rest.prefix { !$0.isFigure && !$0.isLetter && (!isSign($0) || $0 == " ") }.count
    let following = rest.first?.isSpace == true ? Self.whole(rest.dropFirst(opening)) : 0
    let isFollowed = rest.dropFirst(opening).prefix(following).contains(where: \.isFigure)
    var left = text[...]
    func take(_ count: Int) -> String {
      let end = left.unicodeScalars.index(left.startIndex, offsetBy: count)
      defer { left = left[end...] }
      return String(left[..<end])
    }
    return Parts(
      whole: take(whole), fraction: take(fraction), opening: take(isFollowed ? opening : 0),
      following: take(isFollowed ? following : 0), rest: String(left))
  }

  /// Whether a text begins with a decimal mark and a digit, as APA's `.48` does.
  private static func isFraction(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    text.first.map(isMark) == true && text.dropFirst().first?.isFigure == true
  }

  /// The length of the decimals at the start of a text, with a percent sign behind them.
  private static func fraction(_ text: ArraySlice<Unicode.Scalar>) -> Int {
    let decimals = isFraction(text) ? 1 + text.dropFirst().prefix(while: \.isFigure).count : 0
    let rest = text.dropFirst(decimals)
    if rest.first == "%" { return decimals + 1 }
    let isApart = rest.first?.isSpace == true && rest.dropFirst().first == "%"
    return isApart ? decimals + 2 : decimals
  }

  /// The length of a sign or a relation and the digits with their separators at the start of a text.
  private static func whole(_ text: ArraySlice<Unicode.Scalar>) -> Int {
    var rest = text
    var hasDigit = false
    while let next = rest.first {
      if next.isFigure {
        hasDigit = true
      } else if !(isSign(next) && !hasDigit) {
        guard isSeparator(next), rest.count < text.count else { break }
        let group = rest.dropFirst(1).prefix(3)
        guard group.count == 3, group.allSatisfy(\.isFigure) else { break }
      }
      rest.removeFirst()
    }
    return text.count - rest.count
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "·"
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "<", ">", "≤", "≥", "\u{2212}", "-", "+", " ": true
    default: false
    }
  }

  /// Whether a scalar stands between groups of three digits.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", "\u{2009}", "\u{202F}", "\u{00A0}": true
    default: false
    }
  }

  // MARK: - Runs

  /// The room for the following number of each row's run, or `nil` where nothing is to be moved.
  private static func slots(_ parts: [Parts?]) -> [Slot?] {
    var slots = [Slot?](repeating: nil, count: parts.count)
    var run: [Int] = []
    for (index, part) in parts.enumerated() {
      guard let part, !part.following.isEmpty else { continue }
      if let last = run.last, let before = parts[last], !isAlike(before, part) {
        settle(run, parts, &slots)
        run = []
      }
      run.append(index)
    }
    settle(run, parts, &slots)
    return slots
  }

  private static func isAlike(_ one: Parts, _ other: Parts) -> Bool {
    one.fraction.unicodeScalars.count == other.fraction.unicodeScalars.count
      && one.opening == other.opening
      && has(UInt8(ascii: "%"), one.rest) == has(UInt8(ascii: "%"), other.rest)
      && has(UInt8(ascii: ","), one.rest) == has(UInt8(ascii: ","), other.rest)
  }

  private static func has(_ byte: UInt8, _ text: String) -> Bool { text.utf8.contains(byte) }

  /// Gives a run its room, unless that tears a bracket more than two digits from its number.
  private static func settle(_ run: [Int], _ parts: [Parts?], _ slots: inout [Slot?]) {
    var slot = Slot()
    for index in run { slot.hold(parts[index]?.following ?? "") }
    var narrowest = slot.width
    for index in run { narrowest = min(narrowest, width(parts[index]?.following ?? "")) }
    guard slot.width - narrowest < 2.5 * width("0") else { return }
    for index in run { slots[index] = slot }
  }

  // MARK: - Widths

  /// The widest of some texts.
  private struct Widest {
    private(set) var text = ""
    private var width = 0.0

    mutating func hold(_ other: String) {
      let width = DecimalAlignment.width(other)
      if width > self.width { (text, self.width) = (other, width) }
    }
  }

  /// Room for the widest sign and for the widest digits of whole parts.
  ///
  /// Kept apart, what a part lacks are characters of another, as wide in every font.
  private struct Slot {
    private var sign = Widest()
    private var digits = Widest()

    var width: Double { DecimalAlignment.width(sign.text + digits.text) }

    mutating func hold(_ whole: String) {
      let start = Slot.digits(of: whole)
      sign.hold(String(whole[..<start]))
      digits.hold(String(whole[start...]))
    }

    /// The text by which a part falls short.
    func missing(_ whole: String) -> String {
      let start = Slot.digits(of: whole)
      let room = start == whole.startIndex ? sign.text : ""
      return (room + missing(digitsOf: whole[start...])).spacesKept
    }

    /// Where the digits begin behind a sign.
    private static func digits(of whole: String) -> String.Index {
      whole.unicodeScalars.firstIndex(where: \.isFigure) ?? whole.endIndex
    }

    /// The widest digits' characters without those that a part has, too.
    private func missing(digitsOf part: Substring) -> String {
      if part == digits.text { return "" }
      var left = shape(digits.text)
      for scalar in shape(part) {
        if let index = left.firstIndex(of: scalar) { left.remove(at: index) }
      }
      return String(String.UnicodeScalarView(left))
    }
  }

  static func width(_ text: String) -> Double { TextMetrics.width(text, size: 1) }

  /// A text's scalars with one digit for all: tabular figures are all as wide.
  static func shape(_ text: some StringProtocol) -> [Unicode.Scalar] {
    text.unicodeScalars.map { $0.isFigure ? "0" : $0 }
  }
}

extension String {
  /// The text with spaces that do not collapse.
  fileprivate var spacesKept: String {
    guard utf8.contains(UInt8(ascii: " ")) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0 == " " ? "\u{00A0}" : $0 }))
  }
}

extension Unicode.Scalar {
  /// Whether it is a number; digits are known without the tables of Unicode.
  fileprivate var isFigure: Bool {
    isASCII ? ("0"..."9").contains(self) : properties.numericType != nil
  }

  /// Whether it is a letter.
  fileprivate var isLetter: Bool {
    isASCII
      ? ("a"..."z").contains(self) || ("A"..."Z").contains(self) : properties.isAlphabetic
  }

  /// Whether it is white space.
  var isSpace: Bool { self == " " || properties.isWhitespace }
}

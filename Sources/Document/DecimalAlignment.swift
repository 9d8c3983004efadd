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
    /// What stands after so many characters of the cell.
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
    var widest = ""
    for (index, part) in parts.enumerated() {
      guard let part else {
        paddings.append(nil)
        texts.append("")
        continue
      }
      let own = Padding(
        before: whole.missing(part.whole),
        between: slots[index]?.missing(part.following) ?? "",
        split: part.whole.count + part.fraction.count)
      let text =
        own.before + part.whole + part.fraction + own.between + part.opening + part.following
        + part.rest
      paddings.append(own)
      texts.append(text)
      widest = wider(widest, text)
    }
    let shape = shape(widest)
    for index in paddings.indices where Self.shape(texts[index]) != shape {
      paddings[index]?.widest = widest
    }
    return paddings
  }

  /// The parts of a cell, or `nil` where it does not begin with a number.
  package static func parts(_ text: String) -> Parts? {
    var rest = Substring(text)
    var parts = Parts()
    parts.whole = whole(&rest)
    guard parts.whole.contains(where: \.isFigure) || isFraction(rest) else { return nil }
    if let mark = rest.first, isMark(mark), rest.dropFirst().first?.isFigure == true {
      parts.fraction = String(mark) + rest.dropFirst().prefix(while: \.isFigure)
      rest = rest.dropFirst(parts.fraction.count)
    }
    if rest.first == "%" {
      parts.fraction.append(rest.removeFirst())
    } else if let space = rest.first, space.isWhitespace, rest.dropFirst().first == "%" {
      parts.fraction += "\(space)%"
      rest = rest.dropFirst(2)
    }
    let open = rest.prefix { !$0.isFigure && !$0.isLetter && (!isSign($0) || $0 == " ") }
    guard open.first?.isWhitespace == true else {
      parts.rest = String(rest)
      return parts
    }
    var tail = rest.dropFirst(open.count)
    let next = whole(&tail)
    guard next.contains(where: \.isFigure) else {
      parts.rest = String(rest)
      return parts
    }
    parts.opening = String(open)
    parts.following = next
    parts.rest = String(tail)
    return parts
  }

  /// Whether a text begins with a decimal mark and a digit, as APA's `.48` does.
  private static func isFraction(_ text: Substring) -> Bool {
    text.first.map(isMark) == true && text.dropFirst().first?.isFigure == true
  }

  /// Takes a sign or a relation and the digits with their separators from the start of a text.
  private static func whole(_ text: inout Substring) -> String {
    var result = ""
    var hasDigit = false
    while let next = text.first {
      if next.isFigure {
        hasDigit = true
      } else if !(isSign(next) && !hasDigit) {
        guard isSeparator(next), !result.isEmpty else { break }
        let group = text.dropFirst(1).prefix(3)
        guard group.count == 3, group.allSatisfy(\.isFigure) else { break }
      }
      result.append(text.removeFirst())
    }
    return result
  }

  private static func isMark(_ character: Character) -> Bool {
    character == "." || character == "·"
  }

  private static func isSign(_ character: Character) -> Bool {
    switch character {
    case "<", ">", "≤", "≥", "\u{2212}", "-", "+", " ": true
    default: false
    }
  }

  /// Whether a character stands between groups of three digits.
  private static func isSeparator(_ character: Character) -> Bool {
    switch character {
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
    one.fraction.count == other.fraction.count && one.opening == other.opening
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

  /// Room for the widest sign and for the widest digits of whole parts.
  ///
  /// Kept apart, what a part lacks are characters of another, as wide in every font.
  private struct Slot {
    private var sign = ""
    private var digits = ""

    var width: Double { DecimalAlignment.width(sign + digits) }

    mutating func hold(_ whole: String) {
      let sign = String(whole.prefix { !$0.isFigure })
      self.sign = wider(self.sign, sign)
      digits = wider(digits, String(whole.dropFirst(sign.count)))
    }

    /// The text by which a part falls short.
    func missing(_ whole: String) -> String {
      let sign = whole.prefix { !$0.isFigure }
      let room = sign.isEmpty ? self.sign : ""
      return (room + missing(digitsOf: whole.dropFirst(sign.count))).spacesKept
    }

    /// The widest digits' characters without those that a part has, too.
    private func missing(digitsOf part: Substring) -> String {
      var left = shape(digits)
      for character in shape(String(part)) {
        if let index = left.firstIndex(of: character) { left.remove(at: index) }
      }
      return String(left)
    }
  }

  static func width(_ text: String) -> Double { TextMetrics.width(text, size: 1) }

  private static func wider(_ one: String, _ other: String) -> String {
    width(other) > width(one) ? other : one
  }

  /// A text's characters with one digit for all: tabular figures are all as wide.
  static func shape(_ text: String) -> [Character] {
    text.map { $0.isFigure ? "0" : $0 }
  }
}

extension String {
  /// The text with spaces that do not collapse.
  fileprivate var spacesKept: String { String(map { $0 == " " ? "\u{00A0}" : $0 }) }
}

extension Character {
  /// Whether it is a number, as `isNumber` says; digits are known without the tables of Unicode.
  fileprivate var isFigure: Bool {
    if let ascii = asciiValue { return UInt8(ascii: "0")...UInt8(ascii: "9") ~= ascii }
    return isNumber
  }
}

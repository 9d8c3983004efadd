/// Sets the numbers of a column on their decimal mark by padding them with text that is there but
/// not seen, so that copied cells hold nothing but the number.
///
/// A cell is read as `12.3 (4.5)`: the number's whole part and its rest, then what follows, which
/// is aligned on its own: up to the whole part of its first number, and the rest. What follows is
/// not moved for a number of more than three digits in another row, which would tear all others
/// from the number to which they belong. A percent sign belongs to its number, and what is joined
/// to it without a space, as in `26–78` or `3/8`, is never torn from it.
package struct DecimalAlignment {
  /// Invisible text before, inside and after a cell's own.
  package struct Padding: Equatable {
    package var before = ""
    package var between = ""
    package var after = ""
    /// How many characters of the cell stand before `between`.
    package var split = 0
  }

  /// The parts of a cell that begins with a number.
  package struct Parts: Equatable {
    package var whole = ""
    package var fraction = ""
    package var follow = ""
    package var rest = ""
    /// Whether the rest is joined to the number without a space.
    package var isJoined = false
  }

  /// The padding of each cell; `nil` for one that does not begin with a number.
  package static func paddings(_ cells: [String]) -> [Padding?] {
    let parts = cells.map(Self.parts)
    let known = parts.compactMap { $0 }
    let whole = longest(known.map(\.whole))
    let fraction = longest(known.map(\.fraction))
    let follow = longest(known.map(\.follow).filter { width($0) <= 10 })
    let tail = longest(known.map { Self.tail($0, follow) })
    return parts.map { parts in
      guard let parts else { return nil }
      let end = missing(Self.tail(parts, follow), of: tail)
      let hasTail = !(parts.follow + parts.rest).isEmpty
      let middle = missing(parts.fraction, of: fraction)
      if parts.isJoined {
        return Padding(
          before: missing(parts.whole, of: whole),
          after: missing(parts.fraction + parts.rest, of: fraction + tail),
          split: parts.whole.count + parts.fraction.count)
      }
      return Padding(
        before: missing(parts.whole, of: whole),
        between: hasTail ? middle + missing(parts.follow, of: follow) : "",
        after: hasTail ? end : middle + end, split: parts.whole.count + parts.fraction.count)
    }
  }

  /// What follows the number, with its padding.
  private static func tail(_ parts: Parts, _ follow: String) -> String {
    if parts.isJoined { return parts.rest }
    let isEmpty = (parts.follow + parts.rest).isEmpty
    return isEmpty ? "" : missing(parts.follow, of: follow) + parts.follow + parts.rest
  }

  /// The parts of a cell, or `nil` where it does not begin with a number.
  package static func parts(_ text: String) -> Parts? {
    var rest = Substring(text)
    var parts = Parts()
    parts.whole = whole(&rest)
    guard parts.whole.contains(where: \.isNumber) else { return nil }
    if let mark = rest.first, ".·".contains(mark), rest.dropFirst().first?.isNumber == true {
      parts.fraction = String(mark) + rest.dropFirst().prefix(while: \.isNumber)
      rest = rest.dropFirst(parts.fraction.count)
    }
    if rest.first == "%" { parts.fraction.append(rest.removeFirst()) }
    let open = rest.prefix { !$0.isNumber }
    parts.isJoined = open.first.map { !$0.isWhitespace } ?? false
    guard open.count < rest.count, !parts.isJoined else {
      parts.rest = String(rest)
      return parts
    }
    rest = rest.dropFirst(open.count)
    parts.follow = open + whole(&rest)
    parts.rest = String(rest)
    return parts
  }

  /// Takes a sign or a relation and the digits with their separators from the start of a text.
  private static func whole(_ text: inout Substring) -> String {
    var result = ""
    while let next = text.first {
      let isSeparator =
        ",\u{2009}\u{202F}\u{00A0}".contains(next) && text.dropFirst(1).prefix(3).count == 3
        && text.dropFirst(1).prefix(3).allSatisfy(\.isNumber)
      let isSign = result.allSatisfy { !$0.isNumber } && "<>≤≥\u{2212}-+ ".contains(next)
      guard next.isNumber || isSign || (isSeparator && !result.isEmpty) else { break }
      result.append(text.removeFirst())
    }
    return result
  }

  // MARK: - Widths

  /// Half a digit is the unit: tabular figures are all as wide, marks about half of that.
  private static func width(_ text: String) -> Int {
    text.reduce(0) { $0 + ($1.isNumber || "<>≤≥\u{2212}+%".contains($1) ? 2 : 1) }
  }

  private static func longest(_ texts: [String]) -> String {
    texts.reduce("") { width($1) > width($0) ? $1 : $0 }
  }

  /// Text as wide as a part falls short of the longest: the longest's characters without those
  /// that both have, spaces kept from collapsing.
  private static func missing(_ part: String, of longest: String) -> String {
    var left = longest.map { $0.isNumber ? "0" : $0 }
    for character in part.map({ $0.isNumber ? "0" : $0 }) {
      if let index = left.firstIndex(of: character) { left.remove(at: index) }
    }
    var wanted = width(longest) - width(part)
    var result = ""
    for character in left where wanted > 0 {
      result.append(character == " " ? "\u{00A0}" : character)
      wanted -= width(String(character))
    }
    return result
  }
}

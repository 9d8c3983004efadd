/// A cell as a paper printed it, taken apart: "72 (82%)" holds two numbers, "3.4 (1.2–5.6)" three.
///
/// A minus directly behind a digit separates the ends of a range; elsewhere it is a sign. A raised
/// point is a decimal point, "1,234" is a thousand, and the "95%" of "95% CI" is not a number of the
/// cell.
public struct PrintedCell: Equatable, Sendable {
  /// The numbers, in the order printed.
  public let numbers: [PrintedNumber]
  /// Whether the cell says in words that there is no number.
  public let isNone: Bool

  /// The words that papers print where there is no number.
  private static let none: Set<String> = [
    "not reached", "nr", "not estimable", "ne", "na", "n/a", "nd", "—", "–", "-", "…",
  ]

  /// Takes a printed text apart.
  public init(_ text: String) {
    var scanner = Scanner(Array(text))
    isNone = Self.none.contains(text.lowercased())
    numbers = isNone ? [] : scanner.numbers()
  }
}

/// Reads the numbers of a printed text from left to right.
private struct Scanner {
  let characters: [Character]
  var position = 0

  init(_ characters: [Character]) { self.characters = characters }

  private func character(_ index: Int) -> Character? {
    characters.indices.contains(index) ? characters[index] : nil
  }

  private func isDigit(_ index: Int) -> Bool {
    character(index).map { $0.isASCII && $0.isNumber } ?? false
  }

  private func isPoint(_ index: Int) -> Bool {
    character(index).map { ".·∙⋅".contains($0) } ?? false && isDigit(index + 1)
  }

  mutating func numbers() -> [PrintedNumber] {
    var found: [PrintedNumber] = []
    while position < characters.count {
      guard isDigit(position) || isPoint(position) else {
        position += 1
        continue
      }
      let start = position
      let number = number(isNegative: isNegative(at: start), bound: bound(before: start))
      if let number, !isLevel() { found.append(number) }
    }
    return found
  }

  /// Whether a minus before a number is its sign.
  private func isNegative(at start: Int) -> Bool {
    var index = start - 1
    while character(index)?.isWhitespace == true { index -= 1 }
    guard let sign = character(index), "-−–".contains(sign) else { return false }
    guard let before = character(index - 1) else { return true }
    guard index == start - 1 else { return false }
    return !(before.isNumber || before == "%" || before.isLetter)
  }

  /// The `<` or `>` before a number, with blanks between.
  private func bound(before start: Int) -> Character? {
    var index = start - 1
    while character(index)?.isWhitespace == true { index -= 1 }
    return character(index).flatMap { "<>≤≥".contains($0) ? $0 : nil }
  }

  private mutating func number(isNegative: Bool, bound: Character?) -> PrintedNumber? {
    var digits = isNegative ? "-" : ""
    var decimals = 0
    var isFraction = false
    while position < characters.count {
      if isDigit(position) {
        digits.append(characters[position])
        if isFraction { decimals += 1 }
      } else if isPoint(position), !isFraction {
        digits += isDigit(position - 1) ? "." : "0."
        isFraction = true
      } else if !isThousandsMark(position) || isFraction {
        break
      }
      position += 1
    }
    let exponent = exponent()
    guard let value = Double(digits + "e\(exponent)"), value.isFinite else { return nil }
    return PrintedNumber(
      value, decimals: decimals, exponent: exponent, bound: bound, isPercent: percent())
  }

  /// Whether a comma or a thin blank stands between three digits and a digit before.
  private func isThousandsMark(_ index: Int) -> Bool {
    guard let mark = character(index), ",\u{2009}\u{202F}".contains(mark) else { return false }
    return isDigit(index - 1) && (1...3).allSatisfy { isDigit(index + $0) } && !isDigit(index + 4)
  }

  private mutating func exponent() -> Int {
    guard let mark = character(position), "eE".contains(mark) else { return 0 }
    var index = position + 1
    var text = ""
    if let sign = character(index), "+-−".contains(sign) {
      text = sign == "+" ? "" : "-"
      index += 1
    }
    while isDigit(index), text.count < 5 {
      text.append(characters[index])
      index += 1
    }
    guard let exponent = Int(text) else { return 0 }
    position = index
    return exponent
  }

  private mutating func percent() -> Bool {
    var index = position
    while character(index)?.isWhitespace == true { index += 1 }
    guard character(index) == "%" else { return false }
    position = index + 1
    return true
  }

  /// Whether the number just read is the level of an interval, as in "95% CI".
  private func isLevel() -> Bool {
    let rest = String(characters[position...].prefix(12)).lowercased().drop { $0.isWhitespace }
    return rest.hasPrefix("ci") || rest.hasPrefix("confidence")
  }
}

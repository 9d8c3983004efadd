/// What a style does to numbers that are already rounded.
extension JournalStyle {
  /// A number that cannot exceed 1, such as a correlation: without its zero where the style says so.
  func bounded(_ text: String) -> String {
    leadingZeros == .whereOneCanBeExceeded ? Self.withoutZero(text) : text
  }

  /// A probability, an area or another number from 0 to 1.
  func probability(_ value: Double) -> String {
    bounded(NumberFormat.decimals(value, probabilityDecimals))
  }

  /// A p-value: without its zero where the style says so.
  func pValue(_ text: String) -> String { leadingZeros == .all ? text : Self.withoutZero(text) }

  /// The text without the zero before its decimal mark: `−.45`.
  private static func withoutZero(_ text: String) -> String {
    guard let zero = text.firstIndex(where: \.isNumber), text[zero...].hasPrefix("0.") else {
      return text
    }
    var bare = text
    bare.remove(at: zero)
    return bare
  }

  /// The text with its digits before the decimal mark in groups of three.
  func grouped(_ text: String) -> String {
    guard let grouping, let start = text.firstIndex(where: \.isNumber) else { return text }
    let whole = text[start...].prefix(while: \.isNumber)
    guard whole.count >= max(grouping.from, 4) else { return text }
    var digits = ""
    for (position, digit) in whole.enumerated() {
      if position > 0, (whole.count - position) % 3 == 0 { digits += grouping.mark }
      digits.append(digit)
    }
    return text[..<start] + digits + text[whole.endIndex...]
  }

  /// A count with its digits grouped.
  func count(_ value: Double) -> String { grouped(NumberFormat.count(value)) }

  /// A number with so many decimals, its digits grouped.
  func decimals(_ value: Double, _ decimals: Int) -> String {
    grouped(NumberFormat.decimals(value, decimals))
  }

  /// Two limits of a confidence interval, already printed: `0.63–0.83`, `−0.1 to 0.4`.
  func interval(_ lower: String, _ upper: String) -> String {
    lower + intervalMark(between: lower, upper) + upper
  }

  /// What stands between the limits of a confidence interval.
  func intervalMark(between lower: String, _ upper: String) -> String {
    interval.needsWord ? NumberFormat.mark(interval.mark, between: lower, upper) : interval.mark
  }

  /// What stands between two numbers of a range that is no confidence interval.
  func rangeMark(between lower: String, _ upper: String) -> String {
    NumberFormat.mark(rangeMark, between: lower, upper)
  }

  /// Limits in their brackets behind an estimate: ` (0.63–0.83)`; nothing where there are none.
  func aside(_ interval: String?) -> String {
    interval.map { " " + self.interval.opening + $0 + self.interval.closing } ?? ""
  }

  /// A head with the name of the interval in it: `HR (95% CI)`.
  func head(_ words: String, _ intervalName: String) -> String { words + aside(intervalName) }
}

/// How numbers are printed: the only rounding in the package.
///
/// Every number is rounded half away from zero on its shortest decimal text of at most 15
/// significant digits (1.2345 → 1.235), never truncated, and zero has no minus. Pages carry the
/// true minus; the same text is `stat_fmt` in results.json.
public enum NumberFormat {
  /// The minus of printed pages.
  static let minus = "−"

  /// A number with so many decimals; very large ones as a power of ten.
  public static func decimals(_ value: Double, _ decimals: Int) -> String {
    guard let text = DecimalText(value) else { return unbounded(value) }
    return text.magnitude >= 10
      ? powerOfTen(text, significant: 3) : text.text(decimals: max(0, decimals), minus: minus)
  }

  /// A whole number where it is one, else the number with one decimal: counts and their sums.
  public static func count(_ value: Double) -> String {
    guard let text = DecimalText(value) else { return unbounded(value) }
    return text.text(decimals: min(text.decimals, 1), minus: minus)
  }

  /// An expected count: whole where it is, else with so many decimals; more where one below 5, the
  /// limit of the χ² test, would read 5.
  static func expected(_ value: Double, _ decimals: Int) -> String {
    guard let text = DecimalText(value), value < 1e9 else { return self.decimals(value, 0) }
    let limit = DecimalText(5)
    let isNear = value < 5 && text.rounded(to: decimals) == limit
    let places = isNear ? (decimals...12).first { text.rounded(to: $0) != limit } ?? 12 : decimals
    return text.text(decimals: min(text.decimals == 0 ? 0 : places, 12), minus: minus)
  }

  /// A number with so many significant digits, never more than six decimals before it becomes a
  /// power of ten.
  public static func significant(_ value: Double, _ digits: Int) -> String {
    guard let text = DecimalText(value) else { return unbounded(value) }
    let rounded = text.rounded(toSignificant: digits)
    if rounded.magnitude >= 10 || rounded.magnitude < -4 {
      return powerOfTen(text, significant: digits)
    }
    return rounded.text(decimals: max(0, digits - 1 - rounded.magnitude), minus: minus)
  }

  /// A ratio: two decimals, and two significant digits below 0.1.
  public static func ratio(_ value: Double) -> String {
    guard let text = DecimalText(value) else { return unbounded(value) }
    let shown = text.rounded(to: 2)
    let isSmall = !text.isZero && (shown.isZero || shown.magnitude < -1)
    return isSmall ? significant(value, 2) : decimals(value, 2)
  }

  /// A ratio beside others, such as its limits: three decimals where one of them is below 0.1, so
  /// that all have the same; two significant digits below 0.01.
  public static func ratio(_ value: Double, among all: [Double]) -> String {
    let isSmall = all.contains {
      $0 != 0 && $0.magnitude < 0.1 && ratio($0) != decimals($0, 2)
    }
    guard isSmall, value == 0 || value.magnitude >= 0.01 else { return ratio(value) }
    return decimals(value, 3)
  }

  /// A probability, a sensitivity or an area: three decimals.
  public static func probability(_ value: Double) -> String { decimals(value, 3) }

  /// A proportion as a percentage without its sign, with so many decimals.
  ///
  /// A proportion above 0 is never printed as 0, nor one below 1 as 100.
  public static func percent(_ proportion: Double, decimals places: Int) -> String {
    guard let text = DecimalText(proportion) else { return unbounded(proportion) }
    let percentage = text.shifted(by: 2)
    if percentage.rounded(to: places).isZero, !text.isZero {
      return "<" + (places == 0 ? "1" : "0." + String(repeating: "0", count: places - 1) + "1")
    }
    let printed = percentage.text(decimals: places, minus: minus)
    guard proportion < 1, printed.hasPrefix("100") else { return printed }
    return ">99" + (places == 0 ? "" : "." + String(repeating: "9", count: places))
  }

  /// A difference of proportions in percentage points, with so many decimals.
  public static func points(_ difference: Double, decimals places: Int) -> String {
    guard let text = DecimalText(difference) else { return unbounded(difference) }
    return text.shifted(by: 2).text(decimals: places, minus: minus)
  }

  /// A style's mark between two printed numbers, or the word "to" after a minus or to ∞.
  static func mark(_ mark: String, between lower: String, _ upper: String) -> String {
    let needsWord = [lower, upper].contains { $0.holds(minus) || $0.holds("∞") }
    return needsWord ? " to " : mark
  }

  /// ∞ with its sign; a dash for what is not a number.
  private static func unbounded(_ value: Double) -> String {
    value.isNaN ? "—" : value < 0 ? minus + "∞" : "∞"
  }

  /// 3.20×10¹², for numbers that no decimals can show.
  private static func powerOfTen(_ text: DecimalText, significant digits: Int) -> String {
    let rounded = text.rounded(toSignificant: digits)
    let mantissa = rounded.shifted(by: -rounded.magnitude)
    return mantissa.text(decimals: digits - 1, minus: minus) + "×10" + raised(rounded.magnitude)
  }

  /// A whole number in raised figures.
  private static func raised(_ power: Int) -> String {
    let figures: [Character: Character] = [
      "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
      "9": "⁹", "-": "⁻",
    ]
    return String(String(power).compactMap { figures[$0] })
  }
}

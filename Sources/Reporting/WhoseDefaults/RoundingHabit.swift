import Analysis

/// Other ways in which a number may have been rounded for print.
///
/// Ties are no difference: a printed number stands for both ways of rounding a 5. These are the ways
/// in which a number comes to stand for values beyond half a unit of its last digit.
enum RoundingHabit {
  /// The ways that give a printed number of a value, as nouns.
  ///
  /// - Parameters:
  ///   - printed: the number as printed, taken apart.
  ///   - value: the value on the scale of print.
  static func fitting(_ printed: PrintedNumber, _ value: Double) -> [String] {
    guard let decimals = printed.decimals, let middle = printed.middle, middle != 0,
      let text = DecimalText(value), let wanted = DecimalText(middle)?.rounded(to: decimals)
    else { return [] }
    let shown = (decimals + 2...decimals + 15).first {
      text.rounded(to: $0) != text.rounded(to: decimals + 1)
    }
    let full = text.text(decimals: shown ?? decimals + 2, minus: NumberFormat.minus)
    if let fewer = fewer(wanted, text, decimals) {
      return ["\(full) rounded to \(Self.decimals(fewer)) first, then printed with \(decimals)"]
    }
    if text.rounded(to: decimals + 1).rounded(to: decimals) == wanted {
      return ["\(full) rounded twice, to \(Self.decimals(decimals + 1)) first"]
    }
    return text.cut(to: decimals) == wanted ? ["\(full) cut off rather than rounded"] : []
  }

  /// The fewer decimals to which a value was rounded before zeros were printed behind it.
  private static func fewer(_ wanted: DecimalText, _ value: DecimalText, _ decimals: Int) -> Int? {
    (0..<max(0, decimals)).reversed().first { count in
      value.rounded(to: count) == wanted && wanted.decimals <= count
    }
  }

  /// The rule by which a tie was rounded, where it is not this package's, in a sentence.
  ///
  /// - Parameters:
  ///   - printed: the number as printed, which the value reproduces.
  ///   - value: the value on the scale of print.
  static func tie(_ printed: PrintedNumber, _ value: Double) -> String? {
    guard let decimals = printed.decimals, let middle = printed.middle,
      let text = DecimalText(value), let wanted = DecimalText(middle)?.rounded(to: decimals),
      text.decimals == decimals + 1, text.lastDigit == 5, text.rounded(to: decimals) != wanted,
      text.cut(to: decimals) == wanted
    else { return nil }
    let minus = NumberFormat.minus
    let isEven = (wanted.decimals == decimals ? wanted.lastDigit ?? 0 : 0).isMultiple(of: 2)
    let rules =
      (isEven ? ["half to even"] : [])
      + (isBelow(value, decimals + 1) ? ["by its binary value, which is below the tie"] : [])
    let rule = rules.isEmpty ? "half towards zero" : rules.joined(separator: ", or ")
    return "\(wanted.text(decimals: decimals, minus: minus)) is "
      + "\(text.text(decimals: decimals + 1, minus: minus)) rounded \(rule); half away from zero, as"
      + " here, gives \(text.text(decimals: decimals, minus: minus))."
  }

  /// Whether the binary value is nearer to zero than the decimal text that stands for it.
  ///
  /// The product is taken without rounding, so that its sign is exact up to 22 decimals.
  private static func isBelow(_ value: Double, _ decimals: Int) -> Bool {
    guard (0...22).contains(decimals) else { return false }
    let power = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let size = value.magnitude
    return (-(size * power).rounded()).addingProduct(size, power) < 0
  }

  private static func decimals(_ count: Int) -> String {
    count == 0 ? "a whole number" : count == 1 ? "1 decimal" : "\(count) decimals"
  }
}

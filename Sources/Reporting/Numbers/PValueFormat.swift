public import Analysis

/// How a p-value is printed in a journal's style; never as 0 or 1.
///
/// The style says how many digits, and below which bound only the bound is printed; above 0.99 every
/// style prints `>0.99`. Where rounding would carry a p below 0.05 up to 0.05, more decimals are
/// printed, six at most; one that is nearer still is `<0.05`.
public struct PValueFormat: Equatable, Sendable {
  let style: JournalStyle

  /// The p-values of a journal's style.
  public init(style: ReportStyle = .standard) { self.init(JournalStyle(style)) }

  init(_ style: JournalStyle) { self.style = style }

  /// A p-value as printed: `0.048`, `<0.001`.
  public func text(_ p: Double) -> String {
    guard let number = DecimalText(min(max(p, 0), 1)) else { return "—" }
    return style.pValue(unsigned(p, number))
  }

  /// A p-value with its letter, for running text: `p = 0.048`, `p < 0.001`.
  public func phrase(_ p: Double) -> String { phrase(text(p)) }

  /// A printed p-value with its letter: `p = 0.048`, `P<.001`.
  func phrase(_ text: String) -> String { letter + relation(text) }

  /// A printed p-value behind its letter: ` = 0.048`, ` < 0.001`, `=0.04`.
  func relation(_ text: String) -> String {
    let space = style.letter.isSpaced ? " " : ""
    guard let sign = text.first, "<>≤≥".contains(sign) else { return space + "=" + space + text }
    return space + String(sign) + space + text.dropFirst()
  }

  /// The letter: `p` or `P`.
  var letter: String { style.letter.letter }

  private func unsigned(_ p: Double, _ number: DecimalText) -> String {
    let rule = style.pValue
    if p < rule.smallest {
      return "<" + NumberFormat.decimals(rule.smallest, rule.smallestDecimals)
    }
    if p > 0.99 { return ">0.99" }
    let least = rule.digits.decimals(of: p, number)
    guard let places = Self.places(least, p, number) else { return "<0.05" }
    return number.text(decimals: places, minus: NumberFormat.minus)
  }

  /// The decimals that keep a p below 0.05 below it in print; `nil` where more than six would.
  private static func places(_ least: Int, _ p: Double, _ number: DecimalText) -> Int? {
    guard p < 0.05 else { return least }
    let limit = DecimalText(0.05)
    return (least...max(6, least)).first { number.rounded(to: $0) != limit }
  }
}

extension PValueRule.Digits {
  /// The decimals of a p-value.
  fileprivate func decimals(of p: Double, _ number: DecimalText) -> Int {
    switch self {
    case .decimals(let decimals): decimals
    case .twoOrThree: p < 0.01 ? 3 : 2
    case .significant(let digits, let most):
      min(most, max(digits, digits - 1 - number.rounded(toSignificant: digits).magnitude))
    }
  }
}

public import Analysis

/// How a p-value is printed in a journal's style; never as 0 or 1.
///
/// The project's own style prints three decimals, `<0.001` below that and `>0.999` at the other
/// end. Where rounding would carry a p below 0.05 up to 0.05, more decimals are printed, in every
/// style.
public struct PValueFormat: Equatable, Sendable {
  /// The journal whose habit is followed.
  public let style: ReportStyle

  /// The p-values of a style.
  public init(style: ReportStyle = .standard) { self.style = style }

  /// A p-value as printed: `0.048`, `<0.001`.
  public func text(_ p: Double) -> String {
    guard let number = DecimalText(min(max(p, 0), 1)) else { return "—" }
    return leading(unsigned(p, number))
  }

  /// A p-value with its letter, for running text: `p = 0.048`, `p < 0.001`.
  public func phrase(_ p: Double) -> String {
    let text = text(p)
    guard let sign = text.first, sign == "<" || sign == ">" else { return "p = " + text }
    return "p \(sign) " + text.dropFirst()
  }

  private func unsigned(_ p: Double, _ number: DecimalText) -> String {
    if p < smallest { return "<" + NumberFormat.decimals(smallest, style == .lancet ? 4 : 3) }
    let places = decimals(p, number)
    if p > 0.5, number.rounded(to: places) == DecimalText(1) {
      return ">0." + String(repeating: "9", count: places)
    }
    return number.text(decimals: kept(places, p, number), minus: NumberFormat.minus)
  }

  /// Below this, only the bound is printed.
  private var smallest: Double { style == .lancet ? 0.0001 : 0.001 }

  /// The decimals of the style's rule.
  private func decimals(_ p: Double, _ number: DecimalText) -> Int {
    switch style {
    case .standard, .apa: 3
    case .jama, .nejm, .radiology: p < 0.01 ? 3 : 2
    case .lancet: min(4, max(2, 1 - number.magnitude))
    }
  }

  /// The decimals that keep a p below 0.05 below it in print; six at most.
  private func kept(_ places: Int, _ p: Double, _ number: DecimalText) -> Int {
    guard p < 0.05 else { return places }
    let limit = DecimalText(0.05)
    return (places..<6).first { number.rounded(to: $0) != limit } ?? 6
  }

  /// AMA and APA styles print no zero before the decimal mark.
  private func leading(_ text: String) -> String {
    guard style == .jama || style == .radiology || style == .apa else { return text }
    guard let zero = text.firstIndex(of: "0"), text[zero...].hasPrefix("0.") else { return text }
    var bare = text
    bare.remove(at: zero)
    return bare
  }
}

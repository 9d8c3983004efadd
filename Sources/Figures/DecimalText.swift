/// Decimal text without a locale and without Foundation.
enum DecimalText {
  /// A number rounded to two decimals, zeros at the end removed: a coordinate.
  static func coordinate(_ value: Double) -> String {
    var text = TextBytes()
    text.add(hundredths: hundredths(value))
    return text.text
  }

  /// A coordinate in hundredths; 0 for what is not finite or lies beyond all paper.
  static func hundredths(_ value: Double) -> Int {
    let scaled = (abs(value) * 100).rounded()
    guard scaled.isFinite, scaled < 1e15 else { return 0 }
    return value < 0 ? -Int(scaled) : Int(scaled)
  }

  /// A number rounded half away from zero to `places` decimals; 0 for what is not finite.
  static func fixed(_ value: Double, places: Int) -> String {
    let unit = (0..<places).reduce(1) { product, _ in product * 10 }
    let scaled = (abs(value) * Double(unit)).rounded()
    guard scaled.isFinite, scaled < 1e15 else { return "0" }
    let whole = Int(scaled)
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard places > 0 else { return sign + String(whole) }
    let fraction = String(whole % unit)
    let zeros = String(repeating: "0", count: places - fraction.count)
    return sign + String(whole / unit) + "." + zeros + fraction
  }

  /// A number at full precision for a data file: no ".0", "Inf" and "-Inf", empty for NaN.
  static func full(_ value: Double) -> String {
    if value.isNaN { return "" }
    if value.isInfinite { return value < 0 ? "-Inf" : "Inf" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Labels of a linear axis: all with as many decimals as the one that needs most, a true minus.
  static func labels(_ ticks: [Double]) -> [String] {
    let places = ticks.map(decimals).max() ?? 0
    return ticks.map { minus(fixed($0, places: places)) }
  }

  /// The label of one tick on a logarithmic axis, as short as it is exact.
  static func label(_ tick: Double) -> String { minus(fixed(tick, places: decimals(tick))) }

  /// How many decimals, at most six, a number needs.
  private static func decimals(_ value: Double) -> Int {
    (0..<6).first { places in
      let unit = (0..<places).reduce(1.0) { product, _ in product * 10 }
      return abs((value * unit).rounded() - value * unit) < 1e-6
    } ?? 6
  }

  private static func minus(_ text: String) -> String {
    text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
  }
}

/// Decimal text without a locale and without Foundation.
enum DecimalText {
  /// A number rounded to `places` decimals, zeros at the end removed: coordinates.
  static func coordinate(_ value: Double, places: Int = 2) -> String {
    var unit = (0..<places).reduce(1) { product, _ in product * 10 }
    let scaled = (abs(value) * Double(unit)).rounded()
    guard scaled.isFinite, scaled < 1e15 else { return "0" }
    var digits = Int(scaled)
    let isNegative = value < 0 && digits > 0
    while unit > 1, digits.isMultiple(of: 10) {
      digits /= 10
      unit /= 10
    }
    return text(digits, of: unit, isNegative)
  }

  /// A whole number of parts, of which `unit` make 1, as decimals.
  private static func text(_ parts: Int, of unit: Int, _ isNegative: Bool) -> String {
    var text = isNegative ? "-" : ""
    text += String(parts / unit)
    guard unit > 1 else { return text }
    text += "."
    // Zeros before the first digit of the decimals.
    var left = unit / 10
    while left > parts % unit, left > 1 {
      text += "0"
      left /= 10
    }
    return text + String(parts % unit)
  }

  /// A number rounded half away from zero to `places` decimals; 0 for what is not finite.
  static func fixed(_ value: Double, places: Int) -> String {
    let unit = (0..<places).reduce(1) { product, _ in product * 10 }
    let scaled = (abs(value) * Double(unit)).rounded()
    guard scaled.isFinite, scaled < 1e15 else { return "0" }
    return text(Int(scaled), of: unit, value < 0 && scaled > 0)
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

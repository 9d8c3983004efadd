/// Numbers as texts without a locale.
enum Decimal {
  /// With a fixed number of decimals, rounded half away from zero, with a true minus for readers.
  static func fixed(_ value: Double, _ places: Int) -> String {
    guard value.isFinite else { return "\u{2014}" }
    var unit = 1.0
    for _ in 0..<places { unit *= 10 }
    let scaled = (abs(value) * unit).rounded()
    guard scaled < 9e15 else { return full(value) }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let sign = value < 0 && scaled > 0 ? "\u{2212}" : ""
    guard places > 0 else { return sign + digits }
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }

  /// With about four significant digits.
  static func short(_ value: Double) -> String {
    let size = abs(value)
    return fixed(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4)
  }

  /// The shortest text that gives the number back; whole numbers without decimals.
  static func full(_ value: Double) -> String {
    let text = value == 0 ? "0" : value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

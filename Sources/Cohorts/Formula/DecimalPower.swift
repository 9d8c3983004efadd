/// Powers of ten, so that a factor between decimal units is one to the last bit.
enum DecimalPower {
  /// 10⁻²² to 10²²: the doubles nearest to them.
  private static let all: [Double] = {
    var powers = [1.0]
    for _ in 0..<22 { powers.append((powers.last ?? 1) * 10) }
    return powers.dropFirst().reversed().map { 1 / $0 } + powers
  }()

  /// The power of ten that a factor is but for the rounding of a few products; else the factor.
  static func snapped(_ factor: Double) -> Double {
    all.first { abs(factor / $0 - 1) < 4e-15 } ?? factor
  }

  /// What a number is divided by instead of being multiplied with a factor below 1, where that is a
  /// number of few decimals: 165 cm are 1.65 m by the division through 100, and by the product with
  /// 0.01, which no double is, 1.6500000000000001.
  static func divisor(for factor: Double) -> Double? {
    guard factor > 0, factor < 1 else { return nil }
    let inverse = 1 / factor
    let short = inverse < 1e6 ? (inverse * 1e8).rounded() / 1e8 : inverse.rounded()
    return abs(inverse / short - 1) < 4e-15 ? short : nil
  }

  /// Whether a number is a power of ten as it may be written, 1000 or 0.001.
  static func isOne(_ number: Double) -> Bool { all.contains(number) }
}

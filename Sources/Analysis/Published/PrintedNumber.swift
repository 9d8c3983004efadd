/// A number as a paper printed it: all the values that round to it.
///
/// "113.3" stands for [113.25, 113.35]. The interval is closed, and wider by 1e-12 of the number,
/// because papers do not say how they round ties. "<0.001" is a half-line.
public struct PrintedNumber: Equatable, Sendable {
  /// The least and the greatest value that would be printed so.
  public let range: ClosedRange<Double>
  /// Whether a percent sign stands behind it.
  public let isPercent: Bool
  /// How many decimals it has; `nil` of a bound or a number with an exponent.
  public let decimals: Int?

  /// The values that would be printed as a number with so many decimals.
  ///
  /// - Parameters:
  ///   - value: the number printed, its power of ten included.
  ///   - decimals: the digits behind its point.
  ///   - exponent: its power of ten.
  ///   - bound: `<` or `>` before it.
  ///   - isPercent: whether a percent sign stands behind it.
  public init(
    _ value: Double, decimals: Int, exponent: Int, bound: Character? = nil, isPercent: Bool = false
  ) {
    let slack = 1e-12 * max(1, abs(value))
    let unit = Double("1e\(exponent - decimals)") ?? 0
    self.isPercent = isPercent
    self.decimals = bound == nil && exponent == 0 ? decimals : nil
    range =
      switch bound {
      case "<", "≤": -.infinity...(value + slack)
      case ">", "≥": (value - slack)...(.infinity)
      default: (value - unit / 2 - slack)...(value + unit / 2 + slack)
      }
  }

  /// Whether a recomputed number would be printed so.
  public func holds(_ number: Double) -> Bool { range.contains(number) }

  /// The number as printed; `nil` of a bound.
  public var middle: Double? {
    let (low, high) = (range.lowerBound, range.upperBound)
    return low.isFinite && high.isFinite ? low + (high - low) / 2 : nil
  }

  /// How many units of its last digit the number is; 0 of a bound.
  var units: Double {
    middle.map { abs($0) / (range.upperBound - range.lowerBound) } ?? 0
  }

  /// How far a number lies outside what would be printed so, in units of the last digit; of a bound,
  /// in units of its own size.
  func distance(to number: Double) -> Double {
    let outside = max(0, range.lowerBound - number, number - range.upperBound)
    let width = range.upperBound - range.lowerBound
    let unit = width.isFinite ? width : max(abs(range.clamped(to: -1e300...1e300).size), 1e-300)
    return outside / unit
  }
}

extension ClosedRange<Double> {
  /// The finite end of a half-line.
  fileprivate var size: Double { lowerBound == -1e300 ? upperBound : lowerBound }
}

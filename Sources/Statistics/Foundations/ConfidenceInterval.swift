/// A confidence interval; a one-sided one has an infinite limit.
public struct ConfidenceInterval: Equatable, Sendable {
  /// The lower limit.
  public let lower: Double
  /// The upper limit.
  public let upper: Double

  /// An interval from its limits.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The interval of eˣ for an interval of x.
  public var exponentiated: ConfidenceInterval {
    ConfidenceInterval(lower: exponential(lower), upper: exponential(upper))
  }
}

extension ConfidenceInterval {
  /// The probability left out on each open side of an interval.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  static func tail(
    level: Double, _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> Double {
    guard level > 0, level < 1 else { throw .outOfDomain(level) }
    return alternative == .twoSided ? (1 - level) / 2 : 1 - level
  }

  /// Wald's interval, x ± z·SE.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  static func wald(
    _ estimate: Double, standardError: Double, level: Double
  ) throws(StatisticsError) -> ConfidenceInterval {
    let reach = StandardNormal.upperQuantile(try tail(level: level)) * standardError
    return ConfidenceInterval(lower: estimate - reach, upper: estimate + reach)
  }
}

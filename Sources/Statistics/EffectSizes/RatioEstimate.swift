internal import CGSL

/// A ratio whose logarithm is taken as normal: a risk ratio or an odds ratio.
public protocol RatioEstimate: Equatable, Sendable {
  /// The ratio, 0 to ∞.
  var estimate: Double { get }
  /// The standard error of the logarithm of the ratio; ∞ when the ratio is 0 or ∞.
  var logStandardError: Double { get }
}

extension RatioEstimate {
  /// exp(ln ratio ± z · standard error); one-sided for a one-sided alternative.
  ///
  /// From 0 to ∞ when the ratio is 0 or ∞.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(
    level: Double = 0.95, _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> ConfidenceInterval {
    let tail = try ConfidenceInterval.tail(level: level, alternative)
    guard logStandardError.isFinite else {
      return ConfidenceInterval(lower: 0, upper: .infinity)
    }
    let factor = exp(StandardNormal.upperQuantile(tail) * logStandardError)
    return ConfidenceInterval(
      lower: alternative == .less ? 0 : estimate / factor,
      upper: alternative == .greater ? .infinity : estimate * factor)
  }
}

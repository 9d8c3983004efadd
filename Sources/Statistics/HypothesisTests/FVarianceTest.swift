/// The F test of the ratio of two variances, first over second, of normal data.
///
/// H₀: σ₁²/σ₂² = 1. F = s₁²/s₂² with n₁ − 1 and n₂ − 1 degrees of freedom.
public struct FVarianceTest: Equatable, Sendable {
  /// The ratio of the variances, which is F.
  public let statistic: Double
  /// n₁ − 1 and n₂ − 1.
  public let distribution: FDistribution

  /// The test of two samples.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` below two values in a group,
  ///   ``StatisticsError/constant`` when a group does not vary.
  public init(_ first: Sample, _ second: Sample) throws(StatisticsError) {
    try self.init(GroupSummary(first, group: 0), GroupSummary(second, group: 1))
  }

  /// The test of two published groups.
  ///
  /// - Throws: ``StatisticsError/constant`` when a group does not vary.
  public init(_ a: GroupSummary, _ b: GroupSummary) throws(StatisticsError) {
    guard a.variance > 0, b.variance > 0 else { throw .constant }
    statistic = a.variance / b.variance
    distribution = FDistribution(numerator: a.n - 1, denominator: b.n - 1)
  }

  /// The p-value; two-sided, twice the smaller tail.
  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    let lower = distribution.lowerTail(statistic)
    let upper = distribution.upperTail(statistic)
    return switch alternative {
    case .twoSided: min(1, 2 * min(lower, upper))
    case .less: lower
    case .greater: upper
    }
  }

  /// The confidence interval of the ratio of the variances.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(
    level: Double = 0.95, _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> ConfidenceInterval {
    let tail = try ConfidenceInterval.tail(level: level, alternative)
    return ConfidenceInterval(
      lower: alternative == .less ? 0 : statistic / distribution.upperQuantile(tail),
      upper: alternative == .greater ? .infinity : statistic / distribution.quantile(tail))
  }
}

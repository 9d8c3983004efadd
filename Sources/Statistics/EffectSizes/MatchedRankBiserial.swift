internal import CGSL

/// The rank-biserial correlation of pairs, or of one sample: how far the differences lie above 0.
///
/// ```
/// r = (V − V⁻)/(V + V⁻),   limits tanh(artanh r ± z √(2(2n + 1)/(3n(n + 1))))
/// ```
///
/// V and V⁻ are the sums of the positive and of the negative ranks of ``WilcoxonSignedRank``, of n
/// differences that are not 0. The interval takes the variance of r under H₀, ties apart, for that of
/// Fisher's artanh r, as R's effectsize does; it closes on the estimate at r = ±1. D. S. Kerby, *The
/// simple difference formula*, Comprehensive Psychology 3 (2014) 11.IT.3.1. doi:10.2466/11.IT.3.1
public struct MatchedRankBiserial: Equatable, Sendable {
  /// r: positive where the differences are.
  public let estimate: Double
  /// The standard error of artanh r.
  public let transformedStandardError: Double

  /// The correlation behind a signed-rank test.
  public init(_ test: WilcoxonSignedRank) {
    let n = Double(test.usedCount)
    estimate = 4 * test.statistic / (n * (n + 1)) - 1
    transformedStandardError = (2 * (2 * n + 1) / (3 * n * (n + 1))).squareRoot()
  }

  /// The confidence interval.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(
    level: Double = 0.95
  ) throws(StatisticsError) -> ConfidenceInterval {
    let tail = try ConfidenceInterval.tail(level: level)
    let reach = StandardNormal.upperQuantile(tail) * transformedStandardError
    return ConfidenceInterval(
      lower: tanh(atanh(estimate) - reach), upper: tanh(atanh(estimate) + reach))
  }
}

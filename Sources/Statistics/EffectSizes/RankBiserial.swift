internal import CGSL

/// The rank-biserial correlation of two independent groups: how far one lies above the other.
///
/// Estimates P(X > Y) − P(X < Y), from −1 to 1; Cliff's δ is the same number.
///
/// ```
/// r = 2W/(n₁n₂) − 1,   limits tanh(artanh r ± z √((n₁ + n₂ + 1)/(3 n₁n₂)))
/// ```
///
/// W is ``MannWhitney/statistic``. The interval is the one of R's effectsize: it takes the variance
/// of r under H₀ for that of Fisher's artanh r, and closes on the estimate at r = ±1. D. S. Kerby,
/// *The simple difference formula*, Comprehensive Psychology 3 (2014) 11.IT.3.1.
/// doi:10.2466/11.IT.3.1
public struct RankBiserial: Equatable, Sendable {
  /// r: positive where the first group lies higher.
  public let estimate: Double
  /// The standard error of artanh r.
  public let transformedStandardError: Double

  /// The correlation behind a rank-sum test.
  public init(_ test: MannWhitney) {
    let n1 = Double(test.firstCount)
    let n2 = Double(test.secondCount)
    estimate = 2 * test.statistic / (n1 * n2) - 1
    transformedStandardError = ((n1 + n2 + 1) / (3 * n1 * n2)).squareRoot()
  }

  /// The correlation of two samples.
  ///
  /// - Throws: what ``MannWhitney`` throws: for an empty group, or all values equal.
  public init(_ first: Sample, _ second: Sample) throws(StatisticsError) {
    self.init(try MannWhitney(first, second))
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

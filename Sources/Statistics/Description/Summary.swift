internal import CGSL

/// What describes the values of one continuous variable in one group.
///
/// A number that these data do not define (the mean of none, the standard deviation of one value,
/// the skewness of equal ones) is `nil`. Sums are compensated and squares taken about the mean, so
/// that NIST's univariate data sets come out to their 14 or 15 digits.
public struct Summary: Equatable, Sendable {
  /// The number of values n.
  public let count: Int
  /// Σx.
  public let sum: Double
  /// Σ(x − x̄)².
  public let sumOfSquares: Double
  private let third: Double
  private let fourth: Double
  private let centre: Double
  private let sorted: [Double]

  /// The summary of a sample.
  public init(_ sample: Sample) {
    let mean = Centre(of: sample.values)
    var third = CompensatedSum()
    var fourth = CompensatedSum()
    for x in sample.values {
      let d = mean.deviation(x)
      third.add(d * d * d)
      fourth.add(d * d * d * d)
    }
    count = sample.count
    sum = CompensatedSum.of(sample.values).value
    centre = mean.value
    sumOfSquares = mean.sumOfSquares(sample.values)
    self.third = third.value
    self.fourth = fourth.value
    sorted = sample.values.sorted()
  }

  private var n: Double { Double(count) }

  /// The arithmetic mean x̄.
  public var mean: Double? { count > 0 ? centre : nil }

  /// The variance with divisor n − 1.
  public var variance: Double? { count > 1 ? sumOfSquares / (n - 1) : nil }

  /// The standard deviation with divisor n − 1.
  public var standardDeviation: Double? { variance?.squareRoot() }

  /// The standard error of the mean, s/√n.
  public var standardError: Double? { variance.map { ($0 / n).squareRoot() } }

  /// The smallest value.
  public var minimum: Double? { sorted.first }

  /// The largest value.
  public var maximum: Double? { sorted.last }

  /// The median.
  public var median: Double? { Summary.median(ofSorted: sorted) }

  /// 1.4826 times the median of |x − median|: the standard deviation, were the data normal.
  public var medianAbsoluteDeviation: Double? {
    guard let median else { return nil }
    return Summary.median(ofSorted: sorted.map { abs($0 - median) }.sorted()).map { $0 * 1.4826 }
  }

  /// (Πx)^(1/n), of positive values only.
  public var geometricMean: Double? {
    guard let least = sorted.first, least > 0 else { return nil }
    return exp(CompensatedSum.of(sorted.map { log($0) }).value / n)
  }

  /// The skewness, 0 for a symmetric sample.
  public func skewness(_ type: Moments) -> Double? {
    guard count > 1, sumOfSquares > 0 else { return nil }
    let m2 = sumOfSquares / n
    return type.skewness(g1: third / n / (m2 * m2.squareRoot()), count: n)
  }

  /// The kurtosis less 3, 0 for a normal distribution.
  public func excessKurtosis(_ type: Moments) -> Double? {
    guard count > 1, sumOfSquares > 0 else { return nil }
    let m2 = sumOfSquares / n
    return type.excessKurtosis(g2: fourth / n / (m2 * m2) - 3, count: n)
  }

  /// The quantile of order p, 0 to 1.
  public func quantile(_ p: Double, type: QuantileType = .gumbel) -> Double? {
    type.quantile(p, ofSorted: sorted)
  }

  /// The difference of the quartiles.
  public func interquartileRange(type: QuantileType = .gumbel) -> Double? {
    guard let lower = quantile(0.25, type: type), let upper = quantile(0.75, type: type) else {
      return nil
    }
    return upper - lower
  }

  static func median(ofSorted x: [Double]) -> Double? {
    guard !x.isEmpty else { return nil }
    let half = x.count / 2
    return x.count % 2 == 1 ? x[half] : x[half - 1] + (x[half] - x[half - 1]) / 2
  }
}

// MARK: - Intervals

extension Summary {
  /// The confidence interval of the mean by Student's t, x̄ ± t(n − 1) s/√n.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func meanInterval(level: Double) throws(StatisticsError) -> ConfidenceInterval? {
    let tail = try ConfidenceInterval.tail(level: level)
    guard let standardError else { return nil }
    let reach = StudentT(degreesOfFreedom: n - 1).upperQuantile(tail) * standardError
    return ConfidenceInterval(lower: centre - reach, upper: centre + reach)
  }

  /// The confidence interval of the median between two order statistics.
  ///
  /// ```
  /// [x₍ₖ₎, x₍ₙ₊₁₋ₖ₎],   k the largest with P(B ≤ k − 1) ≤ (1 − level)/2,   B binomial(n, ½)
  /// ```
  ///
  /// Covers at least with the level, whatever the distribution; `nil` when n is too small for any
  /// k (below 6 at 95%).
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func medianInterval(level: Double) throws(StatisticsError) -> ConfidenceInterval? {
    let tail = try ConfidenceInterval.tail(level: level)
    let binomial = BinomialDistribution(trials: count, probability: 0.5)
    var k = 0
    while 2 * (k + 1) <= count, binomial.lowerTail(k) <= tail { k += 1 }
    guard k > 0 else { return nil }
    return ConfidenceInterval(lower: sorted[k - 1], upper: sorted[count - k])
  }
}

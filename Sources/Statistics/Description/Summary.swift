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
  private let sorted: SortedValues

  /// The summary of a sample.
  public init(_ sample: Sample) { self = sample.summary }

  init(computing sample: Sample) {
    let total = CompensatedSum.of(sample) { $0 }
    let mean = Centre(of: total, count: sample.count)
    count = sample.count
    sum = total.value
    centre = mean.value
    sumOfSquares = mean.powerSum(sample, 2)
    third = mean.powerSum(sample, 3)
    fourth = mean.powerSum(sample, 4)
    sorted = sample.sorted
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
    let middle =
      sorted.areCounted
      ? Summary.median(ofSorted: counted(from: median))
      : Summary.median(ofSorted: nearest(to: median), of: count)
    return middle.map { $0 * 1.4826 }
  }

  /// The smaller half of |x − c| and one more, ascending: both sides of c merged outwards.
  private func nearest(to c: Double) -> [Double] {
    let middle = sorted.count(below: c)
    var (left, right) = (middle - 1, middle)
    var distances: [Double] = []
    let wanted = count / 2 + 1
    distances.reserveCapacity(wanted)
    while distances.count < wanted {
      let below = left >= 0 ? abs(sorted[left] - c) : .infinity
      let above = right < count ? abs(sorted[right] - c) : .infinity
      distances.append(min(below, above))
      if below <= above { left -= 1 } else { right += 1 }
    }
    return distances
  }

  /// The distances to a number, ascending, counted.
  private func counted(from c: Double) -> SortedValues {
    let runs = sorted.runs.map { (distance: abs($0.value - c), count: $0.count) }
      .sorted { $0.distance < $1.distance }
    return SortedValues(distinct: runs.map(\.distance), counts: runs.map(\.count))
  }

  /// (Πx)^(1/n), of positive values only.
  public var geometricMean: Double? {
    guard let least = sorted.first, least > 0 else { return nil }
    return exp(sumOfLogarithms / n)
  }

  /// Σ log x; of many values, equal ones are counted.
  private var sumOfLogarithms: Double {
    let blocks = Cores.blocks(of: count)
    if blocks.count == 1, let sorted = sorted.each {
      return CompensatedSum.of(sorted) { log($0) }.value
    }
    guard let sorted = sorted.each else {
      var sum = CompensatedSum()
      for run in sorted.runs { sum.add(log(run.value), times: run.count) }
      return sum.value
    }
    let parts = Cores.parts(blocks.count) { index in
      var sum = CompensatedSum()
      var (value, times) = (sorted[blocks[index].lowerBound], 0.0)
      for x in sorted[blocks[index]] {
        if x == value {
          times += 1
        } else {
          sum.add(times * log(value))
          (value, times) = (x, 1)
        }
      }
      sum.add(times * log(value))
      return sum
    }
    var sum = CompensatedSum()
    for part in parts { sum.add(part) }
    return sum.value
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

  /// The median of sorted numbers.
  static func median(ofSorted x: some SortedNumbers) -> Double? {
    median(ofSorted: x, of: x.count)
  }

  /// The median of so many numbers, of which the smaller half and one more are given, ascending.
  private static func median(ofSorted x: some SortedNumbers, of count: Int) -> Double? {
    guard count > 0 else { return nil }
    let half = count / 2
    return count % 2 == 1 ? x[half] : x[half - 1] + (x[half] - x[half - 1]) / 2
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
    // The tail grows with k: the first k that is too many is found by halving.
    var (k, end) = (0, count / 2)
    while k < end {
      let middle = (k + end) / 2
      if binomial.lowerTail(middle) <= tail { k = middle + 1 } else { end = middle }
    }
    guard k > 0 else { return nil }
    return ConfidenceInterval(lower: sorted[k - 1], upper: sorted[count - k])
  }
}

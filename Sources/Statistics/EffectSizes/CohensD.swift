internal import CGSL

/// Cohen's d: a mean, or a difference of means, in standard deviations.
///
/// Estimates (µ₁ − µ₂)/σ of two independent groups with one σ, (µ₁ − µ)/σ of one group, or the mean
/// of paired differences over their own standard deviation (d_z).
///
/// ```
/// d = t·e,   e = √(1/n₁ + 1/n₂) or √(1/n),   t Student's statistic with ν degrees of freedom
/// ```
///
/// The interval inverts the noncentral t distribution of t, whose noncentrality is δ/e:
/// J. H. Steiger and R. T. Fouladi (1997), in *What if there were no significance tests?*, 221–257.
/// J. Cohen, *Statistical Power Analysis for the Behavioral Sciences*, 2nd ed. (1988), 20 and 48.
/// Throws what ``StudentTTest``, ``OneSampleTTest`` and ``PairedTTest`` throw.
public struct CohensD: Equatable, Sendable {
  /// d.
  public let estimate: Double
  /// ν: n₁ + n₂ − 2, or n − 1.
  public let degreesOfFreedom: Double
  /// e = d/t: the standard error of the mean, or of the difference, in standard deviations.
  public let unitError: Double

  /// The difference of two groups, first − second, over the pooled standard deviation.
  public init(_ first: Sample, _ second: Sample) throws(StatisticsError) {
    self.init(try StudentTTest(first, second))
  }

  /// The difference of two published groups, first − second, over the pooled standard deviation.
  public init(_ first: GroupSummary, _ second: GroupSummary) throws(StatisticsError) {
    self.init(try StudentTTest(first, second))
  }

  /// The distance of one mean from µ over the standard deviation.
  public init(_ sample: Sample, mu: Double = 0) throws(StatisticsError) {
    self.init(try OneSampleTTest(sample, mu: mu))
  }

  /// d_z: the mean of paired differences, first − second, over their standard deviation.
  public init(paired first: Sample, _ second: Sample) throws(StatisticsError) {
    self.init(try OneSampleTTest(first.minus(second)))
  }

  private init(_ test: StudentTTest) {
    unitError = test.standardError / test.pooledStandardDeviation
    estimate = test.statistic * unitError
    degreesOfFreedom = test.degreesOfFreedom
  }

  private init(_ test: OneSampleTTest) {
    unitError = 1 / (test.degreesOfFreedom + 1).squareRoot()
    estimate = test.statistic * unitError
    degreesOfFreedom = test.degreesOfFreedom
  }

  /// The confidence interval; one-sided for a one-sided alternative.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(
    level: Double = 0.95, _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> ConfidenceInterval {
    let tail = try ConfidenceInterval.tail(level: level, alternative)
    return ConfidenceInterval(
      lower: alternative == .less ? -.infinity : limit(upperTail: tail),
      upper: alternative == .greater ? .infinity : limit(upperTail: 1 - tail))
  }

  /// The δ/e under which a statistic of at least t has this probability, times e.
  private func limit(upperTail p: Double) -> Double {
    unitError
      * NoncentralT.noncentrality(
        degreesOfFreedom: degreesOfFreedom, t: estimate / unitError, upperTail: p)
  }
}

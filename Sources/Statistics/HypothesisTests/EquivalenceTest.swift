/// The test of equivalence by two one-sided t tests (TOST).
///
/// Whether a mean, or a difference of means, lies between two bounds; H₀: it lies outside.
///
/// ```
/// t_low = (estimate − low)/SE,   t_high = (estimate − high)/SE,   p = max(P(T ≥ t_low), P(T ≤ t_high))
/// ```
///
/// p < α exactly when the interval at level 1 − 2α lies between the bounds. Estimate, standard error
/// and ν are those of the t test given: Student's, Welch's, paired or of one sample; its µ plays no
/// part. D. J. Schuirmann, J. Pharmacokinet. Biopharm. 15 (1987) 657–680. doi:10.1007/BF01068419
public struct EquivalenceTest: Equatable, Sendable {
  /// The estimate: a mean, or a difference of means.
  public let estimate: Double
  /// The standard error of the estimate.
  public let standardError: Double
  /// The degrees of freedom ν.
  public let degreesOfFreedom: Double
  /// The lower bound.
  public let low: Double
  /// The upper bound.
  public let high: Double

  /// The test of an estimate against two bounds.
  ///
  /// - Throws: ``StatisticsError/notFinite``, and ``StatisticsError/outOfDomain(_:)`` for a lower
  ///   bound that is not below the upper one.
  public init(_ test: some TStatistic, low: Double, high: Double) throws(StatisticsError) {
    guard low.isFinite, high.isFinite else { throw .notFinite }
    guard low < high else { throw .outOfDomain(low) }
    estimate = test.estimate
    standardError = test.standardError
    degreesOfFreedom = test.degreesOfFreedom
    self.low = low
    self.high = high
  }

  /// t_low, which is large when the estimate lies well above the lower bound.
  public var lowStatistic: Double { (estimate - low) / standardError }

  /// t_high, which is far below 0 when the estimate lies well below the upper bound.
  public var highStatistic: Double { (estimate - high) / standardError }

  /// The p-value of the hypothesis that the parameter is not above the lower bound.
  public var lowPValue: Double { distribution.upperTail(lowStatistic) }

  /// The p-value of the hypothesis that the parameter is not below the upper bound.
  public var highPValue: Double { distribution.lowerTail(highStatistic) }

  /// The p-value: the larger of the two.
  public var pValue: Double { max(lowPValue, highPValue) }

  /// The interval at level 1 − 2α, which a test at α compares with the bounds.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for an α not between 0 and ½.
  public func confidenceInterval(alpha: Double = 0.05) throws(StatisticsError) -> ConfidenceInterval
  {
    guard alpha > 0, alpha < 0.5 else { throw .outOfDomain(alpha) }
    let reach = distribution.upperQuantile(alpha) * standardError
    return ConfidenceInterval(lower: estimate - reach, upper: estimate + reach)
  }

  private var distribution: StudentT { StudentT(degreesOfFreedom: degreesOfFreedom) }
}

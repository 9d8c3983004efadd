/// Student's t test of one mean.
///
/// Values that vary by no more than their rounding count as equal, as in R's t.test.
///
/// Estimates µ₁; H₀: µ₁ = µ. t = (x̄ − µ) √n / s with n − 1 degrees of freedom.
public struct OneSampleTTest: TStatistic {
  /// The mean.
  public let estimate: Double
  /// The standard error of the mean.
  public let standardError: Double
  /// n − 1.
  public let degreesOfFreedom: Double
  /// The mean under the null hypothesis.
  public let mu: Double

  /// The test of a sample.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` below two values,
  ///   ``StatisticsError/constant`` when all are equal.
  public init(_ sample: Sample, mu: Double = 0) throws(StatisticsError) {
    let summary = Summary(sample)
    guard let mean = summary.mean, let error = summary.standardError else {
      throw .tooFew(needed: 2, found: sample.count)
    }
    guard error > Rounding.share * abs(mean) else { throw .constant }
    estimate = mean
    standardError = error
    degreesOfFreedom = Double(sample.count - 1)
    self.mu = mu
  }
}

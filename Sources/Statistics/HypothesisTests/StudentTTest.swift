/// Student's t test of the difference of two means, first − second, under one common variance.
///
/// Estimates µ₁ − µ₂ of two independent groups with σ₁ = σ₂; H₀: µ₁ − µ₂ = µ.
///
/// ```
/// t = (x̄₁ − x̄₂ − µ) / (s √(1/n₁ + 1/n₂)),   s² = ((n₁−1)s₁² + (n₂−1)s₂²)/ν,   ν = n₁ + n₂ − 2
/// ```
///
/// Student, Biometrika 6 (1908) 1–25. doi:10.1093/biomet/6.1.1
public struct StudentTTest: TStatistic {
  /// The difference of the means, first − second.
  public let estimate: Double
  /// The standard error of the difference.
  public let standardError: Double
  /// n₁ + n₂ − 2.
  public let degreesOfFreedom: Double
  /// The difference under the null hypothesis.
  public let mu: Double
  /// The pooled standard deviation s.
  public let pooledStandardDeviation: Double
  /// The two groups.
  public let groups: [GroupSummary]

  /// The test of two samples.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` below two values in a group,
  ///   ``StatisticsError/constant`` when neither group varies by more than its rounding.
  public init(_ first: Sample, _ second: Sample, mu: Double = 0) throws(StatisticsError) {
    try self.init(
      GroupSummary(first, group: 0), GroupSummary(second, group: 1), mu: mu)
  }

  /// The test of two published summaries.
  ///
  /// - Throws: ``StatisticsError/constant`` when neither group varies.
  public init(_ first: GroupSummary, _ second: GroupSummary, mu: Double = 0) throws(StatisticsError)
  {
    let nu = first.n + second.n - 2
    let squares = (first.n - 1) * first.variance + (second.n - 1) * second.variance
    let error = (squares / nu * (1 / first.n + 1 / second.n)).squareRoot()
    guard error > Rounding.share * max(abs(first.mean), abs(second.mean)) else {
      throw .constant
    }
    estimate = first.mean - second.mean
    pooledStandardDeviation = (squares / nu).squareRoot()
    standardError = error
    degreesOfFreedom = nu
    self.mu = mu
    groups = [first, second]
  }
}

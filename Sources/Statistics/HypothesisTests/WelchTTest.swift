/// Welch's t test of the difference of two means, first − second, whatever the two variances.
///
/// Estimates µ₁ − µ₂ of two independent groups; H₀: µ₁ − µ₂ = µ.
///
/// ```
/// t = (x̄₁ − x̄₂ − µ) / √(v₁ + v₂),   vᵢ = sᵢ²/nᵢ,   ν = (v₁ + v₂)² / (v₁²/(n₁−1) + v₂²/(n₂−1))
/// ```
///
/// One constant group is allowed, two are not. B. L. Welch, Biometrika 34 (1947) 28–35.
/// doi:10.1093/biomet/34.1-2.28
public struct WelchTTest: TStatistic {
  /// The difference of the means, first − second.
  public let estimate: Double
  /// The standard error of the difference.
  public let standardError: Double
  /// Welch and Satterthwaite's degrees of freedom.
  public let degreesOfFreedom: Double
  /// The difference under the null hypothesis.
  public let mu: Double
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
    let v1 = first.variance / first.n
    let v2 = second.variance / second.n
    let error = (v1 + v2).squareRoot()
    guard error > Rounding.share * max(abs(first.mean), abs(second.mean)) else {
      throw .constant
    }
    estimate = first.mean - second.mean
    standardError = error
    // In shares of the sum, so that no square overflows or vanishes.
    let c1 = v1 / (v1 + v2)
    let c2 = v2 / (v1 + v2)
    degreesOfFreedom = 1 / (c1 * c1 / (first.n - 1) + c2 * c2 / (second.n - 1))
    self.mu = mu
    groups = [first, second]
  }
}

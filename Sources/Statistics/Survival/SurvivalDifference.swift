/// The difference of survival between two independent groups at one time.
///
/// H₀: S₁(t) = S₂(t). With Greenwood's standard errors,
/// ```
/// Δ = S₁(t) − S₂(t)      se = √(se₁² + se₂²)      z = Δ / se
/// ```
///
/// Source: Klein et al. 2007, doi 10.1002/sim.2864, the test without transformation.
public struct SurvivalDifference: Equatable, Sendable {
  /// Δ.
  public let estimate: Double
  /// The standard error of Δ.
  public let standardError: Double

  /// The first minus the second.
  ///
  /// - Throws: ``StatisticsError/constant`` when a standard error is undefined (S = 0) or both are
  ///   zero.
  public init(_ first: SurvivalEstimate, _ second: SurvivalEstimate) throws(StatisticsError) {
    guard let a = first.standardError, let b = second.standardError, a + b > 0 else {
      throw .constant
    }
    estimate = first.survival - second.survival
    standardError = (a * a + b * b).squareRoot()
  }

  /// z.
  public var statistic: Double { estimate / standardError }

  /// P(|Z| ≥ |z|).
  public var pValue: Double { 2 * StandardNormal.upperTail(abs(statistic)) }

  /// Δ ± z·se.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let z = StandardNormal.quantile((1 + level) / 2)
    return ConfidenceInterval(
      lower: estimate - z * standardError, upper: estimate + z * standardError)
  }
}

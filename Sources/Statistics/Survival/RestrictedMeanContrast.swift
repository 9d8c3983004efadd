/// The difference of restricted mean survival between two independent groups.
///
/// H₀: μ₁(τ) = μ₂(τ).
/// ```
/// Δ = μ₂ − μ₁      se = √(se₁² + se₂²)      z = Δ / se
/// ```
///
/// Source: Royston and Parmar 2013, doi 10.1186/1471-2288-13-152.
public struct RestrictedMeanDifference: Equatable, Sendable {
  /// Δ.
  public let estimate: Double
  /// The standard error of Δ.
  public let standardError: Double

  /// The second minus the first.
  ///
  /// - Throws: ``StatisticsError/constant`` when neither mean has an error,
  ///   ``StatisticsError/outOfDomain(_:)`` when the horizons differ.
  public init(_ first: RestrictedMean, _ second: RestrictedMean) throws(StatisticsError) {
    guard first.horizon == second.horizon else { throw .outOfDomain(second.horizon) }
    let (a, b) = (first.standardError, second.standardError)
    guard a + b > 0 else { throw .constant }
    estimate = second.estimate - first.estimate
    standardError = (a * a + b * b).squareRoot()
  }

  /// P(|Z| ≥ |z|).
  public var pValue: Double { 2 * StandardNormal.upperTail(abs(estimate / standardError)) }

  /// Δ ± z·se.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let z = StandardNormal.quantile((1 + level) / 2)
    return ConfidenceInterval(
      lower: estimate - z * standardError, upper: estimate + z * standardError)
  }
}

/// The ratio of restricted mean survival between two independent groups.
///
/// H₀: μ₁(τ) = μ₂(τ).
/// ```
/// θ = μ₂ / μ₁      se(log θ) = √((se₁/μ₁)² + (se₂/μ₂)²)      z = log θ / se(log θ)
/// ```
///
/// Source: Royston and Parmar 2013, doi 10.1186/1471-2288-13-152.
public struct RestrictedMeanRatio: Equatable, Sendable {
  /// θ.
  public let estimate: Double
  /// The standard error of log θ.
  public let standardError: Double

  /// The second over the first.
  ///
  /// - Throws: ``StatisticsError/constant`` when neither mean has an error,
  ///   ``StatisticsError/outOfDomain(_:)`` when the horizons differ or a mean is zero.
  public init(_ first: RestrictedMean, _ second: RestrictedMean) throws(StatisticsError) {
    guard first.horizon == second.horizon else { throw .outOfDomain(second.horizon) }
    for mean in [first, second] where !(mean.estimate > 0) { throw .outOfDomain(mean.estimate) }
    let (a, b) = (
      first.standardError / first.estimate, second.standardError / second.estimate
    )
    guard a + b > 0 else { throw .constant }
    estimate = second.estimate / first.estimate
    standardError = (a * a + b * b).squareRoot()
  }

  /// P(|Z| ≥ |z|).
  public var pValue: Double {
    2 * StandardNormal.upperTail(abs(logarithm(estimate) / standardError))
  }

  /// θ exp(± z·se).
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let width = StandardNormal.quantile((1 + level) / 2) * standardError
    return ConfidenceInterval(
      lower: estimate * exponential(-width), upper: estimate * exponential(width))
  }
}

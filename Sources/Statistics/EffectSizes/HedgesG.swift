internal import CGSL

/// Hedges's g: ``CohensD`` without its bias in small samples.
///
/// ```
/// g = J d,   J = Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2))
/// ```
///
/// The limits are those of d times J. At ν = 1 (a pair of values) d has no mean, and g does not
/// exist. L. V. Hedges, J. Educ. Stat. 6 (1981) 107–128. doi:10.3102/10769986006002107
public struct HedgesG: Equatable, Sendable {
  /// Cohen's d.
  public let cohensD: CohensD
  /// J.
  public let correction: Double

  /// The correction of d.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` for d of two values.
  public init(_ d: CohensD) throws(StatisticsError) {
    guard d.degreesOfFreedom > 1 else { throw .tooFew(needed: 3, found: 2) }
    cohensD = d
    correction = HedgesG.correction(degreesOfFreedom: d.degreesOfFreedom)
  }

  /// g.
  public var estimate: Double { correction * cohensD.estimate }

  /// The confidence interval; one-sided for a one-sided alternative.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(
    level: Double = 0.95, _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> ConfidenceInterval {
    let d = try cohensD.confidenceInterval(level: level, alternative)
    return ConfidenceInterval(lower: correction * d.lower, upper: correction * d.upper)
  }

  /// J by Γ(a) = √(2π/a) (a/e)ᵃ e^δ(a), in which the powers of a = ν/2 cancel but for a logarithm.
  private static func correction(degreesOfFreedom nu: Double) -> Double {
    let a = nu / 2
    let stirling = SaddlePoint.stirlingError(a) - SaddlePoint.stirlingError(a - 0.5)
    return exp(stirling - 0.5 - (a - 1) * log1p(-1 / nu))
  }
}

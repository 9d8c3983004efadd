/// Student's t distribution.
///
/// Through the incomplete beta function, T² being F with 1 and ν degrees of freedom:
/// `gsl_cdf_tdist_Q` is off by 4e-7 relative at ν = 187, t = 40, and `gsl_cdf_tdist_Qinv` by 1%
/// at ν = 1, p = 1e-15 (measured against mpmath).
public struct StudentT: Equatable, Sendable {
  /// The degrees of freedom ν > 0, a whole number or not; with ∞ the normal distribution.
  public let degreesOfFreedom: Double

  /// The distribution with ν degrees of freedom.
  public init(degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }

  private var square: BetaPrime { BetaPrime(a: 0.5, b: degreesOfFreedom / 2) }

  /// P(T ≤ t).
  public func lowerTail(_ t: Double) -> Double { upperTail(-t) }

  /// P(T ≥ t), computed as a tail.
  public func upperTail(_ t: Double) -> Double {
    if degreesOfFreedom == .infinity { return StandardNormal.upperTail(t) }
    let odds = t * t / degreesOfFreedom
    return t >= 0 ? square.upperTail(odds) / 2 : 0.5 + square.lowerTail(odds) / 2
  }

  /// The t with P(T ≤ t) = p.
  public func quantile(_ p: Double) -> Double { -upperQuantile(p) }

  /// The t with P(T ≥ t) = p.
  public func upperQuantile(_ p: Double) -> Double {
    if degreesOfFreedom == .infinity { return StandardNormal.upperQuantile(p) }
    if p > 0.5 { return -upperQuantile(1 - p) }
    return (degreesOfFreedom * square.upperQuantile(2 * p)).squareRoot()
  }

  /// The p-value of a t statistic.
  public func pValue(_ t: Double, _ alternative: Alternative = .twoSided) -> Double {
    switch alternative {
    case .twoSided: 2 * upperTail(abs(t))
    case .less: lowerTail(t)
    case .greater: upperTail(t)
    }
  }
}

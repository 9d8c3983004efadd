internal import CGSL

/// The standard normal distribution.
public enum StandardNormal {
  /// P(Z ≤ z).
  public static func lowerTail(_ z: Double) -> Double {
    GSL.prepare()
    return gsl_cdf_ugaussian_P(z)
  }
  /// P(Z ≥ z), computed as a tail.
  public static func upperTail(_ z: Double) -> Double {
    GSL.prepare()
    return gsl_cdf_ugaussian_Q(z)
  }
  /// The z with P(Z ≤ z) = p.
  public static func quantile(_ p: Double) -> Double {
    GSL.prepare()
    return gsl_cdf_ugaussian_Pinv(p)
  }
}

/// Pearson's χ² distribution.
public struct ChiSquaredDistribution: Sendable {
  /// The degrees of freedom ν > 0.
  public let degreesOfFreedom: Double

  /// The distribution with ν degrees of freedom.
  public init(degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }

  /// P(X ≥ x), computed as a tail.
  public func upperTail(_ x: Double) -> Double {
    GSL.prepare()
    return gsl_cdf_chisq_Q(x, degreesOfFreedom)
  }
}

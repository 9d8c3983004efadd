internal import CGSL

/// The standard normal distribution.
///
/// GSL's tails and quantiles agree with mpmath to 1e-15 relative from p = 1 to p = 1e-280.
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

  /// The z with P(Z ≥ z) = p.
  public static func upperQuantile(_ p: Double) -> Double {
    GSL.prepare()
    return gsl_cdf_ugaussian_Qinv(p)
  }

  /// The p-value of a standard normal statistic; NaN of NaN.
  public static func pValue(_ z: Double, _ alternative: Alternative = .twoSided) -> Double {
    if z.isNaN { return .nan }
    return switch alternative {
    case .twoSided: min(1, 2 * upperTail(abs(z)))
    case .less: lowerTail(z)
    case .greater: upperTail(z)
    }
  }
}

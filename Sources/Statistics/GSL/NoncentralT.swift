internal import CGSL

/// The noncentral t distribution: of T = (Z + δ)/S, Z standard normal, S² = χ²/ν apart from it.
///
/// ```
/// P(T ≥ t) = E Φ(δ − t S)
/// ```
///
/// by the trapezoidal rule over log S or, where δ is so large that Φ is a step there, over Z:
///
/// ```
/// P(T ≥ t) = E P(S ≤ (Z + δ)/t),   t, δ > 0
/// ```
///
/// Both tails agree with mpmath to 1e-12 relative from p = 1 to
/// p = 1e-90; the series of R. V. Lenth (AS 243, Appl. Stat. 38 (1989) 185–189,
/// doi:10.2307/2347693) loses its digits in the far tails.
public struct NoncentralT: Equatable, Sendable {
  /// The degrees of freedom ν > 0, a whole number or not.
  public let degreesOfFreedom: Double
  /// The noncentrality δ.
  public let noncentrality: Double

  /// The distribution with ν degrees of freedom and noncentrality δ.
  public init(degreesOfFreedom: Double, noncentrality: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// P(T ≤ t), computed as a tail.
  public func lowerTail(_ t: Double) -> Double {
    NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: -noncentrality).upperTail(-t)
  }

  /// P(T ≥ t), computed as a tail.
  public func upperTail(_ t: Double) -> Double { min(1, tail(t).value) }

  /// The noncentrality δ for which P(T ≥ t) = p, where 0 < p < 1.
  public static func noncentrality(
    degreesOfFreedom: Double, t: Double, upperTail p: Double
  ) -> Double {
    if p > 0.5 {
      return -noncentrality(degreesOfFreedom: degreesOfFreedom, t: -t, upperTail: 1 - p)
    }
    // T is close to normal with mean δ and variance 1 + t²/2ν.
    let deviation = (1 + t * t / (2 * degreesOfFreedom)).squareRoot()
    let start = t - StandardNormal.upperQuantile(p) * deviation
    let reach = 50 * deviation + abs(t)
    return MonotoneRoot.solve(from: start, within: (start - reach)...(start + reach)) { delta in
      let tail = NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: delta).tail(t)
      return (log(tail.value / p), tail.slope / tail.value)
    }
  }

  /// P(T ≥ t) and its derivative by δ.
  private func tail(_ t: Double) -> (value: Double, slope: Double) {
    if abs(noncentrality) > max(200, 20 * degreesOfFreedom.squareRoot()) { return farTail(t) }
    let s = SampleDeviation(degreesOfFreedom: degreesOfFreedom)
    GSL.prepare()
    return s.mean(sharpness: noncentrality) { s in
      let z = t * s - noncentrality
      return (gsl_cdf_ugaussian_Q(z), gsl_ran_ugaussian_pdf(z))
    }
  }

  /// The same for a |δ| far beyond |Z|, whose sign T then shares.
  private func farTail(_ t: Double) -> (value: Double, slope: Double) {
    guard t * noncentrality > 0 else { return (noncentrality > 0 ? 1 : 0, 0) }
    let chiSquared = ChiSquaredDistribution(degreesOfFreedom: degreesOfFreedom)
    let step = 0.25
    GSL.prepare()
    var value = 0.0
    var slope = 0.0
    for index in -152...152 {
      let z = Double(index) * step
      let s = (z + abs(noncentrality)) / abs(t)
      let x = degreesOfFreedom * s * s
      let weight = step * gsl_ran_ugaussian_pdf(z)
      value += weight * (t > 0 ? chiSquared.lowerTail(x) : chiSquared.upperTail(x))
      slope += weight * 2 * degreesOfFreedom * s * gsl_ran_chisq_pdf(x, degreesOfFreedom) / abs(t)
    }
    return (value, slope)
  }
}

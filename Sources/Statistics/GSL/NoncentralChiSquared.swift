internal import CGSL

/// The noncentral χ² distribution: of a sum of squares of ν normals whose means' squares sum to λ.
///
/// ```
/// P(X ≥ x) = Σ Poisson(k; λ/2) P(χ²(ν + 2k) ≥ x)
/// ```
///
/// Terms are added from the greatest Poisson weight outward until they count for nothing.
struct NoncentralChiSquared: Equatable, Sendable {
  /// The degrees of freedom ν > 0.
  let degreesOfFreedom: Double
  /// The noncentrality λ ≥ 0.
  let noncentrality: Double

  /// P(X ≤ x).
  func lowerTail(_ x: Double) -> Double { mixture(x).lower }

  /// P(X ≥ x), computed as a tail.
  func upperTail(_ x: Double) -> Double { mixture(x).upper }

  /// The noncentrality for which P(X ≥ x) = p; 0 when even χ² without noncentrality goes beyond p.
  static func noncentrality(
    degreesOfFreedom: Double, _ x: Double, upperTail p: Double
  ) -> Double {
    let central = ChiSquaredDistribution(degreesOfFreedom: degreesOfFreedom)
    guard x > 0, central.upperTail(x) < p else { return 0 }
    let reach = 4 * (x + 100 + 10 * x.squareRoot() * (1 - log(min(p, 1 - p))))
    return MonotoneRoot.solve(from: x, within: 0...reach) { lambda in
      let own = NoncentralChiSquared(degreesOfFreedom: degreesOfFreedom, noncentrality: lambda)
      let tails = own.mixture(x)
      // Both tails together keep the digits of the smaller one.
      return p <= 0.5
        ? (log(tails.upper / p), tails.slope / tails.upper)
        : (log((1 - p) / tails.lower), tails.slope / tails.lower)
    }
  }

  /// Both tails, and the derivative of the upper one by λ.
  private func mixture(_ x: Double) -> (lower: Double, upper: Double, slope: Double) {
    GSL.prepare()
    let mean = noncentrality / 2
    let mode = mean.rounded(.down)
    var (weights, lower, upper, slope) = (0.0, 0.0, 0.0, 0.0)
    func add(_ k: Double, _ weight: Double) {
      let nu = degreesOfFreedom + 2 * k
      weights += weight
      lower += weight * gsl_cdf_chisq_P(x, nu)
      upper += weight * gsl_cdf_chisq_Q(x, nu)
      slope += weight * gsl_ran_chisq_pdf(x, nu + 2)
    }
    var weight = 1.0
    var k = mode
    while weight > 1e-20 {
      add(k, weight)
      k += 1
      weight *= mean / k
    }
    weight = 1
    k = mode
    while k > 0 {
      weight *= k / mean
      k -= 1
      if weight < 1e-20 { break }
      add(k, weight)
    }
    return (lower / weights, upper / weights, slope / weights)
  }
}

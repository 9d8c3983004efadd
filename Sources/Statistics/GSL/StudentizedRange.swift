internal import CGSL

/// The distribution of the studentized range: of k normal means, over a standard deviation S with ν
/// degrees of freedom apart from them.
///
/// ```
/// P(Q ≥ q) = E R(qS),   R(w) = k ∫ φ(z) Φ(z)ᵏ⁻¹ (1 − (1 − Φ(z − w)/Φ(z))ᵏ⁻¹) dz
/// ```
///
/// Both integrals by the trapezoidal rule, whose terms are positive. The upper tail agrees with
/// mpmath to 1e-12 relative (R's ptukey stops at about 1e-10 absolute), the lower one to 1e-14
/// absolute. H. L. Harter, Ann. Math. Stat. 31 (1960) 1122–1147. doi:10.1214/aoms/1177705684
public struct StudentizedRange: Equatable, Sendable {
  /// The number of means k.
  public let means: Int
  /// The degrees of freedom ν of the standard deviation.
  public let degreesOfFreedom: Double

  /// The distribution of the range of k means.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for fewer than 2 or more than 1000 means, or
  ///   fewer than 1 degree of freedom: there the integrals have not been tested.
  public init(means: Int, degreesOfFreedom: Double) throws(StatisticsError) {
    guard (2...1000).contains(means) else { throw .outOfDomain(Double(means)) }
    guard degreesOfFreedom >= 1 else { throw .outOfDomain(degreesOfFreedom) }
    self.means = means
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(Q ≤ q).
  public func lowerTail(_ q: Double) -> Double { max(0, 1 - upperTail(q)) }

  /// P(Q ≥ q), computed as a tail.
  public func upperTail(_ q: Double) -> Double {
    guard q > 0 else { return 1 }
    return min(1, tail(q).value)
  }

  /// The q with P(Q ≤ q) = p.
  public func quantile(_ p: Double) -> Double { upperQuantile(1 - p) }

  /// The q with P(Q ≥ q) = p.
  public func upperQuantile(_ p: Double) -> Double {
    if p >= 1 { return 0 }
    guard p > 0 else { return .infinity }
    return PositiveQuantile.solve(p, lower: false, start: 4) { q in
      let tail = tail(q)
      return (log(tail.value), tail.slope)
    }
  }

  /// P(Q ≥ q) and q times the density.
  private func tail(_ q: Double) -> (value: Double, slope: Double) {
    GSL.prepare()
    return SampleDeviation(degreesOfFreedom: degreesOfFreedom).mean(sharpness: 6) { s in
      range(q * s)
    }
  }

  /// P(W ≥ w) of the range W of k standard normal values, and w times its density.
  private func range(_ w: Double) -> (value: Double, slope: Double) {
    guard w < 80 else { return (0, 0) }
    let k = Double(means)
    var value = 0.0
    var density = 0.0
    for place in -72...72 {
      let z = w / 2 + Double(place) / 8
      let share = min(1, gsl_cdf_ugaussian_P(z - w) / gsl_cdf_ugaussian_P(z))
      let rest = log1p(-share)
      let weight = gsl_ran_ugaussian_pdf(z) * exp((k - 1) * log(gsl_cdf_ugaussian_P(z)))
      value -= weight * expm1((k - 1) * rest)
      let within = means == 2 ? 1 : exp((k - 2) * rest)
      density += weight * within * gsl_ran_ugaussian_pdf(z - w) / gsl_cdf_ugaussian_P(z)
    }
    return (value * k / 8, w * density * k * (k - 1) / 8)
  }
}

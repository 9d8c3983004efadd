internal import CGSL

/// The noncentral F distribution, a Poisson mixture of beta distributions.
///
/// ```
/// P(F ≥ x) = Σ_j e^{−λ/2} (λ/2)ʲ/j! · P(B_j ≥ ν₁x/ν₂),   B_j beta prime (ν₁/2 + j, ν₂/2)
/// ```
/// summed from the most probable j to both sides; all terms are positive.
public struct NoncentralF: Equatable, Sendable {
  /// The degrees of freedom of the numerator, ν₁ > 0.
  public let numerator: Double
  /// The degrees of freedom of the denominator, ν₂ > 0.
  public let denominator: Double
  /// The noncentrality λ ≥ 0.
  public let noncentrality: Double

  /// The distribution of a ratio of mean squares of which the numerator is shifted by λ.
  public init(numerator: Double, denominator: Double, noncentrality: Double) {
    self.numerator = numerator
    self.denominator = denominator
    self.noncentrality = noncentrality
  }

  /// P(F ≤ x), computed as a tail.
  public func lowerTail(_ x: Double) -> Double {
    mixture { $0.lowerTail(x * numerator / denominator) }
  }

  /// P(F ≥ x), computed as a tail.
  public func upperTail(_ x: Double) -> Double {
    mixture { $0.upperTail(x * numerator / denominator) }
  }

  private func mixture(_ tail: (BetaPrime) -> Double) -> Double {
    let mean = noncentrality / 2
    let mode = mean.rounded(.down)
    GSL.prepare()
    let start = mean > 0 ? exp(mode * log(mean) - mean - gsl_sf_lngamma(mode + 1)) : 1
    func term(_ j: Double) -> Double {
      tail(BetaPrime(a: numerator / 2 + j, b: denominator / 2))
    }
    var sum = start * term(mode)
    var (j, weight) = (mode, start)
    while mean > 0 {
      j += 1
      weight *= mean / j
      let part = weight * term(j)
      sum += part
      if weight == 0 || sum > 0 && part <= 1e-17 * sum { break }
    }
    (j, weight) = (mode, start)
    while j > 0 {
      weight *= j / mean
      j -= 1
      let part = weight * term(j)
      sum += part
      if weight == 0 || sum > 0 && part <= 1e-17 * sum { break }
    }
    return min(1, sum)
  }
}

internal import CGSL

/// The noncentral F distribution: of (χ²(ν₁, λ)/ν₁) / (χ²(ν₂)/ν₂).
///
/// A Poisson mixture of central distributions of the odds w = ν₁F/ν₂:
///
/// ```
/// P(F ≥ f) = Σ e^(−λ/2)(λ/2)ʲ/j! · P(W ≥ w; ν₁/2 + j, ν₂/2)
/// ```
///
/// summed from the largest Poisson weight outwards until nothing is added; all terms are positive, so
/// that both tails keep their digits. P. B. Patnaik, Biometrika 36 (1949) 202–232.
/// doi:10.1093/biomet/36.1-2.202
public struct NoncentralF: Equatable, Sendable {
  /// ν₁ > 0.
  public let numerator: Double
  /// ν₂ > 0.
  public let denominator: Double
  /// The noncentrality λ ≥ 0.
  public let noncentrality: Double

  /// The distribution with ν₁ and ν₂ degrees of freedom and noncentrality λ.
  public init(numerator: Double, denominator: Double, noncentrality: Double) {
    self.numerator = numerator
    self.denominator = denominator
    self.noncentrality = noncentrality
  }

  /// P(F ≤ f), computed as a tail.
  public func lowerTail(_ f: Double) -> Double { min(1, tail(f, lower: true).value) }

  /// P(F ≥ f), computed as a tail.
  public func upperTail(_ f: Double) -> Double { min(1, tail(f, lower: false).value) }

  /// The noncentrality λ for which the lower (or upper) tail beyond f is p; 0 where even the
  /// central distribution has less (or more) than p there.
  public static func noncentrality(
    numerator: Double, denominator: Double, f: Double, tail p: Double, lower: Bool
  ) -> Double {
    func tail(_ lambda: Double) -> (value: Double, slope: Double) {
      NoncentralF(numerator: numerator, denominator: denominator, noncentrality: lambda)
        .tail(f, lower: lower)
    }
    let central = tail(0).value
    if lower ? central <= p : central >= p { return 0 }
    var reach = max(1, numerator * f)
    while reach < 1e9, lower ? tail(reach).value > p : tail(reach).value < p { reach *= 2 }
    return MonotoneRoot.solve(from: min(numerator * f, reach), within: 0...reach) { lambda in
      let (value, slope) = tail(lambda)
      let sign: Double = lower ? -1 : 1
      return (sign * log(value / p), sign * slope / value)
    }
  }

  /// A tail and its derivative by λ, which moves half of each Poisson weight to the next term.
  ///
  /// Of a large λ only every h-th term is taken, h a sixth of the Poisson deviation: the terms are
  /// then so smooth that the sum over them, times h, is the sum over all to the last digit.
  private func tail(_ f: Double, lower: Bool) -> (value: Double, slope: Double) {
    let mean = noncentrality / 2
    let odds = f * numerator / denominator
    let step = max(1, (mean.squareRoot() / 6).rounded(.down))
    let middle = mean.rounded(.down)
    var (value, slope) = (0.0, 0.0)
    for direction in [step, -step] {
      var j = direction > 0 ? middle : middle - step
      while j >= 0 {
        let weight = step * NoncentralF.poisson(j, mean: mean)
        let own = part(j, odds, lower: lower)
        let next = part(j + 1, odds, lower: lower)
        value += weight * own
        slope += weight * (next - own) / 2
        if weight * max(own, next) <= 1e-18 * value { break }
        j += direction
      }
    }
    return (value, slope)
  }

  /// The tail of the central distribution with 2j more degrees of freedom.
  private func part(_ j: Double, _ odds: Double, lower: Bool) -> Double {
    let central = BetaPrime(a: numerator / 2 + j, b: denominator / 2)
    return lower ? central.lowerTail(odds) : central.upperTail(odds)
  }

  /// e^(−m) mʲ/j!, by the saddle point.
  private static func poisson(_ j: Double, mean m: Double) -> Double {
    if j == 0 { return exp(-m) }
    if m == 0 { return 0 }
    return exp(-SaddlePoint.stirlingError(j) - SaddlePoint.deviance(j, m, m - j))
      / (2 * Double.pi * j).squareRoot()
  }
}

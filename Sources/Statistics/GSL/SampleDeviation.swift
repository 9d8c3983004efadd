internal import CGSL

/// The distribution of S = √(χ²/ν): a standard deviation with ν degrees of freedom, over σ.
///
/// ```
/// E g(S) = ∫ f(u) g(eᵘ) du,   f(u) = √(ν/π) e^(−δ(ν/2)) exp(−ν/2 · (e²ᵘ − 1 − 2u))
/// ```
///
/// δ is the error of Stirling's formula. f and the g of this package are analytic in a strip around
/// the real line, where the trapezoidal rule converges faster than any power of its step.
struct SampleDeviation {
  let degreesOfFreedom: Double

  /// The mean of a function of S with values of about 0 to 1, and the mean of its slope.
  ///
  /// Sums outwards from S = 1 until f alone is too small to matter: both tails of g keep their
  /// digits.
  ///
  /// - Parameter sharpness: the inverse of the width, in log S, of the steepest part of g.
  func mean(
    sharpness: Double, of g: (Double) -> (value: Double, slope: Double)
  ) -> (value: Double, slope: Double) {
    let nu = degreesOfFreedom
    let step = 1 / max(8, 3 * (2 * nu + sharpness * sharpness).squareRoot())
    var value = 0.0
    var slope = 0.0
    for direction in [step, -step] {
      var place = direction > 0 ? 0 : direction
      while true {
        let weight = exp(-nu / 2 * SampleDeviation.excess(2 * place))
        let term = g(exp(place))
        value += weight * term.value
        slope += weight * term.slope
        if weight <= 1e-19 * value { break }
        place += direction
      }
    }
    let scale = step * (nu / Double.pi).squareRoot() * exp(-SaddlePoint.stirlingError(nu / 2))
    return (value * scale, slope * scale)
  }

  /// eˣ − 1 − x, without cancellation near 0.
  private static func excess(_ x: Double) -> Double {
    guard abs(x) < 0.25 else { return expm1(x) - x }
    var term = x * x / 2
    var sum = term
    var n = 3.0
    while abs(term) > 1e-17 * sum {
      term *= x / n
      sum += term
      n += 1
    }
    return sum
  }
}

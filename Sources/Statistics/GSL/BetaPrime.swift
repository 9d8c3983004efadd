internal import CGSL

/// The beta distribution of x on the scale of the odds w = x / (1 − x).
///
/// On this scale neither end loses digits: F is (ν₂/ν₁)·w with a = ν₁/2 and b = ν₂/2, t² is ν·w
/// with a = 1/2. Tails by the continued fraction of the incomplete beta function of
/// DiDonato and Morris, evaluated by Lentz's method, always on the side where it converges fast; the
/// factor xᵃ(1 − x)ᵇ/B(a, b) by ``SaddlePoint``.
struct BetaPrime {
  let a: Double
  let b: Double

  func lowerTail(_ w: Double) -> Double { exp(logLowerTail(w)) }

  func upperTail(_ w: Double) -> Double { swapped.lowerTail(1 / w) }

  func quantile(_ p: Double) -> Double {
    p > 0.5 ? upperQuantile(1 - p) : solve(p)
  }

  func upperQuantile(_ p: Double) -> Double { 1 / swapped.quantile(p) }

  private var swapped: BetaPrime { BetaPrime(a: b, b: a) }

  private func solve(_ p: Double) -> Double {
    guard p > 0 else { return 0 }
    return PositiveQuantile.solve(p, lower: true, start: a / b) { w in
      (logLowerTail(w), exp(logPower(w)))
    }
  }

  private func logLowerTail(_ w: Double) -> Double {
    if w.isNaN || a.isNaN || b.isNaN { return .nan }
    if w <= 0 { return -.infinity }
    if w == .infinity { return 0 }
    if w <= (a + 1) / (b + 1) {
      return logPower(w) - log(fraction(w))
    }
    return log1p(-exp(swapped.logLowerTail(1 / w)))
  }

  /// log xᵃ(1 − x)ᵇ / B(a, b), which is also w times the density of w.
  private func logPower(_ w: Double) -> Double {
    let n = a + b
    return SaddlePoint.logBinomial(a, b, odds: w) + log(a) + log(b) - log(n)
  }

  /// The denominator β₁ + α₁/(β₂ + α₂/(β₃ + …)) of Iₓ(a, b) = xᵃyᵇ/B(a, b) / ….
  ///
  /// ```
  /// αₙ   = (a + n − 1)(a + b + n − 1) n (b − n) x² / (a + 2n − 1)²
  /// βₙ₊₁ = n + n(b − n)x/(a + 2n − 1) + (a + n)/(a + 2n + 1) · (λ + 1 + n(1 + y)),  λ = ay − bx
  /// ```
  ///
  /// λ is taken from the odds, where the rounding of x near 1 does not reach it.
  private func fraction(_ w: Double) -> Double {
    let (x, y) = (w / (1 + w), 1 / (1 + w))
    let lambda = (a - b * w) / (1 + w)
    var value = nonzero(a * (lambda + 1) / (a + 1))
    var c = value
    var d = 0.0
    for step in 1...1_000_000 {
      let n = Double(step)
      let s = a + 2 * n - 1
      let alpha = (a + n - 1) / s * ((a + b + n - 1) / s) * n * (b - n) * x * x
      let beta = n + n * (b - n) * x / s + (a + n) / (s + 2) * (lambda + 1 + n * (1 + y))
      d = 1 / nonzero(beta + alpha * d)
      c = nonzero(beta + alpha / c)
      value *= c * d
      if abs(c * d - 1) < 3e-16 { break }
    }
    return value
  }

  private func nonzero(_ x: Double) -> Double { abs(x) < 1e-300 ? 1e-300 : x }
}

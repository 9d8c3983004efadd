internal import CGSL

/// The beta distribution of x on the scale of the odds w = x / (1 − x).
///
/// On this scale neither end loses digits: F is (ν₂/ν₁)·w with a = ν₁/2 and b = ν₂/2, t² is ν·w
/// with a = 1/2. Tails by the continued fraction of the incomplete beta function (Abramowitz and
/// Stegun 26.5.8, evaluated by Lentz's method), always on the side where it converges fast; the
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
    if w <= 0 { return -.infinity }
    if w == .infinity { return 0 }
    if w <= (a + 1) / (b + 1) {
      return logPower(w) - log(a) + log(fraction(w / (1 + w)))
    }
    return log1p(-exp(swapped.logLowerTail(1 / w)))
  }

  /// log xᵃ(1 − x)ᵇ / B(a, b), which is also w times the density of w.
  private func logPower(_ w: Double) -> Double {
    let n = a + b
    return SaddlePoint.logBinomial(a, b, success: w / (1 + w), failure: 1 / (1 + w))
      + log(a) + log(b) - log(n)
  }

  private func fraction(_ x: Double) -> Double {
    var c = 1.0
    var d = 1 / nonzero(1 - (a + b) * x / (a + 1))
    var h = d
    for step in 1...1_000_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / nonzero(1 + even * d)
      c = nonzero(1 + even / c)
      h *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / nonzero(1 + odd * d)
      c = nonzero(1 + odd / c)
      h *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return h
  }

  private func nonzero(_ x: Double) -> Double { abs(x) < 1e-300 ? 1e-300 : x }
}

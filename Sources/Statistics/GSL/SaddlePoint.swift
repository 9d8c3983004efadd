internal import CGSL

/// Loader's saddle-point form of the binomial probability, which needs no difference of large
/// log-gammas.
///
/// C. Loader, *Fast and accurate computation of binomial probabilities* (2000).
enum SaddlePoint {
  /// log Γ(n + 1) / (Γ(a + 1) Γ(b + 1)) · xᵃ yᵇ with n = a + b and x/y = w, x + y = 1.
  ///
  /// Takes the odds w, and from them nx − a = b − ny = (bw − a)/(1 + w): with b = 50,000 the
  /// rounding of y near 1 would cost four digits.
  static func logBinomial(_ a: Double, _ b: Double, odds w: Double) -> Double {
    let n = a + b
    let shift = (b * w - a) / (1 + w)
    let stirling = stirlingError(n) - stirlingError(a) - stirlingError(b)
    return stirling - deviance(a, n * (w / (1 + w)), shift) - deviance(b, n / (1 + w), -shift)
      + 0.5 * (log(n) - log(a) - log(b) - log(2 * Double.pi))
  }

  /// δ(n) = log Γ(n + 1) − log(√(2πn) (n/e)ⁿ).
  ///
  /// Below 12 by δ(n) = δ(n + 1) + (n + ½) log(1 + 1/n) − 1, above by Stirling's series.
  static func stirlingError(_ n: Double) -> Double {
    var n = n
    var shift = 0.0
    while n < 12 {
      shift += (n + 0.5) * log1p(1 / n) - 1
      n += 1
    }
    let q = 1 / (n * n)
    let tail = (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360_360 * q) * q) * q
    return shift + (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - tail) * q) * q) / n
  }

  /// x log(x/m) + m − x for d = m − x, without cancellation near d = 0.
  static func deviance(_ x: Double, _ m: Double, _ d: Double) -> Double {
    let v = -d / (x + m)
    guard abs(v) < 0.1 else { return x * log(x / m) + d }
    var sum = -d * v
    var power = 2 * x * v
    for j in 1...1000 {
      power *= v * v
      let next = sum + power / Double(2 * j + 1)
      if next == sum { break }
      sum = next
    }
    return sum
  }
}

internal import CGSL

/// Loader's saddle-point form of the binomial probability, which needs no difference of large
/// log-gammas.
///
/// C. Loader, *Fast and accurate computation of binomial probabilities* (2000).
enum SaddlePoint {
  /// log Γ(n + 1) / (Γ(a + 1) Γ(b + 1)) · xᵃ yᵇ with n = a + b and y = 1 − x.
  static func logBinomial(
    _ a: Double, _ b: Double, success x: Double, failure y: Double
  ) -> Double {
    let n = a + b
    let stirling = stirlingError(n) - stirlingError(a) - stirlingError(b)
    return stirling - deviance(a, n * x) - deviance(b, n * y)
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

  /// x log(x/m) + m − x without cancellation near x = m.
  static func deviance(_ x: Double, _ m: Double) -> Double {
    let v = (x - m) / (x + m)
    guard abs(v) < 0.1 else { return x * log(x / m) + m - x }
    var sum = (x - m) * v
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

internal import CGSL

/// The test of Shapiro and Wilk of whether a sample is normal, for 3 to 5000 values.
///
/// ```
/// W = (Σ aᵢ x₍ᵢ₎)² / Σ (xᵢ − x̄)²
/// ```
///
/// a is close to the normed expected normal order statistics, and W to 1 for a normal sample. The
/// weights, and the normal approximation of log(1 − W), are Royston's polynomials (AS R94), as in
/// R's shapiro.test; p is exact for three values. Ties are allowed. P. Royston, Appl. Stat. 44
/// (1995) 547–551. doi:10.2307/2986146. S. S. Shapiro and M. B. Wilk, Biometrika 52 (1965) 591–611.
/// doi:10.1093/biomet/52.3-4.591
public struct ShapiroWilk: Equatable, Sendable {
  /// W.
  public let statistic: Double
  /// The number of values.
  public let count: Int
  /// 1 − W, with its own digits.
  private let complement: Double

  /// The test of a sample.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` below three values,
  ///   ``StatisticsError/outOfDomain(_:)`` with the number of values above 5000,
  ///   ``StatisticsError/constant`` when all are equal.
  public init(_ sample: Sample) throws(StatisticsError) {
    let n = sample.count
    guard n >= 3 else { throw .tooFew(needed: 3, found: n) }
    guard n <= 5000 else { throw .outOfDomain(Double(n)) }
    let sorted = sample.values.sorted()
    guard sorted.first != sorted.last else { throw .constant }
    let scaled = Rounding.scaled(sorted)
    let centre = Centre(of: scaled)
    let deviations = scaled.map(centre.deviation)
    let length = deviations.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { throw .constant }
    let weights = ShapiroWilk.weights(n)
    let product = zip(weights, deviations).reduce(0) { $0 + $1.0 * $1.1 }
    // The weights have length 1 only to the accuracy of the polynomials.
    let norm = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let cosine = min(1, product / (norm * length))
    count = n
    statistic = cosine * cosine
    complement = (1 - cosine) * (1 + cosine)
  }

  /// The p-value: how often a normal sample has a smaller W.
  public var pValue: Double {
    if count == 3 { return exactOfThree }
    let n = Double(count)
    let y = log(complement)
    let (centre, deviation, transformed): (Double, Double, Double)
    if count <= 11 {
      // log(1 − W) stays below this line: W has a least value above 0.
      transformed = -log(0.459 * n - 2.273 - y)
      centre = polynomial([0.544, -0.39978, 0.025054, -6.714e-4], n)
      deviation = exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n))
    } else {
      transformed = y
      centre = polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], log(n))
      deviation = exp(polynomial([-0.4803, -0.082676, 0.0030302], log(n)))
    }
    return StandardNormal.upperTail((transformed - centre) / deviation)
  }

  /// (6/π)(arcsin √W − arcsin √¾), W of three values being from ¾ to 1.
  private var exactOfThree: Double {
    let angle = asin(statistic.squareRoot()) - asin(0.75.squareRoot())
    return min(1, max(0, 6 / Double.pi * angle))
  }

  // MARK: - Weights

  /// Royston's a, which have a₍ₙ₊₁₋ᵢ₎ = −aᵢ.
  ///
  /// The outer one or two on each side are polynomials in 1/√n, the others Blom's scores
  /// mᵢ = Φ⁻¹((i − 3/8)/(n + 1/4)) brought to the length that is left.
  private static func weights(_ n: Int) -> [Double] {
    if n == 3 { return [-0.5.squareRoot(), 0, 0.5.squareRoot()] }
    let size = Double(n)
    let scores = (1...n).map { StandardNormal.quantile((Double($0) - 0.375) / (size + 0.25)) }
    let squares = scores.reduce(0) { $0 + $1 * $1 }
    let x = 1 / size.squareRoot()
    let first = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056]
    let second = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633]
    let outer = n > 5 ? [first, second] : [first]
    var given: [Double] = []
    var (left, room) = (squares, 1.0)
    for (coefficients, score) in zip(outer, scores) {
      let weight = score / squares.squareRoot() - polynomial(coefficients, x)
      left -= 2 * score * score
      room -= 2 * weight * weight
      given.append(weight)
    }
    let inner = scores.dropFirst(given.count).dropLast(given.count)
    let scale = (left / room).squareRoot()
    return given + inner.map { $0 / scale } + given.reversed().map { -$0 }
  }
}

/// c₀ + c₁x + c₂x² + ….
private func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
  coefficients.reversed().reduce(0) { $0 * x + $1 }
}

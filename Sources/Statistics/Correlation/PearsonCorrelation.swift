internal import CGSL

/// Pearson's correlation of two variables of the same patients.
///
/// Estimates ρ of a bivariate normal distribution; H₀: ρ = 0.
///
/// ```
/// r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²),   t = r √ν / √(1 − r²),   ν = n − 2
/// interval   tanh(atanh r ± z / √(n − 3))
/// ```
///
/// Student, Biometrika 6 (1908) 302–310. doi:10.1093/biomet/6.2-3.302 R. A. Fisher, Biometrika 10
/// (1915) 507–521. doi:10.1093/biomet/10.4.507
public struct PearsonCorrelation: Equatable, Sendable {
  /// r, −1 to 1.
  public let estimate: Double
  /// The number of patients.
  public let count: Int
  /// 1 − r², with its own digits.
  private let unexplained: Double

  /// The correlation of the pairs of two samples.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` below three pairs,
  ///   ``StatisticsError/constant`` when x or y does not vary.
  public init(_ x: Sample, _ y: Sample) throws(StatisticsError) {
    guard x.count == y.count else { throw .lengthsDiffer(x.count, y.count) }
    guard x.count >= 3 else { throw .tooFew(needed: 3, found: x.count) }
    let angle = try Angle(x.values, y.values)
    estimate = angle.cosine
    unexplained = angle.squaredSine
    count = x.count
  }

  /// ν = n − 2.
  public var degreesOfFreedom: Int { count - 2 }

  /// t; infinite when all points are on a line.
  public var statistic: Double {
    estimate * Double(degreesOfFreedom).squareRoot() / unexplained.squareRoot()
  }

  /// The p-value.
  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    StudentT(degreesOfFreedom: Double(degreesOfFreedom)).pValue(statistic, alternative)
  }

  /// Fisher's confidence interval of ρ; one-sided for a one-sided alternative.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` below four pairs,
  ///   ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(
    level: Double = 0.95, _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> ConfidenceInterval {
    let tail = try ConfidenceInterval.tail(level: level, alternative)
    guard count >= 4 else { throw .tooFew(needed: 4, found: count) }
    let reach = StandardNormal.upperQuantile(tail) / Double(count - 3).squareRoot()
    return ConfidenceInterval(
      lower: alternative == .less ? -1 : tanh(atanh(estimate) - reach),
      upper: alternative == .greater ? 1 : tanh(atanh(estimate) + reach))
  }
}

/// The angle between two variables, seen as vectors from their means.
///
/// Of the unit vectors u and v, cos = u · v and sin² = |u − v|² |u + v|² / 4: no digit of 1 − r² is
/// lost when r is near 1.
struct Angle {
  let cosine: Double
  let squaredSine: Double

  /// - Throws: ``StatisticsError/constant`` when x or y does not vary.
  init(_ x: [Double], _ y: [Double]) throws(StatisticsError) {
    guard let u = Angle.direction(x), let v = Angle.direction(y) else { throw .constant }
    var (product, apart, together) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
    for (a, b) in zip(u, v) {
      product.add(a * b)
      apart.add((a - b) * (a - b))
      together.add((a + b) * (a + b))
    }
    // 1 − cos is |u − v|²/2, and 1 + cos |u + v|²/2.
    if apart.value < 0.1 {
      cosine = 1 - apart.value / 2
    } else {
      cosine = together.value < 0.1 ? together.value / 2 - 1 : product.value
    }
    squaredSine = apart.value * together.value / 4
  }

  /// The deviations from the mean, divided by their length; scaled first, so that no square
  /// overflows.
  private static func direction(_ values: [Double]) -> [Double]? {
    guard let first = values.first, values.contains(where: { $0 != first }) else { return nil }
    let scaled = Rounding.scaled(values)
    let centre = Centre(of: scaled)
    let deviations = scaled.map(centre.deviation)
    let length = centre.sumOfSquares(scaled).squareRoot()
    return length > 0 ? deviations.map { $0 / length } : nil
  }
}

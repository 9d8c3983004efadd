internal import CGSL

/// An estimate with its confidence interval, known only as printed: what follows from their being
/// Wald's.
///
/// ```
/// z = (θ̂ − θ₀) / SE,   SE = (upper − lower) / 2z₁₋α/₂
/// ```
///
/// A ratio is taken by its logarithm, where θ₀ = 0; its limits must be positive.
public struct IntervalBox: Equatable, Sendable {
  /// What the estimate less its value under the null hypothesis may be.
  public let estimate: ClosedRange<Double>
  /// What the lower limit may be.
  public let lower: ClosedRange<Double>
  /// What the upper limit may be.
  public let upper: ClosedRange<Double>
  /// The level of the interval.
  public let level: Double

  /// An estimate with its interval.
  ///
  /// - Parameters:
  ///   - null: the value under the null hypothesis, on the scale of the numbers.
  ///   - isRatio: whether logarithms are taken; values at or below zero then stand for the smallest
  ///     positive ones.
  public init(
    estimate: ClosedRange<Double>, lower: ClosedRange<Double>, upper: ClosedRange<Double>,
    level: Double, null: Double, isRatio: Bool
  ) {
    let scale = { (x: Double) in isRatio ? log(max(x, .leastNormalMagnitude) / null) : x - null }
    let range = { (x: ClosedRange<Double>) in scale(x.lowerBound)...scale(x.upperBound) }
    self.estimate = range(estimate)
    self.lower = range(lower)
    self.upper = range(upper)
    self.level = level
  }

  private var quantile: Double { StandardNormal.upperQuantile((1 - level) / 2) }

  /// What the standard error may be.
  public var standardError: ClosedRange<Double> {
    let least = max(0, upper.lowerBound - lower.upperBound)
    let most = max(least, upper.upperBound - lower.lowerBound)
    return least / (2 * quantile)...most / (2 * quantile)
  }

  /// What |z| may be, from this interval.
  public var statistic: ClosedRange<Double> { statistic(standardError: standardError) }

  /// What |z| may be with a standard error of its own.
  public func statistic(standardError: ClosedRange<Double>) -> ClosedRange<Double> {
    let (low, high) = (estimate.lowerBound, estimate.upperBound)
    let least = low <= 0 && high >= 0 ? 0 : min(abs(low), abs(high))
    let most = max(abs(low), abs(high))
    let smallest = standardError.upperBound > 0 ? least / standardError.upperBound : 0
    let greatest = standardError.lowerBound > 0 ? most / standardError.lowerBound : .infinity
    return min(smallest, greatest)...greatest
  }

  /// The two-sided p-values of a range of |z|.
  public static func pValues(_ z: ClosedRange<Double>) -> ClosedRange<Double> {
    let p = { (z: Double) in min(1, 2 * StandardNormal.upperTail(z)) }
    return p(z.upperBound)...p(z.lowerBound)
  }

  /// The |z| of two-sided p-values.
  public static func statistics(_ p: ClosedRange<Double>) -> ClosedRange<Double> {
    let z = { (p: Double) in
      p <= 0 ? .infinity : StandardNormal.upperQuantile(min(1, p) / 2)
    }
    return z(p.upperBound)...z(p.lowerBound)
  }

  /// How far the estimate lies from the middle of its interval at least, in half-widths.
  public var asymmetry: Double {
    let middle =
      ((lower.lowerBound + upper.lowerBound) / 2)...((lower.upperBound + upper.upperBound) / 2)
    let gap = max(
      0, estimate.lowerBound - middle.upperBound, middle.lowerBound - estimate.upperBound)
    let half = max((upper.upperBound - lower.lowerBound) / 2, .leastNormalMagnitude)
    return gap / half
  }

  /// Whether the estimate can lie within its interval.
  public var holdsEstimate: Bool {
    estimate.upperBound >= lower.lowerBound && estimate.lowerBound <= upper.upperBound
  }
}

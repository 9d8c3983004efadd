/// The difference of two of k means, to be compared with the studentized range of all k.
///
/// ```
/// q = √2 |x̄₂ − x̄₁| / SE
/// ```
public struct StudentizedDifference: Equatable, Sendable {
  /// The index of the first group.
  public let first: Int
  /// The index of the second group.
  public let second: Int
  /// The difference of the means, second − first.
  public let estimate: Double
  /// The standard error of the difference.
  public let standardError: Double
  /// The degrees of freedom ν.
  public let degreesOfFreedom: Double

  /// q.
  public var statistic: Double { abs(estimate) / rangeError }

  /// The error by which the studentized range is measured: SE/√2.
  var rangeError: Double { standardError / 2.0.squareRoot() }

  /// The p-value among k means.
  func pValue(means: Int) throws(StatisticsError) -> Double {
    try StudentizedRange(means: means, degreesOfFreedom: degreesOfFreedom).upperTail(statistic)
  }

  /// The interval that reaches so many range errors to each side.
  func interval(criticalValue: Double) -> ConfidenceInterval {
    let reach = criticalValue * rangeError
    return ConfidenceInterval(lower: estimate - reach, upper: estimate + reach)
  }
}

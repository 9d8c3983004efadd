/// Bland and Altman's limits of agreement of two measurements of the same patients.
///
/// With D = first − second, its mean d̄ (the bias) and standard deviation s, 95% of differences lie
/// within
/// ```
/// d̄ ± z s,   z = Φ⁻¹(0.975)      se of a limit: s √(1/n + z²/(2(n − 1)))
/// ```
/// if D is normal and does not depend on the size measured. Intervals of the bias and of the limits
/// use Student's t with n − 1 degrees of freedom; those of the limits are approximate. H₀ of the
/// test: the bias is 0. When all differences are equal s is 0, the limits are the bias, and there is
/// no test.
///
/// Sources: Bland and Altman 1986, doi 10.1016/S0140-6736(86)90837-8; Bland and Altman 1999,
/// doi 10.1177/096228029900800204.
public struct BlandAltman: Equatable, Sendable {
  /// n, the number of pairs.
  public let count: Int
  /// d̄.
  public let bias: Double
  /// s.
  public let standardDeviation: Double

  /// z of the limits.
  private static var reach: Double { StandardNormal.upperQuantile(0.025) }

  /// The limits of pairs, the same patient at the same place in both samples.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` below two pairs.
  public init(_ first: Sample, _ second: Sample) throws(StatisticsError) {
    let differences = try first.minus(second)
    guard differences.count >= 2 else { throw .tooFew(needed: 2, found: differences.count) }
    let centre = Centre(of: differences.values)
    let squares = centre.sumOfSquares(differences.values)
    count = differences.count
    bias = centre.value
    standardDeviation = (squares / Double(differences.count - 1)).squareRoot()
  }

  private var n: Double { Double(count) }
  private var t: StudentT { StudentT(degreesOfFreedom: n - 1) }

  /// The degrees of freedom n − 1.
  public var degreesOfFreedom: Int { count - 1 }
  /// d̄ − z s.
  public var lowerLimit: Double { bias - Self.reach * standardDeviation }
  /// d̄ + z s.
  public var upperLimit: Double { bias + Self.reach * standardDeviation }
  /// The standard error of the bias, s/√n.
  public var biasStandardError: Double { standardDeviation / n.squareRoot() }
  /// The standard error of either limit.
  public var limitStandardError: Double {
    standardDeviation * (1 / n + Self.reach * Self.reach / (2 * (n - 1))).squareRoot()
  }

  /// t = d̄/(s/√n); `nil` where s is 0 but for rounding.
  public var statistic: Double? {
    biasStandardError > 10 * Double.ulpOfOne * abs(bias) ? bias / biasStandardError : nil
  }

  /// The p-value of no bias; `nil` where there is no statistic.
  public func pValue(_ alternative: Alternative = .twoSided) -> Double? {
    statistic.map { t.pValue($0, alternative) }
  }

  /// The confidence intervals of the bias and of the two limits.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceIntervals(
    level: Double = 0.95
  ) throws(StatisticsError) -> (
    bias: ConfidenceInterval, lower: ConfidenceInterval, upper: ConfidenceInterval
  ) {
    let quantile = t.upperQuantile(try ConfidenceInterval.tail(level: level))
    func around(_ x: Double, _ error: Double) -> ConfidenceInterval {
      ConfidenceInterval(lower: x - quantile * error, upper: x + quantile * error)
    }
    return (
      around(bias, biasStandardError), around(lowerLimit, limitStandardError),
      around(upperLimit, limitStandardError)
    )
  }
}

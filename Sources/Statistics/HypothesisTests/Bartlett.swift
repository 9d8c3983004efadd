internal import CGSL

/// Bartlett's test of the equality of k variances of normal groups.
///
/// ```
/// K² = ((n − k) ln s² − Σ νᵢ ln sᵢ²) / c,   νᵢ = nᵢ − 1,   s² = Σ νᵢ sᵢ²/(n − k)
/// c  = 1 + (Σ 1/νᵢ − 1/(n − k)) / (3(k − 1))
/// ```
///
/// χ² with k − 1 degrees of freedom under H₀. M. S. Bartlett, Proc. R. Soc. A 160 (1937) 268–282.
/// doi:10.1098/rspa.1937.0109
public struct Bartlett: Equatable, Sendable {
  /// K².
  public let statistic: Double
  /// k − 1.
  public let degreesOfFreedom: Int

  /// The test of two groups or more.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)``,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` below two values in a group,
  ///   ``StatisticsError/constant`` when a group does not vary: K² would be infinite.
  public init(_ groups: [Sample]) throws(StatisticsError) { try self.init(groups.summaries()) }

  /// The test of two published groups or more.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)``,
  ///   ``StatisticsError/constant`` when a group does not vary.
  public init(_ summaries: [GroupSummary]) throws(StatisticsError) {
    try summaries.check()
    guard summaries.allSatisfy({ $0.variance > 0 }) else { throw .constant }
    let within = summaries.reduce(0) { $0 + ($1.n - 1) }
    let pooled = summaries.reduce(0) { $0 + ($1.n - 1) / within * $1.variance }
    var spread = 0.0
    var correction = -1 / within
    for group in summaries {
      // Σ νᵢ (sᵢ²/s² − 1) = 0: with it every term is positive, and like variances lose no digit.
      let ratio = group.variance / pooled
      spread += (group.n - 1) * SaddlePoint.deviance(1, ratio, ratio - 1)
      correction += 1 / (group.n - 1)
    }
    degreesOfFreedom = summaries.count - 1
    statistic = spread / (1 + correction / (3 * Double(degreesOfFreedom)))
  }

  /// The p-value.
  public var pValue: Double {
    ChiSquaredDistribution(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(statistic)
  }
}

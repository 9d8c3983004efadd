/// Welch's test of the equality of k means, whatever the variances.
///
/// ```
/// F = Σ wᵢ(x̄ᵢ − x̃)²/(k − 1) / (1 + 2(k − 2)h/(k² − 1)),   wᵢ = nᵢ/sᵢ²,   x̃ = Σwᵢx̄ᵢ/Σwᵢ
/// h = Σ (1 − wᵢ/Σw)²/(nᵢ − 1),   ν₁ = k − 1,   ν₂ = (k² − 1)/(3h)
/// ```
///
/// B. L. Welch, Biometrika 38 (1951) 330–336. doi:10.1093/biomet/38.3-4.330
public struct WelchANOVA: Equatable, Sendable {
  /// F.
  public let statistic: Double
  /// ν₁ = k − 1.
  public let degreesOfFreedomBetween: Int
  /// ν₂, Welch's degrees of freedom within.
  public let degreesOfFreedomWithin: Double

  /// The test of two groups or more.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)``,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` below two values in a group,
  ///   ``StatisticsError/constant`` when a group does not vary: its weight would be infinite.
  public init(_ groups: [Sample]) throws(StatisticsError) { try self.init(groups.summaries()) }

  /// The test of two published groups or more.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)``,
  ///   ``StatisticsError/constant`` when a group does not vary.
  public init(_ summaries: [GroupSummary]) throws(StatisticsError) {
    try summaries.check()
    guard summaries.allSatisfy({ $0.variance > 0 }) else { throw .constant }
    let k = Double(summaries.count)
    let weights = summaries.map { $0.n / $0.variance }
    let total = weights.reduce(0, +)
    // Means are taken from the first one, so that a large common level costs no digits.
    let origin = summaries.first?.mean ?? 0
    var centre = 0.0
    for (group, w) in zip(summaries, weights) { centre += w / total * (group.mean - origin) }
    var between = 0.0
    var h = 0.0
    for (group, w) in zip(summaries, weights) {
      let d = group.mean - origin - centre
      between += w * d * d
      h += (1 - w / total) * (1 - w / total) / (group.n - 1)
    }
    statistic = between / (k - 1) / (1 + 2 * (k - 2) * h / (k * k - 1))
    degreesOfFreedomBetween = summaries.count - 1
    degreesOfFreedomWithin = (k * k - 1) / (3 * h)
  }

  /// The p-value.
  public var pValue: Double {
    FDistribution(
      numerator: Double(degreesOfFreedomBetween), denominator: degreesOfFreedomWithin
    ).upperTail(statistic)
  }
}

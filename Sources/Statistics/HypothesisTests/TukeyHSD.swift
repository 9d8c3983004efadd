/// Tukey's honest significant differences of k means, under one common variance.
///
/// ```
/// x̄ⱼ − x̄ᵢ ± q √(MSW/2 · (1/nᵢ + 1/nⱼ))
/// ```
///
/// q is the quantile of the studentized range of k means with n − k degrees of freedom; with groups
/// of unlike size (Tukey and Kramer) the level is at least the one stated. p-values and intervals
/// hold for all pairs together. A group of one value takes part. C. Y. Kramer, Biometrics 12 (1956)
/// 307–310. doi:10.2307/3001469
public struct TukeyHSD: Equatable, Sendable {
  /// The pairs, (0, 1), (0, 2), …, (1, 2), …; differences are second − first.
  public let pairs: [StudentizedDifference]
  /// The number of groups k.
  public let groupCount: Int
  /// n − k.
  public let degreesOfFreedom: Double

  /// The comparison of all pairs of two groups or more.
  ///
  /// - Throws: what ``OneWayANOVA`` throws.
  public init(_ groups: [Sample]) throws(StatisticsError) {
    let centres = groups.map { Centre(of: $0.values) }
    self.init(try OneWayANOVA(groups), counts: groups.map(\.count)) { i, j in
      centres[j].minus(centres[i])
    }
  }

  /// The comparison of all pairs of two published groups or more.
  ///
  /// - Throws: what ``OneWayANOVA`` throws.
  public init(_ groups: [GroupSummary]) throws(StatisticsError) {
    self.init(try OneWayANOVA(groups), counts: groups.map(\.count)) { i, j in
      groups[j].mean - groups[i].mean
    }
  }

  private init(_ anova: OneWayANOVA, counts: [Int], difference: (Int, Int) -> Double) {
    let variance = anova.meanSquareWithin
    let nu = Double(anova.degreesOfFreedomWithin)
    var pairs: [StudentizedDifference] = []
    for (i, first) in counts.enumerated() {
      for (j, second) in counts.enumerated().dropFirst(i + 1) {
        let share = 1 / Double(first) + 1 / Double(second)
        pairs.append(
          StudentizedDifference(
            first: i, second: j, estimate: difference(i, j),
            standardError: (variance * share).squareRoot(), degreesOfFreedom: nu))
      }
    }
    self.pairs = pairs
    groupCount = counts.count
    degreesOfFreedom = nu
  }

  /// The p-values of the pairs, adjusted for their number.
  ///
  /// - Throws: what ``StudentizedRange`` throws.
  public func pValues() throws(StatisticsError) -> [Double] {
    var values: [Double] = []
    for pair in pairs { values.append(try pair.pValue(means: groupCount)) }
    return values
  }

  /// The simultaneous confidence intervals of the pairs.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1, and what
  ///   ``StudentizedRange`` throws.
  public func confidenceIntervals(
    level: Double = 0.95
  ) throws(StatisticsError) -> [ConfidenceInterval] {
    let critical = try criticalValue(level: level)
    return pairs.map { $0.interval(criticalValue: critical) }
  }

  /// q of the intervals.
  func criticalValue(level: Double) throws(StatisticsError) -> Double {
    let tail = 2 * (try ConfidenceInterval.tail(level: level))
    return try StudentizedRange(means: groupCount, degreesOfFreedom: degreesOfFreedom)
      .upperQuantile(tail)
  }
}

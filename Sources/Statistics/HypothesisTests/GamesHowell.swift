/// The comparison of all pairs of k means of Games and Howell, whatever the variances.
///
/// Each pair has the standard error and the degrees of freedom of ``WelchTTest``, and is compared
/// with the studentized range of k means:
///
/// ```
/// x̄ⱼ − x̄ᵢ ± q √((sᵢ²/nᵢ + sⱼ²/nⱼ)/2)
/// ```
///
/// P. A. Games and J. F. Howell, J. Educ. Stat. 1 (1976) 113–125. doi:10.3102/10769986001002113
public struct GamesHowell: Equatable, Sendable {
  /// The pairs, (0, 1), (0, 2), …, (1, 2), …; differences are second − first.
  public let pairs: [StudentizedDifference]
  /// The number of groups k.
  public let groupCount: Int

  /// The comparison of all pairs of two groups or more.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)``,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` below two values in a group,
  ///   ``StatisticsError/constant`` when two groups do not vary.
  public init(_ groups: [Sample]) throws(StatisticsError) { try self.init(groups.summaries()) }

  /// The comparison of all pairs of two published groups or more.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)``,
  ///   ``StatisticsError/constant`` when two groups do not vary.
  public init(_ groups: [GroupSummary]) throws(StatisticsError) {
    try groups.check()
    var pairs: [StudentizedDifference] = []
    for (i, first) in groups.enumerated() {
      for (j, second) in groups.enumerated().dropFirst(i + 1) {
        let welch = try WelchTTest(second, first)
        pairs.append(
          StudentizedDifference(
            first: i, second: j, estimate: welch.estimate, standardError: welch.standardError,
            degreesOfFreedom: welch.degreesOfFreedom))
      }
    }
    self.pairs = pairs
    groupCount = groups.count
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
    let tail = 2 * (try ConfidenceInterval.tail(level: level))
    var intervals: [ConfidenceInterval] = []
    for pair in pairs {
      let range = try StudentizedRange(means: groupCount, degreesOfFreedom: pair.degreesOfFreedom)
      intervals.append(pair.interval(criticalValue: range.upperQuantile(tail)))
    }
    return intervals
  }
}

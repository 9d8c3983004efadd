internal import Statistics

/// The statistics of an effect size, or its refusal under the names it would have given.
func effectStatistics(_ compute: () throws(Refusal) -> [Statistic]) -> [Statistic] {
  do throws(Refusal) { return try compute() } catch {
    return Statistic.refused(["estimate", "conf.low", "conf.high"], error)
  }
}

extension TestOptions {
  /// A standardized difference with its error and interval.
  func statistics(
    of difference: StandardizedMeanDifference
  ) throws(StatisticsError) -> [Statistic] {
    [.number("estimate", difference.estimate), .number("std.error", difference.standardError)]
      + Statistic.interval(try difference.confidenceInterval(level: level))
  }
}

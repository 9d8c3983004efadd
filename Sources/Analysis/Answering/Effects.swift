internal import Statistics

/// The statistics of an effect size, or its refusal under the names it would have given.
func effectStatistics(
  _ key: EffectKey, _ compute: () throws(Refusal) -> [Statistic]
) -> [Statistic] {
  do throws(Refusal) { return try compute() } catch {
    return Statistic.refused(key.statisticNames, error)
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

  /// Whether a difference of means takes one variance for both groups: as the test of means that is
  /// in force does, or as `two_group_t` says where none is.
  var poolsVariances: Bool {
    guard case .compare(let verb) = question.verb, case .these(let keys) = verb.test else {
      return conventions.twoGroupT != .welch
    }
    for key in keys {
      switch key {
      case .studentT, .anova, .tukeyHSD: return true
      case .welchT, .welchANOVA, .gamesHowell: return false
      case .tost: return variance == .equal
      default: continue
      }
    }
    return conventions.twoGroupT != .welch
  }
}

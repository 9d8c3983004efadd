internal import Cohorts
internal import Statistics

/// Effect sizes of a categorical variable, each under its own context.
extension CategoricalTests {
  /// One effect size of the variable between the groups.
  func effect(_ key: EffectKey) -> [Statistic] {
    effectStatistics(key) { () throws(Refusal) in
      switch key {
      case .cramersV:
        return try refusing(names: labels) { () throws(StatisticsError) in
          [.number("estimate", try CramersV(counts).estimate)]
        }
      case .smd where counts.count == 2:
        return try refusing(names: labels) { () throws(StatisticsError) in
          try options.statistics(
            of: StandardizedMeanDifference(counts: counts[0], counts[1]))
        }
      default: throw .notBuilt
      }
    }
  }
}

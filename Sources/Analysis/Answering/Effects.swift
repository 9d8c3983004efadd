internal import Cohorts
internal import Statistics

/// Effect sizes, each under its own context.
extension NumericTests {
  /// One effect size of the variable between the groups.
  func effect(_ key: EffectKey) -> [Statistic] {
    statistics(of: key) { () throws(Refusal) in
      switch key {
      case .hodgesLehmann:
        let (a, b) = try two()
        return try refusing(names: labels) { () throws(StatisticsError) in
          let shift = try HodgesLehmann(a, b)
          let method = options.rule(for: try MannWhitney(a, b, mu: options.mu))
          return try options.statistics(of: shift, method)
        }
      case .etaSquared, .omegaSquared:
        let test = try refusing(names: labels) { () throws(StatisticsError) in
          try OneWayANOVA(samples)
        }
        return [.number("estimate", key == .etaSquared ? test.etaSquared : test.omegaSquared)]
      case .epsilonSquared:
        return try refusing(names: labels) { () throws(StatisticsError) in
          [.number("estimate", try KruskalWallis(samples).epsilonSquared)]
        }
      default: throw .notBuilt
      }
    }
  }
}

extension PairTests {
  /// One effect size of the differences, before − after.
  func effect(_ key: EffectKey) -> [Statistic] {
    statistics(of: key) { () throws(Refusal) in
      guard key == .hodgesLehmann else { throw .notBuilt }
      return try refusing { () throws(StatisticsError) in
        try options.pseudomedian(zip(first, second).map { $0 - $1 })
      }
    }
  }
}

extension OneSampleTests {
  /// One effect size of the sample.
  func effect(_ key: EffectKey) -> [Statistic] {
    statistics(of: key) { () throws(Refusal) in
      guard key == .hodgesLehmann else { throw .notBuilt }
      return try refusing { () throws(StatisticsError) in try options.pseudomedian(values) }
    }
  }
}

extension TestOptions {
  /// The pseudomedian with its interval.
  fileprivate func pseudomedian(_ values: [Double]) throws(StatisticsError) -> [Statistic] {
    let sample = try Sample(values)
    let median = try HodgesLehmann(sample)
    guard let method = rule(for: try WilcoxonSignedRank(sample, mu: mu)) else {
      return [.number("estimate", median.estimate)]
        + Statistic.refused(["conf.low", "conf.high"], .notBuilt)
    }
    return try statistics(of: median, method)
  }

  fileprivate func statistics(
    of shift: HodgesLehmann, _ method: MannWhitney.Method
  ) throws(StatisticsError) -> [Statistic] {
    let limits = try shift.confidenceInterval(level: level, method, alternative)
    return [.number("estimate", shift.estimate)] + Statistic.interval(limits)
  }
}

/// The statistics of an effect size, or its refusal under the names it would have given.
private func statistics(
  of key: EffectKey, _ compute: () throws(Refusal) -> [Statistic]
) -> [Statistic] {
  do throws(Refusal) { return try compute() } catch {
    return Statistic.refused(["estimate", "conf.low", "conf.high"], error)
  }
}

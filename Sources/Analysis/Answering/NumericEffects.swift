internal import Cohorts
internal import Statistics

/// Effect sizes, each under its own context.
extension NumericTests {
  /// One effect size of the variable between the groups.
  func effect(_ key: EffectKey) -> [Statistic] {
    effectStatistics { () throws(Refusal) in
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
      case .cohensD, .hedgesG:
        let (a, b) = try two()
        return try refusing(names: labels) { () throws(StatisticsError) in
          try options.statistics(of: CohensD(a, b), key)
        }
      case .smd:
        let (a, b) = try two()
        return try refusing(names: labels) { () throws(StatisticsError) in
          try options.statistics(of: StandardizedMeanDifference(a, b))
        }
      case .rankBiserial:
        let (a, b) = try two()
        return try refusing(names: labels) { () throws(StatisticsError) in
          let effect = try RankBiserial(a, b)
          return [.number("estimate", effect.estimate)]
            + Statistic.interval(try effect.confidenceInterval(level: options.level))
        }
      case .meanDifference, .cramersV, .riskDifference, .riskRatio, .oddsRatio,
        .numberNeededToTreat:
        throw .notBuilt
      }
    }
  }
}

extension PairTests {
  /// One effect size of the differences, before − after.
  func effect(_ key: EffectKey) -> [Statistic] {
    effectStatistics { () throws(Refusal) in
      switch key {
      case .hodgesLehmann:
        try refusing { () throws(StatisticsError) in
          try options.pseudomedian(zip(first, second).map { $0 - $1 })
        }
      case .cohensD, .hedgesG:
        try refusing { () throws(StatisticsError) in
          try options.statistics(of: CohensD(paired: Sample(first), Sample(second)), key)
        }
      default: throw .notBuilt
      }
    }
  }
}

extension OneSampleTests {
  /// One effect size of the sample.
  func effect(_ key: EffectKey) -> [Statistic] {
    effectStatistics { () throws(Refusal) in
      switch key {
      case .hodgesLehmann:
        try refusing { () throws(StatisticsError) in try options.pseudomedian(values) }
      case .cohensD, .hedgesG:
        try refusing { () throws(StatisticsError) in
          try options.statistics(of: CohensD(Sample(values), mu: options.mu), key)
        }
      default: throw .notBuilt
      }
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

  /// Cohen's d, or Hedges's g made of it.
  fileprivate func statistics(
    of d: CohensD, _ key: EffectKey
  ) throws(StatisticsError) -> [Statistic] {
    guard key == .hedgesG else {
      return [.number("estimate", d.estimate)]
        + Statistic.interval(try d.confidenceInterval(level: level, alternative))
    }
    let g = try HedgesG(d)
    return [.number("estimate", g.estimate)]
      + Statistic.interval(try g.confidenceInterval(level: level, alternative))
  }

  fileprivate func statistics(
    of shift: HodgesLehmann, _ method: MannWhitney.Method
  ) throws(StatisticsError) -> [Statistic] {
    let limits = try shift.confidenceInterval(level: level, method, alternative)
    return [.number("estimate", shift.estimate)] + Statistic.interval(limits)
  }
}

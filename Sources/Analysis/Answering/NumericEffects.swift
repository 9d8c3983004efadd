internal import Cohorts
internal import Statistics

/// Effect sizes of a continuous variable, each under its own context.
extension NumericTests {
  /// One effect size of the variable between the groups.
  func effect(_ key: EffectKey) -> [Statistic] {
    effectStatistics(key) { () throws(Refusal) in
      switch key {
      case .etaSquared, .omegaSquared:
        return try refusing(names: labels) { () throws(StatisticsError) in
          try options.share(ExplainedVariance(OneWayANOVA(samples)), key)
        }
      case .epsilonSquared:
        return try refusing(names: labels) { () throws(StatisticsError) in
          [.number("estimate", try KruskalWallis(samples).epsilonSquared)]
        } + Statistic.interval(nil, orElse: "ε² of ranks has no interval in closed form")
      case .cohensD, .hedgesG, .smd, .meanDifference, .hodgesLehmann, .rankBiserial:
        let (a, b) = try two()
        return try refusing(names: labels) { () throws(StatisticsError) in
          try compare(key, a, b)
        }
      case .cramersV, .riskDifference, .riskRatio, .oddsRatio, .numberNeededToTreat:
        throw key.unfit(for: "a continuous variable")
      }
    }
  }

  private func compare(
    _ key: EffectKey, _ a: Sample, _ b: Sample
  ) throws(StatisticsError) -> [Statistic] {
    switch key {
    case .hodgesLehmann:
      let method = options.rule(for: try MannWhitney(a, b, mu: options.mu))
      return try options.shift(HodgesLehmann(a, b), method)
    case .smd: return try options.statistics(of: StandardizedMeanDifference(a, b))
    case .rankBiserial:
      let effect = try RankBiserial(a, b)
      return options.rankBiserial(
        effect.estimate, try effect.confidenceInterval(level: options.level))
    case .meanDifference:
      return try options.difference(
        GroupSummary(a, group: 0), GroupSummary(b, group: 1))
    default: return try options.statistics(of: CohensD(a, b), key)
    }
  }
}

extension PairTests {
  /// One effect size of the differences, before − after.
  func effect(_ key: EffectKey) -> [Statistic] {
    effectStatistics(key) { () throws(Refusal) in
      switch key {
      case .cohensD, .hedgesG:
        try refusing { () throws(StatisticsError) in
          try options.statistics(of: CohensD(paired: Sample(first), Sample(second)), key)
        }
      case .meanDifference:
        try refusing { () throws(StatisticsError) in
          try options.difference(PairedTTest(Sample(first), Sample(second)), "paired t")
        }
      case .hodgesLehmann, .rankBiserial:
        try refusing { () throws(StatisticsError) in
          try options.signedRankEffect(key, Sample(differences), mu: 0)
        }
      default: throw key.unfit(for: "pairs")
      }
    }
  }
}

extension OneSampleTests {
  /// One effect size of the sample.
  func effect(_ key: EffectKey) -> [Statistic] {
    effectStatistics(key) { () throws(Refusal) in
      switch key {
      case .cohensD, .hedgesG:
        try refusing { () throws(StatisticsError) in
          try options.statistics(of: CohensD(Sample(values), mu: options.mu), key)
        }
      case .meanDifference:
        try refusing { () throws(StatisticsError) in
          let shifted = try Sample(values.map { $0 - options.mu })
          return try options.difference(OneSampleTTest(shifted), "one-sample t, mean − mu")
        }
      case .hodgesLehmann, .rankBiserial:
        try refusing { () throws(StatisticsError) in
          try options.signedRankEffect(key, Sample(values), mu: options.mu)
        }
      default: throw key.unfit(for: "one sample")
      }
    }
  }
}

extension TestOptions {
  /// The pseudomedian with its interval, or the rank-biserial correlation about µ.
  fileprivate func signedRankEffect(
    _ key: EffectKey, _ sample: Sample, mu: Double
  ) throws(StatisticsError) -> [Statistic] {
    if key == .rankBiserial {
      let effect = MatchedRankBiserial(try WilcoxonSignedRank(sample, mu: mu))
      return rankBiserial(effect.estimate, try effect.confidenceInterval(level: level))
    }
    let median = try HodgesLehmann(sample)
    // The rule looks at ties about µ; where every value is µ there is nothing to rank.
    guard let test = try? WilcoxonSignedRank(sample, mu: self.mu) else {
      return [.number("estimate", median.estimate)]
        + Statistic.interval(nil, orElse: "the values do not vary")
    }
    switch rule(for: test) {
    case .ranks(let method): return try shift(median, method)
    case .student: return try shift(median, .normalCorrected)
    }
  }

  /// Hodges and Lehmann's estimate with its interval.
  fileprivate func shift(
    _ shift: HodgesLehmann, _ method: MannWhitney.Method
  ) throws(StatisticsError) -> [Statistic] {
    let widest = shift.widestCoverage(alternative)
    let percent = Int((widest * 100).rounded(.down))
    let warning = widest < level ? "too few values for this level: covers about \(percent)%" : nil
    let limits = try shift.confidenceInterval(level: level, method, alternative)
    return [.number("estimate", shift.estimate)] + Statistic.interval(limits, warning: warning)
      + [.text("method", "interval by the \(method.distribution) of the rank test")]
  }

  /// A rank-biserial correlation; at −1 and 1 its interval would close on it.
  fileprivate func rankBiserial(
    _ estimate: Double, _ limits: ConfidenceInterval
  ) -> [Statistic] {
    [.number("estimate", estimate)]
      + Statistic.interval(
        abs(estimate) < 1 ? limits : nil, orElse: "no interval of a perfect rank correlation")
  }

  /// Cohen's d, or Hedges's g made of it.
  func statistics(of d: CohensD, _ key: EffectKey) throws(StatisticsError) -> [Statistic] {
    guard key == .hedgesG else {
      return [.number("estimate", d.estimate)]
        + Statistic.interval(try d.confidenceInterval(level: level, alternative))
    }
    let g = try HedgesG(d)
    return [.number("estimate", g.estimate)]
      + Statistic.interval(try g.confidenceInterval(level: level, alternative))
  }

  /// The difference of two means, by the t-test that is in force.
  func difference(
    _ a: GroupSummary, _ b: GroupSummary
  ) throws(StatisticsError) -> [Statistic] {
    poolsVariances
      ? try difference(StudentTTest(a, b), "Student's t, one variance")
      : try difference(WelchTTest(a, b), "Welch's t, two variances")
  }

  fileprivate func difference(
    _ test: some TStatistic, _ words: String
  ) throws(StatisticsError) -> [Statistic] {
    [.number("estimate", test.estimate), .number("std.error", test.standardError)]
      + Statistic.interval(try test.confidenceInterval(level: level, alternative))
      + [.text("method", "interval by \(words)")]
  }
}

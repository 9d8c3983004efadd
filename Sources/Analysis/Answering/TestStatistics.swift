internal import Statistics

/// What tests give, as rows: the same of values and of printed summaries.
extension TestOptions {
  /// A t-test.
  func student(_ test: some TStatistic) throws(StatisticsError) -> [Statistic] {
    [
      .number("estimate", test.estimate), .number("std.error", test.standardError),
      .number("statistic", test.statistic), .number("parameter", test.degreesOfFreedom),
      .number("p.value", test.pValue(alternative)),
    ] + Statistic.interval(try test.confidenceInterval(level: level, alternative))
  }

  /// A t-test of equivalence; the interval is two-sided, at the analysis's level.
  func equivalence(_ test: some TStatistic) throws(Refusal) -> [Statistic] {
    guard let bounds else {
      throw Refusal("a test of equivalence needs bounds [low, high], which compare takes")
    }
    return try refusing { () throws(StatisticsError) in
      let tost = try EquivalenceTest(test, low: bounds.lowerBound, high: bounds.upperBound)
      return [
        .number("estimate", tost.estimate), .number("std.error", tost.standardError),
        .number("statistic.lower", tost.lowStatistic), .number("p.value.lower", tost.lowPValue),
        .number("statistic.upper", tost.highStatistic), .number("p.value.upper", tost.highPValue),
        .number("parameter", tost.degreesOfFreedom), .number("p.value", tost.pValue),
      ] + Statistic.interval(try test.confidenceInterval(level: level))
    }
  }

  /// The words for a test of equivalence.
  func equivalenceMethod(_ kind: String) -> Statistic {
    let limits = bounds.map {
      ", bounds \(plainText($0.lowerBound)) to \(plainText($0.upperBound))"
    }
    return .text("method", "two one-sided t-tests of equivalence (\(kind)\(limits ?? ""))")
  }

  /// The means of two groups.
  func means(_ groups: [GroupSummary]) -> [Statistic] {
    zip(["estimate1", "estimate2"], groups).map { .number($0, $1.mean) }
  }

  /// The F test of two variances.
  func ratio(_ test: FVarianceTest) throws(StatisticsError) -> [Statistic] {
    [
      .number("estimate", test.statistic), .number("statistic", test.statistic),
      .number("num.df", test.distribution.numerator),
      .number("den.df", test.distribution.denominator),
      .number("p.value", test.pValue(alternative)),
    ] + Statistic.interval(try test.confidenceInterval(level: level, alternative))
  }

  /// An analysis of variance.
  func variance(_ test: OneWayANOVA) -> [Statistic] {
    [
      .number("statistic", test.statistic),
      .number("num.df", Double(test.degreesOfFreedomBetween)),
      .number("den.df", Double(test.degreesOfFreedomWithin)), .number("p.value", test.pValue),
    ]
  }

  /// Welch's analysis of variance.
  func variance(_ test: WelchANOVA) -> [Statistic] {
    [
      .number("statistic", test.statistic),
      .number("num.df", Double(test.degreesOfFreedomBetween)),
      .number("den.df", test.degreesOfFreedomWithin), .number("p.value", test.pValue),
    ]
  }

  /// Bartlett's test.
  func variance(_ test: Bartlett) -> [Statistic] {
    [
      .number("statistic", test.statistic),
      .number("parameter", Double(test.degreesOfFreedom)), .number("p.value", test.pValue),
    ]
  }

  /// The share of the variance between the groups, by η² or ω².
  func share(_ effect: ExplainedVariance, _ key: EffectKey) throws(StatisticsError) -> [Statistic] {
    [.number("estimate", key == .etaSquared ? effect.etaSquared : effect.omegaSquared)]
      + Statistic.interval(try effect.confidenceInterval(level: level))
      + [.text("method", "interval by the noncentral F distribution")]
  }
}

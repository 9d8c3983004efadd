internal import Statistics

/// Tests of groups that are known only by what was printed of them.
struct SummaryTests {
  let variable: String
  let summaries: [Compare.PrintedSummary]
  let options: TestOptions

  init(_ variable: String, _ summaries: [Compare.PrintedSummary], options: TestOptions) {
    self.variable = variable
    self.summaries = summaries
    self.options = options
  }

  private var labels: [String] { summaries.map(\.label) }
  private var total: Int { summaries.reduce(0) { $0 + $1.n } }

  /// The tests that PRODUCT.md's printed rule chooses, and why.
  var chosen: (keys: [TestKey], reason: String) {
    let reason = "continuous, \(summaries.count) groups"
    return (summaries.count > 2 ? [.welchANOVA] : options.conventions.meanTests, reason)
  }

  /// Runs one test: one row group, or one for each pair.
  func run(_ key: TestKey, reason: String?) -> [TestOfVariable] {
    if key == .tukeyHSD || key == .gamesHowell {
      let tests = PairwiseTests(key: key, labels: labels, options: options)
      return tests.run(of: variable, count: total, notes: []) { () throws(Refusal) in
        let groups = try groups()
        return try refusing(names: labels) { () throws(StatisticsError) in
          key == .tukeyHSD
            ? try tests.pairs(TukeyHSD(groups)) : try tests.pairs(GamesHowell(groups))
        }
      }
    }
    return [
      options.run(key, of: variable, count: total, reason: reason, hasTwoMeans: true) {
        () throws(Refusal) in try compute(key)
      }
    ]
  }

  private func compute(_ key: TestKey) throws(Refusal) -> [Statistic] {
    switch key {
    case .tost:
      return try options.equivalence(groups(), names: labels)
    case .studentT, .welchT, .fVariance:
      let (a, b) = try two()
      return try refusing(names: labels) { () throws(StatisticsError) in
        try compareTwo(key, a, b)
      } + [method(key)]
    case .anova, .welchANOVA, .bartlett:
      let groups = try groups()
      return try refusing(names: labels) { () throws(StatisticsError) in
        switch key {
        case .anova: options.variance(try OneWayANOVA(groups))
        case .welchANOVA: options.variance(try WelchANOVA(groups))
        default: options.variance(try Bartlett(groups))
        }
      } + [method(key)]
    default: throw Refusal("\(key.named) needs the patients' values, not printed summaries")
    }
  }

  private func method(_ key: TestKey) -> Statistic {
    .text("method", key.name + ", from printed summaries")
  }

  private func compareTwo(
    _ key: TestKey, _ a: GroupSummary, _ b: GroupSummary
  ) throws(StatisticsError) -> [Statistic] {
    switch key {
    case .studentT:
      try options.student(StudentTTest(a, b, mu: options.mu)) + options.means([a, b])
    case .welchT: try options.student(WelchTTest(a, b, mu: options.mu)) + options.means([a, b])
    default: try options.ratio(FVarianceTest(a, b))
    }
  }

  // MARK: - Effects

  /// One effect size between the groups.
  func effect(_ key: EffectKey) -> [Statistic] {
    effectStatistics(key) { () throws(Refusal) in
      switch key {
      case .etaSquared, .omegaSquared:
        let groups = try groups()
        return try refusing(names: labels) { () throws(StatisticsError) in
          try options.share(ExplainedVariance(OneWayANOVA(groups)), key)
        }
      case .meanDifference, .cohensD, .hedgesG, .smd:
        let (a, b) = try two()
        return try refusing(names: labels) { () throws(StatisticsError) in
          switch key {
          case .meanDifference: try options.difference(a, b)
          case .smd: try options.statistics(of: StandardizedMeanDifference(a, b))
          default: try options.statistics(of: CohensD(a, b), key)
          }
        }
      default: throw key.unfit(for: "printed summaries")
      }
    }
  }

  // MARK: - Groups

  private func groups() throws(Refusal) -> [GroupSummary] {
    try refusing(names: labels) { () throws(StatisticsError) in
      var groups: [GroupSummary] = []
      for (index, summary) in summaries.enumerated() {
        groups.append(
          try GroupSummary(
            count: summary.n, mean: summary.mean, standardDeviation: summary.sd, group: index))
      }
      return groups
    }
  }

  private func two() throws(Refusal) -> (GroupSummary, GroupSummary) {
    let groups = try groups()
    guard groups.count == 2, let a = groups.first, let b = groups.last else {
      throw Refusal("the test compares two groups, and \(groups.count) are given")
    }
    return (a, b)
  }
}

extension Answer {
  /// The answer as one of so many patients, none of whom is in the cohort.
  func ofPatients(_ count: Int) -> Answer {
    Answer(
      question: question, findings: findings, notes: notes,
      participation: Participation(population: count, exclusions: []), curves: curves)
  }
}

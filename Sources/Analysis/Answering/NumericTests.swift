internal import Cohorts
internal import Statistics

/// Tests of a continuous variable between groups.
struct NumericTests {
  let options: TestOptions
  let variable: Variable
  /// The groups with at least one value, in declared order.
  let labels: [String]
  let samples: [Sample]
  private let empty: [String]

  init(_ variable: Variable, _ selection: Selection, options: TestOptions) {
    self.options = options
    self.variable = variable
    var labels: [String] = []
    var samples: [Sample] = []
    var empty: [String] = []
    for group in selection.groups {
      let values = variable.column.numbers(group.rows) ?? []
      guard !values.isEmpty, let sample = try? Sample(values) else {
        empty.append(group.label ?? "")
        continue
      }
      labels.append(group.label ?? "")
      samples.append(sample)
    }
    (self.labels, self.samples, self.empty) = (labels, samples, empty)
  }

  /// The tests that PRODUCT.md's printed rule chooses, and why.
  var chosen: (keys: [TestKey], reason: String) {
    let skewed = variable.declaration.distribution == .skewed
    let kind = skewed ? "declared skewed" : "continuous"
    let count = samples.count > 2 ? "\(samples.count) groups" : "2 groups"
    let reason = "\(kind), \(count)"
    if samples.count > 2 { return ([skewed ? .kruskalWallis : .welchANOVA], reason) }
    if skewed { return ([.mannWhitney], reason) }
    return switch options.conventions.twoGroupT {
    case .welch: ([.welchT], reason)
    case .pooled: ([.studentT], reason)
    case .both: ([.studentT, .welchT], reason)
    }
  }

  /// Runs one test.
  func run(_ key: TestKey, reason: String?) -> TestOfVariable {
    let notes = empty.map {
      Note(
        .remark, variable: variable.name,
        "\(variable.label): \($0) has no values and is not in the test.")
    }
    let count = samples.reduce(0) { $0 + $1.count }
    return options.run(key, of: variable.name, count: count, reason: reason, notes: notes) {
      () throws(Refusal) in try compute(key)
    }
  }

  private func compute(_ key: TestKey) throws(Refusal) -> [Statistic] {
    switch key {
    case .studentT:
      let (a, b) = try two()
      return try refusing(names: labels) { () throws(StatisticsError) in
        try options.meanComparison(StudentTTest(a, b, mu: options.mu))
      } + [.text("method", "Student's t-test")]
    case .welchT:
      let (a, b) = try two()
      return try refusing(names: labels) { () throws(StatisticsError) in
        try options.meanComparison(WelchTTest(a, b, mu: options.mu))
      } + [.text("method", "Welch's t-test")]
    case .mannWhitney:
      let (a, b) = try two()
      return try refusing(names: labels) { () throws(StatisticsError) in try mannWhitney(a, b) }
    case .anova:
      return try refusing(names: labels) { () throws(StatisticsError) in try analysisOfVariance() }
    case .welchANOVA:
      return try refusing(names: labels) { () throws(StatisticsError) in try welchANOVA() }
    case .kruskalWallis:
      return try refusing(names: labels) { () throws(StatisticsError) in try kruskalWallis() }
    case .fVariance:
      let (a, b) = try two()
      return try refusing(names: labels) { () throws(StatisticsError) in try variances(a, b) }
    case .levene:
      return try refusing(names: labels) { () throws(StatisticsError) in try levene(.mean) }
    case .brownForsythe:
      return try refusing(names: labels) { () throws(StatisticsError) in try levene(.median) }
    default: throw .notBuilt
    }
  }

  func two() throws(Refusal) -> (Sample, Sample) {
    guard samples.count == 2, let a = samples.first, let b = samples.last else {
      let have = samples.count == 1 ? "1 group has" : "\(samples.count) groups have"
      throw Refusal("the test compares two groups, and \(have) values")
    }
    return (a, b)
  }

  // MARK: - Ranks of two groups

  private func mannWhitney(_ a: Sample, _ b: Sample) throws(StatisticsError) -> [Statistic] {
    let test = try MannWhitney(a, b, mu: options.mu)
    let method = options.rule(for: test)
    let how =
      switch method {
      case .exact: test.hasTies ? "exact permutation of the midranks" : "exact"
      case .normal: "normal approximation"
      case .normalCorrected: "normal approximation with continuity correction"
      }
    return [
      .number("statistic", test.statistic),
      .number("p.value", try test.pValue(method, options.alternative)),
      .text("method", "Mann–Whitney test (\(how))"),
    ]
  }

  // MARK: - Variances

  private func variances(_ a: Sample, _ b: Sample) throws(StatisticsError) -> [Statistic] {
    let test = try FVarianceTest(a, b)
    let limits = try test.confidenceInterval(level: options.level, options.alternative)
    return [
      .number("estimate", test.statistic), .number("statistic", test.statistic),
      .number("num.df", Double(a.count - 1)), .number("den.df", Double(b.count - 1)),
      .number("p.value", test.pValue(options.alternative)),
    ] + Statistic.interval(limits) + [.text("method", "F test of two variances")]
  }

  private func levene(_ centre: LeveneTest.Centre) throws(StatisticsError) -> [Statistic] {
    let test = try LeveneTest(samples, centre: centre)
    return [
      .number("statistic", test.statistic),
      .number("num.df", Double(test.anova.degreesOfFreedomBetween)),
      .number("den.df", Double(test.anova.degreesOfFreedomWithin)),
      .number("p.value", test.pValue),
      .text("method", centre == .mean ? "Levene's test" : "Brown–Forsythe test"),
    ]
  }

  // MARK: - Several groups

  private func analysisOfVariance() throws(StatisticsError) -> [Statistic] {
    let test = try OneWayANOVA(samples)
    return [
      .number("statistic", test.statistic),
      .number("num.df", Double(test.degreesOfFreedomBetween)),
      .number("den.df", Double(test.degreesOfFreedomWithin)), .number("p.value", test.pValue),
      .text("method", "one-way analysis of variance"),
    ]
  }

  private func welchANOVA() throws(StatisticsError) -> [Statistic] {
    let test = try WelchANOVA(samples)
    return [
      .number("statistic", test.statistic),
      .number("num.df", Double(test.degreesOfFreedomBetween)),
      .number("den.df", test.degreesOfFreedomWithin), .number("p.value", test.pValue),
      .text("method", "Welch's analysis of variance"),
    ]
  }

  private func kruskalWallis() throws(StatisticsError) -> [Statistic] {
    let test = try KruskalWallis(samples)
    return [
      .number("statistic", test.statistic),
      .number("parameter", Double(test.degreesOfFreedom)), .number("p.value", test.pValue),
      .text("method", "Kruskal–Wallis test"),
    ]
  }
}

extension TestOptions {
  /// The statistics of a t-test.
  func studentStatistics(_ test: some TStatistic) throws(StatisticsError) -> [Statistic] {
    [
      .number("estimate", test.estimate), .number("std.error", test.standardError),
      .number("statistic", test.statistic), .number("parameter", test.degreesOfFreedom),
      .number("p.value", test.pValue(alternative)),
    ] + Statistic.interval(try test.confidenceInterval(level: level, alternative))
  }

  /// The statistics of a t-test of two groups, with the mean of each.
  func meanComparison(_ test: StudentTTest) throws(StatisticsError) -> [Statistic] {
    try studentStatistics(test) + means(test.groups)
  }

  /// The statistics of a t-test of two groups, with the mean of each.
  func meanComparison(_ test: WelchTTest) throws(StatisticsError) -> [Statistic] {
    try studentStatistics(test) + means(test.groups)
  }

  private func means(_ groups: [GroupSummary]) -> [Statistic] {
    zip(["estimate1", "estimate2"], groups).map { .number($0, $1.mean) }
  }
}

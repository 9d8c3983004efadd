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
      guard let sample = selection.samples.sample(of: variable, in: group), sample.count > 0 else {
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
    let count = samples.count == 1 ? "1 group" : "\(samples.count) groups"
    let reason = "\(kind), \(count)"
    if samples.count > 2 { return ([skewed ? .kruskalWallis : .welchANOVA], reason) }
    if skewed { return ([.mannWhitney], reason) }
    return (options.conventions.meanTests, reason)
  }

  /// Runs one test: one row group, or one for each pair or each group.
  func run(_ key: TestKey, reason: String?) -> [TestOfVariable] {
    let count = samples.reduce(0) { $0 + $1.count }
    if key.isPairwise { return pairwise(key, count) }
    if key == .shapiroWilk { return normality }
    return [
      options.run(
        key, of: variable.name, count: count, reason: reason, notes: notes, hasTwoMeans: true
      ) { () throws(Refusal) in try compute(key) }
    ]
  }

  private var notes: [Note] {
    empty.map {
      Note(
        .remark, variable: variable.name,
        "\(variable.label): \($0) has no values and is not in the test.")
    }
  }

  private func compute(_ key: TestKey) throws(Refusal) -> [Statistic] {
    switch key {
    case .studentT, .welchT, .mannWhitney, .kolmogorovSmirnov, .fVariance, .tost:
      return try compareTwo(key)
    case .anova, .welchANOVA, .kruskalWallis, .levene, .brownForsythe, .bartlett:
      return try refusing(names: labels) { () throws(StatisticsError) in try compareAll(key) }
        + [.text("method", key.name)]
    default: throw key.unfit(for: "a continuous variable between groups")
    }
  }

  /// The only two groups that have values.
  func two() throws(Refusal) -> (Sample, Sample) {
    guard samples.count == 2, let a = samples.first, let b = samples.last else {
      throw Refusal("the test compares two groups, and \(Refusal.groups(samples.count)) values")
    }
    return (a, b)
  }

  // MARK: - Several groups

  private func compareAll(_ key: TestKey) throws(StatisticsError) -> [Statistic] {
    switch key {
    case .welchANOVA: options.variance(try WelchANOVA(samples))
    case .kruskalWallis: kruskalWallis(try KruskalWallis(samples))
    case .levene: options.variance(try LeveneTest(samples, centre: .mean).anova)
    case .brownForsythe: options.variance(try LeveneTest(samples, centre: .median).anova)
    case .bartlett: options.variance(try Bartlett(samples))
    default: options.variance(try OneWayANOVA(samples))
    }
  }

  private func kruskalWallis(_ test: KruskalWallis) -> [Statistic] {
    [
      .number("statistic", test.statistic),
      .number("parameter", Double(test.degreesOfFreedom)), .number("p.value", test.pValue),
    ]
  }

  private func pairwise(_ key: TestKey, _ count: Int) -> [TestOfVariable] {
    let tests = PairwiseTests(key: key, labels: labels, options: options)
    return tests.run(of: variable.name, count: count, notes: notes) { () throws(Refusal) in
      try refusing(names: labels) { () throws(StatisticsError) in
        switch key {
        case .tukeyHSD: try tests.pairs(TukeyHSD(samples))
        case .gamesHowell: try tests.pairs(GamesHowell(samples))
        default: try tests.pairs(Dunn(samples))
        }
      }
    }
  }

  // MARK: - One group at a time

  /// Shapiro and Wilk's test within each group.
  private var normality: [TestOfVariable] {
    guard !samples.isEmpty else {
      return [
        options.run(.shapiroWilk, of: variable.name, count: 0, notes: notes) {
          () throws(Refusal) in throw Refusal("no group has values")
        }
      ]
    }
    return zip(labels, samples).map { label, sample in
      var test = options.normality(sample.values, of: variable.name)
      test.groupLevel = label
      test.notes = notes
      return test
    }
  }
}

extension Conventions {
  /// The t-tests that compare two groups where no test is named.
  var meanTests: [TestKey] {
    switch twoGroupT {
    case .welch: [.welchT]
    case .pooled: [.studentT]
    case .both: [.studentT, .welchT]
    }
  }
}

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
    var statistics: [Statistic]
    do throws(Refusal) {
      statistics = try compute(key)
    } catch {
      statistics = Statistic.refused(key.statisticNames, error)
    }
    statistics.append(.count("nobs", samples.reduce(0) { $0 + $1.count }))
    statistics.append(.text("alternative", options.alternative.rawValue))
    if let reason { statistics.append(.text("reason", reason)) }
    let notes = empty.map {
      Note(.remark, variable: variable.name, "\($0) has no values of \(variable.label) and is not in the test.")
    }
    return TestOfVariable(key: key, variable: variable.name, statistics: statistics, notes: notes)
  }

  private func compute(_ key: TestKey) throws(Refusal) -> [Statistic] {
    switch key {
    case .studentT:
      let (a, b) = try two()
      return try refusing { () throws(StatisticsError) in try student(a, b) }
    case .welchT:
      let (a, b) = try two()
      return try refusing { () throws(StatisticsError) in try welch(a, b) }
    case .mannWhitney:
      let (a, b) = try two()
      return try refusing { () throws(StatisticsError) in try mannWhitney(a, b) }
    case .anova: return try refusing { () throws(StatisticsError) in try analysisOfVariance() }
    case .welchANOVA: return try refusing { () throws(StatisticsError) in try welchANOVA() }
    case .kruskalWallis: return try refusing { () throws(StatisticsError) in try kruskalWallis() }
    default: throw .notBuilt
    }
  }

  private func refusing(
    _ body: () throws(StatisticsError) -> [Statistic]
  ) throws(Refusal) -> [Statistic] {
    do throws(StatisticsError) { return try body() } catch { throw Refusal(error, names: labels) }
  }

  private func two() throws(Refusal) -> (Sample, Sample) {
    guard samples.count == 2, let a = samples.first, let b = samples.last else {
      let have = samples.count == 1 ? "1 group has" : "\(samples.count) groups have"
      throw Refusal("the test compares two groups, and \(have) values")
    }
    return (a, b)
  }
}

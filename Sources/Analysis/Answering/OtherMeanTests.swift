internal import Cohorts
internal import Statistics

/// Tests of one sample against a number.
struct OneSampleTests {
  let variable: String
  let values: [Double]
  let options: TestOptions

  init(_ variable: String, _ values: [Double], options: TestOptions) {
    self.variable = variable
    self.values = values
    self.options = options
  }

  func run(_ key: TestKey) -> TestOfVariable {
    options.run(key, of: variable, count: values.count, reason: nil) { () throws(Refusal) in
      switch key {
      case .oneSampleT:
        try refusing { () throws(StatisticsError) in
          try options.studentStatistics(OneSampleTTest(Sample(values), mu: options.mu))
        } + [.text("method", "one-sample t-test")]
      case .wilcoxonSignedRank:
        try refusing { () throws(StatisticsError) in
          try options.signedRank(WilcoxonSignedRank(Sample(values), mu: options.mu))
        }
      default: throw .notBuilt
      }
    }
  }
}

/// Tests of two measurements of the same patients.
struct PairTests {
  let variable: String
  /// The values of the patients who have both.
  let first: [Double]
  let second: [Double]
  let options: TestOptions

  init(_ before: Variable, _ after: Variable, rows: [Int], options: TestOptions) {
    variable = "\(before.name) - \(after.name)"
    self.options = options
    let complete = rows.filter { before.column.isPresent($0) && after.column.isPresent($0) }
    first = before.column.numbers(complete) ?? []
    second = after.column.numbers(complete) ?? []
  }

  func run(_ key: TestKey, reason: String?) -> TestOfVariable {
    options.run(key, of: variable, count: first.count, reason: reason) { () throws(Refusal) in
      switch key {
      case .pairedT: try refusing { () throws(StatisticsError) in try pairedT() }
      case .wilcoxonSignedRank: try refusing { () throws(StatisticsError) in try signedRank() }
      default: throw .notBuilt
      }
    }
  }

  private func signedRank() throws(StatisticsError) -> [Statistic] {
    try options.signedRank(WilcoxonSignedRank(Sample(first), Sample(second), mu: options.mu))
  }

  private func pairedT() throws(StatisticsError) -> [Statistic] {
    let (a, b) = (try Sample(first), try Sample(second))
    return try options.studentStatistics(PairedTTest(a, b, mu: options.mu))
      + [
        .number("estimate1", Summary(a).mean), .number("estimate2", Summary(b).mean),
        .text("method", "paired t-test"),
      ]
  }
}

/// Tests of two groups that are known only by what was printed of them.
struct SummaryTests {
  let variable: String
  let summaries: [Compare.PrintedSummary]
  let options: TestOptions

  init(_ variable: String, _ summaries: [Compare.PrintedSummary], options: TestOptions) {
    self.variable = variable
    self.summaries = summaries
    self.options = options
  }

  func run(_ key: TestKey) -> TestOfVariable {
    let total = summaries.reduce(0) { $0 + $1.n }
    return options.run(key, of: variable, count: total, reason: nil) { () throws(Refusal) in
      guard key == .studentT || key == .welchT else { throw .notBuilt }
      return try refusing(names: summaries.map(\.label)) { () throws(StatisticsError) in
        try compare(pooled: key == .studentT)
      }
    }
  }

  private func compare(pooled: Bool) throws(StatisticsError) -> [Statistic] {
    guard summaries.count == 2, let first = summaries.first, let last = summaries.last else {
      throw .tooFewGroups(needed: 2, found: summaries.count)
    }
    let (a, b) = (try group(first), try group(last))
    return pooled
      ? try options.meanComparison(StudentTTest(a, b, mu: options.mu))
        + [.text("method", "Student's t-test, from printed summaries")]
      : try options.meanComparison(WelchTTest(a, b, mu: options.mu))
        + [.text("method", "Welch's t-test, from printed summaries")]
  }

  private func group(_ summary: Compare.PrintedSummary) throws(StatisticsError) -> GroupSummary {
    try GroupSummary(count: summary.n, mean: summary.mean, standardDeviation: summary.sd)
  }
}

extension TestOptions {
  /// Runs one test, or says why it cannot be run.
  func run(
    _ key: TestKey, of variable: String, count: Int, reason: String?, notes: [Note] = [],
    _ compute: () throws(Refusal) -> [Statistic]
  ) -> TestOfVariable {
    var statistics: [Statistic]
    do throws(Refusal) {
      statistics = try compute()
    } catch {
      statistics = Statistic.refused(key.statisticNames, error)
    }
    statistics.append(.count("nobs", count))
    if key.hasAlternative { statistics.append(.text("alternative", alternative.rawValue)) }
    if let reason { statistics.append(.text("reason", reason)) }
    return TestOfVariable(key: key, variable: variable, statistics: statistics, notes: notes)
  }
}

/// Runs a computation whose refusal names groups or terms.
func refusing<Value>(
  names: [String] = [], _ body: () throws(StatisticsError) -> Value
) throws(Refusal) -> Value {
  do throws(StatisticsError) { return try body() } catch { throw Refusal(error, names: names) }
}

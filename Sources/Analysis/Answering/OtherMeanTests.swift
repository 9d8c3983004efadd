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

  func run(_ key: TestKey, reason: String? = nil) -> TestOfVariable {
    if key == .shapiroWilk { return options.normality(values, of: variable) }
    return options.run(key, of: variable, count: values.count, reason: reason) {
      () throws(Refusal) in
      switch key {
      case .oneSampleT:
        try refusing { () throws(StatisticsError) in
          try options.student(OneSampleTTest(Sample(values), mu: options.mu))
        } + [.text("method", key.name)]
      case .wilcoxonSignedRank:
        try refusing { () throws(StatisticsError) in
          try options.signedRank(WilcoxonSignedRank(Sample(values), mu: options.mu))
        }
      case .tost:
        try options.equivalence(
          refusing { () throws(StatisticsError) in try OneSampleTTest(Sample(values)) })
          + [options.equivalenceMethod("one sample")]
      default: throw key.unfit(for: "one sample")
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

  init(_ before: Variable, _ after: Variable, rows: Patients, options: TestOptions) {
    variable = "\(before.name) - \(after.name)"
    self.options = options
    let complete = rows.filter { before.column.isPresent($0) && after.column.isPresent($0) }
    first = before.column.numbers(complete) ?? []
    second = after.column.numbers(complete) ?? []
  }

  /// The differences, before − after.
  var differences: [Double] { zip(first, second).map { $0 - $1 } }

  func run(_ key: TestKey, reason: String?) -> TestOfVariable {
    if key == .shapiroWilk { return options.normality(differences, of: variable, "differences") }
    return options.run(
      key, of: variable, count: first.count, reason: reason, hasTwoMeans: true
    ) { () throws(Refusal) in
      switch key {
      case .pairedT:
        try refusing { () throws(StatisticsError) in
          try options.student(PairedTTest(Sample(first), Sample(second), mu: options.mu))
        } + means + [.text("method", key.name)]
      case .wilcoxonSignedRank:
        try refusing { () throws(StatisticsError) in
          try options.signedRank(
            WilcoxonSignedRank(Sample(first), Sample(second), mu: options.mu))
        }
      case .tost:
        try options.equivalence(
          refusing { () throws(StatisticsError) in try PairedTTest(Sample(first), Sample(second)) }
        ) + means + [options.equivalenceMethod("paired")]
      default: throw key.unfit(for: "pairs")
      }
    }
  }

  private var means: [Statistic] {
    zip(["estimate1", "estimate2"], [first, second]).map { name, values in
      .number(name, (try? Sample(values)).flatMap { Summary($0).mean })
    }
  }
}

extension TestOptions {
  /// Shapiro and Wilk's test of one set of values.
  func normality(
    _ values: [Double], of variable: String, _ what: String? = nil
  ) -> TestOfVariable {
    run(.shapiroWilk, of: variable, count: values.count) { () throws(Refusal) in
      guard values.count <= 5000 else {
        throw Refusal("\(values.count) patients, at most 5000 allowed")
      }
      return try refusing { () throws(StatisticsError) in
        let test = try ShapiroWilk(Sample(values))
        return [.number("statistic", test.statistic), .number("p.value", test.pValue)]
      } + [.text("method", TestKey.shapiroWilk.name + (what.map { " of the \($0)" } ?? ""))]
    }
  }

  /// Runs one test, or says why it cannot be run.
  func run(
    _ key: TestKey, of variable: String, count: Int, reason: String? = nil, notes: [Note] = [],
    hasTwoMeans: Bool = false, _ compute: () throws(Refusal) -> [Statistic]
  ) -> TestOfVariable {
    var statistics: [Statistic]
    do throws(Refusal) {
      statistics = try compute()
    } catch {
      let means = hasTwoMeans && key == .tost ? ["estimate1", "estimate2"] : []
      statistics =
        Statistic.refused(key.statisticNames + means, error) + [.text("method", key.name)]
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

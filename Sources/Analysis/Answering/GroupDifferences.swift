internal import Cohorts
internal import Statistics

/// The column of differences: what one group has more of than the other, with an interval.
///
/// The method follows the first test in force: means under a t-test or an analysis of variance,
/// with the interval of that test; Hodges and Lehmann's shift under a test of ranks; the difference
/// of each level's proportions, with Newcombe's interval, of a categorical variable. Without a test
/// the variable's declared distribution and the conventions decide as they would for the test.
/// Intervals are two-sided whatever the alternative.
extension VariableTable {
  /// Adds the difference of a variable, first group − second.
  mutating func difference(of variable: Variable) {
    let names = ["estimate", "std.error", "conf.low", "conf.high"]
    do throws(Refusal) {
      try checkTwoGroups()
      switch variable.column {
      case .numeric: try addDifference(ofNumbers: variable)
      case .categorical(let column): addDifferences(of: variable, column)
      case .date, .text: break
      }
    } catch {
      guard let effect = variable.kind.map(differenceKey(variable)) else { return }
      add(effect, variable.name, level: nil, Statistic.refused(names, error))
    }
  }

  /// Whether two groups have patients; says so once where they do not.
  private mutating func checkTwoGroups() throws(Refusal) {
    let present = selection.groups.filter { !$0.rows.isEmpty }.count
    guard present != 2 else { return }
    let by = selection.by?.label ?? "by"
    let have =
      present == 0
      ? "none with patients"
      : present == 1 ? "1 group with patients" : "\(present) groups with patients"
    let refusal = Refusal("a difference compares two groups, and \(by) has \(have)")
    note(Note(.refusal, "No column of differences: \(refusal.sentence)."))
    throw refusal
  }

  private func differenceKey(_ variable: Variable) -> (Summarize.Kind) -> EffectKey {
    { kind in
      if kind == .categorical { return .riskDifference }
      return isOfRanks(variable) ? .hodgesLehmann : .meanDifference
    }
  }

  private func isOfRanks(_ variable: Variable) -> Bool {
    switch testInForce(of: variable.name) {
    case .mannWhitney?, .kruskalWallis?, .dunn?: true
    case .studentT?, .welchT?, .anova?, .welchANOVA?: false
    default: variable.declaration.distribution == .skewed
    }
  }

  private func isPooled(_ variable: Variable) -> Bool {
    switch testInForce(of: variable.name) {
    case .studentT?, .anova?: true
    case .welchT?, .welchANOVA?: false
    default: options.conventions.twoGroupT != .welch
    }
  }

  /// The options with a two-sided alternative.
  private var twoSided: TestOptions {
    var question = options.question
    question.alternative = .twoSided
    return TestOptions(question)
  }

  // MARK: - Numbers

  private mutating func addDifference(ofNumbers variable: Variable) throws(Refusal) {
    let tests = NumericTests(variable, selection, options: twoSided)
    guard !isOfRanks(variable) else {
      let method = try hodgesLehmannWords(tests)
      add(
        .hodgesLehmann, variable.name, level: nil,
        tests.effect(.hodgesLehmann).filter { $0.name != "method" } + [.text("method", method)])
      return
    }
    let (a, b) = try both(tests)
    let isPooled = isPooled(variable)
    let statistics = try refusing(names: tests.labels) { () throws(StatisticsError) in
      isPooled
        ? try twoSided.difference(StudentTTest(a, b)) : try twoSided.difference(WelchTTest(a, b))
    }
    let method = isPooled ? "Student's" : "Welch's"
    add(
      .meanDifference, variable.name, level: nil,
      statistics + [.text("method", "difference of means, \(method) interval")])
  }

  private func hodgesLehmannWords(_ tests: NumericTests) throws(Refusal) -> String {
    let (a, b) = try both(tests)
    let method = try refusing(names: tests.labels) { () throws(StatisticsError) in
      tests.options.rule(for: try MannWhitney(a, b))
    }
    let how = method == .exact ? "exact interval" : "interval by normal approximation"
    return "Hodges and Lehmann's shift, \(how)"
  }

  private func both(_ tests: NumericTests) throws(Refusal) -> (Sample, Sample) {
    let groups = selection.groups.filter { !$0.rows.isEmpty }.compactMap(\.label)
    if let empty = groups.first(where: { !tests.labels.contains($0) }) {
      throw Refusal("\"\(empty)\" has no values")
    }
    return try tests.two()
  }

  // MARK: - Levels

  /// One difference for each level, of two-level variables for the level that tables show.
  private mutating func addDifferences(of variable: Variable, _ column: CategoricalColumn) {
    let groups = selection.groups.filter { !$0.rows.isEmpty }
    let present = groups.map { column.counts($0.rows) }
    let isOfAll = options.denominatorIsAll
    let totals = zip(groups, present).map { isOfAll ? $0.rows.count : $1.reduce(0, +) }
    for index in variable.shownLevels(of: column) {
      let counts = present.map { $0[index] }
      let statistics = riskDifference(counts, totals, groups.map { $0.label ?? "" })
      add(.riskDifference, variable.name, level: column.levels[index].label, statistics)
    }
  }

  private func riskDifference(_ n: [Int], _ totals: [Int], _ names: [String]) -> [Statistic] {
    do throws(Refusal) {
      return try refusing(names: names) { () throws(StatisticsError) in
        for (group, total) in totals.enumerated() where total == 0 {
          throw .tooFew(needed: 1, found: 0, group: group)
        }
        let difference = RiskDifference(
          try Proportion(count: n[0], of: totals[0]), try Proportion(count: n[1], of: totals[1]))
        return [
          .number("estimate", difference.estimate),
          .number("std.error", difference.standardError),
        ] + Statistic.interval(try difference.confidenceInterval(level: options.level))
          + [.text("method", "difference of proportions, Newcombe's interval")]
      }
    } catch {
      return Statistic.refused(["estimate", "std.error", "conf.low", "conf.high"], error)
    }
  }
}

extension TestOptions {
  /// The difference of two means and its interval.
  fileprivate func difference(_ test: some TStatistic) throws(StatisticsError) -> [Statistic] {
    [.number("estimate", test.estimate), .number("std.error", test.standardError)]
      + Statistic.interval(try test.confidenceInterval(level: level, alternative))
  }

  /// Whether percentages count patients with a missing value below the line.
  fileprivate var denominatorIsAll: Bool {
    if case .summarize(let table) = question.verb { table.denominator == .all } else { false }
  }
}

extension Variable {
  /// The levels that have a row of their own in a table: of two levels the one named `show`, by
  /// default the last; else all.
  func shownLevels(of column: CategoricalColumn) -> [Int] {
    let all = Array(column.levels.indices)
    guard column.levels.count == 2 else { return all }
    guard let show = declaration.show else { return [1] }
    return column.index(of: show.text).map { [$0] } ?? all
  }
}

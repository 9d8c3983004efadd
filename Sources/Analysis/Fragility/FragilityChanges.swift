internal import Cohorts
internal import Statistics

/// How many patients must change group or outcome for p to cross its threshold.
extension FragilityRows {
  /// The most values that all tests of one search look at together.
  private static let searchOfValues = 20_000_000
  private static let searchOfSurvival = 400_000

  var changes: [Statistic] {
    switch question.verb {
    case .compare, .crossTabulate:
      guard let name = target.variable, let variable = cohort.variable(name),
        let key = TestKey(rawValue: target.context), selection.by != nil
      else { return [] }
      switch variable.column {
      case .numeric(let column): return moves(column, key)
      case .categorical(let column): return counted(variable, column, key)
      case .date, .text: return []
      }
    case .kaplanMeier(let verb): return survivalMoves(verb)
    default: return []
    }
  }

  // MARK: - Values

  private func moves(_ column: NumericColumn, _ key: TestKey) -> [Statistic] {
    guard [.studentT, .welchT, .mannWhitney].contains(key) else { return [] }
    var (rows, labels, values) = ([Int](), [Bool](), [Double]())
    let present = selection.groups.filter { $0.rows.contains { column[$0] != nil } }
    guard present.count == 2 else { return [] }
    for (index, group) in present.enumerated() {
      for row in group.rows {
        guard let value = column[row] else { continue }
        rows.append(row)
        labels.append(index == 0)
        values.append(value)
      }
    }
    let options = TestOptions(narrowed)
    let found = try? FragilityMoves(
      labels, classes: classes(of: values), alpha: alpha,
      limit: Self.searchOfValues / max(1, values.count)
    ) { labels in options.pValue(key, values, labels) }
    return statistics("group.moves", found ?? nil, rows)
  }

  /// Equal values are interchangeable.
  private func classes(of values: [Double]) -> [Int] {
    var known: [Double: Int] = [:]
    return values.map { value in
      let own = known[value] ?? known.count
      known[value] = own
      return own
    }
  }

  // MARK: - Survival

  private func survivalMoves(_ verb: KaplanMeierAnalysis) -> [Statistic] {
    guard let test = KaplanMeierAnalysis.Test(rawValue: target.context),
      let weight = test.weight(verb), let outcome = cohort.outcome(verb.outcome.text),
      selection.groups.count == 2
    else { return [] }
    let event = (verb.event.flatMap { outcome.events.firstIndex(of: $0.text) } ?? 0) + 1
    let part = FollowUpSelection(
      outcome, selection,
      FollowUpSelection.Roles(
        strata: verb.strata.flatMap { cohort.variable($0.text) },
        entry: verb.entry.flatMap { cohort.variable($0.text) }, event: event))
    let followUps = part.followUps.flatMap(\.self)
    let kept = Set(patients)
    let rows = selection.groups.flatMap { $0.rows.filter(kept.contains) }
    guard rows.count == followUps.count else { return [] }
    let groups = part.followUps.enumerated().flatMap { index, own in own.map { _ in index == 0 } }
    let strata = part.strata?.flatMap(\.self)
    let limit = Self.searchOfSurvival / max(1, rows.count)
    let moved = try? FragilityMoves(groups, alpha: alpha, limit: limit) { labels in
      try? LogRank(
        followUps, groups: labels.map { $0 ? 0 : 1 }, groupCount: 2, strata: strata,
        weight: weight
      ).pValue
    }
    let events = followUps.map(\.isEvent)
    let flipped = try? FragilityMoves(events, alpha: alpha, limit: limit) { labels in
      let changed = zip(followUps, labels).map { $0.isEvent == $1 ? $0 : $0.reversed }
      return try? LogRank(
        changed, groups: groups.map { $0 ? 0 : 1 }, groupCount: 2, strata: strata, weight: weight
      ).pValue
    }
    return statistics("group.moves", moved ?? nil, rows)
      + statistics("outcome.moves", flipped ?? nil, rows)
  }

  private func statistics(
    _ name: String, _ found: FragilityMoves?, _ rows: [Int]
  ) -> [Statistic] {
    guard let found else { return [] }
    guard let count = found.count, let last = found.moves.last else {
      let reason =
        found.end == .exhausted
        ? "more than \(found.moves.count), where the search ended"
        : "after \(found.moves.count), no further patient brings p nearer to \(plainText(alpha))"
      return Statistic.refused([name], Refusal(reason))
    }
    return [
      .count(name, count), .text(name + ".bound", found.isMinimum ? "minimum" : "upper bound"),
      .number(name + ".p.value", last.pValue),
      .text(name + ".patients", names(found.moves.map { rows[$0.patient] })),
    ]
  }

  // MARK: - Counts

  private func counted(
    _ variable: Variable, _ column: CategoricalColumn, _ key: TestKey
  ) -> [Statistic] {
    let options = TestOptions(narrowed)
    let tests = CategoricalTests(variable, column, selection, options: options)
    guard tests.isTwoByTwo, [.chiSquared, .fisherExact].contains(key) else { return [] }
    let corrected = options.correction ?? options.conventions.continuityCorrection
    let alternative = options.alternative
    let test = { (table: [[Int]]) -> Double? in
      key == .fisherExact
        ? try? FisherExact(table).pValue(alternative)
        : try? ChiSquaredTest(table).pValue(corrected: corrected)
    }
    let outcome = fewest(tests.counts, .outcome, "outcome.moves", test)
    let group = fewest(tests.counts, .group, "group.moves", test)
    guard let index = try? FragilityIndex(tests.counts, alpha: alpha, test: test) else {
      return outcome + group
    }
    let none = "no number of changed patients of one group is enough"
    return [
      .number("fragility.index", index.count.map(Double.init), orElse: none),
      .number("fragility.quotient", index.quotient, orElse: none),
      .text("fragility.direction", index.isReverse ? "reverse" : "direct"),
      .text("fragility.group", tests.labels[index.group]),
      .text("fragility.event", tests.table.levels[0]),
    ] + outcome + group
  }

  private func fewest(
    _ counts: [[Int]], _ subject: FewestChanges.Subject, _ name: String,
    _ test: ([[Int]]) -> Double?
  ) -> [Statistic] {
    do throws(StatisticsError) {
      let found = try FewestChanges(counts, of: subject, alpha: alpha, test: test)
      return [
        .number(name, found.count.map(Double.init), orElse: "no table of these patients crosses"),
        .text(name + ".bound", "minimum"),
        .number(name + ".p.value", found.crossedPValue, orElse: "no table crosses"),
      ]
    } catch {
      return Statistic.refused([name], Refusal(error))
    }
  }
}

extension TestOptions {
  /// The p of two groups of values; `nil` where it is not defined.
  fileprivate func pValue(_ key: TestKey, _ values: [Double], _ isFirst: [Bool]) -> Double? {
    var (first, second) = ([Double](), [Double]())
    for (value, isFirst) in zip(values, isFirst) {
      if isFirst { first.append(value) } else { second.append(value) }
    }
    guard let a = try? Sample(first), let b = try? Sample(second) else { return nil }
    switch key {
    case .studentT: return try? StudentTTest(a, b, mu: mu).pValue(alternative)
    case .welchT: return try? WelchTTest(a, b, mu: mu).pValue(alternative)
    default:
      guard let test = try? MannWhitney(a, b, mu: mu) else { return nil }
      return try? test.pValue(rule(for: test), alternative)
    }
  }
}

extension KaplanMeierAnalysis.Test {
  /// The weight of the test; `nil` of the test for trend.
  fileprivate func weight(_ verb: KaplanMeierAnalysis) -> LogRank.Weight? {
    switch self {
    case .logrank: .logRank
    case .gehanBreslow: .gehanBreslow
    case .petoPeto: .petoPeto
    case .taroneWare: .taroneWare
    case .flemingHarrington: .flemingHarrington(rho: verb.rho, gamma: verb.gamma)
    case .trend: nil
    }
  }
}

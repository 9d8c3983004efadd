internal import Cohorts
internal import Statistics

/// How many patients must change group or outcome for p to cross its threshold.
extension FragilityRows {
  /// The most values that all tests of one search look at together.
  private static let searchOfValues = 20_000_000
  private static let searchOfSurvival = 3_000_000
  /// The most patients of a table whose index is computed.
  private static let mostCounted = 10_000

  var changes: [Statistic] {
    if let counted { return counted }
    let found: [Statistic]
    if case .kaplanMeier(let verb) = question.verb {
      found = survivalMoves(verb)
    } else {
      found =
        (movableValues ?? movableGroups).map { statistics("group.moves", $0) } ?? []
    }
    let all = found + (movableOutcomes.map { statistics("outcome.moves", $0) } ?? [])
    guard all.isEmpty else { return all }
    let words =
      isOfEvents
      ? "not searched for with competing events"
      : "there are no two groups, nor two outcomes, between which patients could change"
    return Statistic.refused(["group.moves", "outcome.moves"], Refusal(words))
  }

  private var isOfEvents: Bool {
    if case .cumulativeIncidence = question.verb { true } else { false }
  }

  // MARK: - Values

  /// The patients of two groups of numbers.
  private var movableValues: FragilityMovable? {
    guard let name = target.variable, case .numeric(let column)? = cohort.variable(name)?.column,
      let key = TestKey(rawValue: target.context), selection.by != nil,
      [.studentT, .welchT, .mannWhitney].contains(key)
    else { return nil }
    var (rows, labels, values) = ([Int](), [Bool](), [Double]())
    let present = selection.groups.filter { $0.rows.contains { column[$0] != nil } }
    guard present.count == 2 else { return nil }
    for (index, group) in present.enumerated() {
      for row in group.rows {
        guard let value = column[row] else { continue }
        rows.append(row)
        labels.append(index == 0)
        values.append(value)
      }
    }
    let (options, all) = (TestOptions(narrowed), values)
    return FragilityMovable(
      rows: rows, labels: labels, classes: classes(of: all),
      limit: limit(all.count)
    ) { labels in options.pValue(key, all, labels) }
  }

  /// The most tests of one search; an exact distribution takes the fourth power of the values.
  private func limit(_ count: Int) -> Int {
    let values = Double(max(1, count))
    let tests =
      question.isExact
      ? 1_600_000_000 / (values * values * values * values)
      : Double(Self.searchOfValues) / values
    return Int(tests)
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
    let events = followUps.map(\.isEvent)
    let ready = (try? TwoGroupLogRank(followUps, strata: strata, weight: weight)) ?? nil
    func p(_ groups: [Bool], _ events: [Bool]) -> Double? {
      if let ready { return ready.pValue(isFirst: groups, areEvents: events) }
      let changed = zip(followUps, events).map { $0.isEvent == $1 ? $0 : $0.reversed }
      return try? LogRank(
        changed, groups: groups.map { $0 ? 0 : 1 }, groupCount: 2, strata: strata, weight: weight
      ).pValue
    }
    let moved = FragilityMovable(rows: rows, labels: groups, limit: limit) { p($0, events) }
    let flipped = FragilityMovable(rows: rows, labels: events, limit: limit) { p(groups, $0) }
    return statistics("group.moves", moved) + statistics("outcome.moves", flipped)
  }

  // MARK: - Rows

  private func statistics(_ name: String, _ movable: FragilityMovable) -> [Statistic] {
    let searched = try? FragilityMoves(
      movable.labels, classes: movable.classes, alpha: alpha, limit: movable.limit,
      test: movable.pValue)
    guard let found = searched ?? nil else {
      return Statistic.refused([name], Refusal("p is not defined"))
    }
    guard let count = found.count, let last = found.moves.last else {
      return Statistic.refused([name], refusal(of: found))
    }
    return [
      .count(name, count), .text(name + ".bound", found.isMinimum ? "minimum" : "upper bound"),
      .number(name + ".p.value", last.pValue),
      .text(name + ".patients", names(found.moves.map { movable.rows[$0.patient] })),
    ]
  }

  private func refusal(of found: FragilityMoves) -> Refusal {
    if found.moves.isEmpty, found.end == .exhausted {
      return Refusal("not searched among \(patients.count) patients")
    }
    let moved = found.moves.count == 1 ? "1 patient" : "\(found.moves.count) patients"
    return found.end == .exhausted
      ? Refusal("not after \(moved), where the search ended")
      : Refusal("after \(moved), no further one brings p nearer to \(plainText(alpha))")
  }

  // MARK: - Counts

  /// What 2 × 2 tables give; `nil` where there is none.
  private var counted: [Statistic]? {
    guard let name = target.variable, let variable = cohort.variable(name),
      case .categorical(let column) = variable.column,
      let key = TestKey(rawValue: target.context), [.chiSquared, .fisherExact].contains(key),
      selection.by != nil
    else { return nil }
    let options = TestOptions(narrowed)
    let tests = CategoricalTests(variable, column, selection, options: options)
    guard tests.isTwoByTwo else { return nil }
    let corrected = options.correction ?? options.conventions.continuityCorrection
    let alternative = options.alternative
    let test = { (table: [[Int]]) -> Double? in
      key == .fisherExact
        ? try? FisherExact(table).pValue(alternative)
        : try? ChiSquaredTest(table).pValue(corrected: corrected)
    }
    guard tests.table.total <= Self.mostCounted else {
      let words = "not computed for more than \(Self.mostCounted) patients"
      return Statistic.refused(["fragility.index", "outcome.moves", "group.moves"], Refusal(words))
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
      let found = try FewestChanges(
        counts, of: subject, alpha: alpha,
        limit: min(200_000, Self.searchOfValues / max(1, patients.count)), test: test)
      return [
        .number(name, found.count.map(Double.init), orElse: "no table of these patients crosses"),
        .text(name + ".bound", "minimum"),
        .number(name + ".p.value", found.crossedPValue, orElse: "no table crosses"),
      ]
    } catch {
      guard case .exactTooLarge(let limit) = error else {
        return Statistic.refused([name], Refusal(error))
      }
      return Statistic.refused([name], Refusal("none of \(limit) tables crosses"))
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

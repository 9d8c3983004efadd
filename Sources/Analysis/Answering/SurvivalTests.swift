internal import Cohorts
internal import Statistics

extension SurvivalRows {
  private static let testNames = ["statistic", "parameter", "p.value"]

  /// Adds the tests of equal survival between the groups that have patients.
  mutating func test() {
    let present = groupsWithPatients
    noteEmpty(except: present)
    do throws(StatisticsError) {
      for (test, result) in zip(verb.tests, try tests(verb.tests, of: present)) {
        add(test, result, present.map { selection.groups[$0] })
      }
    } catch {
      let refusal = Refusal(error, names: labels(present))
      for test in verb.tests {
        rows.add(place(test), Statistic.refused(Self.testNames, refusal))
      }
      guard !verb.tests.isEmpty else { return }
      notes.append(Note(.refusal, "Survival is not compared: \(refusal.sentence)."))
    }
  }

  /// Adds each test between the groups two by two, with p-values adjusted over the pairs.
  mutating func testPairs() {
    let present = groupsWithPatients
    let pairs = present.enumerated().flatMap { position, a in
      present.dropFirst(position + 1).map { [a, $0] }
    }
    let wanted = verb.tests.filter { $0 != .trend }
    let found = pairs.map { pair -> Result<[LogRank], StatisticsError> in
      Result { () throws(StatisticsError) in try tests(wanted, of: pair) }
    }
    for (index, test) in wanted.enumerated() {
      let p = found.map { try? $0.get()[index].pValue }
      let adjusted = try? question.adjust.adjusted(p.compactMap(\.self))
      var rest = (adjusted ?? [])[...]
      for (pair, result) in zip(pairs, found) {
        var own = place(test)
        own.level = labels(pair).reversed().joined(separator: " - ")
        switch result {
        case .success(let tests):
          rows.add(own, statistics(of: tests[index], method: method(of: test)))
          let p = rest.popFirst()
          if question.adjust != .none { rows.add(own, [.number("p.value.adjusted", p)]) }
        case .failure(let error):
          rows.add(
            own, Statistic.refused(Self.testNames, Refusal(error, names: labels(pair))))
        }
      }
    }
  }

  private var groupsWithPatients: [Int] { patients.groupsWithPatients }

  private func labels(_ groups: [Int]) -> [String] {
    Selection.labels(groups.map { selection.groups[$0] })
  }

  /// Some tests of the groups with these indices.
  private func tests(
    _ wanted: [KaplanMeierAnalysis.Test], of groups: [Int]
  ) throws(StatisticsError) -> [LogRank] {
    try patients.tests(of: groups, weights: wanted.map { weight(of: $0) })
  }

  private func weight(of test: KaplanMeierAnalysis.Test) -> LogRank.Weight {
    switch test {
    case .logrank, .trend: .logRank
    case .gehanBreslow: .gehanBreslow
    case .petoPeto: .petoPeto
    case .taroneWare: .taroneWare
    case .flemingHarrington: .flemingHarrington(rho: verb.rho, gamma: verb.gamma)
    }
  }

  private func place(_ test: KaplanMeierAnalysis.Test) -> RowPlace {
    RowPlace(context: test.rawValue, variable: outcome.name, group: selection.by?.name)
  }

  private func statistics(of result: LogRank, method: String) -> [Statistic] {
    [
      .number("statistic", result.statistic),
      .number("parameter", Double(result.degreesOfFreedom)),
      .number("p.value", result.pValue), .count("nobs", result.counts.reduce(0, +)),
      .text("method", method),
    ]
  }

  private mutating func add(
    _ test: KaplanMeierAnalysis.Test, _ result: LogRank, _ groups: [Group]
  ) {
    if test == .trend { return addTrend(result) }
    rows.add(place(test), statistics(of: result, method: method(of: test)))
    for (index, group) in groups.enumerated() {
      rows.add(
        selection.place(test.rawValue, outcome.name, in: group),
        [
          .number("observed", result.observed[index]),
          .number("expected", result.expected[index]),
        ])
    }
  }

  private mutating func addTrend(_ result: LogRank) {
    let scores = trendScores
    rows.add(place(.trend), names: Self.testNames) { () throws(StatisticsError) in
      let trend = try result.trend(scores: scores)
      return [
        .number("statistic", trend.statistic), .number("parameter", 1),
        .number("p.value", trend.pValue),
      ]
    }
    rows.add(
      place(.trend),
      [.count("nobs", result.counts.reduce(0, +)), .text("method", method(of: .trend))])
  }

  /// The scores of the groups that have patients; `nil` for 1, 2, … over them.
  private var trendScores: [Double]? {
    guard let all = verb.scores, all.count == selection.groups.count else { return verb.scores }
    return groupsWithPatients.map { all[$0] }
  }

  private func method(of test: KaplanMeierAnalysis.Test) -> String {
    let stratified = patients.isStratified ? ", stratified" : ""
    return switch test {
    case .logrank: "log-rank test\(stratified)"
    case .gehanBreslow: "Gehan–Breslow test\(stratified)"
    case .petoPeto: "Peto–Peto test\(stratified)"
    case .taroneWare: "Tarone–Ware test\(stratified)"
    case .flemingHarrington:
      "Fleming–Harrington test (ρ = \(plainText(verb.rho)), γ = \(plainText(verb.gamma)))\(stratified)"
    case .trend: "log-rank test for trend\(stratified)"
    }
  }

  private mutating func noteEmpty(except present: [Int]) {
    for (index, group) in selection.groups.enumerated() where !present.contains(index) {
      notes.append(Note(.remark, "\(group.label ?? "") has no patients and is not in the test."))
    }
  }
}

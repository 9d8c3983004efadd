internal import Cohorts
internal import Statistics

extension SurvivalRows {
  /// Adds the tests of equal survival between the groups that have patients.
  mutating func test() {
    let present = patients.followUps.indices.filter { !patients.followUps[$0].isEmpty }
    let groups = present.map { patients.selection.groups[$0] }
    let weights = verb.tests.map { weight(of: $0) }
    let followUps = present.flatMap { patients.followUps[$0] }
    let indices = present.enumerated().flatMap { position, group in
      patients.followUps[group].map { _ in position }
    }
    let strata = patients.strata.map { strata in present.flatMap { strata[$0] } }
    noteEmpty(except: present)
    do throws(StatisticsError) {
      let found = try LogRank.tests(
        followUps, groups: indices, groupCount: groups.count, strata: strata, weights: weights)
      for (test, result) in zip(verb.tests, found) { add(test, result, groups) }
    } catch {
      let refusal = Refusal(error, names: Selection.labels(groups))
      for test in verb.tests {
        rows.add(
          place(test), Statistic.refused(["statistic", "parameter", "p.value"], refusal))
      }
      notes.append(Note(.refusal, "Survival is not compared: \(refusal.sentence)."))
    }
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
    RowPlace(
      context: test.rawValue, variable: outcome.name, group: patients.selection.by?.name)
  }

  private mutating func add(
    _ test: KaplanMeierAnalysis.Test, _ result: LogRank, _ groups: [Group]
  ) {
    if test == .trend {
      rows.add(place(test), names: ["statistic", "parameter", "p.value"]) {
        [scores = verb.scores] () throws(StatisticsError) in
        let trend = try result.trend(scores: scores)
        return [
          .number("statistic", trend.statistic), .number("parameter", 1),
          .number("p.value", trend.pValue),
        ]
      }
    } else {
      rows.add(
        place(test),
        [
          .number("statistic", result.statistic),
          .number("parameter", Double(result.degreesOfFreedom)),
          .number("p.value", result.pValue),
        ])
    }
    rows.add(
      place(test),
      [.count("nobs", result.counts.reduce(0, +)), .text("method", method(of: test))])
    for (index, group) in groups.enumerated() where test != .trend {
      var place = patients.selection.place(test.rawValue, outcome.name, in: group)
      place.variable = outcome.name
      rows.add(
        place,
        [
          .number("observed", result.observed[index]),
          .number("expected", result.expected[index]),
        ])
    }
  }

  private func method(of test: KaplanMeierAnalysis.Test) -> String {
    let stratified = patients.strata == nil ? "" : ", stratified"
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
    for (index, group) in patients.selection.groups.enumerated() where !present.contains(index) {
      notes.append(Note(.remark, "\(group.label ?? "") has no patients and is not in the test."))
    }
  }

  /// Says of the options that this version does not compute that they are not built.
  mutating func refuseWhatIsNotBuilt() {
    func refuse(_ context: String, _ names: [String], if asked: Bool) {
      guard asked else { return }
      rows.add(
        RowPlace(
          context: context, variable: outcome.name, group: patients.selection.by?.name),
        Statistic.refused(names, .notBuilt))
    }
    let grouped = patients.selection.by != nil
    refuse("rmst_difference", ["estimate", "p.value"], if: verb.restrictedMean != nil && grouped)
    refuse("rmst_ratio", ["estimate", "p.value"], if: verb.restrictedMean != nil && grouped)
    refuse("survival_difference", ["estimate", "p.value"], if: verb.difference)
    refuse("brier", ["estimate"], if: !verb.brier.isEmpty)
    refuse("logrank", ["p.value.adjusted"], if: verb.pairwise)
  }
}

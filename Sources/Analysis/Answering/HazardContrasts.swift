internal import Cohorts
internal import Statistics

extension SurvivalRows {
  private static let hazardNames = [
    "estimate", "std.error", "statistic", "p.value", "conf.low", "conf.high",
  ]

  /// Adds the hazard ratio of each group against the first that has patients, by Cox's model of the
  /// groups, stratified and with late entries as the tests are.
  ///
  /// Of two groups one row is made; of more, each under the label of the other group.
  mutating func compareHazards() {
    let present = patients.groupsWithPatients
    guard let first = present.first, present.count > 1 else {
      return refuseHazards(present, Refusal(.tooFewGroups(needed: 2, found: present.count)))
    }
    do throws(StatisticsError) {
      let model = try hazardModel(of: present)
      let limits = model.hazardRatioIntervals(level: question.confidence)
      for (index, group) in present.dropFirst().enumerated() {
        let words = [group, first].map { selection.groups[$0].label ?? "" }
        rows.add(
          hazardPlace(group, of: present),
          [
            .number("estimate", model.hazardRatios[index]),
            .number("std.error", model.standardErrors[index]),
            .number("statistic", model.zStatistics[index]),
            .number("p.value", model.pValues[index]),
          ] + Statistic.interval(limits[index]) + [
            .count("nobs", model.count), .count("nevent", model.events),
            .text("contrast", words.joined(separator: " / ")), .text("method", hazardMethod),
          ])
      }
    } catch {
      let names = present.dropFirst().map { selection.groups[$0].label ?? "" }
      refuseHazards(present, Refusal(error, names: names))
    }
  }

  /// The model with an indicator of each group but the first.
  private func hazardModel(of present: [Int]) throws(StatisticsError) -> CoxModel {
    let sizes = present.map { patients.counts[$0] }
    let followUps = patients.followUps
    let columns = present.indices.dropFirst().map { own in
      sizes.enumerated().flatMap { Array(repeating: $0.offset == own ? 1.0 : 0, count: $0.element) }
    }
    return try CoxModel(
      try DesignMatrix(columns: columns), present.flatMap { followUps[$0] },
      strata: patients.strata.map { strata in present.flatMap { strata[$0] } }, ties: hazardTies)
  }

  private var hazardTies: CoxModel.Ties {
    switch question.conventions.ties {
    case .efron: .efron
    case .breslow: .breslow
    }
  }

  private var hazardMethod: String {
    "Cox model, \(question.conventions.ties == .efron ? "Efron" : "Breslow") ties"
      + (patients.isStratified ? ", stratified" : "")
  }

  private func hazardPlace(_ group: Int, of present: [Int]) -> RowPlace {
    RowPlace(
      context: "hazard_ratio", variable: outcome.name, group: selection.by?.name,
      groupLevel: present.count > 2 ? selection.groups[group].label : nil)
  }

  private mutating func refuseHazards(_ present: [Int], _ refusal: Refusal) {
    let others = present.count > 2 ? Array(present.dropFirst()) : [present.first ?? 0]
    for group in others {
      rows.add(hazardPlace(group, of: present), Statistic.refused(Self.hazardNames, refusal))
    }
    notes.append(Note(.refusal, "Hazards are not compared: \(refusal.sentence)."))
  }
}

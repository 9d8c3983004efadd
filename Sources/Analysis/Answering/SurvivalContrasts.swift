internal import Cohorts
internal import Statistics

extension SurvivalRows {
  private static let contrastNames = [
    "estimate", "std.error", "p.value", "conf.low", "conf.high",
  ]

  /// Adds what compares groups: survival at fixed times, and restricted means.
  ///
  /// Of two groups one contrast is made; of more, each with the first that has patients, under the
  /// label of the other.
  mutating func contrast() {
    guard verb.difference || verb.restrictedMean != nil else { return }
    guard let first = curves.first, curves.count > 1 else {
      return refuseContrasts(
        Refusal(.tooFewGroups(needed: 2, found: curves.count)), group: nil)
    }
    for other in curves.dropFirst() {
      let group = curves.count > 2 ? other.label : nil
      if verb.difference { differ(first, other, group) }
      if let horizon = verb.restrictedMean { restrict(first, other, to: horizon, group) }
    }
  }

  private func place(_ context: String, _ group: String?, level: String? = nil) -> RowPlace {
    RowPlace(
      context: context, variable: outcome.name, level: level, group: selection.by?.name,
      groupLevel: group)
  }

  private mutating func refuseContrasts(_ refusal: Refusal, group: String?) {
    let refused = Statistic.refused(Self.contrastNames, refusal)
    for time in verb.difference ? verb.at : [] {
      rows.add(place("survival_difference", group, level: plainText(time)), refused)
    }
    guard verb.restrictedMean != nil else { return }
    for context in ["rmst_difference", "rmst_ratio"] { rows.add(place(context, group), refused) }
  }

  /// Survival of the first group minus that of another.
  private mutating func differ(_ first: SurvivalCurve, _ other: SurvivalCurve, _ group: String?) {
    let level = question.confidence
    for time in verb.at {
      let own = place("survival_difference", group, level: plainText(time))
      let pair = [first.estimate, other.estimate]
      if pair.contains(where: { isRefused($0, at: time) }) {
        rows.add(own, Statistic.refused(Self.contrastNames, Self.pastLast))
        continue
      }
      let warning = pair.contains { Self.isUnknown($0, at: time) } ? Self.carriedOn : nil
      do throws(StatisticsError) {
        let contrast = try SurvivalDifference(
          first.estimate.estimate(at: time), other.estimate.estimate(at: time))
        rows.add(
          own,
          [
            .number("estimate", contrast.estimate, warning: warning),
            .number("std.error", contrast.standardError, warning: warning),
            .number("p.value", contrast.pValue, warning: warning),
          ] + Statistic.interval(contrast.interval(level: level), warning: warning))
      } catch {
        let reason = Refusal("a survival of 0, or of 1 in both groups, has no standard error")
        rows.add(own, Statistic.refused(Self.contrastNames, reason))
      }
      rows.add(own, [.text("contrast", contrastWords(first, "-", other))])
    }
  }

  /// The restricted mean of another group against that of the first.
  private mutating func restrict(
    _ first: SurvivalCurve, _ other: SurvivalCurve, to horizon: Double, _ group: String?
  ) {
    let level = question.confidence
    let pair = [first.estimate, other.estimate]
    if pair.contains(where: { isRefused($0, at: horizon) }) {
      for context in ["rmst_difference", "rmst_ratio"] {
        rows.add(
          place(context, group), Statistic.refused(Self.contrastNames, Self.pastLast))
      }
      return
    }
    var isPast = false
    rows.add(place("rmst_difference", group), names: Self.contrastNames) {
      () throws(StatisticsError) in
      let means = (
        try RestrictedMean(pair[0], horizon: horizon), try RestrictedMean(pair[1], horizon: horizon)
      )
      isPast = means.0.isPastLastTime || means.1.isPastLastTime
      let own = try RestrictedMeanDifference(means.0, means.1)
      return Self.statistics(
        own.estimate, own.standardError, own.pValue, own.interval(level: level), isPast)
    }
    rows.add(
      place("rmst_difference", group), [.text("contrast", contrastWords(other, "-", first))])
    rows.add(place("rmst_ratio", group), names: Self.contrastNames) {
      () throws(StatisticsError) in
      let own = try RestrictedMeanRatio(
        RestrictedMean(pair[0], horizon: horizon), RestrictedMean(pair[1], horizon: horizon))
      return Self.statistics(
        own.estimate, own.standardError, own.pValue, own.interval(level: level), isPast)
    }
    rows.add(place("rmst_ratio", group), [.text("contrast", contrastWords(other, "/", first))])
  }

  private static func statistics(
    _ estimate: Double, _ error: Double, _ p: Double, _ interval: ConfidenceInterval, _ isPast: Bool
  ) -> [Statistic] {
    let warning = isPast ? carriedOn : nil
    return [
      .number("estimate", estimate, warning: warning),
      .number("std.error", error, warning: warning), .number("p.value", p, warning: warning),
    ] + Statistic.interval(interval, warning: warning)
  }

  private func contrastWords(_ a: SurvivalCurve, _ sign: String, _ b: SurvivalCurve) -> String {
    "\(a.label ?? "") \(sign) \(b.label ?? "")"
  }
}

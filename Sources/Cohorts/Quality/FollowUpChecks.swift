/// What does not fit together in a time-to-event outcome.
enum FollowUpChecks {
  static func findings(_ cohort: Cohort) -> [QualityFinding] {
    cohort.outcomes.flatMap(findings)
  }

  private static func findings(_ outcome: Outcome) -> [QualityFinding] {
    let rows = outcome.endings.indices
    let untimed = rows.filter { outcome.endings[$0] != nil && outcome.times[$0] == nil }
    let open = rows.filter { outcome.endings[$0] == nil && outcome.times[$0] != nil }
    let zero = rows.filter { outcome.times[$0] == 0 }
    return [
      finding(outcome, .endingWithoutTime(events: events(outcome, untimed)), untimed),
      finding(outcome, .timeWithoutEnding, open),
      finding(outcome, .zeroFollowUp(events: events(outcome, zero)), zero),
    ].compactMap { $0 }
  }

  private static func events(_ outcome: Outcome, _ rows: [Int]) -> Int {
    rows.count { (outcome.endings[$0] ?? 0) > 0 }
  }

  private static func finding(
    _ outcome: Outcome, _ kind: QualityFinding.Kind, _ rows: [Int]
  ) -> QualityFinding? {
    rows.isEmpty ? nil : QualityFinding(kind, [outcome.name], rows: rows)
  }
}

internal import Cohorts
internal import Statistics

/// What a reader of a Kaplan–Meier curve has to know of events that compete with its own.
struct CompetingNotes {
  /// The warnings.
  let all: [Note]

  /// - Parameters:
  ///   - outcome: the outcome of the curve.
  ///   - event: the number of its event.
  ///   - rows: the patients.
  ///   - cohort: with the other outcomes of the plan.
  init(_ outcome: Outcome, event: Int, _ rows: [Int], in cohort: Cohort) {
    if outcome.events.count > 1 {
      let others = outcome.events.enumerated().filter { $0.offset + 1 != event }.map(\.element)
      all = [
        Self.warning(
          outcome.events[event - 1], others.joined(separator: " and "), outcome.name)
      ]
      return
    }
    all = cohort.outcomes.compactMap { other in
      guard other.events.count > 1, other.name != outcome.name else { return nil }
      return Self.hidden(in: outcome, rows, beside: other)
    }
  }

  private static func warning(_ event: String, _ others: String, _ outcome: String) -> Note {
    Note(
      .warning,
      "\(others) competes with \(event) and is censored here. 1 − this curve is not the incidence of \(event), but larger: ask for cumulative_incidence of \(outcome)."
    )
  }

  /// The warning where another outcome says that some who are censored here had a competing event
  /// then; `nil` where the two do not speak of the same event.
  private static func hidden(
    in outcome: Outcome, _ rows: [Int], beside other: Outcome
  ) -> Note? {
    var same: Set<Int> = []
    var censored: Set<Int> = []
    for row in rows {
      guard let ending = outcome.ending(row), let second = other.ending(row),
        let time = outcome.times[row], time == other.times[row]
      else { continue }
      if ending == 1 { same.insert(second) } else if second > 0 { censored.insert(second) }
    }
    guard same.count == 1, let event = same.first, event > 0, !censored.contains(event),
      !censored.isEmpty
    else { return nil }
    let others = censored.sorted().map { other.events[$0 - 1] }
    return warning(outcome.label, others.joined(separator: " and "), other.name)
  }
}

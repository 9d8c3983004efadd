internal import Cohorts
internal import Statistics

/// The patients of a survival analysis: their follow-up, group and stratum.
struct FollowUpSelection {
  /// The variables that a survival analysis names beside its outcome.
  struct Roles {
    /// The variable by which tests are stratified.
    var strata: Variable?
    /// The time from which each patient was observed.
    var entry: Variable?
    /// The number of the event; others are censored.
    var event = 1
  }

  let selection: Selection
  let participation: Participation
  /// By group, in the order of the selection.
  let followUps: [[FollowUp]]
  /// The stratum of each patient, in the same order; `nil` without strata.
  let strata: [[Int]]?

  init(_ outcome: Outcome, _ selection: Selection, _ roles: Roles) {
    self.selection = selection
    let patients = Patients(outcome, roles)
    var sieve = Sieve(rows: selection.rows, participation: selection.participation)
    patients.leaveOut(from: &sieve)
    participation = Participation(
      population: selection.participation.population, exclusions: sieve.exclusions)
    let kept = Set(sieve.rows)
    let groups = selection.groups.map { $0.rows.filter(kept.contains) }
    // Times that differ by rounding are tied over all groups, so that a group's own times do not
    // decide what is tied.
    var rest = FollowUp.tyingNearTimes(groups.joined().compactMap(patients.followUp))[...]
    followUps = groups.map { rows in
      defer { rest = rest.dropFirst(rows.count) }
      return Array(rest.prefix(rows.count))
    }
    strata = patients.levels.map { levels in groups.map { $0.map { levels[$0] ?? 0 } } }
  }
}

/// The follow-up of each row of the cohort, and who has none.
private struct Patients {
  let outcome: Outcome
  let roles: FollowUpSelection.Roles
  /// The strata.
  let levels: CategoricalColumn?
  private let entries: NumericColumn?
  private let factor: Double

  init(_ outcome: Outcome, _ roles: FollowUpSelection.Roles) {
    self.outcome = outcome
    self.roles = roles
    if case .categorical(let column)? = roles.strata?.column {
      levels = column
    } else {
      levels = nil
    }
    if case .numeric(let column)? = roles.entry?.column { entries = column } else { entries = nil }
    factor = roles.entry?.factor(toUnit: outcome.unit) ?? 1
  }

  /// Leaves out the rows that have no follow-up, stratum or entry, with reasons.
  func leaveOut(from sieve: inout Sieve) {
    sieve.leaveOut("\(outcome.label): time or event missing") {
      outcome.times[$0] == nil || outcome.ending($0) == nil
    }
    if let levels, let strata = roles.strata {
      sieve.leaveOut("\(strata.label) missing") { levels[$0] == nil }
    }
    if let entries, let entry = roles.entry {
      sieve.leaveOut("\(entry.label) missing") { entries[$0] == nil }
      sieve.leaveOut("\(entry.label) not before the end of follow-up") { followUp($0) == nil }
    }
  }

  /// The follow-up of a row; `nil` where it has none.
  func followUp(_ row: Int) -> FollowUp? {
    guard let time = outcome.times[row], let ending = outcome.ending(row) else { return nil }
    return try? FollowUp(
      time: time, isEvent: ending == roles.event, entry: entries?[row].map { $0 * factor })
  }
}

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
  /// The number of patients of each group, in the order of the selection.
  let counts: [Int]
  private let rows: [Patients]
  private let source: FollowUpSource
  /// The life table of each group, and within each stratum of each group; `nil` with late entries.
  private let tables: (groups: [LifeTable], strata: [[LifeTable]])?
  private let shared = FoundOnce<[[FollowUp]]>()

  init(_ outcome: Outcome, _ selection: Selection, _ roles: Roles) {
    self.selection = selection
    source = FollowUpSource(outcome, roles)
    var sieve = Sieve(rows: selection.rows, participation: selection.participation)
    source.leaveOut(from: &sieve)
    participation = Participation(
      population: selection.participation.population, exclusions: sieve.exclusions)
    rows = selection.groups(leftIn: sieve).map(\.rows)
    counts = rows.map(\.count)
    tables = source.tables(rows)
  }

  /// By group, in the order of the selection.
  ///
  /// Times that differ by rounding are tied over all groups, so that a group's own times do not
  /// decide what is tied.
  var followUps: [[FollowUp]] {
    shared.found {
      var rest = FollowUp.tyingNearTimes(rows.joined().compactMap(source.followUp))[...]
      return rows.map { rows in
        defer { rest = rest.dropFirst(rows.count) }
        return Array(rest.prefix(rows.count))
      }
    }
  }

  /// The stratum of each patient, in the same order; `nil` without strata.
  var strata: [[Int]]? {
    source.levels.map { levels in rows.map { $0.map { levels[$0] ?? 0 } } }
  }

  /// Whether tests are stratified.
  var isStratified: Bool { source.levels != nil }

  /// The groups that have patients.
  var groupsWithPatients: [Int] { counts.indices.filter { counts[$0] > 0 } }

  /// The curve of a group.
  func curve(
    of group: Int, interval: SurvivalInterval, level: Double
  ) throws(StatisticsError) -> KaplanMeier {
    if let tables {
      return try KaplanMeier(of: tables.groups[group], interval: interval, level: level)
    }
    return try KaplanMeier(followUps[group], interval: interval, level: level)
  }

  /// Tests of some groups.
  func tests(
    of groups: [Int], weights: [LogRank.Weight]
  ) throws(StatisticsError) -> [LogRank] {
    if let tables {
      return try LogRank.tests(
        tables.strata.map { stratum in groups.map { stratum[$0] } }, groupCount: groups.count,
        weights: weights)
    }
    let followUps = followUps
    return try LogRank.tests(
      groups.flatMap { followUps[$0] },
      groups: groups.enumerated().flatMap { Array(repeating: $0, count: counts[$1]) },
      groupCount: groups.count,
      strata: strata.map { strata in groups.flatMap { strata[$0] } }, weights: weights)
  }
}

/// The follow-up of each row of the cohort, and who has none.
private struct FollowUpSource {
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
    sieve.keep(
      outcome.withFollowUp(sieve.rows),
      otherwise: "\(outcome.label): time or event missing")
    if let levels, let strata = roles.strata {
      sieve.keep(levels.withValue(sieve.rows), otherwise: "\(strata.label) missing")
    }
    if let entries, let entry = roles.entry {
      sieve.keep(entries.withValue(sieve.rows), otherwise: "\(entry.label) missing")
      sieve.leaveOut("\(entry.label) not before the end of follow-up") { followUp($0) == nil }
    }
  }

  /// The follow-up of a row; `nil` where it has none.
  func followUp(_ row: Int) -> FollowUp? {
    guard let time = outcome.times[row], let ending = outcome.ending(row) else { return nil }
    return try? FollowUp(
      time: time, isEvent: ending == roles.event, entry: entries?[row].map { $0 * factor })
  }

  /// The life tables of groups, over all strata and within each.
  func tables(_ groups: [Patients]) -> (groups: [LifeTable], strata: [[LifeTable]])? {
    guard entries == nil, let whole = tables(ofParts: groups) else { return nil }
    guard let levels else { return (whole, [whole]) }
    let parts = groups.map(levels.byLevel)
    let strata = levels.levels.indices.map { level in parts.map { $0[level] } }
    guard let tables = tables(ofParts: strata.flatMap(\.self)) else { return nil }
    let width = groups.count
    return (
      whole, strata.indices.map { Array(tables[($0 * width)..<(($0 + 1) * width)]) }
    )
  }

  private func tables(ofParts parts: [Patients]) -> [LifeTable]? {
    var columns: [LifeTable.Columns] = []
    for part in parts {
      let found = outcome.followUp(part, event: roles.event)
      guard
        let own = try? LifeTable.Columns(
          times: found.times, areEvents: found.areEvents, counts: found.counts)
      else { return nil }
      columns.append(own)
    }
    return LifeTable.tables(columns)
  }
}

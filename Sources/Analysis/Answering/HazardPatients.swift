internal import Cohorts
internal import Statistics

/// The follow-up, stratum and cluster of each patient of a Cox analysis.
struct HazardPatients {
  private let outcome: Outcome
  private let event: Int
  private let strataVariables: [Variable]
  private let strataColumns: [CategoricalColumn]
  private let cluster: Variable?
  private let entry: Variable?
  private let entries: NumericColumn?
  private let factor: Double

  /// - Parameters:
  ///   - verb: what is asked.
  ///   - outcome: its outcome.
  ///   - cohort: the patients.
  init(_ verb: CoxRegression, _ outcome: Outcome, _ cohort: Cohort) {
    self.outcome = outcome
    event = (verb.event.flatMap { outcome.events.firstIndex(of: $0.text) } ?? 0) + 1
    strataVariables = verb.strata.compactMap { cohort.variable($0.text) }
    strataColumns = strataVariables.compactMap { variable in
      if case .categorical(let column) = variable.column { column } else { nil }
    }
    cluster = verb.cluster.flatMap { cohort.variable($0.text) }
    entry = verb.entry.flatMap { cohort.variable($0.text) }
    if case .numeric(let column)? = entry?.column { entries = column } else { entries = nil }
    factor = entry?.factor(toUnit: outcome.unit) ?? 1
  }

  /// The patients of a selection who can take part; says who cannot, and why.
  func sieve(_ selection: Selection) -> Sieve {
    var sieve = Sieve(rows: selection.rows, participation: selection.participation)
    sieve.keep(
      outcome.withFollowUp(sieve.rows),
      otherwise: "\(outcome.label): time or event missing")
    for variable in strataVariables + [cluster].compactMap(\.self) {
      sieve.keep(
        variable.column.withValue(sieve.rows), otherwise: "\(variable.label) missing")
    }
    if let entries, let entry {
      sieve.leaveOut("\(entry.label) missing") { entries[$0] == nil }
      sieve.leaveOut("\(entry.label) not before the end of follow-up") { followUp($0) == nil }
    }
    return sieve
  }

  /// What a reader has to know of events that compete.
  var notes: [Note] {
    guard outcome.events.count > 1 else { return [] }
    let others = outcome.events.enumerated().filter { $0.offset + 1 != event }.map(\.element)
    return [
      Note(
        .remark,
        "\(others.joined(separator: " and ")) competes with \(outcome.events[event - 1]) and is censored here: hazard ratios are of the cause-specific hazard."
      )
    ]
  }

  /// Whether a row has the event.
  func hasEvent(_ row: Int) -> Bool { outcome.ending(row) == event }

  /// The follow-up of some rows, all of which have one.
  func followUps(_ rows: Patients) throws(StatisticsError) -> [FollowUp] {
    guard entries == nil, !rows.areCounted else { return rows.compactMap(followUp) }
    let found = outcome.followUp(rows, event: event)
    return try FollowUp.all(times: found.times, areEvents: found.areEvents)
  }

  /// The follow-up of a row; `nil` where it has none.
  func followUp(_ row: Int) -> FollowUp? {
    guard let time = outcome.times[row], let ending = outcome.ending(row) else { return nil }
    return try? FollowUp(
      time: time, isEvent: ending == event, entry: entries?[row].map { $0 * factor })
  }

  // MARK: - Strata

  /// The stratum of each row: one number for each combination of levels; `nil` without strata.
  func strata(_ rows: Patients) -> [Int]? {
    guard !strataColumns.isEmpty else { return nil }
    return rows.map { row in
      strataColumns.reduce(0) { index, column in
        index * column.levels.count + (column[row] ?? 0)
      }
    }
  }

  /// The names of the stratifying variables.
  var strataName: String { strataVariables.map(\.name).joined(separator: ", ") }

  /// The labels of a stratum's levels.
  func stratumLabel(_ index: Int) -> String {
    var rest = index
    let labels = strataColumns.reversed().map { column in
      defer { rest /= max(1, column.levels.count) }
      return column.levels[rest % max(1, column.levels.count)].label
    }
    return labels.reversed().joined(separator: ", ")
  }

  // MARK: - Clusters

  /// The cluster of each row, numbered as they are met; `nil` without clusters.
  func clusters(_ rows: Patients) -> [Int]? {
    guard let cluster else { return nil }
    switch cluster.column {
    case .numeric(let column): return Self.numbered(rows.map { column[$0] })
    case .categorical(let column): return Self.numbered(rows.map { column[$0] })
    case .date(let column): return Self.numbered(rows.map { column[$0] })
    case .text(let column): return Self.numbered(rows.map { column[$0] })
    }
  }

  private static func numbered<Value: Hashable>(_ values: [Value]) -> [Int] {
    var numbers: [Value: Int] = [:]
    return values.map { value in
      if let known = numbers[value] { return known }
      let next = numbers.count
      numbers[value] = next
      return next
    }
  }
}

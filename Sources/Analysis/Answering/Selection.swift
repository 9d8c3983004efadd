internal import Cohorts
internal import Statistics

/// Patients who share a level of the grouping variable, or all of them.
struct Group {
  /// The level's label; `nil` for all patients.
  let label: String?
  /// The patients, by their rows in the cohort.
  let rows: Patients
}

/// The level of a first grouping variable, within which the groups of a second stand.
struct Stratum: Hashable {
  /// The first grouping variable.
  let variable: String
  /// The label of its level; `nil` for all patients.
  let level: String?
}

/// The patients of one analysis, by group: its subset, less those without a group.
struct Selection {
  /// More levels than this are not compared: no table of a paper has as many columns.
  static let mostGroups = 30

  /// The grouping variable.
  let by: Variable?
  /// All patients who take part.
  let rows: Patients
  /// The groups in declared order, empty ones included; one without a label when there is no `by`.
  let groups: [Group]
  /// Who takes part, and who does not.
  let participation: Participation
  /// The level of a first grouping variable that all of these patients have.
  var stratum: Stratum?
  /// The same patients by the levels of a first grouping variable, where `by` names two.
  var strata: [Selection] = []
  /// The numbers of its groups, as far as they were asked for.
  let samples = SampleBook()

  /// Selects the patients of a question.
  init(_ question: Question, in cohort: Cohort) throws(Refusal) {
    let named = question.by.compactMap { cohort.variable($0.text) }
    guard named.count < 2 || question.isStratified || question.crossesGroups else {
      throw Refusal("\(question.verb.keyword) takes one variable in by")
    }
    var sieve = Sieve(cohort.patients)
    if let subset = question.subset { try sieve.keep(subset, in: cohort) }
    for by in named { sieve.keepGrouped(by, in: cohort) }
    let participation = Participation(population: cohort.count, exclusions: sieve.exclusions)
    let variables =
      question.crossesGroups ? [try Variable.crossing(named)].compactMap(\.self) : named
    guard variables.count > 1, let first = variables.first, let last = variables.last else {
      self.init(by: variables.first, rows: sieve.rows, participation)
      try checkCount()
      return
    }
    self.init(by: last, rows: sieve.rows, participation)
    stratum = Stratum(variable: first.name, level: nil)
    strata = Selection(by: first, rows: sieve.rows, participation).groups.map { group in
      var part = Selection(by: last, rows: group.rows, participation)
      part.stratum = Stratum(variable: first.name, level: group.label)
      return part
    }
    try checkCount()
  }

  /// Some patients by the levels of a variable.
  init(by: Variable?, rows: Patients, _ participation: Participation) {
    self.by = by
    self.rows = rows
    self.participation = participation
    guard let by, case .categorical(let column) = by.column else {
      groups = [Group(label: nil, rows: rows)]
      return
    }
    groups = zip(column.levels, column.byLevel(rows)).map { Group(label: $0.label, rows: $1) }
  }

  /// Some of these patients, in the same groups.
  func keeping(_ rows: Patients, _ participation: Participation) -> Selection {
    Selection(by: by, rows: rows, participation)
  }

  private func checkCount() throws(Refusal) {
    let count = groups.count * max(1, strata.count)
    guard count > Selection.mostGroups, let by else { return }
    let what =
      stratum.map { "\($0.variable) and \(by.name) have \(count) levels together" }
      ?? "\(by.name) has \(count) levels"
    throw Refusal("\(what); at most \(Selection.mostGroups) are compared")
  }

  /// The place of a row group within one group of patients.
  func place(_ context: String, _ variable: String?, in group: Group) -> RowPlace {
    RowPlace(
      context: context, stratum: stratum, variable: variable, group: by?.name,
      groupLevel: group.label)
  }

  /// All patients, and then the groups, unless these stand within the levels of another variable.
  var allAndGroups: [Group] {
    let all = Group(label: nil, rows: rows)
    return by != nil && strata.isEmpty ? [all] + groups : [all]
  }

  /// The groups with those of their rows that are left in a sieve.
  func groups(leftIn sieve: Sieve) -> [Group] {
    if sieve.rows.count == rows.count { return groups }
    let left = RowMask(sieve.rows)
    return groups.map { Group(label: $0.label, rows: $0.rows.filter { left.contains($0) }) }
  }

  /// The labels of groups, for refusals that name one.
  static func labels(_ groups: [Group]) -> [String] { groups.map { $0.label ?? "the sample" } }
}

/// Patients who are left, and why the others are not.
struct Sieve {
  private(set) var rows: Patients
  private(set) var exclusions: [Participation.Exclusion] = []

  init(_ patients: Patients) { rows = patients }

  /// Goes on from where a selection ended.
  init(rows: Patients, participation: Participation) {
    self.rows = rows
    exclusions = participation.exclusions
  }

  /// Keeps the rows for which a condition is true.
  mutating func keep(_ condition: SourceText, in cohort: Cohort) throws(Refusal) {
    let mask: [Bool?]
    do throws(Problem) { mask = try cohort.mask(condition) } catch {
      throw Refusal(error.sentence)
    }
    leaveOut("outside the subset “\(condition.text)”") { mask[$0] == false }
    leaveOut("subset “\(condition.text)” unknown: a value is missing") { mask[$0] == nil }
  }

  /// Keeps the rows that have a level; of a landmark status, says who was censored too early.
  mutating func keepGrouped(_ by: Variable, in cohort: Cohort) {
    guard case .categorical(let column) = by.column else { return }
    let kept = column.withValue(rows)
    if let landmark = by.landmark, let outcome = cohort.outcome(landmark.outcome) {
      let time = [plainText(landmark.time), outcome.unit ?? ""].joined(separator: " ")
      let censored = outcome.withFollowUp(rows).count { column[$0] == nil }
      exclude("\(by.label): censored before \(time), in neither group", censored)
      exclude("\(by.label): follow-up missing", rows.count - kept.count - censored)
      rows = kept
    } else {
      keep(kept, otherwise: "\(by.label) missing")
    }
  }

  /// Keeps some of the rows; the others have one reason.
  mutating func keep(_ kept: Patients, otherwise reason: String) {
    exclude(reason, rows.count - kept.count)
    rows = kept
  }

  /// Leaves out the rows for which a test is true.
  mutating func leaveOut(_ reason: String, where test: (Int) -> Bool) {
    let before = rows.count
    rows = rows.filter { !test($0) }
    exclude(reason, before - rows.count)
  }

  private mutating func exclude(_ reason: String, _ count: Int) {
    if count > 0 { exclusions.append(.init(reason: reason, count: count)) }
  }
}

extension Question {
  /// Whether a second grouping variable is compared within each level of the first.
  public var isStratified: Bool {
    switch verb {
    case .summarize, .compare: by.count == 2
    default: false
    }
  }
}

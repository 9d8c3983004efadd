internal import Cohorts
internal import Statistics

/// Patients who share a level of the grouping variable, or all of them.
struct Group {
  /// The level's label; `nil` for all patients.
  let label: String?
  /// Their rows in the cohort, ascending.
  let rows: [Int]
}

/// The patients of one analysis, by group: its subset, less those without a group.
struct Selection {
  /// More levels than this are not compared: no table of a paper has as many columns.
  static let mostGroups = 30

  /// The grouping variable.
  let by: Variable?
  /// All patients who take part.
  let rows: [Int]
  /// The groups in declared order, empty ones included; one without a label when there is no `by`.
  let groups: [Group]
  /// Who takes part, and who does not.
  let participation: Participation

  /// Selects the patients of a question.
  init(_ question: Question, in cohort: Cohort) throws(Refusal) {
    guard question.by.count < 2 else { throw .notBuilt }
    var sieve = Sieve(count: cohort.count)
    if let subset = question.subset { try sieve.keep(subset, in: cohort) }
    by = question.by.first.flatMap { cohort.variable($0.text) }
    if let by { sieve.keepGrouped(by, in: cohort) }
    rows = sieve.rows
    participation = Participation(population: cohort.count, exclusions: sieve.exclusions)
    guard let by, case .categorical(let column) = by.column else {
      groups = [Group(label: nil, rows: sieve.rows)]
      return
    }
    guard column.levels.count <= Selection.mostGroups else {
      throw Refusal(
        "\(by.name) has \(column.levels.count) levels; at most \(Selection.mostGroups) are compared"
      )
    }
    groups = column.levels.indices.map { index in
      Group(label: column.levels[index].label, rows: sieve.rows.filter { column[$0] == index })
    }
  }

  /// The place of a row group within one group of patients.
  func place(_ context: String, _ variable: String?, in group: Group) -> RowPlace {
    RowPlace(context: context, variable: variable, group: by?.name, groupLevel: group.label)
  }

  /// The labels of groups, for refusals that name one.
  static func labels(_ groups: [Group]) -> [String] { groups.map { $0.label ?? "the sample" } }
}

/// Rows that are left, and why the others are not.
struct Sieve {
  private(set) var rows: [Int]
  private(set) var exclusions: [Participation.Exclusion] = []

  init(count: Int) { rows = Array(0..<count) }

  /// Goes on from where a selection ended.
  init(rows: [Int], participation: Participation) {
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
    if let landmark = by.landmark, let outcome = cohort.outcome(landmark.outcome) {
      let time = [plainText(landmark.time), outcome.unit ?? ""].joined(separator: " ")
      leaveOut("\(by.label): censored before \(time), in neither group") {
        column[$0] == nil && outcome.times[$0] != nil && outcome.ending($0) != nil
      }
      leaveOut("\(by.label): follow-up missing") { column[$0] == nil }
    } else {
      leaveOut("\(by.label) missing") { column[$0] == nil }
    }
  }

  /// Leaves out the rows for which a test is true.
  mutating func leaveOut(_ reason: String, where test: (Int) -> Bool) {
    let before = rows.count
    rows.removeAll(where: test)
    exclude(reason, before - rows.count)
  }

  private mutating func exclude(_ reason: String, _ count: Int) {
    if count > 0 { exclusions.append(.init(reason: reason, count: count)) }
  }
}

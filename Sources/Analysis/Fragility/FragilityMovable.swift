internal import Cohorts
internal import Statistics

/// Patients who each have one of two labels, a group or an outcome, and p under other labels.
struct FragilityMovable {
  /// The patients, by row of the cohort.
  let rows: [Int]
  let labels: [Bool]
  /// Patients of one class and label are interchangeable; `nil` when no two are.
  var classes: [Int]?
  /// The most p-values that a search computes.
  let limit: Int
  let pValue: ([Bool]) -> Double?
}

/// Who may change group or outcome where each p is asked anew of a changed cohort.
extension FragilityRows {
  /// The most patients that all models of one search look at together.
  static let searchOfModels = 400_000

  /// The groups that a p-value compares: those of the question, or the two levels of a model's term.
  var movableGroups: FragilityMovable? {
    switch question.verb {
    case .compare, .crossTabulate, .roc: selection.by.flatMap(movable(groups:))
    case .cox, .logistic, .linear: target.variable.flatMap(movable(levels:))
    default: nil
    }
  }

  /// The two outcomes of a p-value: the levels of a variable, or event and censoring.
  var movableOutcomes: FragilityMovable? {
    switch question.verb {
    case .crossTabulate, .compare:
      selection.by == nil ? nil : target.variable.flatMap(movable(levels:))
    case .logistic(let verb): movable(levels: verb.response.text)
    case .roc(let verb): movable(levels: verb.outcome.text)
    case .cox(let verb): movable(endings: verb)
    default: nil
    }
  }

  // MARK: - Levels

  private func movable(groups by: Variable) -> FragilityMovable? {
    guard let two = TwoLevels(by, rows: patients) else { return nil }
    return movable(two.labels) { labels in
      let changed = Selection(
        by: two.changed(to: labels), rows: selection.rows, selection.participation)
      return narrowed.pValue(of: target, changed, cohort)
    }
  }

  private func movable(levels name: String) -> FragilityMovable? {
    guard let variable = cohort.variable(name), let two = TwoLevels(variable, rows: patients)
    else { return nil }
    return movable(two.labels) { labels in
      let changed = cohort.replacing(two.changed(to: labels))
      return narrowed.pValue(of: target, selection, changed)
    }
  }

  private func movable(
    _ labels: [Bool], _ pValue: @escaping ([Bool]) -> Double?
  ) -> FragilityMovable {
    FragilityMovable(
      rows: patients, labels: labels, classes: classes,
      limit: Self.searchOfModels / max(1, patients.count), pValue: pValue)
  }

  // MARK: - Endings

  private func movable(endings verb: CoxRegression) -> FragilityMovable? {
    guard let outcome = cohort.outcome(verb.outcome.text) else { return nil }
    let event = (verb.event.flatMap { outcome.events.firstIndex(of: $0.text) } ?? 0) + 1
    let rows = patients
    return movable(rows.map { outcome.ending($0) == event }) { labels in
      var endings = outcome.endings
      for (row, isEvent) in zip(rows, labels) where isEvent != (endings[row] == event) {
        endings[row] = isEvent ? event : 0
      }
      let changed = Outcome(
        declaration: outcome.declaration, times: outcome.times, endings: endings,
        events: outcome.events)
      return narrowed.pValue(of: target, selection, cohort.replacing(changed))
    }
  }
}

/// The two levels that some patients have of a variable.
private struct TwoLevels {
  let variable: Variable
  let column: CategoricalColumn
  let rows: [Int]
  let (first, second): (Int, Int)

  /// `nil` where the patients do not have exactly two levels.
  init?(_ variable: Variable, rows: [Int]) {
    guard case .categorical(let column) = variable.column else { return nil }
    let present = Set(rows.compactMap { column[$0] }).sorted()
    guard present.count == 2, let first = present.first, let second = present.last else {
      return nil
    }
    (self.variable, self.column, self.rows) = (variable, column, rows)
    (self.first, self.second) = (first, second)
  }

  /// Who has the first level.
  var labels: [Bool] { rows.map { column[$0] == first } }

  /// The variable where others have the first level.
  func changed(to labels: [Bool]) -> Variable {
    var indices = (0..<column.count).map { column[$0] }
    for (row, isFirst) in zip(rows, labels) { indices[row] = isFirst ? first : second }
    return Variable(
      declaration: variable.declaration, type: variable.type,
      column: .categorical(CategoricalColumn(levels: column.levels, indices: indices)),
      cutPoints: variable.cutPoints, landmark: variable.landmark)
  }
}

extension Cohort {
  /// The cohort with other values of a variable; what was made from the variable stays.
  fileprivate func replacing(_ variable: Variable) -> Cohort {
    Cohort(
      count: count, variables: variables.map { $0.name == variable.name ? variable : $0 },
      outcomes: outcomes, flow: flow, echoes: echoes, digest: digest)
  }

  /// The cohort with another outcome; what was made from the outcome stays.
  fileprivate func replacing(_ outcome: Outcome) -> Cohort {
    Cohort(
      count: count, variables: variables,
      outcomes: outcomes.map { $0.name == outcome.name ? outcome : $0 }, flow: flow,
      echoes: echoes, digest: digest)
  }
}

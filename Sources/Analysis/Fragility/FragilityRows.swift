internal import Cohorts
internal import Statistics

/// The rows that say how firm one p-value is.
struct FragilityRows {
  /// The most patients of whom each is left out in turn, where a test is computed without a model.
  static let mostOfTests = 2000
  /// The most patients who are left out one at a time of a test with an exact distribution, which
  /// takes the fourth power of their number.
  static let mostOfExactTests = 60
  /// The same where a model or a survival curve is fitted anew each time.
  static let mostOfModels = 500

  let target: FragilityTarget
  let question: Question
  let selection: Selection
  let cohort: Cohort
  /// The patients whose values enter the p-value, by row of the cohort, ascending.
  let patients: [Int]
  /// The question that asks for this p-value alone.
  let narrowed: Question

  init(
    _ target: FragilityTarget, _ question: Question, _ selection: Selection, _ cohort: Cohort
  ) {
    (self.target, self.question) = (target, question)
    (self.selection, self.cohort) = (selection, cohort)
    patients = question.patients(of: target, selection, cohort)
    narrowed = question.narrowed(to: target)
  }

  var alpha: Double { question.threshold }

  func add(to rows: inout Rows) {
    let alternatives = alternatives
    rows.add(place(nil), summary + leaveOneOut + changes + range(of: alternatives))
    for alternative in alternatives {
      rows.add(
        place(alternative.name),
        [
          .number("p.value", alternative.pValue, orElse: "not defined for these data"),
          .text("method", alternative.method),
        ])
    }
  }

  private func place(_ alternative: String?) -> RowPlace {
    let parts = [target.level, alternative].compactMap(\.self)
    return RowPlace(
      context: FragilityTarget.context, variable: target.variable,
      level: parts.isEmpty ? nil : parts.joined(separator: ": "), group: target.group)
  }

  private var summary: [Statistic] {
    [
      .number("p.value", target.pValue), .text("test", target.context),
      .number("alpha", alpha), .count("nobs", patients.count),
    ]
  }

  /// The most patients that are named.
  private static let mostNames = 20

  /// The patients' names in the plan's column, else their rows in the population, from 1; of many
  /// the first.
  func names(_ rows: [Int]) -> String {
    let ids = cohort.ids
    let named = rows.prefix(Self.mostNames).map { row in
      if let ids, ids.indices.contains(row) { return ids[row] }
      return "row \(row + 1)"
    }.joined(separator: ", ")
    return rows.count > Self.mostNames
      ? "\(named) and \(rows.count - Self.mostNames) more" : named
  }

  // MARK: - Leaving one out

  private var leaveOneOut: [Statistic] {
    let names = [
      "p.low", "p.low.count", "p.low.patients", "p.high", "p.high.count", "p.high.patients",
      "p.crossings", "p.undefined",
    ]
    let most =
      question.isExact
      ? Self.mostOfExactTests : question.isOfTests ? Self.mostOfTests : Self.mostOfModels
    guard patients.count <= most else {
      let words = "not done for \(patients.count) patients, \(most) at most"
      return Statistic.refused(names, Refusal(words))
    }
    let found = LeaveOneOut(
      pValue: target.pValue, count: patients.count, alpha: alpha, classes: classes
    ) { index in pValue(without: patients[index]) }
    guard let low = found.lowest, let high = found.highest else {
      return Statistic.refused(names, Refusal("p is not defined without any one patient"))
    }
    return [
      .number("p.low", low.pValue), .count("p.low.count", low.patients.count),
      .text("p.low.patients", self.names(low.patients.map { patients[$0] })),
      .number("p.high", high.pValue), .count("p.high.count", high.patients.count),
      .text("p.high.patients", self.names(high.patients.map { patients[$0] })),
      .count("p.crossings", found.crossings), .count("p.undefined", found.undefined),
    ]
  }

  private func pValue(without patient: Int) -> Double? {
    let kept = selection.rows.filter { $0 != patient }
    let part = selection.keeping(kept, selection.participation)
    return narrowed.pValue(of: target, part, cohort)
  }

  /// Patients with the same counts in a table are interchangeable.
  var classes: [Int]? {
    guard let name = target.variable, let by = selection.by,
      case .categorical(let column)? = cohort.variable(name)?.column,
      case .categorical(let groups) = by.column
    else { return nil }
    var strata: CategoricalColumn?
    if case .crossTabulate(let verb) = question.verb, let named = verb.strata,
      case .categorical(let column)? = cohort.variable(named.text)?.column
    {
      strata = column
    }
    return patients.map { row in
      let cell = (groups[row] ?? 0) * column.levels.count + (column[row] ?? 0)
      return cell * (strata?.levels.count ?? 1) + (strata?[row] ?? 0)
    }
  }

  // MARK: - Other tests

  private func range(of alternatives: [FragilityAlternative]) -> [Statistic] {
    let known = alternatives.compactMap(\.pValue) + [target.pValue]
    guard known.count > 1 else { return [] }
    return [
      .number("p.alternatives.low", known.min()), .number("p.alternatives.high", known.max()),
    ]
  }
}

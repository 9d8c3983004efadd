internal import Cohorts

extension Binding {
  mutating func check(_ verb: KaplanMeierAnalysis, _ question: Question) {
    let found = outcome(verb.outcome)
    if let found { event(verb.event, of: found) }
    if let strata = verb.strata { categorical(strata, as: "strata") }
    if let entry = verb.entry {
      numeric(entry)
      if let found { checkUnit(of: entry, in: found) }
    }
    guard let scores = verb.scores, verb.tests.contains(.trend),
      case .categorical(let column)? = question.by.first.flatMap({ cohort.variable($0.text) })?
        .column, question.by.count == 1, let by = question.by.first
    else { return }
    if scores.count != column.levels.count {
      report(
        "scores has \(scores.count) numbers for the \(column.levels.count) levels of \(by.text)",
        at: verb.outcome.place)
    }
  }

  mutating func check(_ verb: CumulativeIncidence) {
    if let found = outcome(verb.outcome) { event(verb.event, of: found) }
    if let strata = verb.strata { categorical(strata, as: "strata") }
    for name in verb.regression { check(ModelTerm(source: name, factors: [name.text])) }
  }

  mutating func check(_ verb: CoxRegression) {
    let found = outcome(verb.outcome)
    if let found { event(verb.event, of: found) }
    for term in verb.univariable + verb.multivariable { check(term) }
    for name in verb.strata { categorical(name, as: "strata") }
    if let cluster = verb.cluster { _ = variable(cluster) }
    if let entry = verb.entry {
      numeric(entry)
      if let found { checkUnit(of: entry, in: found) }
    }
  }

  private mutating func event(_ event: SourceText?, of outcome: Outcome) {
    guard let event, !outcome.events.contains(event.text) else { return }
    report(
      "\(event.text) is not an event of \(outcome.name): \(list(outcome.events))", at: event.place)
  }

  private mutating func checkUnit(of entry: SourceText, in outcome: Outcome) {
    guard let variable = cohort.variable(entry.text), variable.factor(toUnit: outcome.unit) == nil
    else { return }
    report(
      "entry: \(entry.text) in \(variable.unit ?? "") cannot be converted to \(outcome.unit ?? ""), the unit of \(outcome.name)",
      at: entry.place)
  }
}

import Cohorts

extension Question {
  /// The question with nothing in it that a number does not need: other variables, figures, times.
  ///
  /// The number comes out the same; only adjusted p-values look at the other variables.
  func narrowed(to row: Finding) -> Question {
    var question = self
    question.published = []
    switch verb {
    case .summarize(let verb): question.verb = .summarize(verb.narrowed(to: row))
    case .compare(let verb): question.verb = .compare(verb.narrowed(to: row))
    case .crossTabulate(var verb):
      verb.variables = verb.variables.keeping(row.variable)
      question.verb = .crossTabulate(verb)
    case .roc(var verb):
      verb.predictors = verb.predictors.keeping(row.variable)
      verb.plot = nil
      question.verb = .roc(verb)
    case .kaplanMeier(let verb): question.verb = .kaplanMeier(verb.narrowed(to: row))
    case .cumulativeIncidence(var verb):
      verb.plot = nil
      if row.context != "fine_gray" { verb.regression = [] }
      question.verb = .cumulativeIncidence(verb)
    case .cox(let verb): question.verb = .cox(verb.narrowed(to: row))
    case .logistic(var verb):
      verb.plot = false
      (verb.univariable, verb.multivariable) = row.terms(verb.univariable, verb.multivariable)
      question.verb = .logistic(verb)
    case .linear(var verb):
      verb.plot = false
      (verb.univariable, verb.multivariable) = row.terms(verb.univariable, verb.multivariable)
      question.verb = .linear(verb)
    case .correlate, .cutpoint, .agreement, .join, .prose: break
    }
    return question
  }
}

extension Finding {
  /// The terms that a number of a model needs.
  fileprivate func terms(
    _ univariable: [ModelTerm], _ multivariable: [ModelTerm]
  ) -> ([ModelTerm], [ModelTerm]) {
    if context.hasSuffix("_multivariable") { return ([], multivariable) }
    guard context.hasSuffix("_univariable") else { return (univariable, multivariable) }
    let own = univariable.filter { $0.name == variable }
    return (own.isEmpty ? univariable : own, [])
  }
}

extension Summarize {
  fileprivate func narrowed(to row: Finding) -> Summarize {
    var verb = self
    verb.variables = variables.keeping(row.variable)
    verb.sections = []
    return verb
  }
}

extension Compare {
  fileprivate func narrowed(to row: Finding) -> Compare {
    var verb = self
    verb.plot = false
    let own = subjects.filter { $0.name == row.variable }
    if !own.isEmpty { verb.subjects = own }
    return verb
  }
}

extension Compare.Subject {
  /// The name of its rows.
  fileprivate var name: String {
    switch self {
    case .variable(let name): name.text
    case .pair(let before, let after): before.text + " - " + after.text
    }
  }
}

extension KaplanMeierAnalysis {
  fileprivate func narrowed(to row: Finding) -> KaplanMeierAnalysis {
    var verb = self
    verb.plot = nil
    if !row.context.hasPrefix("brier") { verb.brier = [] }
    if KaplanMeierAnalysis.Test(rawValue: row.context) == nil { verb.tests = [] }
    if row.variableLevel?.contains(" - ") != true { verb.pairwise = false }
    if row.context.hasPrefix("survival") {
      (verb.followUp, verb.hazardRatio) = (false, false)
    }
    return verb
  }
}

extension CoxRegression {
  fileprivate func narrowed(to row: Finding) -> CoxRegression {
    var verb = self
    verb.plot = false
    (verb.univariable, verb.multivariable) = row.terms(univariable, multivariable)
    if row.context != "cox_zph" { verb.checksProportionalHazards = false }
    if row.context != "cox_baseline" { verb.baseline = [] }
    if !row.context.hasPrefix("brier") { verb.brier = [] }
    return verb
  }
}

extension [SourceText] {
  /// The one with a name; all where there is none.
  fileprivate func keeping(_ name: String?) -> [SourceText] {
    let own = filter { $0.text == name }
    return own.isEmpty ? self : own
  }
}

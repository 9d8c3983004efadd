public import Cohorts

extension Study {
  /// Every variable, outcome or column that cuts, outcomes and analyses refer to by name, with the
  /// place of each mention, in the plan's order.
  ///
  /// The names within formulas, the columns of `cohort`, and variables of printed summaries are not
  /// among them.
  public var names: [SourceText] {
    variables.flatMap(\.names) + outcomes.flatMap(\.names) + questions.flatMap(\.names)
  }
}

extension VariableDeclaration {
  fileprivate var names: [SourceText] {
    if case .cut(let variable, _, _) = source { [variable] } else { [] }
  }
}

extension OutcomeDeclaration {
  fileprivate var names: [SourceText] {
    switch kind {
    case .landmark(let outcome, _, _): return [outcome]
    case .timeToEvent(let duration, let ending):
      let times =
        switch duration {
        case .time(let time): [time]
        case .dates(let from, let to): [from, to]
        }
      if case .status(let status, _) = ending { return times + [status] }
      return times
    }
  }
}

extension Question {
  /// Every variable or outcome that the analysis refers to by name.
  public var names: [SourceText] { verb.names + by }
}

extension Verb {
  fileprivate var names: [SourceText] {
    switch self {
    case .summarize(let verb): verb.variables
    case .compare(let verb): verb.columns
    case .crossTabulate(let verb): verb.variables + [verb.strata].compactMap(\.self)
    case .correlate(let verb): verb.variables + verb.with
    case .roc(let verb): verb.predictors + [verb.outcome]
    case .kaplanMeier(let verb): [verb.outcome] + [verb.strata, verb.entry].compactMap(\.self)
    case .cumulativeIncidence(let verb):
      [verb.outcome] + [verb.strata].compactMap(\.self) + verb.regression
    case .cox(let verb):
      [verb.outcome] + (verb.univariable + verb.multivariable).names + verb.strata
        + [verb.cluster, verb.entry].compactMap(\.self)
    case .logistic(let verb): [verb.response] + (verb.univariable + verb.multivariable).names
    case .linear(let verb): [verb.response] + (verb.univariable + verb.multivariable).names
    case .cutpoint(let verb): [verb.variable, verb.outcome]
    case .agreement(let verb): verb.measurements
    case .join, .prose: []
    }
  }
}

extension Compare {
  /// The subjects' names; one that is known by printed summaries needs no column.
  fileprivate var columns: [SourceText] {
    let printed = printed.map(\.text)
    return subjects.flatMap(\.names).filter { !printed.contains($0.text) }
  }

  /// The variables that are known by printed summaries alone.
  var printed: [SourceText] {
    guard !summaries.isEmpty else { return [] }
    return subjects.compactMap { if case .variable(let name) = $0 { name } else { nil } }
  }
}

extension Study {
  /// The variables that no analysis needs from the file, because their summaries are printed.
  var printed: Set<String> {
    let printed = questions.flatMap { question in
      if case .compare(let verb) = question.verb { verb.printed } else { [SourceText]() }
    }
    return Set(printed.map(\.text)).subtracting(names.map(\.text))
  }
}

extension Compare.Subject {
  fileprivate var names: [SourceText] {
    switch self {
    case .variable(let variable): [variable]
    case .pair(let before, let after): [before, after]
    }
  }
}

extension [ModelTerm] {
  fileprivate var names: [SourceText] {
    flatMap { term in term.factors.map { SourceText($0, at: term.source.place) } }
  }
}

internal import Cohorts
internal import Statistics

/// Questions made smaller, so that one p-value can be asked for many times.
extension Question {
  /// Whether the plan asks for an exact distribution whatever the number of patients.
  var isExact: Bool {
    switch verb {
    case .compare(let verb): verb.exact == .always
    case .correlate(let verb): verb.exact == .always
    default: false
    }
  }

  /// Whether p comes from a test of values or counts alone, without a model or a curve.
  var isOfTests: Bool {
    switch verb {
    case .compare, .crossTabulate, .correlate: true
    default: false
    }
  }

  /// The question that asks for one p-value and nothing else.
  func narrowed(to target: FragilityTarget) -> Question {
    var own = self
    own.adjust = .none
    let keys = TestKey(rawValue: target.context).map { TestChoice.these([$0]) }
    switch verb {
    case .compare(var verb):
      verb.subjects = verb.subjects.filter { $0.rowName == target.variable }
      if let keys { verb.test = keys }
      (verb.effects, verb.plot) = ([], false)
      own.verb = .compare(verb)
    case .crossTabulate(var verb):
      verb.variables = verb.variables.filter { $0.text == target.variable }
      if let keys { verb.test = keys }
      verb.effects = []
      own.verb = .crossTabulate(verb)
    case .kaplanMeier(let verb):
      own.verb = .kaplanMeier(verb.narrowed(to: target.context))
    case .cox(let verb): own.verb = .cox(verb.narrowed(to: target))
    case .logistic(var verb):
      (verb.univariable, verb.multivariable) = target.terms(verb.univariable, verb.multivariable)
      own.verb = .logistic(verb)
    case .linear(var verb):
      (verb.univariable, verb.multivariable) = target.terms(verb.univariable, verb.multivariable)
      own.verb = .linear(verb)
    case .correlate(var verb):
      let place = verb.variables.first?.place ?? self.place
      verb.variables = [SourceText(target.variable ?? "", at: place)]
      verb.with = [SourceText(target.level ?? "", at: place)]
      own.verb = .correlate(verb)
    case .roc(var verb):
      verb.predictors = verb.predictors.filter { target.isOf(predictor: $0.text) }
      own.verb = .roc(verb)
    case .cumulativeIncidence(var verb):
      verb.event = target.variable.map { SourceText($0, at: verb.outcome.place) }
      (verb.at, verb.regression, verb.plot) = ([], [], nil)
      own.verb = .cumulativeIncidence(verb)
    case .summarize, .cutpoint, .agreement, .join, .prose: break
    }
    return own
  }

  /// The rows of the tests of some patients, without descriptions.
  func tested(_ selection: Selection, _ cohort: Cohort) -> [Finding] {
    switch verb {
    case .compare(let verb):
      var table = VariableTable(self, selection)
      for subject in verb.subjects { table.test(subject, verb, selection, cohort) }
      return table.answer.findings
    case .crossTabulate(let verb):
      let strata = verb.strata.flatMap { cohort.variable($0.text) }.flatMap { Stratification($0) }
      var table = VariableTable(self, strata.map(selection.having) ?? selection, strata: strata)
      for name in verb.variables {
        if let variable = cohort.variable(name.text) { table.test(variable, verb.test) }
      }
      return table.answer.findings
    case .roc(let verb): return differences(verb, selection, cohort)
    default: return (try? answer(selection, cohort))?.findings ?? []
    }
  }

  /// The tests between areas, without the areas' own rows.
  private func differences(
    _ verb: ReceiverOperating, _ selection: Selection, _ cohort: Cohort
  ) -> [Finding] {
    guard let outcome = cohort.variable(verb.outcome.text),
      case .categorical(let classes) = outcome.column,
      let positive = verb.positive.flatMap({ classes.index(of: $0.text) })
    else { return [] }
    var found = DiscriminationRows(
      question: self, verb: verb, selection: selection, classes: classes, positive: positive)
    let predictors = verb.predictors.compactMap { cohort.variable($0.text) }
    let groups = selection.groups.map { group in
      Group(label: group.label, rows: group.rows.filter { classes[$0] != nil })
    }
    found.compare(predictors, groups, found.foundCurves(of: predictors, groups))
    return found.rows.all
  }

  /// One p-value of some patients; `nil` where it is not defined.
  func pValue(
    of target: FragilityTarget, _ selection: Selection, _ cohort: Cohort
  ) -> Double? {
    tested(selection, cohort).first { row in
      row.statistic == "p.value" && row.context == target.context
        && row.variable == target.variable && row.variableLevel == target.level
        && row.group1Level == nil
    }?.number
  }

  /// The patients whose values enter one p-value.
  func patients(
    of target: FragilityTarget, _ selection: Selection, _ cohort: Cohort
  ) -> [Int] {
    let columns = names(of: target).compactMap { cohort.variable($0)?.column }
    let followed = followed.flatMap { cohort.outcome($0) }
    return selection.rows.filter { row in
      columns.allSatisfy { $0.isPresent(row) }
        && (followed.map { $0.times[row] != nil && $0.ending(row) != nil } ?? true)
    }
  }

  /// The time-to-event outcome.
  private var followed: String? {
    switch verb {
    case .kaplanMeier(let verb): verb.outcome.text
    case .cox(let verb): verb.outcome.text
    case .cumulativeIncidence(let verb): verb.outcome.text
    default: nil
    }
  }

  /// The variables that enter one p-value, beside the groups.
  private func names(of target: FragilityTarget) -> [String] {
    func factors(_ univariable: [ModelTerm], _ multivariable: [ModelTerm]) -> [String] {
      let terms = target.terms(univariable, multivariable)
      return (terms.0 + terms.1).flatMap(\.factors)
    }
    switch verb {
    case .compare(let verb):
      return verb.subjects.filter { $0.rowName == target.variable }.flatMap(\.variables)
    case .crossTabulate(let verb):
      return [target.variable, verb.strata?.text].compactMap(\.self)
    case .kaplanMeier(let verb): return [verb.strata, verb.entry].compactMap { $0?.text }
    case .cumulativeIncidence(let verb): return [verb.strata].compactMap { $0?.text }
    case .cox(let verb):
      let roles = verb.strata + [verb.cluster, verb.entry].compactMap(\.self)
      return roles.map(\.text) + factors(verb.univariable, verb.multivariable)
    case .logistic(let verb):
      return [verb.response.text] + factors(verb.univariable, verb.multivariable)
    case .linear(let verb):
      return [verb.response.text] + factors(verb.univariable, verb.multivariable)
    case .correlate: return [target.variable, target.level].compactMap(\.self)
    case .roc(let verb):
      return verb.predictors.map(\.text).filter(target.isOf(predictor:)) + [verb.outcome.text]
    case .summarize, .cutpoint, .agreement, .join, .prose: return []
    }
  }
}

extension VariableTable {
  /// Tests one subject of a comparison.
  fileprivate mutating func test(
    _ subject: Compare.Subject, _ verb: Compare, _ selection: Selection, _ cohort: Cohort
  ) {
    switch subject {
    case .variable(let name):
      guard let variable = cohort.variable(name.text) else { return }
      if selection.by == nil {
        testAgainstNumber(variable, verb.test)
      } else {
        test(variable, verb.test)
      }
    case .pair(let before, let after):
      guard let first = cohort.variable(before.text), let second = cohort.variable(after.text)
      else { return }
      if first.hasLevels {
        comparePairs(first, second, verb)
      } else {
        testPairs(first, second, verb.test)
      }
    }
  }
}

extension Compare.Subject {
  /// The variables.
  var variables: [String] {
    switch self {
    case .variable(let name): [name.text]
    case .pair(let before, let after): [before.text, after.text]
    }
  }

  /// The variable of the rows.
  var rowName: String { variables.joined(separator: " - ") }
}

extension FragilityTarget {
  /// Whether a difference of areas is one of this predictor.
  fileprivate func isOf(predictor name: String) -> Bool {
    variable == name || variable?.hasPrefix(name + " - ") == true
      || variable?.hasSuffix(" - " + name) == true
  }

  /// The terms of the model that holds the p-value.
  fileprivate func terms(
    _ univariable: [ModelTerm], _ multivariable: [ModelTerm]
  ) -> ([ModelTerm], [ModelTerm]) {
    context.hasSuffix("_multivariable")
      ? ([], multivariable) : (univariable.filter { $0.name == variable }, [])
  }
}

extension CoxRegression {
  fileprivate func narrowed(to target: FragilityTarget) -> CoxRegression {
    var own = self
    (own.univariable, own.multivariable) = target.terms(univariable, multivariable)
    own.checksProportionalHazards = false
    (own.baseline, own.brier, own.plot) = ([], [], false)
    return own
  }
}

extension KaplanMeierAnalysis {
  fileprivate func narrowed(to test: String) -> KaplanMeierAnalysis {
    var own = self
    own.tests = Test(rawValue: test).map { [$0] } ?? []
    (own.at, own.quantiles, own.brier) = ([], [], [])
    (own.pairwise, own.followUp, own.difference, own.hazardRatio) = (false, false, false, false)
    (own.restrictedMean, own.plot) = (nil, nil)
    return own
  }
}

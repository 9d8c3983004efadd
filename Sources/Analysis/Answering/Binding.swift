internal import Cohorts

/// Checks that what a question names is there and of the right type; finds every fault at once.
///
/// After it, the answering code may take names and types as given.
struct Binding {
  let cohort: Cohort
  private(set) var problems: [Problem] = []

  init(cohort: Cohort) { self.cohort = cohort }

  /// Checks one question.
  mutating func check(_ question: Question) {
    for by in question.by { categorical(by, as: "by") }
    if let subset = question.subset {
      do throws(Problem) { _ = try cohort.mask(subset) } catch { problems.append(error) }
    }
    switch question.verb {
    case .summarize(let verb): check(verb)
    case .compare(let verb): check(verb, by: question.by.first)
    case .crossTabulate(let verb): check(verb, by: question.by.first)
    case .correlate(let verb): for name in verb.variables + verb.with { numeric(name) }
    case .roc(let verb): check(verb, question)
    case .kaplanMeier(let verb): check(verb, question)
    case .cumulativeIncidence(let verb): check(verb)
    case .cox(let verb): check(verb)
    case .logistic(let verb):
      level(
        verb.event, of: twoLevels(verb.response, as: "logistic", question), named: verb.response)
      for term in verb.univariable + verb.multivariable { check(term) }
    case .linear(let verb):
      numeric(verb.response)
      for term in verb.univariable + verb.multivariable { check(term) }
    case .cutpoint(let verb):
      numeric(verb.variable)
      if cohort.outcome(verb.outcome.text) == nil { numericOrTwoLevels(verb.outcome, question) }
    case .agreement(let verb): check(verb)
    case .join, .prose: break
    }
  }

  // MARK: - Verbs

  private mutating func check(_ verb: Compare, by: SourceText?) {
    for subject in verb.subjects {
      switch subject {
      case .variable where !verb.summaries.isEmpty: continue
      case .variable(let name):
        guard let variable = variable(name) else { continue }
        if case .these(let keys) = verb.test {
          for key in keys { fits(key, variable, at: name.place) }
          refuseStrata(keys, at: name.place)
        }
        if by == nil, isAuto(verb.test) {
          report("compare needs by: the variable that names the groups", at: name.place)
        }
      case .pair(let before, let after): checkPair(before, after, verb.test)
      }
    }
  }

  private func isAuto(_ test: TestChoice) -> Bool {
    if case .auto = test { true } else { false }
  }

  private mutating func check(_ verb: ReceiverOperating, _ question: Question) {
    for predictor in verb.predictors { numeric(predictor) }
    if verb.times.isEmpty {
      let levels = twoLevels(verb.outcome, as: "outcome", question)
      if let positive = verb.positive { level(positive, of: levels, named: verb.outcome) }
    } else {
      outcome(verb.outcome)
    }
  }

  private mutating func check(_ verb: Agreement) {
    let isOfLevels = verb.method == .kappa || verb.method == .weightedKappa
    for name in verb.measurements {
      if isOfLevels { categorical(name, as: verb.method.rawValue) } else { numeric(name) }
    }
    let isOfTwo = verb.method == .blandAltman || verb.method == .weightedKappa
    if isOfTwo, verb.measurements.count > 2, let third = verb.measurements.dropFirst(2).first {
      report("\(verb.method.rawValue) compares two measurements", at: third.place)
    }
    if verb.method == .weightedKappa { checkOrder(of: verb.measurements) }
  }

  /// Weights by distance need one order of the levels, which an order of appearance is not.
  private mutating func checkOrder(of measurements: [SourceText]) {
    guard let first = measurements.first.flatMap(levels) else { return }
    for name in measurements {
      guard let column = levels(name), let variable = cohort.variable(name.text) else { continue }
      if variable.declaration.levels == nil, variable.cutPoints == nil {
        report(
          "weighted_kappa weighs by the order of the levels; declare the levels of \(name.text)",
          at: name.place)
      } else if column.levels.map(\.label) != first.levels.map(\.label) {
        report(
          "weighted_kappa needs the same levels in the same order for all measurements: "
            + list(first.levels.map(\.label)), at: name.place)
      }
    }
  }

  mutating func check(_ term: ModelTerm) {
    for factor in term.factors {
      guard let variable = variable(SourceText(factor, at: term.source.place)) else { continue }
      switch variable.type {
      case .continuous, .integer, .categorical: break
      case .date, .text:
        report(
          "\(factor) is a \(variable.type.rawValue) and cannot be a term", at: term.source.place)
      }
    }
  }

  // MARK: - Names and types

  mutating func variable(_ name: SourceText) -> Variable? {
    if let variable = cohort.variable(name.text) { return variable }
    let isOutcome = cohort.outcome(name.text) != nil
    report(
      isOutcome
        ? "\(name.text) is a time-to-event outcome; a variable is expected here"
        : "there is no variable \(name.text)", at: name.place)
    return nil
  }

  @discardableResult
  mutating func outcome(_ name: SourceText) -> Outcome? {
    if let outcome = cohort.outcome(name.text) { return outcome }
    report("\(name.text) is not a time-to-event outcome of the plan's outcomes", at: name.place)
    return nil
  }

  mutating func numeric(_ name: SourceText) {
    guard let variable = variable(name) else { return }
    if case .numeric = variable.column { return }
    report("\(name.text) is \(variable.type.rawValue); a number is expected here", at: name.place)
  }

  mutating func categorical(_ name: SourceText, as role: String) {
    guard let variable = variable(name) else { return }
    if case .categorical = variable.column { return }
    report(
      "\(role): \(name.text) is \(variable.type.rawValue); give it levels, type: categorical, or cut it",
      at: name.place)
  }

  func levels(_ name: SourceText) -> CategoricalColumn? {
    guard case .categorical(let column)? = cohort.variable(name.text)?.column else { return nil }
    return column
  }

  /// A variable that holds numbers or two levels.
  private mutating func numericOrTwoLevels(_ name: SourceText, _ question: Question) {
    if case .numeric? = cohort.variable(name.text)?.column { return }
    _ = twoLevels(name, as: "outcome", question)
  }

  /// A variable of two levels, those without patients in the analysis not counted.
  private mutating func twoLevels(
    _ name: SourceText, as role: String, _ question: Question
  ) -> CategoricalColumn? {
    categorical(name, as: role)
    guard let column = levels(name) else { return nil }
    let mask = question.subset.flatMap { try? cohort.mask($0) }
    let rows = cohort.patients.filter { mask?[$0] != false }
    let present = column.counts(rows).count { $0 > 0 }
    if min(present, column.levels.count) > 2 {
      report(
        "\(role): \(name.text) has \(present) levels with patients; two are expected",
        at: name.place)
    }
    return column
  }

  mutating func level(
    _ level: SourceText, of column: CategoricalColumn?, named name: SourceText
  ) {
    guard let column, column.index(of: level.text) == nil else { return }
    report(
      "\(level.text) is not a level of \(name.text): \(list(column.levels.map(\.label)))",
      at: level.place)
  }

  /// Whether a test can be made of a variable of this type.
  mutating func fits(_ key: TestKey, _ variable: Variable, at place: Place) {
    let wantsLevels = key.comparesProportions
    switch (variable.column, wantsLevels) {
    case (.numeric, false), (.categorical, true): break
    case (.numeric, true):
      report(
        "\(key.rawValue) compares levels and \(variable.name) holds numbers; give it levels or cut it",
        at: place)
    default:
      report(
        "\(key.rawValue) compares numbers and \(variable.name) is \(variable.type.rawValue)",
        at: place)
    }
  }

  func list(_ names: [String]) -> String { "expected " + names.joined(separator: ", ") }

  mutating func report(_ sentence: String, at place: Place) {
    problems.append(Problem(sentence, at: place))
  }
}

extension TestKey {
  /// Whether the test is of levels rather than of numbers.
  var comparesProportions: Bool {
    switch self {
    case .chiSquared, .fisherExact, .mcnemar, .cochranMantelHaenszel, .cochranArmitage: true
    case .studentT, .welchT, .pairedT, .oneSampleT, .mannWhitney, .wilcoxonSignedRank, .fVariance,
      .levene, .brownForsythe, .shapiroWilk, .kolmogorovSmirnov, .tost, .anova, .welchANOVA,
      .kruskalWallis, .tukeyHSD, .gamesHowell, .dunn, .bartlett:
      false
    }
  }
}

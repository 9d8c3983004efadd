internal import Cohorts
internal import Statistics

/// Other tests of the same question where it is asked of survival or of a model.
extension FragilityRows {
  // MARK: - Survival

  /// The rank tests of equal hazards, and those of Cox's model of the groups.
  func survival(_ verb: KaplanMeierAnalysis) -> [FragilityAlternative] {
    let tests: [KaplanMeierAnalysis.Test] = [.logrank, .gehanBreslow, .taroneWare, .petoPeto]
    guard tests.map(\.rawValue).contains(target.context) else { return [] }
    var (own, found) = (verb, [FragilityAlternative]())
    for test in tests {
      own.tests = [test]
      if let one = asked(test.rawValue, .kaplanMeier(own), context: test.rawValue) {
        found.append(one)
      }
    }
    return found + hazards(ofGroups: verb)
  }

  private func hazards(ofGroups verb: KaplanMeierAnalysis) -> [FragilityAlternative] {
    guard let by = question.by.first, question.by.count == 1 else { return [] }
    var cox = CoxRegression(outcome: verb.outcome)
    (cox.event, cox.entry, cox.plot) = (verb.event, verb.entry, false)
    cox.strata = verb.strata.map { [$0] } ?? []
    cox.univariable = [ModelTerm(source: by, factors: [by.text])]
    var own = question
    (own.verb, own.by, own.adjust) = (.cox(cox), [], .none)
    let everyone = Selection(by: nil, rows: selection.rows, selection.participation)
    let rows = own.tested(everyone, cohort)
    var found: [FragilityAlternative] = []
    for (name, words) in [("wald", "Wald"), ("lr", "likelihood-ratio")] {
      guard let row = rows.first(where: { $0.statistic == name + ".p.value" }) else { continue }
      found.append(
        FragilityAlternative(
          name: "cox_" + name, pValue: row.number, method: "Cox model (\(words) test)"))
    }
    return found
  }

  // MARK: - Hazards

  /// The tests of one likelihood, by either rule of ties.
  func hazards(_ verb: CoxRegression) -> [FragilityAlternative] {
    let planned = verb.ties ?? question.conventions.ties
    var found: [FragilityAlternative] = []
    for ties in [planned] + Conventions.Ties.allCases.filter({ $0 != planned }) {
      var own = verb
      own.ties = ties
      if ties != planned {
        let wald = asked("wald_" + ties.rawValue, .cox(own), context: target.context)
        if let wald {
          found.append(
            FragilityAlternative(
              name: wald.name, pValue: wald.pValue, method: "Wald test (\(ties.words))"))
        }
      }
      guard let test = termTest(own) else { continue }
      for (name, words, p) in [
        ("lr_", "Likelihood-ratio test", test.likelihoodRatio.pValue),
        ("score_", "Score test", test.score.pValue),
      ] {
        found.append(
          FragilityAlternative(
            name: name + ties.rawValue, pValue: p, method: "\(words) (\(ties.words))"))
      }
    }
    return tiesMatter(verb) ? found : found.filter { $0.name.hasSuffix(planned.rawValue) }
  }

  /// The tests of the coefficient beside the others; none with clusters, whose likelihood is not
  /// that of the data, and none where an interaction holds the term.
  private func termTest(_ verb: CoxRegression) -> CoxModel.TermTest? {
    guard verb.cluster == nil, let outcome = cohort.outcome(verb.outcome.text) else { return nil }
    var own = narrowed
    own.verb = .cox(verb)
    let hazards = HazardRows(
      question: own, verb: verb, patients: HazardPatients(verb, outcome, cohort), cohort: cohort,
      by: nil)
    let terms = verb.univariable + verb.multivariable
    guard let design = try? ModelTerms(terms, rows: Patients(patients), in: cohort, per: verb.per),
      let effect = design.droppable.first(where: { $0.term.name == target.variable }),
      effect.columns.count == 1, let fit = try? hazards.fitted(design, single: nil)
    else { return nil }
    return try? fit.model.test(
      of: Set(effect.columns), fit.design, fit.followUps, strata: fit.strata)
  }

  /// Whether any two events happen at the same time, so that the rules of ties differ.
  private func tiesMatter(_ verb: CoxRegression) -> Bool {
    guard let outcome = cohort.outcome(verb.outcome.text) else { return false }
    let hazards = HazardPatients(verb, outcome, cohort)
    let times = FollowUp.tyingNearTimes(patients.compactMap(hazards.followUp))
      .filter(\.isEvent).map(\.time)
    return Set(times).count < times.count
  }

  // MARK: - Odds

  /// The likelihood-ratio test, and that of Firth's penalized likelihood.
  func odds(_ verb: LogisticRegression) -> [FragilityAlternative] {
    var (own, found) = (verb, [FragilityAlternative?]())
    if verb.penalty == .none { found.append(likelihoodRatio(verb)) }
    (own.penalty, own.interval) = (.firth, .profile)
    let isPlanned =
      verb.penalty == .firth
      && (verb.interval ?? question.conventions.logisticInterval) == .profile
    if !isPlanned, let one = asked("firth", .logistic(own), context: target.context) {
      found.append(
        FragilityAlternative(
          name: one.name, pValue: one.pValue, method: "Firth’s penalized likelihood-ratio test"))
    }
    return found.compactMap(\.self)
  }

  /// Of a term of one coefficient, alone in its model or beside others.
  private func likelihoodRatio(_ verb: LogisticRegression) -> FragilityAlternative? {
    let terms = verb.univariable + verb.multivariable
    guard let design = try? ModelTerms(terms, rows: Patients(patients), in: cohort),
      let effect = design.droppable.first(where: { $0.term.name == target.variable }),
      effect.columns.count == 1
    else { return nil }
    let row = narrowed.tested(selection, cohort).first { row in
      row.statistic == "lr.p.value" && row.context == target.context
        && row.variable == target.variable && row.variableLevel == nil
    }
    return row.map {
      FragilityAlternative(name: "lr", pValue: $0.number, method: "Likelihood-ratio test")
    }
  }
}

extension Conventions.Ties {
  /// The rule in words.
  fileprivate var words: String {
    switch self {
    case .efron: "Efron’s ties"
    case .breslow: "Breslow’s ties"
    }
  }
}

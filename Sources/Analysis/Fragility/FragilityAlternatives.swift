internal import Cohorts
internal import Statistics

/// Another test of the same question.
struct FragilityAlternative {
  /// Its name in paths.
  let name: String
  /// Its p; `nil` where it is not defined.
  let pValue: Double?
  /// The test in words.
  let method: String
}

/// The tests that answer the same question as the one of the plan, by changed questions.
///
/// Tests of location for values, tests of independence for counts, tests of equal hazards for
/// survival, the approximations of one likelihood for Cox's model, the coefficients of correlation.
/// A test of another hypothesis (equivalence, whole distributions) has no alternatives.
extension FragilityRows {
  /// The most values of which exact permutation distributions are asked for.
  private static let mostExact = 200

  var alternatives: [FragilityAlternative] {
    switch question.verb {
    case .compare(let verb): comparisons(verb)
    case .crossTabulate(let verb): tables(verb)
    case .kaplanMeier(let verb): survival(verb)
    case .cox(let verb): hazards(verb)
    case .correlate(let verb): correlations(verb)
    default: []
    }
  }

  private func asked(_ name: String, _ verb: Verb, context: String) -> FragilityAlternative? {
    var own = narrowed
    own.verb = verb
    let rows = own.tested(selection, cohort).filter {
      $0.context == context && $0.variable == target.variable && $0.group1Level == nil
        && $0.variableLevel == target.level
    }
    guard let p = rows.first(where: { $0.statistic == "p.value" }) else { return nil }
    let method = rows.first { $0.statistic == "method" }?.text ?? name
    return FragilityAlternative(name: name, pValue: p.number, method: method)
  }

  // MARK: - Values

  private func comparisons(_ verb: Compare) -> [FragilityAlternative] {
    guard case .compare(let own) = narrowed.verb else { return [] }
    guard let key = TestKey(rawValue: target.context) else { return [] }
    var found: [FragilityAlternative?] = []
    func ask(_ name: String, _ key: TestKey, _ exact: Exactness? = nil, _ correction: Bool? = nil) {
      var changed = own
      changed.test = .these([key])
      if let exact { (changed.exact, changed.correction) = (exact, correction) }
      found.append(asked(name, .compare(changed), context: key.rawValue))
    }
    func ranks(_ key: TestKey) {
      if patients.count <= Self.mostExact { ask(key.rawValue + "_exact", key, .always) }
      ask(key.rawValue + "_corrected", key, .never, true)
      ask(key.rawValue + "_normal", key, .never, false)
    }
    switch key {
    case .studentT, .welchT, .mannWhitney, .anova, .welchANOVA, .kruskalWallis:
      if presentGroups == 2 {
        ask("student_t", .studentT)
        ask("welch_t", .welchT)
        ranks(.mannWhitney)
      } else {
        for key in [TestKey.anova, .welchANOVA, .kruskalWallis] { ask(key.rawValue, key) }
      }
    case .pairedT, .oneSampleT, .wilcoxonSignedRank:
      let isPair = own.subjects.contains { $0.variables.count == 2 }
      ask(isPair ? "paired_t" : "one_sample_t", isPair ? .pairedT : .oneSampleT)
      ranks(.wilcoxonSignedRank)
    case .chiSquared, .fisherExact, .mcnemar:
      for (name, key, correction) in Self.counts(key) { ask(name, key, own.exact, correction) }
    default: break
    }
    return found.compactMap(\.self).distinctByMethod
  }

  private var presentGroups: Int {
    let kept = Set(patients)
    return selection.groups.count { $0.rows.contains(where: kept.contains) }
  }

  // MARK: - Counts

  private static func counts(_ key: TestKey) -> [(String, TestKey, Bool)] {
    switch key {
    case .chiSquared, .fisherExact:
      [
        ("chi_squared", .chiSquared, false), ("chi_squared_corrected", .chiSquared, true),
        ("fisher_exact", .fisherExact, false),
      ]
    case .mcnemar: [("mcnemar", .mcnemar, false), ("mcnemar_corrected", .mcnemar, true)]
    case .cochranMantelHaenszel:
      [
        ("cochran_mantel_haenszel", key, false),
        ("cochran_mantel_haenszel_corrected", key, true),
      ]
    default: []
    }
  }

  private func tables(_ verb: CrossTabulate) -> [FragilityAlternative] {
    guard case .crossTabulate(let own) = narrowed.verb else { return [] }
    guard let key = TestKey(rawValue: target.context) else { return [] }
    var found: [FragilityAlternative] = []
    for (name, key, correction) in Self.counts(key) {
      var changed = own
      (changed.test, changed.correction) = (.these([key]), correction)
      if let own = asked(name, .crossTabulate(changed), context: key.rawValue) {
        found.append(own)
      }
    }
    return found.distinctByMethod
  }

  // MARK: - Survival

  private func survival(_ verb: KaplanMeierAnalysis) -> [FragilityAlternative] {
    let tests: [KaplanMeierAnalysis.Test] = [.logrank, .gehanBreslow, .taroneWare, .petoPeto]
    guard case .kaplanMeier(var own) = narrowed.verb else { return [] }
    guard tests.map(\.rawValue).contains(target.context) else { return [] }
    var found: [FragilityAlternative] = []
    for test in tests {
      own.tests = [test]
      if let one = asked(test.rawValue, .kaplanMeier(own), context: test.rawValue) {
        found.append(one)
      }
    }
    return found
  }

  private func hazards(_ verb: CoxRegression) -> [FragilityAlternative] {
    guard case .cox(var own) = narrowed.verb else { return [] }
    var found: [FragilityAlternative] = []
    for ties in Conventions.Ties.allCases {
      own.ties = ties
      let words = ties == .efron ? "Efron's" : "Breslow's"
      if let one = asked("wald_" + ties.rawValue, .cox(own), context: target.context) {
        found.append(
          FragilityAlternative(
            name: one.name, pValue: one.pValue, method: "Wald test, \(words) ties"))
      }
    }
    guard target.context == "cox_univariable", target.level == nil else { return found }
    let rows = narrowed.tested(selection, cohort)
    for (name, words) in [("lr", "likelihood-ratio test"), ("score", "score test")] {
      let row = rows.first {
        $0.statistic == name + ".p.value" && $0.variable == target.variable
      }
      if let p = row?.number {
        found.append(FragilityAlternative(name: name, pValue: p, method: words))
      }
    }
    return found
  }

  private func correlations(_ verb: Correlate) -> [FragilityAlternative] {
    guard case .correlate(var own) = narrowed.verb else { return [] }
    var found: [FragilityAlternative] = []
    for method in Correlate.Method.allCases {
      own.method = method
      if let one = asked(method.rawValue, .correlate(own), context: method.rawValue) {
        found.append(one)
      }
    }
    return found
  }
}

extension [FragilityAlternative] {
  /// Each test once: options that a test does not have change neither its words nor its p.
  fileprivate var distinctByMethod: [FragilityAlternative] {
    var kept: [FragilityAlternative] = []
    for one in self where !kept.contains(where: { $0.method == one.method }) { kept.append(one) }
    return kept
  }
}

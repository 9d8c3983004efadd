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
  /// The context of the rows it was taken from; `nil` where it was computed here.
  var context: String?
}

/// The tests that answer the same question as the one of the plan, by changed questions.
///
/// Tests of location for values, tests of independence for counts, tests of equal hazards for
/// survival, the tests of one likelihood for models, the coefficients of correlation. The test of the
/// plan is not among them. A test of another hypothesis (equivalence, whole distributions) has none.
extension FragilityRows {
  /// The most values of which exact permutation distributions are asked for.
  private static let mostExact = 200
  /// The most values that are permuted at random.
  private static let mostPermuted = 2000
  /// The most patients of whom other models and curves are made.
  private static let mostModelled = 20_000

  var alternatives: [FragilityAlternative] {
    guard question.isOfTests || patients.count <= Self.mostModelled else { return [] }
    let all: [FragilityAlternative] =
      switch narrowed.verb {
      case .compare(let verb): comparisons(verb)
      case .crossTabulate(let verb): tables(verb)
      case .kaplanMeier(let verb): survival(verb)
      case .cox(let verb): hazards(verb)
      case .logistic(let verb): odds(verb)
      case .correlate(let verb): correlations(verb)
      default: []
      }
    return all.distinctByMethod.filter { one in
      one.context != target.context || one.pValue != target.pValue
    }
  }

  func asked(_ name: String, _ verb: Verb, context: String) -> FragilityAlternative? {
    var own = narrowed
    own.verb = verb
    let rows = own.tested(selection, cohort).filter {
      $0.context == context && $0.variable == target.variable && $0.group1Level == nil
        && $0.variableLevel == target.level
    }
    guard let p = rows.first(where: { $0.statistic == "p.value" }) else { return nil }
    let method = rows.first { $0.statistic == "method" }?.text ?? name
    return FragilityAlternative(
      name: name, pValue: p.number, method: method, context: context)
  }

  // MARK: - Values

  private func comparisons(_ own: Compare) -> [FragilityAlternative] {
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
        found.append(permutation(own.mu))
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
    return found.compactMap(\.self)
  }

  /// The permutation test of the two groups' means.
  private func permutation(_ mu: Double) -> FragilityAlternative? {
    guard let name = target.variable, case .numeric(let column)? = cohort.variable(name)?.column
    else { return nil }
    let groups = selection.groups.map { $0.rows.compactMap { column[$0] } }.filter { !$0.isEmpty }
    guard groups.count == 2, patients.count <= Self.mostPermuted, let one = groups.first,
      let two = groups.last,
      let first = try? Sample(one), let second = try? Sample(two)
    else { return nil }
    let random = MonteCarlo()
    let test = try? PermutationTest(
      first, second, mu: mu, replicates: random.replicates, seed: random.seed)
    let how =
      test?.replicates.map { "\($0) random permutations, seed \(random.seed)" } ?? "exact"
    return FragilityAlternative(
      name: "permutation", pValue: test?.pValue(question.alternative),
      method: "Permutation test of means (\(how))")
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

  private func tables(_ own: CrossTabulate) -> [FragilityAlternative] {
    guard let key = TestKey(rawValue: target.context) else { return [] }
    var found: [FragilityAlternative] = []
    for (name, key, correction) in Self.counts(key) {
      var changed = own
      (changed.test, changed.correction) = (.these([key]), correction)
      if let one = asked(name, .crossTabulate(changed), context: key.rawValue) {
        found.append(one)
      }
    }
    return found
  }

  // MARK: - Correlation

  private func correlations(_ verb: Correlate) -> [FragilityAlternative] {
    var (own, found) = (verb, [FragilityAlternative]())
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

import Analysis
import Cohorts
import Statistics

/// Which variables were compared, between whom, and by which test.
struct ComparisonWords {
  private let methods: MethodsSection

  init(_ methods: MethodsSection) { self.methods = methods }

  /// The tests of each analysis and why, then the effects; the finer choices among the conventions.
  var sentences: [MethodsSentence] {
    methods.ran.flatMap(tests) + rules + effects
      + methods.details(.comparison, TestConventions(methods).sentences, of: tested)
      + methods.details(.comparison, TestRemarks.sentences(methods.contexts), of: tested)
      + methods.details(.comparison, EffectWords(ran: methods.ran).sentences, of: measured)
  }

  private var tested: [String] { methods.analyses(Set(TestKey.allCases.map(\.rawValue))) }

  private var measured: [String] { methods.analyses(Set(EffectKey.allCases.map(\.rawValue))) }

  // MARK: - Tests

  /// What a test asks.
  private enum Aim: CaseIterable {
    case groups, trend, pairs, sample, equivalence, variances, distributions, normality
  }

  private func tests(_ answer: Answer) -> [MethodsSentence] {
    let known = methods.format.index(of: answer).contexts.filter { TestKey(rawValue: $0) != nil }
    guard !known.isEmpty else { return [] }
    let index = FindingIndex(
      answer.findings.filter { known.contains($0.context) && $0.isResult })
    let keys = index.contexts
    return Aim.allCases.flatMap { aim -> [MethodsSentence] in
      let clauses = keys.compactMap { key -> (names: [String], test: String)? in
        let names = index.variables(in: key).filter { self.aim(of: key, $0) == aim }
        return names.isEmpty ? nil : (names, MethodName.words(key).withArticle)
      }
      guard let first = clauses.first else { return [] }
      let rest = clauses.dropFirst().map { clause in
        (clause.names == first.names ? "" : methods.format.inText(clause.names, atMost: 8) + " ")
          + "by " + clause.test
      }
      let subject = methods.format.inText(first.names, atMost: 8)
      let verb = predicate(aim, answer.question, isOne: first.names.count == 1)
      let words = [subject + verb + " by " + first.test] + rest
      return methods.sentence(
        .comparison, words.inClauses.capitalisedFirst, of: [answer.question.id])
    }
  }

  private func aim(of key: String, _ variable: String) -> Aim {
    let isPair = StudyFormat.parts(of: variable).count == 2 && !variable.contains(" * ")
    return switch TestKey(rawValue: key) {
    case .pairedT, .mcnemar: .pairs
    case .wilcoxonSignedRank: isPair ? .pairs : .sample
    case .oneSampleT: .sample
    case .tost: .equivalence
    case .fVariance, .levene, .brownForsythe, .bartlett: .variances
    case .kolmogorovSmirnov: .distributions
    case .shapiroWilk: .normality
    case .cochranArmitage: .trend
    default: .groups
    }
  }

  private func predicate(_ aim: Aim, _ question: Question, isOne: Bool) -> String {
    let were = isOne ? " was" : " were"
    let groups = groups(of: question)
    return switch aim {
    case .groups: were + " compared" + groups
    case .trend: were + " tested for a trend over" + groups.replacing(" between", with: "")
    case .pairs: were + " compared within patients"
    case .sample: were + " compared with the value " + Self.mu(question)
    case .equivalence: were + " tested for equivalence" + Self.bounds(question) + groups
    case .variances: were + " compared in variance" + groups
    case .distributions: were + " compared in distribution" + groups
    case .normality: were + " tested for normality" + (question.by.isEmpty ? "" : " by group")
    }
  }

  /// Between whom: ` between the levels of 1-year survival`.
  private func groups(of question: Question) -> String {
    if case .compare(let verb) = question.verb, !verb.summaries.isEmpty {
      return " between " + verb.summaries.map(\.label).inWords + ", from their printed summaries,"
    }
    let names = question.by.map { methods.format.inText($0.text) }
    guard let first = names.first, let last = names.last else { return "" }
    if question.isStratified {
      return " between the levels of \(last) within those of \(first)"
    }
    return " between the levels of " + names.joined(separator: ", and of ") + strata(of: question)
  }

  private func strata(of question: Question) -> String {
    guard case .crossTabulate(let verb) = question.verb, let strata = verb.strata else { return "" }
    return " over strata of " + methods.format.inText(strata.text)
  }

  private static func mu(_ question: Question) -> String {
    guard case .compare(let verb) = question.verb else { return "0" }
    return NumberFormat.significant(verb.mu, 6).trimmingZeros
  }

  private static func bounds(_ question: Question) -> String {
    guard case .compare(let verb) = question.verb, let bounds = verb.bounds else { return "" }
    let ends = [bounds.lowerBound, bounds.upperBound].map {
      NumberFormat.significant($0, 6).trimmingZeros
    }
    return " within bounds of \(ends.inWords)"
  }

  // MARK: - Why

  /// The rule by which tests were chosen, as far as it chose.
  private var rules: [MethodsSentence] {
    let chosen = methods.ran.filter { answer in
      answer.findings.contains { $0.statistic == "reason" && TestKey(rawValue: $0.context) != nil }
    }
    let named = tested.filter { id in !chosen.contains { $0.question.id == id } }
    let keys = Set(
      chosen.flatMap(\.findings).filter { $0.statistic == "reason" }.map(\.context)
        .filter(methods.contexts.contains))
    let parts = Self.reasons.filter { !keys.isDisjoint(with: $0.tests) }.map { rule in
      rule.tests.filter(keys.contains).map { MethodName.words($0).withArticle }
        .joined(separator: " or ") + " " + rule.words
    }
    guard !parts.isEmpty else { return asPlanned(named) }
    return methods.sentence(
      .comparison,
      "Tests that the plan does not name were chosen by a fixed rule, never by a preliminary test: "
        + parts.joined(separator: "; "), of: chosen.map(\.question.id)) + asPlanned(named)
  }

  private func asPlanned(_ ids: [String]) -> [MethodsSentence] {
    methods.plain(
      .comparison, "The plan names the tests of \(methods.places(ids)).", of: ids)
  }

  private static let reasons: [(tests: [String], words: String)] = [
    (["student_t", "welch_t"], "for continuous variables in two groups"),
    (["anova", "welch_anova"], "for continuous variables in more than two groups"),
    (["mann_whitney"], "for variables declared skewed in two groups"),
    (["kruskal_wallis"], "for variables declared skewed in more than two groups"),
    (["chi_squared"], "for categorical variables with expected counts of 5 or more"),
    (["fisher_exact"], "for categorical variables with an expected count below 5"),
  ]

  // MARK: - Effects

  /// The effects that were asked for, in comparisons and tables of counts.
  private var effects: [MethodsSentence] {
    let asked = methods.ran.compactMap { answer -> (id: String, words: String)? in
      if case .summarize = answer.question.verb { return nil }
      let found = answer.findings.filter { $0.statistic == "estimate" && $0.isResult }
        .map(\.context).distinct().filter { EffectKey(rawValue: $0) != nil }
      return found.isEmpty
        ? nil : (answer.question.id, found.map(MethodName.words).inWords)
    }
    return asked.map(\.words).distinct().flatMap { words in
      methods.sentence(
        .comparison, "Effects were measured by \(words)",
        of: asked.filter { $0.words == words }.map(\.id))
    }
  }
}

extension [String] {
  /// Clauses in a sentence, which may hold lists themselves: `a, b, and c`.
  fileprivate var inClauses: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + ", and " + last
  }
}

extension String {
  /// The words for a test with the article that they need: none before a name.
  var withArticle: String {
    let isName = prefix { $0 != " " }.contains("’s") || hasPrefix("one-way") || hasPrefix("two ")
    return isName ? self : "the " + self
  }
}

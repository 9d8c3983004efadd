import Analysis
import Cohorts
import Document
import Statistics

/// Methods: what was done to get these results, told from the results themselves.
///
/// A method that did not run is not mentioned, and each choice that programs make differently is
/// said in words where it mattered.
struct MethodsSection {
  let results: StudyResults
  let format: StudyFormat
  let numbering: Numbering
  /// The answers that hold numbers.
  let ran: [Answer]
  /// The contexts that hold numbers, in the order met.
  let contexts: [String]

  /// The methods of a study's results.
  init(results: StudyResults, format: StudyFormat, numbering: Numbering) {
    self.results = results
    self.format = format
    self.numbering = numbering
    ran = results.answers.filter { $0.findings.contains(where: \.isResult) }
    let rows = ran.lazy.flatMap(\.findings)
    contexts = rows.filter(\.isResult).map(\.context).distinct()
  }

  /// The section.
  func blocks() -> [Block] {
    let paragraphs = [
      DescriptionWords(self).sentences, tests, correlation, agreement, discrimination, survival,
      regression, general, printing,
    ]
    return [.heading(level: 2, id: "methods", [.text("Methods")])]
      + paragraphs.filter { !$0.isEmpty }
      .map { .paragraph([.text($0.joined(separator: " "))]) }
  }

  // MARK: - What ran

  /// The tables and figures of the answers that hold numbers of these contexts.
  private func places(_ contexts: Set<String>) -> String {
    ran.filter { answer in
      answer.findings.contains { contexts.contains($0.context) && $0.isResult }
    }
    .map { numbering.name(of: $0.question.id) }.distinct().joined(separator: ", ")
  }

  /// The conventions of the answers that hold numbers of a context, each once.
  func conventions(of contexts: Set<String>) -> [Conventions] {
    ran.filter { $0.findings.contains { contexts.contains($0.context) && $0.isResult } }
      .map(\.question.conventions)
      .reduce(into: []) { known, own in if !known.contains(own) { known.append(own) } }
  }

  /// A sentence for each way in which a convention was set where these contexts ran.
  func sentences(
    where contexts: Set<String>, _ words: (Conventions) -> String?
  ) -> [String] {
    conventions(of: contexts).compactMap(words).distinct()
  }

  // MARK: - Tests

  private var tests: [String] {
    let own = contexts.filter { TestKey(rawValue: $0) != nil }
    guard !own.isEmpty else { return effects }
    let names = own.map { MethodName.words($0) + " (" + places([$0]) + ")" }
    return ["Tests: " + names.joined(separator: "; ") + "."] + rule
      + TestConventions(self).sentences + TestRemarks.sentences(contexts) + effects
  }

  private var effects: [String] { EffectWords(ran: ran).sentences }

  /// The rule by which tests were chosen, where one chose.
  private var rule: [String] {
    let chosen = ran.filter { answer in
      answer.findings.contains { $0.statistic == "reason" && contexts.contains($0.context) }
    }
    guard !chosen.isEmpty else { return [] }
    let two = TestConventions.twoGroupT(of: chosen.map(\.question.conventions))
    return [
      "Where the plan names no test, a fixed rule chooses it, never a preliminary test:"
        + " continuous variables by \(two) in two groups and Welch’s analysis of variance in more"
        + " (Mann–Whitney and Kruskal–Wallis tests where the plan declares the variable skewed);"
        + " categorical variables by the χ² test, or Fisher’s exact test when any expected count is"
        + " below 5."
    ]
  }

  private var alternatives: String {
    let sided = ran.filter { $0.question.alternative != .twoSided && !$0.question.isRegression }
    guard !sided.isEmpty else { return "All tests are two-sided." }
    let words = sided.map {
      numbering.name(of: $0.question.id) + " (" + $0.question.alternative.rawValue + ")"
    }
    return "Tests are two-sided but in " + words.joined(separator: ", ") + "."
  }

  private var adjustments: [String] {
    let adjusted = ran.filter { answer in
      answer.question.adjust != .none
        && answer.findings.contains { $0.statistic == "p.value.adjusted" && $0.isResult }
    }
    let together = contexts.filter { ["tukey_hsd", "games_howell"].contains($0) }
    let pairs = together.map { context in
      "p-values and intervals of \(MethodName.words(context)) hold for all pairs of groups together."
    }
    guard !adjusted.isEmpty else {
      let others = pairs.isEmpty ? "No" : "No other"
      return pairs + ["\(others) p-value is adjusted for multiple testing."]
    }
    return pairs
      + adjusted.map { answer in
        let method = Self.adjustmentNames[answer.question.adjust.rawValue] ?? ""
        let place = numbering.name(of: answer.question.id)
        return "Adjusted p-values of \(place): \(method), over \(Self.family(of: answer))."
      }
  }

  /// The p-values that are adjusted together.
  private static func family(of answer: Answer) -> String {
    if case .correlate = answer.question.verb { return "the coefficients of that analysis" }
    if case .kaplanMeier = answer.question.verb { return "the pairs of groups of each test" }
    let contexts = Set(answer.findings.filter { $0.statistic == "p.value" }.map(\.context))
    let variables =
      answer.question.isStratified
      ? "the variables and the levels of the first grouping variable together"
      : "the variables of that analysis"
    let families = [
      contexts.subtracting(["dunn"]).isEmpty ? nil : variables,
      contexts.contains("dunn") ? "the pairs of groups of each variable" : nil,
    ]
    return families.compactMap(\.self).joined(separator: ", and over ")
  }

  private static let adjustmentNames: [String: String] = [
    "bonferroni": "Bonferroni", "holm": "Holm", "hochberg": "Hochberg", "hommel": "Hommel",
    "BH": "Benjamini and Hochberg", "BY": "Benjamini and Yekutieli",
  ]

  // MARK: - Correlation

  private var correlation: [String] {
    let kinds = Correlate.Method.allCases.map(\.rawValue).filter(contexts.contains)
    guard !kinds.isEmpty else { return [] }
    let methods = ran.flatMap(\.findings)
      .filter { kinds.contains($0.context) && $0.statistic == "method" }
      .compactMap { $0.text?.typographic }.distinct()
    return ["Correlation: \(methods.joined(separator: "; "))."]
      + kinds.compactMap { Self.intervals[$0] }
  }

  /// How the intervals of the coefficients are made.
  private static let intervals: [String: String] = [
    "pearson": "Intervals of r are Fisher’s.",
    "spearman": "Intervals of ρ are Bonett and Wright’s (2000), on Fisher’s scale.",
    "kendall":
      "Intervals of τ are those of Fieller, Hartley and Pearson (1957), on Fisher’s scale.",
  ]

  private var agreement: [String] { AgreementWords(ran: ran, contexts: contexts).sentences }

  // MARK: - Discrimination

  private var discrimination: [String] {
    DiscriminationWords(ran: ran, format: format, numbering: numbering).sentences
  }

  // MARK: - Survival and regression

  private var survival: [String] { SurvivalWords(self).sentences }

  private var regression: [String] {
    RegressionWords(ran: ran, format: format, contexts: contexts, numbering: numbering).sentences
  }

  // MARK: - In general

  private var general: [String] {
    guard !ran.isEmpty else { return [] }
    let hasTests = ran.flatMap(\.findings).contains { $0.statistic == "p.value" && $0.isResult }
    return (hasTests ? [alternatives] + adjustments : []) + [levels, MethodsSection.missing]
      + purposes
  }

  private var levels: String {
    let levels = Set(ran.map(\.question.confidence)).sorted()
    let words = levels.map { NumberFormat.significant($0 * 100, 3).trimmingZeros + "%" }
    return "Confidence intervals are at \(words.joined(separator: " and "))."
  }

  private static let missing =
    "Each row uses the patients complete on its own variables, a multivariable model those complete"
    + " on all of its variables; nothing is imputed. Patients without a group or an outcome are"
    + " left out and counted."

  private var purposes: [String] {
    let stated = ran.filter { $0.question.purpose != nil }
    let words = stated.map {
      numbering.name(of: $0.question.id) + " " + ($0.question.purpose?.rawValue ?? "")
    }
    return words.isEmpty ? [] : ["Purpose as planned: " + words.joined(separator: "; ") + "."]
  }

  private var printing: [String] {
    let conventions = results.study.conventions
    let words = ConventionWords(conventions).words(beside: .init(preset: conventions.preset))
    return [
      "Printed numbers are rounded half away from zero on their shortest decimal text.",
      "Percentages have no decimal in analyses of fewer than 100 patients, else one.",
      MethodsSection.pRule(format.study.style),
      "Conventions: \(words).",
      "Analyses were run with \(Software.name) \(Software.version).",
    ]
  }

  private static func pRule(_ style: ReportStyle) -> String {
    style == .standard
      ? "p-values have three decimals, more where rounding would carry one below 0.05 up to 0.050."
      : "p-values follow the style “\(style.rawValue)”."
  }
}

extension Finding {
  /// Whether the row holds what was found, not only who was counted or what was tried.
  var isResult: Bool {
    number != nil && !["nobs", "n.obs", "n.event", "min.expected"].contains(statistic)
  }
}

extension Question {
  /// Whether the question is a model, whose tests take no alternative.
  fileprivate var isRegression: Bool {
    switch verb {
    case .cox, .logistic, .linear: true
    case .agreement(let verb): verb.method == .icc
    default: false
    }
  }
}

import Analysis
import Statistics

/// What the analyses were for, and how p-values and intervals are to be read.
struct InferenceWords {
  private let methods: MethodsSection
  /// The answers with a p-value.
  private let tested: [Answer]

  init(_ methods: MethodsSection) {
    self.methods = methods
    tested = methods.ran.filter { answer in
      let rows = answer.findings
      return rows.indices.contains { row in
        let name = rows[row].statistic
        return (name == "p.value" || name.hasSuffix(".p.value")) && rows[row].isResult
      }
    }
  }

  /// Purposes, intervals, sides, and which p-values are adjusted together.
  var sentences: [MethodsSentence] { purposes + levels + sides + adjustments + fragility }

  private var ids: [String] { methods.ran.map(\.question.id) }

  // MARK: - Fragility

  private var fragility: [MethodsSentence] {
    let ids = methods.analyses(["fragility"])
    guard !ids.isEmpty else { return [] }
    let all = methods.ran.flatMap(\.findings).filter { $0.context == "fragility" }
    func rows(_ statistic: String, at level: String? = nil) -> Bool {
      all.contains {
        $0.statistic == statistic && $0.number != nil
          && (level == nil || $0.variableLevel == level)
      }
    }
    // Of a search the patients are known; of a table, none in particular.
    let bounds = all.contains { $0.statistic.hasSuffix(".moves.patients") && $0.text != nil }
    var words =
      "Each patient was left out in turn, and p computed anew and held against 1 − the confidence level"
    if rows("p.alternatives.low") { words += "; tests of the same question stand beside it" }
    let said = methods.sentence(.inference, words, of: ids)
    var details: [String] = []
    if rows("fragility.index") {
      details.append(
        "The fragility index is Walsh’s (2014): patients of the group with fewer events change their outcome one by one until the planned test’s p crosses its threshold; the reverse index where p is not below it at first. The other counts of changed patients of a 2 × 2 table are minima over all tables."
      )
    }
    if bounds {
      details.append(
        "How many patients must change group or outcome for p to cross its threshold comes from a greedy search: at each step the patient whose change brings p farthest. A count of 1 or 2 is the minimum, a larger one an upper bound."
      )
    }
    if rows("p.value", at: "permutation") {
      details.append(
        "The permutation test compares means over all ways to part the patients into groups of these sizes, or over random ones with the seed printed below the table."
      )
    }
    return said + methods.details(.inference, details, of: ids)
  }

  // MARK: - Purpose

  private var purposes: [MethodsSentence] {
    let stated = Question.Purpose.allCases.flatMap { purpose -> [MethodsSentence] in
      let own = methods.ran.filter { $0.question.purpose == purpose }.map(\.question.id)
      return methods.plain(.inference, words(purpose, own), of: own)
    }
    guard !stated.isEmpty else { return [] }
    let silent = methods.ran.filter { $0.question.purpose == nil }.map(\.question.id)
    return stated
      + methods.plain(
        .inference, "The plan states no purpose for \(methods.places(silent)).", of: silent)
  }

  private func words(_ purpose: Question.Purpose, _ ids: [String]) -> String {
    let places = methods.places(ids)
    let isOne = ids.count == 1
    return switch purpose {
    case .primary: places + (isOne ? " is the primary analysis." : " are the primary analyses.")
    case .secondary: places + (isOne ? " is a secondary analysis." : " are secondary analyses.")
    case .exploratory: places + (isOne ? " is exploratory." : " are exploratory.")
    }
  }

  // MARK: - Levels and sides

  private var levels: [MethodsSentence] {
    let own = methods.ran.filter { answer in
      answer.findings.contains { $0.statistic.hasSuffix("conf.low") && $0.isResult }
    }
    let all = own.map(\.question.confidence).distinct()
    return all.sorted().reversed().flatMap { level -> [MethodsSentence] in
      let ids = own.filter { $0.question.confidence == level }.map(\.question.id)
      let percent = NumberFormat.significant(level * 100, 3).trimmingZeros + "%"
      let place = all.count > 1 ? " in " + methods.places(ids) : ""
      return methods.plain(
        .inference, "Confidence intervals\(place) are at the \(percent) level.", of: ids)
    }
  }

  private var sides: [MethodsSentence] {
    guard !tested.isEmpty else { return [] }
    let sided = tested.filter {
      $0.question.alternative != .twoSided && !$0.question.isRegression
    }
    let ids = tested.map(\.question.id)
    let noThreshold = methods.plain(
      .inference,
      "No level of significance was set: p-values are printed as they are.", of: ids)
    guard !sided.isEmpty else {
      return methods.plain(.inference, "All tests were two-sided.", of: ids) + noThreshold
    }
    let words = sided.map {
      methods.places([$0.question.id]) + " (alternative: \($0.question.alternative.rawValue))"
    }
    return methods.plain(
      .inference, "Tests were two-sided but in \(words.inWords).", of: ids) + noThreshold
  }

  // MARK: - Multiplicity

  private var adjustments: [MethodsSentence] {
    guard !tested.isEmpty else { return [] }
    let adjusted = methods.ran.filter { answer in
      answer.question.adjust != .none
        && answer.findings.contains { $0.statistic == "p.value.adjusted" && $0.isResult }
    }
    let pairs = ["tukey_hsd", "games_howell"].filter(methods.contexts.contains).flatMap { context in
      methods.sentence(
        .inference,
        "p-values and intervals of \(MethodName.words(context)) hold for all pairs of groups together",
        of: methods.analyses([context]))
    }
    let others = pairs.isEmpty && adjusted.isEmpty ? "No" : "No other"
    let none = methods.plain(
      .inference, "\(others) p-value was adjusted for multiple testing.",
      of: tested.map(\.question.id))
    return pairs
      + adjusted.flatMap { answer in
        let method = Self.names[answer.question.adjust.rawValue] ?? ""
        return methods.sentence(
          .inference, "p-values were adjusted by \(method) method over \(Self.family(of: answer))",
          of: [answer.question.id])
      } + none
  }

  /// The p-values that are adjusted together.
  private static func family(of answer: Answer) -> String {
    if case .correlate = answer.question.verb { return "the coefficients of the analysis" }
    if case .kaplanMeier = answer.question.verb { return "the pairs of groups of each test" }
    let contexts = Set(answer.findings.filter { $0.statistic == "p.value" }.map(\.context))
    let variables =
      answer.question.isStratified
      ? "the variables and the levels of the first grouping variable together"
      : "the variables of the analysis"
    let families = [
      contexts.subtracting(["dunn"]).isEmpty ? nil : variables,
      contexts.contains("dunn") ? "the pairs of groups of each variable" : nil,
    ]
    return families.compactMap(\.self).joined(separator: ", and over ")
  }

  private static let names: [String: String] = [
    "bonferroni": "Bonferroni’s", "holm": "Holm’s", "hochberg": "Hochberg’s",
    "hommel": "Hommel’s", "BH": "Benjamini and Hochberg’s", "BY": "Benjamini and Yekutieli’s",
  ]
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

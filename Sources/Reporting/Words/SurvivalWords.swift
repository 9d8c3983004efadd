import Analysis
import Cohorts

/// What was done to estimate survival and cumulative incidence, and to compare them.
struct SurvivalWords {
  private let methods: MethodsSection

  init(_ methods: MethodsSection) { self.methods = methods }

  /// Survival first, then competing events.
  var sentences: [String] { survival + incidence }

  private var rows: [Finding] { methods.ran.flatMap(\.findings).filter(\.isResult) }

  private func has(_ context: String) -> Bool { methods.contexts.contains(context) }

  // MARK: - Kaplan and Meier

  private var analyses: [(Question, KaplanMeierAnalysis)] {
    methods.ran.compactMap { answer in
      if case .kaplanMeier(let own) = answer.question.verb { (answer.question, own) } else { nil }
    }
  }

  private var survival: [String] {
    let own: Set<String> = ["survival", "survival_at"]
    guard !own.isDisjoint(with: methods.contexts) else { return [] }
    let past = methods.ran.flatMap(\.findings).contains {
      ["survival_at", "survival"].contains($0.context)
        && ($0.warning?.hasPrefix("past the last follow-up:") == true
          || $0.error == "past the last follow-up")
    }
    return ["Survival is estimated by Kaplan and Meier’s method."] + entries + intervals
      + methods.sentences(where: own, SurvivalConvention.median)
      + (past ? methods.sentences(where: own, SurvivalConvention.pastLastTime) : [])
      + (has("follow_up")
        ? ["Follow-up is described by the reverse Kaplan–Meier estimate."] : [])
      + compared + contrasts
  }

  private var entries: [String] {
    analyses.compactMap { question, own in
      own.entry.map {
        "In \(methods.numbering.name(of: question.id)) patients are at risk after"
          + " \(methods.format.label($0.text)) (left truncation)."
      }
    }
  }

  /// The intervals of survival, as the analysis or its conventions ask for; the places are named
  /// where they differ.
  private var intervals: [String] {
    let kinds = analyses.map { ($0.id, $1.interval ?? $0.conventions.kmInterval) }
    let distinct = kinds.map(\.1).distinct()
    return distinct.map { kind in
      let own = kinds.filter { $0.1 == kind }.map { methods.numbering.name(of: $0.0) }
      return SurvivalConvention.interval(kind, in: distinct.count > 1 ? own : [])
    }
  }

  private var compared: [String] {
    let tests = methods.ran.flatMap(\.findings).filter {
      SurvivalSection.tests.contains($0.context) && $0.statistic == "method"
        && methods.contexts.contains($0.context)
    }
    .compactMap(\.text).distinct()
    guard !tests.isEmpty else { return [] }
    let pairs = rows.contains {
      SurvivalSection.tests.contains($0.context) && $0.variableLevel != nil
    }
    return [
      "Groups are compared by the \(tests.joined(separator: ", "))\(pairs ? ", and two by two" : "")."
    ]
  }

  private var contrasts: [String] {
    let differences =
      has("survival_difference")
      ? [
        "Survival at fixed times is compared by differences, the first group minus each other, with"
          + " Greenwood’s standard errors."
      ] : []
    let means =
      has("rmst_difference")
      ? [
        "Restricted mean survival is the area under the curve, compared as each group minus, and"
          + " over, the first, by normal approximations; ratios on the logarithm."
      ] : []
    return differences + means
  }

  // MARK: - Competing events

  private var incidence: [String] {
    guard has("cuminc") || has("cuminc_at") else { return fineGray }
    return [
      "Cumulative incidence is estimated by Aalen and Johansen’s method, patients with a competing"
        + " event no longer at risk, with Aalen’s variance (that of the hypergeometric distribution"
        + " where events are tied); its intervals are pointwise, on the scale of log(−log F)."
    ] + gray + fineGray
  }

  private var gray: [String] {
    let methods = self.methods.ran.flatMap(\.findings)
      .filter { $0.context == "gray_test" && $0.statistic == "method" }
      .compactMap { $0.text?.typographic }.distinct()
    guard has("gray_test"), !methods.isEmpty else { return [] }
    return ["Its groups are compared by \(methods.joined(separator: "; "))."]
  }

  private var fineGray: [String] {
    guard has("fine_gray") else { return [] }
    return [
      "Subdistribution hazards are modelled by Fine and Gray’s method: patients with a competing"
        + " event stay at risk with the Kaplan–Meier weights of censoring, ties are Breslow’s, and"
        + " standard errors are the sandwich estimate, intervals Wald’s."
    ]
  }
}

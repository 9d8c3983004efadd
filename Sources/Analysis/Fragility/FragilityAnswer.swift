internal import Cohorts
internal import Statistics

extension Question {
  /// Whether the answer says how firm its p-values are: as the plan says, else for the primary one.
  var asksFragility: Bool { fragility ?? (purpose == .primary) }

  /// The threshold that p crosses: 1 − confidence.
  var threshold: Double { ((1 - confidence) * 1e12).rounded() / 1e12 }
}

extension Answer {
  /// The answer with how firm its p-values are, where that is asked for.
  func withFragility(_ selection: Selection, _ cohort: Cohort) -> Answer {
    guard question.asksFragility else { return self }
    let targets = FragilityTarget.all(in: self)
    var rows = Rows(analysis: question.id)
    var added: [Note] = []
    let isMissed = findings.contains { $0.statistic == "p.value" && $0.number != nil }
    if targets.isEmpty, question.fragility == true || isMissed {
      let kind: Note.Kind = question.fragility == true ? .warning : .remark
      added.append(Note(kind, "Fragility is not computed for the p-values of this analysis."))
    }
    for target in targets {
      FragilityRows(target, question, selection, cohort).add(to: &rows)
    }
    return Answer(
      question: question, findings: findings + rows.all, notes: notes + added,
      participation: participation, curves: curves)
  }
}

/// One p-value whose firmness is looked at.
struct FragilityTarget: Equatable {
  /// The context of the rows.
  static let context = "fragility"

  let variable: String?
  /// The level of a model's term, or the second variable of a correlation.
  let level: String?
  /// The test, or the model.
  let context: String
  /// The grouping variable.
  let group: String?
  let pValue: Double

  /// The p-values of an answer: of each variable and level the first test's.
  ///
  /// Tests of assumptions, pairwise tests, and tests within levels of a second grouping variable
  /// are left out; of a regression the multivariable model is taken where there is one.
  static func all(in answer: Answer) -> [FragilityTarget] {
    let contexts = contexts(of: answer)
    var found: [FragilityTarget] = []
    for row in answer.findings where row.statistic == "p.value" && contexts.contains(row.context) {
      guard let p = row.number, row.group1Level == nil, row.group2 == nil,
        row.variable != "(Intercept)",
        !found.contains(where: { $0.variable == row.variable && $0.level == row.variableLevel })
      else { continue }
      found.append(
        FragilityTarget(
          variable: row.variable, level: row.variableLevel, context: row.context,
          group: row.group1, pValue: p))
    }
    return found
  }

  private static func contexts(of answer: Answer) -> Set<String> {
    switch answer.question.verb {
    case .compare(let verb) where verb.summaries.isEmpty: tests
    case .crossTabulate: tests
    case .kaplanMeier: Set(KaplanMeierAnalysis.Test.allCases.map(\.rawValue))
    case .cox: model("cox", answer)
    case .logistic: model("logistic", answer)
    case .linear: model("linear", answer)
    case .correlate(let verb): [verb.method.rawValue]
    case .roc: ["roc_delong_test"]
    case .cumulativeIncidence: ["gray_test"]
    case .compare, .summarize, .cutpoint, .agreement, .join, .prose: []
    }
  }

  private static let tests = Set(
    TestKey.allCases.filter { !$0.isPairwise && !$0.isOfAssumptions }.map(\.rawValue))

  private static func model(_ name: String, _ answer: Answer) -> Set<String> {
    let adjusted = name + "_multivariable"
    let isAdjusted = answer.findings.contains { $0.context == adjusted }
    return [isAdjusted ? adjusted : name + "_univariable"]
  }
}

extension TestKey {
  /// Whether the test is of what another test assumes.
  fileprivate var isOfAssumptions: Bool {
    switch self {
    case .fVariance, .levene, .brownForsythe, .bartlett, .shapiroWilk: true
    default: false
    }
  }
}

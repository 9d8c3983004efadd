internal import Cohorts
internal import Statistics

/// `multiplicity`: several hypotheses of primary analyses are tested without adjustment.
///
/// Of m independent tests at 0.05 at least one finds something with probability 1 − 0.95^m where
/// there is nothing. The rule: two or more unadjusted p-values in analyses of `purpose: primary`.
/// Several tests of one hypothesis count once; tests of variances and of normality, and the
/// coefficients of models, are not counted. What it cannot see: a hierarchy of the hypotheses, which
/// is a reason to waive it, and families over separately adjusted analyses.
///
/// Source: Bland and Altman 1995, doi 10.1136/bmj.310.6973.170.
struct Multiplicity: CheckRule {
  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] {
    let primary = subject.answers.filter { $0.question.purpose == .primary }
    let counts = primary.map { Family($0) }
    let tests = counts.reduce(0) { $0 + $1.tests }
    let unadjusted = counts.reduce(0) { $0 + $1.unadjusted }
    guard unadjusted > 1 else { return [] }
    let none = (0..<unadjusted).reduce(1.0) { product, _ in product * 0.95 }
    return zip(primary, counts).filter { $0.1.unadjusted > 0 }.map { answer, _ in
      Check(
        .multiplicity, analysis: answer.question.id,
        numbers: [
          .init("tests", tests), .init("unadjusted", unadjusted),
          .init("probability", 1 - none, .share),
        ],
        "The primary analyses test {tests} hypotheses, "
          + (unadjusted == tests ? "without adjustment" : "{unadjusted} of them without adjustment")
          + ": where there is nothing, at least one of {unadjusted} independent tests has a p below"
          + " 0.05 with probability {probability}.")
    }
  }

  /// The hypotheses that one answer tests.
  private struct Family {
    private(set) var tests = 0
    private(set) var unadjusted = 0

    init(_ answer: Answer) {
      var known: [[String?]] = []
      for row in answer.numbers("p.value", in: Multiplicity.contexts) {
        let key = [row.variable, row.variableLevel, row.group1Level, row.group2Level]
        guard !known.contains(key) else { continue }
        known.append(key)
        tests += 1
        let isAdjusted = answer.numbers("p.value.adjusted", in: [row.context]).contains {
          [$0.variable, $0.variableLevel, $0.group1Level, $0.group2Level] == key
        }
        if !isAdjusted { unadjusted += 1 }
      }
    }
  }

  /// The contexts of tests of a study's hypotheses.
  private static let contexts: Set<String> = {
    let ofAssumptions: Set<TestKey> = [
      .fVariance, .levene, .brownForsythe, .shapiroWilk, .bartlett,
    ]
    return Set(TestKey.allCases.filter { !ofAssumptions.contains($0) }.map(\.rawValue))
      .union(KaplanMeierAnalysis.Test.allCases.map(\.rawValue))
      .union(Correlate.Method.allCases.map(\.rawValue))
      .union(["gray_test", "roc_delong_test"])
  }()
}

internal import Cohorts

/// `univariable-screening`: a model holds exactly the variables that were significant alone.
///
/// A confounder can hide what a variable does, so that screening drops what matters and keeps what
/// does not, and the p-values and intervals of the model do not know of the choice. The rule: of at
/// least three variables with univariable models, the multivariable model holds some and not all,
/// and those it holds are exactly those with p below 0.05, 0.1, 0.15, 0.2 or 0.25. p is the
/// likelihood-ratio test of a variable's own model, where there is one. What it cannot see: whether
/// the same variables were chosen beforehand, which is a reason to waive it.
///
/// Source: Sun, Shook and Kay 1996, doi 10.1016/0895-4356(96)00025-X.
struct UnivariableScreening: CheckRule {
  private static let levels = [0.05, 0.1, 0.15, 0.2, 0.25]
  private static let fewestVariables = 3

  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] { subject.answers.compactMap(check) }

  private func check(_ answer: Answer) -> Check? {
    guard let (candidates, chosen, context) = models(answer.question.verb),
      candidates.count >= Self.fewestVariables, !chosen.isEmpty, chosen.count < candidates.count,
      chosen.allSatisfy(candidates.contains)
    else { return nil }
    let known = candidates.compactMap { name in p(of: name, context, answer).map { (name, $0) } }
    guard known.count == candidates.count,
      let worst = known.filter({ chosen.contains($0.0) }).map(\.1).max(),
      let best = known.filter({ !chosen.contains($0.0) }).map(\.1).min(),
      let level = Self.levels.first(where: { worst < $0 && best >= $0 })
    else { return nil }
    return Check(
      .univariableScreening, analysis: answer.question.id,
      numbers: [
        .init("candidates", candidates.count), .init("chosen", chosen.count),
        .init("level", level, .value),
      ],
      "The multivariable model holds exactly the {chosen} of {candidates} variables with p < {level}"
        + " alone: such screening can drop confounders, and no p of the model knows of it.")
  }

  /// The variables with models of their own, those of the joint model, and the context of the first.
  private func models(_ verb: Verb) -> ([String], [String], String)? {
    switch verb {
    case .cox(let verb):
      (verb.univariable.map(\.name), verb.multivariable.map(\.name), "cox_univariable")
    case .logistic(let verb):
      (verb.univariable.map(\.name), verb.multivariable.map(\.name), "logistic_univariable")
    case .linear(let verb):
      (verb.univariable.map(\.name), verb.multivariable.map(\.name), "linear_univariable")
    default: nil
    }
  }

  private func p(of name: String, _ context: String, _ answer: Answer) -> Double? {
    let joint = answer.numbers("lr.p.value", in: [context]).first { $0.variable == name }
    if let joint { return joint.number }
    return answer.numbers("p.value", in: [context]).filter { $0.variable == name }
      .compactMap(\.number).min()
  }
}

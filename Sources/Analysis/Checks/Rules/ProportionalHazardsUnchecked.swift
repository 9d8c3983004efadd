internal import Cohorts

/// `proportional-hazards-unchecked`: a Cox model whose assumption nobody asked about.
///
/// The rule: a `cox` analysis without `check: proportional_hazards`, unless another one of the same
/// outcome and patients tests all of its variables. What it cannot see: plots that were looked at.
///
/// Source: the SAMPL guidelines ask to say whether and how the assumption was tested (Lang and Altman
/// 2015, doi 10.1016/j.ijnurstu.2014.09.006).
struct ProportionalHazardsUnchecked: CheckRule {
  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] {
    subject.study.questions.compactMap { question in
      guard case .cox(let verb) = question.verb, !verb.checksProportionalHazards,
        !isTestedElsewhere(verb, question)
      else { return nil }
      let count = verb.tested.count
      return Check(
        .proportionalHazardsUnchecked, analysis: question.id,
        numbers: [.init("terms", count)],
        "The hazards of {terms} \(count == 1 ? "term" : "terms") were not tested for being"
          + " proportional; check: proportional_hazards does.")
    }
  }

  private func isTestedElsewhere(_ verb: CoxRegression, _ question: Question) -> Bool {
    subject.study.questions.contains { other in
      guard case .cox(let model) = other.verb, model.checksProportionalHazards,
        model.outcome.text == verb.outcome.text, model.event?.text == verb.event?.text,
        other.subset?.text == question.subset?.text,
        other.by.map(\.text) == question.by.map(\.text)
      else { return false }
      return Set(model.tested).isSuperset(of: verb.tested)
    }
  }
}

extension CoxRegression {
  /// The terms of which proportional hazards are tested: the multivariable ones, else the others.
  fileprivate var tested: [String] {
    (multivariable.isEmpty ? univariable : multivariable).map(\.name)
  }
}

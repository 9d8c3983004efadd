internal import Cohorts

/// `baseline-p-randomised`: the arms of a randomised study are tested at baseline.
///
/// What chance has made is tested for being made by chance: the null hypothesis is known to be true,
/// and a p says nothing of whether a difference matters for the outcome. The rule: the plan says
/// `design: randomised`, and a `summarize` by its `arm` tests variables; statuses at landmarks, which
/// are outcomes, are not counted. What it cannot see: a variable that was measured after
/// randomisation and is an outcome, a reason to waive it.
///
/// Sources: Senn 1994, doi 10.1002/sim.4780131703; CONSORT 2010, explanation of item 15, doi 10.1136/bmj.c869.
struct BaselinePRandomised: CheckRule {
  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] {
    guard subject.study.design == .randomised, let arm = subject.study.arm else { return [] }
    return subject.study.questions.compactMap { question in
      guard case .summarize(let verb) = question.verb,
        question.by.contains(where: { $0.text == arm.text })
      else { return nil }
      let tests = verb.variables.count { isTested($0.text, verb) }
      guard tests > 0 else { return nil }
      return Check(
        .baselinePRandomised, analysis: question.id, numbers: [.init("tests", tests)],
        "{tests} \(tests == 1 ? "variable is" : "variables are") tested between the arms at baseline,"
          + " which chance alone made (\(subject.label(arm.text)) was randomised): test: none leaves"
          + " the tests out, smd: true shows how far the arms are from balance.")
    }
  }

  private func isTested(_ name: String, _ verb: Summarize) -> Bool {
    guard let variable = subject.cohort.variable(name), variable.landmark == nil else {
      return false
    }
    switch variable.column {
    case .numeric: return verb.test(of: name, .continuous) != .none
    case .categorical: return verb.test(of: name, .categorical) != .none
    case .date, .text: return false
    }
  }
}

internal import Cohorts

/// `landmark-censored`: patients who were censored before a landmark belong to neither group.
///
/// Whoever had the event by then is always counted, whoever had none only if followed long enough:
/// among those who are left the event is more frequent than it is, and the groups compare survivors
/// with long follow-up. The rule: any patient censored before the landmark, by an analysis that uses
/// the status. What it cannot see: whether censoring hangs together with prognosis.
///
/// Sources: Vock et al. 2016, doi 10.1016/j.jbi.2016.03.009; Blanche, Dartigues and Jacqmin-Gadda
/// 2013, doi 10.1002/sim.5958.
struct LandmarkCensored: CheckRule {
  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] {
    subject.study.questions.flatMap { question in
      question.names.map(\.text).once.compactMap { check(of: $0, question) }
    }
  }

  private func check(of name: String, _ question: Question) -> Check? {
    guard let variable = subject.cohort.variable(name), let landmark = variable.landmark,
      let outcome = subject.cohort.outcome(landmark.outcome),
      case .categorical(let column) = variable.column
    else { return nil }
    let known = outcome.withFollowUp(subject.rows(of: question))
    let censored = known.count { column[$0] == nil }
    guard censored > 0 else { return nil }
    let levels = column.levels.map(\.label).joined(separator: " nor to ")
    let time = subject.words(landmark.time, in: outcome)
    return Check(
      .landmarkCensored, analysis: question.id, variable: name,
      numbers: [
        .init("censored", censored), .init("patients", known.count),
        .init("share", Double(censored) / Double(known.count), .share),
      ],
      "{censored} of {patients} patients ({share}) \(censored == 1 ? "was" : "were") censored before"
        + " \(time) and \(censored == 1 ? "belongs" : "belong") neither to \(levels): among those"
        + " who are left the event is more frequent than it is. A Kaplan–Meier estimate at \(time)"
        + " uses all.")
  }
}

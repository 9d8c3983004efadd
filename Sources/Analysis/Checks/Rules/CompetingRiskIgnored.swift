internal import Cohorts

/// `competing-risk-ignored`: a Kaplan–Meier curve censors events that compete with its own.
///
/// Whoever died of something else can no longer have the event, and is not a patient who was lost: 1
/// minus the curve is larger than the incidence. The rule: the outcome has several events; or another
/// outcome of the plan says that some who are censored here had a competing event at the same time.
/// What it cannot see: competing events that no outcome of the plan names.
///
/// Sources: Putter, Fiocco and Geskus 2007, doi 10.1002/sim.2712; Austin, Lee and Fine 2016, doi
/// 10.1161/CIRCULATIONAHA.115.017719.
struct CompetingRiskIgnored: CheckRule {
  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] {
    subject.study.questions.flatMap { question -> [Check] in
      guard case .kaplanMeier(let verb) = question.verb,
        let outcome = subject.cohort.outcome(verb.outcome.text)
      else { return [] }
      let event = (verb.event.flatMap { outcome.events.firstIndex(of: $0.text) } ?? 0) + 1
      let rows = subject.rows(of: question)
      if outcome.events.count > 1 { return own(event, outcome, rows, question) }
      return subject.cohort.outcomes.compactMap { other in
        guard other.events.count > 1, other.name != outcome.name else { return nil }
        return hidden(in: outcome, beside: other, rows, question)
      }
    }
  }

  /// The other events of the curve's own outcome.
  private func own(
    _ event: Int, _ outcome: Outcome, _ rows: Patients, _ question: Question
  ) -> [Check] {
    let endings = rows.filter { outcome.times[$0] != nil }.compactMap(outcome.ending)
    let others = endings.filter { $0 > 0 && $0 != event }
    guard !others.isEmpty else { return [] }
    return [
      check(
        outcome.events[event - 1], Set(others).sorted().map { outcome.events[$0 - 1] },
        others.count, outcome.name, question)
    ]
  }

  /// Another outcome says that some who are censored here had a competing event then; `nil` where the
  /// two do not speak of the same event.
  private func hidden(
    in outcome: Outcome, beside other: Outcome, _ rows: Patients, _ question: Question
  ) -> Check? {
    var same: Set<Int> = []
    var censored: [Int] = []
    for row in rows {
      guard let ending = outcome.ending(row), let second = other.ending(row),
        let time = outcome.times[row], time == other.times[row]
      else { continue }
      if ending == 1 { same.insert(second) } else if second > 0 { censored.append(second) }
    }
    guard same.count == 1, let event = same.first, event > 0, !censored.contains(event),
      !censored.isEmpty
    else { return nil }
    let others = Set(censored).sorted().map { other.events[$0 - 1] }
    return check(outcome.label, others, censored.count, other.name, question)
  }

  private func check(
    _ event: String, _ others: [String], _ count: Int, _ outcome: String, _ question: Question
  ) -> Check {
    let names = others.joined(separator: " and ")
    return Check(
      .competingRiskIgnored, analysis: question.id, numbers: [.init("competing", count)],
      "\(names) \(others.count == 1 ? "competes" : "compete") with \(event) and"
        + " \(others.count == 1 ? "is" : "are") censored here (in {competing}"
        + " \(count == 1 ? "patient" : "patients")). 1 − this curve is not the incidence of"
        + " \(event), but larger: ask for cumulative_incidence of \(outcome).")
  }
}

internal import Cohorts

/// `immortal-time`: a group is known only after the time at which follow-up begins.
///
/// Whoever is in the group has by definition lived until it could be known: that time counts for the
/// group, and the group seems to do better than it does. The rule, of a group or term of an analysis
/// of survival without `entry`: it is a status at a landmark; or it is made from the outcome's own
/// time, end or event; or it is made from a date that lies after the outcome's `from` in some
/// patients. What it cannot see: groups whose time is in no column, such as a best response.
///
/// Sources: Suissa 2008, doi 10.1093/aje/kwm324; Anderson, Cain and Gelber 1983, doi
/// 10.1200/JCO.1983.1.11.710.
struct ImmortalTime: CheckRule {
  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] {
    subject.study.questions.flatMap { question -> [Check] in
      guard let name = question.survivalOutcome, let outcome = subject.cohort.outcome(name.text),
        !question.hasEntry
      else { return [] }
      return question.names.map(\.text).filter { $0 != outcome.name }.once.compactMap {
        landmark($0, outcome, question) ?? ownFollowUp($0, outcome, question)
          ?? laterDate($0, outcome, question)
      }
    }
  }

  // MARK: - The three ways

  private func landmark(_ name: String, _ outcome: Outcome, _ question: Question) -> Check? {
    guard let variable = subject.cohort.variable(name), let landmark = variable.landmark,
      let parent = subject.cohort.outcome(landmark.outcome)
    else { return nil }
    let early = subject.rows(of: question).count { row in
      (outcome.times[row] ?? .infinity) < landmark.time && outcome.ending(row) != nil
    }
    let time = subject.words(landmark.time, in: parent)
    return Check(
      .immortalTime, analysis: question.id, variable: name,
      numbers: [.init("early", early)],
      "\(variable.label) is known at \(time) and follow-up is counted from its beginning, so that"
        + " nobody could die in the group of those who live to \(time); {early}"
        + " \(early == 1 ? "patient was" : "patients were") followed for less. Count from \(time):"
        + " where keeps those who are still followed, entry starts their time.")
  }

  private func ownFollowUp(_ name: String, _ outcome: Outcome, _ question: Question) -> Check? {
    let ends = outcome.declaration.endNames
    guard let shared = origins(of: name).first(where: ends.contains) else { return nil }
    let known = subject.rows(of: question).count {
      subject.cohort.variable(name)?.column.isPresent($0) == true
    }
    return Check(
      .immortalTime, analysis: question.id, variable: name,
      numbers: [.init("patients", known)],
      "\(subject.label(name)) is made from \(shared), which only the end of follow-up decides"
        + " ({patients} patients): it cannot explain the outcome that it is a part of.")
  }

  private func laterDate(_ name: String, _ outcome: Outcome, _ question: Question) -> Check? {
    guard case .timeToEvent(.dates(let from, _), _) = outcome.declaration.kind,
      case .date(let start)? = subject.cohort.variable(from.text)?.column
    else { return nil }
    let rows = subject.rows(of: question)
    for origin in origins(of: name) where origin != from.text {
      guard case .date(let date)? = subject.cohort.variable(origin)?.column else { continue }
      let dated = rows.filter { date[$0] != nil && start[$0] != nil }
      let later = dated.count { (date[$0] ?? 0) > (start[$0] ?? 0) }
      guard later > 0 else { continue }
      return Check(
        .immortalTime, analysis: question.id, variable: name,
        numbers: [.init("later", later), .init("patients", dated.count)],
        "\(subject.label(name)) is made from \(origin), which lies after \(from.text) in {later} of"
          + " {patients} patients: the time between is counted for a group that they had not joined."
      )
    }
    return nil
  }

  // MARK: - Where values come from

  /// The columns and variables that a variable is made from, itself first.
  private func origins(of name: String) -> [String] {
    var known = [name]
    var next = 0
    while next < known.count {
      for need in needs(of: known[next]) where !known.contains(need) { known.append(need) }
      next += 1
    }
    return known
  }

  private func needs(of name: String) -> [String] {
    guard let declaration = subject.study.variables.first(where: { $0.name == name }) else {
      return []
    }
    return switch declaration.source {
    case .column(let column): [column.text]
    case .formula(let formula): formula.formulaNames
    case .cut(let source, _, _): [source.text]
    }
  }
}

extension OutcomeDeclaration {
  /// What the end of follow-up decides: the time or the last date, and the event.
  fileprivate var endNames: [String] {
    guard case .timeToEvent(let duration, let ending) = kind else { return [] }
    let end =
      switch duration {
      case .time(let time): [time.text]
      case .dates(_, let to): [to.text]
      }
    return switch ending {
    case .event(let formula): end + formula.formulaNames
    case .status(let status, _): end + [status.text]
    }
  }
}

extension Question {
  /// Whether patients enter later than at the beginning.
  fileprivate var hasEntry: Bool {
    switch verb {
    case .kaplanMeier(let verb): verb.entry != nil
    case .cox(let verb): verb.entry != nil
    default: false
    }
  }
}

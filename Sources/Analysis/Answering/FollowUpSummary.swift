internal import Cohorts
internal import Statistics

/// How long the population was followed for one outcome, and how often the event came.
public struct FollowUpSummary: Equatable, Sendable {
  /// The outcome's name.
  public let outcome: String
  /// The patients whose follow-up is known.
  public let count: Int
  /// Their events.
  public let events: Int
  /// The median follow-up by the reverse Kaplan–Meier estimate; `nil` when it is not reached.
  public let median: Double?
}

extension StudyResults {
  /// The follow-up of each time-to-event outcome that the study estimates or models, in the order
  /// of the analyses; outcomes with competing events are left out.
  public var followUps: [FollowUpSummary] {
    var names: [String] = []
    for question in study.questions {
      let name: String
      switch question.verb {
      case .kaplanMeier(let verb): name = verb.outcome.text
      case .cox(let verb): name = verb.outcome.text
      default: continue
      }
      if !names.contains(name) { names.append(name) }
    }
    return names.compactMap(cohort.outcome).compactMap { $0.followUp(of: cohort.patients) }
  }
}

extension Outcome {
  fileprivate func followUp(of patients: Patients) -> FollowUpSummary? {
    guard events.count == 1 else { return nil }
    let found = followUp(patients, event: 1)
    guard
      let columns = try? LifeTable.Columns(
        times: found.times, areEvents: found.areEvents, counts: found.counts),
      let table = LifeTable.tables([columns]).first,
      let curve = try? KaplanMeier(of: table).ofFollowUp
    else { return nil }
    return FollowUpSummary(
      outcome: name, count: table.count, events: table.events, median: curve.median().estimate)
  }
}

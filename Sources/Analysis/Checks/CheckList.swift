internal import Cohorts
internal import Statistics

/// What the checks found in a study, less what the plan waives.
public struct CheckList: Equatable, Sendable {
  /// A finding that the plan waives, with the reason.
  public struct Waived: Equatable, Sendable {
    /// What was found.
    public let check: Check
    /// Why it is accepted.
    public let reason: String
  }

  /// What is to be shown, in the order of the plan's analyses.
  public private(set) var open: [Check] = []
  /// What the plan waives, in the same order.
  public private(set) var waived: [Waived] = []

  /// The checks of a study; without answers only those that need no results.
  init(_ study: Study, _ cohort: Cohort, _ answers: [Answer]? = nil) {
    let subject = CheckSubject(study: study, cohort: cohort, answers: answers ?? [])
    let codes = CheckCode.allCases.filter { answers != nil || !$0.needsResults }
    let all = Cores.parts(codes.count) { codes[$0].raised(by: subject) }.flatMap(\.self)
    let order = study.questions.map(\.id)
    let sorted = order.flatMap { id in all.filter { $0.analysis == id } }
    for check in sorted {
      if let waiver = study.waivers.first(where: { $0.covers(check) }) {
        waived.append(Waived(check: check, reason: waiver.reason))
      } else {
        open.append(check)
      }
    }
    for (index, waiver) in study.waivers.enumerated()
    where answers != nil || !waiver.code.needsResults {
      let earlier = study.waivers[..<index]
      let own = sorted.filter { check in
        waiver.covers(check) && !earlier.contains { $0.covers(check) }
      }
      open += Self.unused(waiver, own)
    }
  }

  /// The analyses for which a waiver silences nothing.
  private static func unused(_ waiver: Waiver, _ found: [Check]) -> [Check] {
    guard !waiver.analyses.isEmpty else {
      return found.isEmpty ? [unused(waiver, in: "")] : []
    }
    return waiver.analyses.map(\.text).filter { id in !found.contains { $0.analysis == id } }
      .map { unused(waiver, in: $0) }
  }

  private static func unused(_ waiver: Waiver, in analysis: String) -> Check {
    Check(
      .unusedWaiver, analysis: analysis, variable: waiver.code.rawValue,
      "The plan waives the check \(waiver.code.rawValue), which finds nothing"
        + (analysis.isEmpty ? "." : " here."))
  }
}

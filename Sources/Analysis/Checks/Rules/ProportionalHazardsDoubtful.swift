internal import Cohorts

/// `proportional-hazards`: the hazards of a Cox model are not proportional.
///
/// A single hazard ratio is then an average over the follow-up, and hangs on how long that was. The
/// rule: Grambsch and Therneau's test has p below 0.05, of a term or of all together. What it cannot
/// see: with few events it rarely finds anything, with thousands it finds what does not matter.
///
/// Source: Grambsch and Therneau 1994, doi 10.1093/biomet/81.3.515.
struct ProportionalHazardsDoubtful: CheckRule {
  private static let level = 0.05
  private static let global = "GLOBAL"

  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] {
    subject.answers.flatMap { answer -> [Check] in
      let rows = answer.numbers("p.value", in: ["cox_zph"])
      return rows.map(\.group1Level).once.compactMap { group in
        check(rows.filter { $0.group1Level == group }, group, answer)
      }
    }
  }

  private func check(_ rows: [Finding], _ group: String?, _ answer: Answer) -> Check? {
    let terms = rows.filter { $0.variable != Self.global }
    let doubtful = terms.filter { ($0.number ?? 1) < Self.level }
    let global = rows.first { $0.variable == Self.global }?.number
    guard !doubtful.isEmpty || (global ?? 1) < Self.level,
      let least = terms.min(by: { ($0.number ?? 1) < ($1.number ?? 1) })
    else { return nil }
    let together = global.map { [Check.Number("global.p.value", $0, .p)] } ?? []
    let of =
      doubtful.isEmpty ? "the terms" : doubtful.compactMap(\.variable).map(subject.label).inWords
    return Check(
      .proportionalHazards, analysis: answer.question.id, group: group,
      numbers: [.init("term.p.value", least.number ?? 1, .p)] + together,
      "\(group.map { "\($0): " } ?? "")Proportional hazards are doubtful for \(of)"
        + " (\(doubtful.count == 1 ? "" : "least "){term.p.value}"
        + (together.isEmpty ? "" : ", all terms together {global.p.value}")
        + "): a hazard ratio is then an average over the follow-up.")
  }
}

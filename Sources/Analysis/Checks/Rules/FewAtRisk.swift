internal import Cohorts

/// `few-at-risk`: an estimate of survival or incidence rests on the last few patients.
///
/// The end of a curve is drawn by chance. The rule: at a time of `at`, fewer than a tenth of a
/// group's patients are still at risk, or none. Pocock and colleagues advise to end a curve where
/// 10 to 20% are still followed. With late entry (`entry`) nobody is counted, since the number at
/// risk then need not fall.
///
/// Source: Pocock, Clayton and Altman 2002, doi 10.1016/S0140-6736(02)08594-X.
struct FewAtRisk: CheckRule {
  private static let least = 0.1

  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] { subject.answers.compactMap(check) }

  private func check(_ answer: Answer) -> Check? {
    if case .kaplanMeier(let verb) = answer.question.verb, verb.entry != nil { return nil }
    let sizes = answer.numbers("n", in: ["survival", "cuminc"])
    var few: [(row: Finding, size: Double)] = []
    var places: [[String?]] = []
    for row in answer.numbers("n.risk", in: ["survival_at", "cuminc_at"]) {
      let size = sizes.first { $0.group1Level == row.group1Level }?.number ?? 0
      let place = [row.group1Level, row.variableLevel]
      guard let left = row.number, left < Self.least * size, !places.contains(place) else {
        continue
      }
      places.append(place)
      few.append((row, size))
    }
    guard
      let worst = few.min(by: { ($0.row.number ?? 0) / $0.size < ($1.row.number ?? 0) / $1.size })
    else { return nil }
    let unit = answer.question.survivalOutcome.flatMap { subject.cohort.outcome($0.text)?.unit }
    let time = [worst.row.variableLevel, unit].compactMap(\.self).joined(separator: " ")
    return Check(
      .fewAtRisk, analysis: answer.question.id, group: worst.row.group1Level,
      numbers: [
        .init("estimates", few.count), .init("at.risk", worst.row.number ?? 0, .count),
        .init("patients", worst.size, .count),
      ],
      "At \(time)\(worst.row.group1Level.map { " in \($0)" } ?? "") {at.risk} of {patients} patients"
        + " \(worst.row.number == 1 ? "is" : "are") at risk, fewer than a tenth"
        + (few.count == 1 ? "" : " ({estimates} such estimates are printed)")
        + ": chance draws the end of the curve.")
  }
}

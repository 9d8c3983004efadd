internal import Cohorts

/// `threshold-optimistic`: a threshold is judged on the patients who chose it.
///
/// The threshold with the greatest sensitivity + specificity, or the cut with the greatest
/// difference, fits the chance of its sample: both are overstated, the more so the fewer patients.
/// The rule: a threshold by `youden` or `closest_topleft`, or a `cutpoint`, that was found. What it
/// cannot see: a validation in other patients.
///
/// Sources: Leeflang et al. 2008, doi 10.1373/clinchem.2007.096032; Altman et al. 1994, doi
/// 10.1093/jnci/86.11.829.
struct ThresholdOptimistic: CheckRule {
  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] { subject.answers.flatMap { thresholds($0) + cuts($0) } }

  private func thresholds(_ answer: Answer) -> [Check] {
    guard case .roc = answer.question.verb else { return [] }
    let chosen = answer.chosenThresholds
    guard !chosen.isEmpty else { return [] }
    return [
      Check(
        .thresholdOptimistic, analysis: answer.question.id,
        numbers: [.init("thresholds", chosen.count)],
        (chosen.count == 1
          ? "The threshold was chosen on the patients it is"
          : "{thresholds} thresholds were chosen on the patients they are")
          + " tested on: sensitivity, specificity and all that follows from them are optimistic, and their"
          + " intervals do not know of the choice.")
    ]
  }

  private func cuts(_ answer: Answer) -> [Check] {
    answer.numbers("cuts", in: ["maximally_selected"]).map { row in
      let group = row.group1Level.map { "\($0): " } ?? ""
      return Check(
        .thresholdOptimistic, analysis: answer.question.id, variable: row.variable,
        group: row.group1Level, numbers: [.init("cuts", row.number ?? 0, .count)],
        "\(group)The cut was chosen among {cuts} where these patients differ most: their difference"
          + " is overstated, and an unadjusted p of the two groups it makes is far too small. Only"
          + " the p of the maximally selected statistic knows of the search.")
    }
  }
}

extension Answer {
  /// The thresholds that the data chose.
  var chosenThresholds: [Finding] {
    guard case .roc(let verb) = question.verb else { return [] }
    let rules = verb.thresholds.filter(\.isChosenByTheData).map(\.name)
    return numbers("threshold", in: ["roc_threshold"]).filter { row in
      rules.contains { row.variableLevel == $0 }
    }
  }
}

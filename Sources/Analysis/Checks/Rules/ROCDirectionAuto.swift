internal import Cohorts

/// `roc-direction-auto`: the data chose which way a predictor points to the outcome.
///
/// An area that is turned round whenever it falls below one half cannot come out as useless: its
/// expectation under no discrimination is above one half, and its interval does not know of the
/// choice. The rule: `direction: auto` where a curve was drawn.
///
/// Source: Robin et al. 2011, doi 10.1186/1471-2105-12-77, whose pROC warns of it.
struct ROCDirectionAuto: CheckRule {
  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] {
    subject.answers.flatMap { answer -> [Check] in
      guard case .roc(let verb) = answer.question.verb else { return [] }
      var seen: [String] = []
      return answer.findings.compactMap { row in
        guard row.statistic == "direction", let way = row.text, let name = row.variable,
          (verb.directions[name] ?? verb.direction ?? .auto) == .auto
        else { return nil }
        let key = name + "\n" + (row.group1Level ?? "")
        guard !seen.contains(key) else { return nil }
        seen.append(key)
        return check(row, way, name, answer)
      }
    }
  }

  private func check(_ row: Finding, _ way: String, _ name: String, _ answer: Answer) -> Check {
    let area = answer.numbers("estimate", in: ["roc_auc", "harrell_c"]).first {
      $0.variable == name && $0.group1Level == row.group1Level
    }
    let group = row.group1Level.map { ", \($0)" } ?? ""
    return Check(
      .rocDirectionAuto, analysis: answer.question.id, variable: name, group: row.group1Level,
      numbers: (area?.number).map { [.init("estimate", $0, .thousandths)] } ?? [],
      "\(subject.label(name))\(group): the direction was chosen on the same data (\(way) values point"
        + " to the event), which favours the predictor"
        + (area == nil ? "." : ": its area, {estimate}, could not fall below one half."))
  }
}

internal import Cohorts

/// `cutpoint-tested`: groups made by a cut that was chosen on an outcome are tested on it.
///
/// With enough cuts tried some difference is always found: at a nominal 0.05 the true level of such a
/// test is 0.25 to 0.5. The rule: a `cut` that parts the patients where a `cutpoint` or a threshold
/// chosen by the data does (or is that number, rounded), in an analysis with a p-value of the same
/// outcome, a status at a landmark counting as its outcome. What it cannot see: a cut that was
/// chosen outside the plan.
///
/// Source: Altman, Lausen, Sauerbrei and Schumacher 1994, doi 10.1093/jnci/86.11.829.
struct CutpointTested: CheckRule {
  /// A cut that was chosen on an outcome.
  private struct Choice {
    let variable: String
    let outcome: String
    let value: Double
    /// Whether a value at the cut belongs to the lower group.
    let isLow: Bool
    /// The p-value that knows of the search.
    let adjusted: Double?
  }

  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] {
    let choices = subject.answers.flatMap(choices)
    guard !choices.isEmpty else { return [] }
    return subject.answers.flatMap { answer in
      answer.question.names.map(\.text).once.compactMap { name in
        guard let variable = subject.cohort.variable(name),
          let choice = choices.first(where: { isCut(variable, by: $0) && isTested($0, answer) })
        else { return nil }
        return check(variable, choice, answer)
      }
    }
  }

  private func choices(_ answer: Answer) -> [Choice] {
    switch answer.question.verb {
    case .cutpoint(let verb): searches(verb, answer)
    case .roc(let verb): thresholds(verb, answer)
    default: []
    }
  }

  private func searches(_ verb: CutPointSearch, _ answer: Answer) -> [Choice] {
    var found: [Choice] = []
    for row in answer.numbers("cutpoint", in: ["maximally_selected"]) {
      guard let value = row.number else { continue }
      let p = answer.numbers("p.value", in: ["maximally_selected"]).first {
        $0.group1Level == row.group1Level
      }
      found.append(
        Choice(
          variable: verb.variable.text, outcome: subject.root(of: verb.outcome.text), value: value,
          isLow: true, adjusted: p?.number))
    }
    return found
  }

  private func thresholds(_ verb: ReceiverOperating, _ answer: Answer) -> [Choice] {
    var found: [Choice] = []
    for row in answer.chosenThresholds {
      guard let name = row.variable, let value = row.number else { continue }
      found.append(
        Choice(
          variable: name, outcome: subject.root(of: verb.outcome.text), value: value, isLow: false,
          adjusted: nil))
    }
    return found
  }

  /// Whether a variable's levels are the groups that a choice makes.
  private func isCut(_ variable: Variable, by choice: Choice) -> Bool {
    guard case .cut(let source, _, _) = variable.declaration.source,
      source.text == choice.variable, let cuts = variable.cutPoints,
      case .numeric(let column)? = subject.cohort.variable(source.text)?.column
    else { return false }
    let values = column.numbers(subject.cohort.patients)
    let low = values.count { choice.isLow ? $0 <= choice.value : $0 < choice.value }
    return cuts.contains { cut in
      values.count { $0 < cut } == low || cut == choice.value
        || (0...6).contains { rounded(choice.value, $0) == cut }
    }
  }

  private func rounded(_ value: Double, _ decimals: Int) -> Double {
    let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    return (value * scale).rounded() / scale
  }

  private func isTested(_ choice: Choice, _ answer: Answer) -> Bool {
    answer.question.names.contains { subject.root(of: $0.text) == choice.outcome }
  }

  private func check(_ variable: Variable, _ choice: Choice, _ answer: Answer) -> Check? {
    let tests = answer.findings.filter { $0.statistic == "p.value" && $0.number != nil }
    guard let p = (tests.first { $0.variable == variable.name } ?? tests.first)?.number else {
      return nil
    }
    let search = choice.adjusted.map { [Check.Number("search.p.value", $0, .p)] } ?? []
    return Check(
      .cutpointTested, analysis: answer.question.id, variable: variable.name,
      numbers: [.init("cutpoint", choice.value, .value), .init("test.p.value", p, .p)] + search,
      "\(variable.label) is cut where the same patients differ most in the same outcome ({cutpoint}):"
        + " {test.p.value} does not know of the search and is far too small"
        + (search.isEmpty ? "." : "; the search itself has {search.p.value}."))
  }
}

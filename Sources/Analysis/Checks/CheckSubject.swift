internal import Cohorts

/// What checks look at: the plan, the cohort, and the answers once there are any.
struct CheckSubject {
  let study: Study
  let cohort: Cohort
  let answers: [Answer]

  /// The patients of an analysis: its subset, those without a group among them.
  func rows(of question: Question) -> Patients {
    let mask = question.subset.flatMap { try? cohort.mask($0) }
    return cohort.patients.filter { mask == nil || mask?[$0] == true }
  }

  /// The words for a variable.
  func label(_ name: String) -> String { cohort.variable(name)?.label ?? name }

  /// A time with its unit.
  func words(_ time: Double, in outcome: Outcome) -> String {
    [plainText(time), outcome.unit].compactMap(\.self).joined(separator: " ")
  }

  /// The time-to-event outcome behind a name, or the name itself: a status at a landmark is a
  /// reading of its outcome.
  func root(of name: String) -> String { cohort.variable(name)?.landmark?.outcome ?? name }
}

/// One published rule, looked for in a study.
protocol CheckRule {
  /// The rule over a study.
  init(_ subject: CheckSubject)
  /// What breaks it, in the order of the analyses.
  var checks: [Check] { get }
}

extension Question {
  /// The time-to-event outcome of an analysis of survival; `nil` of every other analysis.
  var survivalOutcome: SourceText? {
    switch verb {
    case .kaplanMeier(let verb): verb.outcome
    case .cumulativeIncidence(let verb): verb.outcome
    case .cox(let verb): verb.outcome
    case .roc(let verb) where !verb.times.isEmpty: verb.outcome
    case .cutpoint(let verb): verb.outcome
    default: nil
    }
  }
}

extension Answer {
  /// The rows of one statistic in a context that hold numbers.
  func numbers(_ statistic: String, in contexts: Set<String>) -> [Finding] {
    findings.filter {
      $0.statistic == statistic && $0.number != nil && contexts.contains($0.context)
    }
  }
}

extension [String] {
  /// `a`, `a and b`, `a, b and c`.
  var inWords: String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Sequence where Element: Equatable {
  /// Each element once, where it stands first.
  var once: [Element] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}

import Analysis
import Cohorts

/// How firm one p-value is, in words.
struct Firmness {
  /// Another test of the same question.
  struct Test {
    /// Its name in paths.
    let name: String
    /// The row of its p.
    let row: Finding
  }

  let rows: [Finding]
  let tests: [Test]
  let format: AnswerFormat

  func row(_ statistic: String) -> Finding? { rows.first { $0.statistic == statistic } }

  func text(_ statistic: String) -> String? { row(statistic).flatMap(format.text) }

  /// The threshold: `0.05`.
  var alpha: String { text("alpha") ?? "" }
  /// The number of patients.
  var n: String { text("nobs") ?? "" }
  /// The p-value with its letter.
  var phrase: String { format.study.pValue.phrase(text("p.value") ?? "—") }

  /// The variable, with the level of a term; of curves, the outcome and the groups.
  var name: String { named(format.study.label) }

  private func named(_ label: (String) -> String) -> String {
    let level = rows.first?.variableLevel
    if let variable = rows.first?.variable, format.study.cohort.outcome(variable) == nil {
      guard let level else { return label(variable) }
      let isVariable = format.study.cohort.variable(level) != nil
      return isVariable ? "\(label(variable)) and \(label(level))" : "\(label(variable)), \(level)"
    }
    let names = [format.question.outcome, rows.first?.group1].compactMap(\.self)
    return names.map(format.study.label).joined(separator: " by ")
  }

  // MARK: - The sentence

  private var isBelow: Bool {
    guard let p = row("p.value")?.number, let alpha = row("alpha")?.number else { return false }
    return p < alpha
  }

  /// The other side of the threshold.
  private var beyond: String {
    format.study.pValue.letter + (isBelow ? " ≥ " : " < ") + alpha
  }

  /// What the line says, in one sentence.
  var sentence: String {
    let parts = [leftOut] + changes + [otherTests]
    let said = parts.compactMap(\.self).joined(separator: "; ")
    return "\(named(format.study.shortLabel)) (\(phrase)): \(said)."
  }

  /// What leaving out one patient does.
  private var leftOut: String? {
    guard let range = range("p.low", "p.high") else {
      return row("p.low")?.error.map { "leaving out one patient: \($0)" }
    }
    let count = text("p.crossings") ?? "0"
    let crossing = count == "0" ? "never \(beyond)" : "\(beyond) for \(patients(count))"
    let undefined = text("p.undefined") ?? "0"
    let none = undefined == "0" ? "" : ", not defined without \(patients(undefined))"
    return "leaving out one of \(n) patients gives \(range) (\(crossing)\(none))"
  }

  /// What changes of group or outcome do.
  private var changes: [String] {
    var found: [String] = []
    for (name, isGroup) in [("group.moves", true), ("outcome.moves", false)] {
      guard let count = text(name) else { continue }
      let what =
        isGroup
        ? "moving \(patients(count)) to the other group"
        : "another outcome of \(patients(count))"
      let bound = isMinimum(name) ? "" : " (fewer may be)"
      found.append("\(what) is enough for \(beyond)\(bound)")
    }
    return found
  }

  private var otherTests: String? {
    guard !tests.isEmpty, let range = range("p.alternatives.low", "p.alternatives.high") else {
      return nil
    }
    return "tests of the same question give \(range)"
  }

  /// `p from 0.031 to 0.080`; where both print alike, `p = 0.003`.
  private func range(_ low: String, _ high: String) -> String? {
    guard let low = text(low), let high = text(high) else { return nil }
    return low == high
      ? format.study.pValue.phrase(low) : "\(format.study.pValue.letter) from \(low) to \(high)"
  }

  /// Whether a count of changed patients is the least there is.
  func isMinimum(_ name: String) -> Bool { text(name + ".bound") == "minimum" }

  private func patients(_ count: String) -> String {
    count == "1" ? "1 patient" : "\(count) patients"
  }
}

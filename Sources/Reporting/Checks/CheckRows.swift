import Analysis
import Cohorts

/// The rows of results.json that hold what the checks found.
struct CheckRows {
  let results: StudyResults

  /// Rows with what is printed: the numbers of each finding, then whether it is open or waived, and
  /// the reason of its waiver.
  var all: [(finding: Finding, printed: String?)] {
    results.checks.open.flatMap { rows($0, reason: nil) }
      + results.checks.waived.flatMap { rows($0.check, reason: $0.reason) }
  }

  private func rows(_ check: Check, reason: String?) -> [(finding: Finding, printed: String?)] {
    let words = CheckWords()
    let sentence = words.sentence(of: check)
    let texts =
      [("status", reason == nil ? "open" : "waived")] + (reason.map { [("waiver", $0)] } ?? [])
    return check.numbers.map { number in
      (row(check, number.name, .number(number.value), sentence), words.printed(number))
    } + texts.map { name, text in (row(check, name, .text(text), sentence), text) }
  }

  private func row(
    _ check: Check, _ statistic: String, _ value: Finding.Value, _ sentence: String
  ) -> Finding {
    let by = results.study.questions.first { $0.id == check.analysis }?.by.first?.text
    return Finding(
      analysis: check.analysis, group1: check.group == nil ? nil : by ?? "event",
      group1Level: check.group, variable: check.variable, variableLevel: check.code.rawValue,
      context: "check", statistic: statistic, value: value, warning: sentence)
  }
}

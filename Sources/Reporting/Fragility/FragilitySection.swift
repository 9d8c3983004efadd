import Analysis
import Document

/// How firm the p-values of an analysis are: a line for each, and a sentence that says it plainly.
struct FragilitySection {
  private let answer: Answer
  private let format: AnswerFormat

  /// The section of an answer within its study.
  init(_ answer: Answer, in study: StudyFormat) {
    self.answer = answer
    format = AnswerFormat(answer, in: study)
  }

  /// The table and its sentences; nothing where the plan did not ask.
  func blocks(_ numbering: inout Numbering) -> [Block] {
    let firm = firmness
    guard let first = firm.first else { return [] }
    let words =
      firm.count == 1 ? "How firm is \(first.phrase)? " : "How firm are the p-values? "
    let table = FragilityTable(firm).table(
      id: answer.question.id + "-fragility", number: numbering.table(of: answer.question.id),
      caption: [.text(words + format.title.asSentence)])
    return [.table(table), .list(firm.map { [.text($0.sentence)] })]
  }

  /// The p-values in their order, each with its rows.
  private var firmness: [Firmness] {
    let rows = answer.findings.filter { $0.context == "fragility" }
    var found: [Firmness] = []
    for row in rows where row.statistic == "alpha" {
      let own = rows.filter { $0.variable == row.variable && $0.variableLevel == row.variableLevel }
      let prefix = row.variableLevel.map { $0 + ": " } ?? ""
      var tests: [Firmness.Test] = []
      for other in rows
      where other.variable == row.variable && other.variableLevel != row.variableLevel
        && other.statistic == "p.value"
      {
        guard let level = other.variableLevel, level.hasPrefix(prefix) else { continue }
        tests.append(Firmness.Test(name: String(level.dropFirst(prefix.count)), row: other))
      }
      found.append(Firmness(rows: own, tests: tests, format: format))
    }
    return found
  }
}

import Analysis
import Cohorts
import Document

/// Numbers of a whole study, printed where a path names them.
struct PathText {
  let results: StudyResults
  private let study: StudyFormat
  private let findings: [Finding]
  private let formats: [String: AnswerFormat]

  /// The paths of a study's results.
  init(_ results: StudyResults, _ study: StudyFormat) {
    self.results = results
    self.study = study
    findings = results.answers.flatMap(\.findings)
    formats = Dictionary(
      results.answers.map { ($0.question.id, AnswerFormat($0, in: study)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What a path selects, and how it is printed.
  struct Printed: Equatable, Sendable {
    /// The row; `nil` for a whole cell.
    var finding: Finding?
    /// The number or the cell as printed.
    var text: String
    /// The statistics of the cell, in the order printed; of a number, its own.
    var statistics: [String] = []
    /// The rows that share its place.
    var rows: [Finding] = []

    /// The rows that are printed.
    var sources: [Finding] {
      if let finding { return [finding] }
      return statistics.compactMap { name in rows.first { $0.statistic == name } }
    }
  }

  /// What a path of a prose names; `nil` where it names nothing or more than one row.
  func printed(_ path: SourceText) -> Printed? {
    let selection = try? ResultPath(path).selection(
      among: findings, questions: results.answers.map(\.question))
    return selection.flatMap(printed)
  }

  /// The sentences that a path of prose asks for; `nil` where it asks for none.
  func sentences(_ path: SourceText) -> [Inline]? {
    guard let asked = (try? ResultPath(path))?.sentenceRequest,
      let answer = results.answers.first(where: { $0.question.id == asked.analysis })
    else { return nil }
    let all = ResultSentences(answer, in: study).sentences
    let own = all.filter { asked.variable == nil || $0.rows.first?.variable == asked.variable }
    return own.isEmpty ? nil : own.joined(by: " ").inlines
  }

  /// What a path within an analysis names.
  func printed(_ path: SourceText, within question: Question) -> Printed? {
    let selection = try? ResultPath(path).selection(among: findings, within: question)
    return selection.flatMap(printed)
  }

  /// A row as its analysis prints it.
  func text(of row: Finding) -> String? { formats[row.analysis]?.text(row) }

  private func printed(_ selection: ResultPath.Selection) -> Printed? {
    switch selection {
    case .finding(let finding):
      let format = formats[finding.analysis]
      return Printed(
        finding: finding, text: format?.text(finding) ?? "not computed",
        statistics: [finding.statistic], rows: findings.filter { $0.isBeside(finding) })
    case .cell(let rows):
      guard let first = rows.first, let format = formats[first.analysis] else { return nil }
      return cell(rows, format)
    }
  }

  /// A cell as its table prints it: a description, or an estimate with its interval.
  private func cell(_ rows: [Finding], _ format: AnswerFormat) -> Printed? {
    func text(_ name: String) -> String? {
      (rows.first { $0.statistic == name } ?? missing(name, beside: rows.first, format))
        .flatMap(format.text)
    }
    if rows.contains(where: { $0.context == "continuous" || $0.context == "categorical" }) {
      let template = template(for: rows[0], format)
      return Printed(
        finding: nil, text: template.text(format.style) { text($0) ?? "—" },
        statistics: template.statistics,
        rows: rows)
    }
    guard let estimate = rows.first(where: { ["estimate", "median"].contains($0.statistic) })
    else { return nil }
    let prefix = estimate.statistic == "median" ? "median." : ""
    let interval = format.interval(
      estimate.context, prefix, of: estimate.variable, level: estimate.variableLevel,
      group: estimate.group1Level, group2: estimate.group2Level)
    let limits = interval == nil ? [] : [prefix + "conf.low", prefix + "conf.high"]
    return format.text(estimate).map {
      Printed(
        finding: nil, text: $0 + format.aside(interval),
        statistics: [estimate.statistic] + limits, rows: rows)
    }
  }

  /// A statistic of the missing values, which a template may name too.
  private func missing(
    _ name: String, beside row: Finding?, _ format: AnswerFormat
  ) -> Finding? {
    format.index.find(
      "missing", name, of: row?.variable, group: row?.group1Level, group2: row?.group2Level)
  }

  private func template(for row: Finding, _ format: AnswerFormat) -> CellTemplate {
    let kind: Summarize.Kind = row.context == "categorical" ? .categorical : .continuous
    let variable = row.variable ?? ""
    if case .summarize(let table) = format.question.verb,
      let line = table.lines(of: variable, kind)?.first
    {
      return CellTemplate(line.template.text)
    }
    return CellTemplate(study.template(of: variable, kind))
  }
}

extension Finding {
  /// Whether another row has the same place, and so differs in its statistic at most.
  fileprivate func isBeside(_ other: Finding) -> Bool {
    analysis == other.analysis && context == other.context && variable == other.variable
      && variableLevel == other.variableLevel && group1Level == other.group1Level
      && group2Level == other.group2Level
  }
}

import Analysis
import Cohorts

/// A line of a variable in a baseline table: its template, and the words that the plan gives it.
struct BaselineLine: Equatable, Sendable {
  /// The words; `nil` for those of the template.
  let label: String?
  let template: CellTemplate

  init(_ line: Summarize.Line) {
    label = line.label
    template = CellTemplate(line.template.text)
  }

  init(_ template: String) {
    label = nil
    self.template = CellTemplate(template)
  }
}

extension BaselineTable {
  /// The lines that the plan gives a variable, or the default of its kind.
  func lines(of variable: String, _ kind: Summarize.Kind) -> [BaselineLine] {
    if let own = table.lines(of: variable, kind) { return own.map(BaselineLine.init) }
    return [BaselineLine(format.study.template(of: variable, kind))]
  }

  /// The lines of the rows of missing values.
  var missingLines: [BaselineLine] {
    if let own = table.missingLines { return own.map(BaselineLine.init) }
    return [BaselineLine(table.denominator == .all ? "{N_miss} ({p_miss}%)" : "{N_miss}")]
  }

  /// What a line shows, in words: the plan's own, or those of its template.
  func words(_ line: BaselineLine) -> String {
    if let label = line.label { return label }
    let isMissing = line.template.statistics.contains("N_miss")
    let words = line.template.heading(format.intervalName)
    return isMissing && missingLines.contains(line)
      ? "n" + String(words.dropFirst("missing".count)) : words
  }
}

extension StudyFormat {
  /// The template of a variable where the plan gives none.
  func template(of variable: String, _ kind: Summarize.Kind) -> String {
    switch kind {
    case .categorical: "{n} ({p}%)"
    case .continuous: isSkewed(variable) ? style.medianTemplate : style.meanTemplate
    }
  }
}

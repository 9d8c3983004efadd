public import Analysis
public import Cohorts

/// What was understood of a plan and its data: small aligned tables for a terminal.
public struct CheckSummary {
  private let study: Study
  private let cohort: Cohort
  private let checks: CheckList
  private let quality: DataQuality

  /// The summary of a plan and a cohort that were read without fault, and what the checks find that
  /// need no results.
  public init(study: Study, cohort: Cohort, checks: CheckList) {
    self.study = study
    let cohort = cohort.withRowForEachPatient
    self.cohort = cohort
    self.checks = checks
    quality = DataQuality(of: cohort, in: study)
  }

  /// The lines, each with its end.
  public var text: String {
    let parts = [flow, variables, outcomes, questions, oddities, echoes, found]
      .filter { !$0.isEmpty }
    return parts.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var flow: [String] {
    var lines = study.cohort.synthetic.map { ["synthetic cohort: \($0)"] } ?? []
    lines.append("\(cohort.fileName): \(cohort.flow.read) patients read")
    for step in cohort.flow.steps {
      let unknown = step.undetermined > 0 ? ", \(step.undetermined) of them undetermined" : ""
      lines.append("  \(step.reason): \(step.removed + step.undetermined) left out\(unknown)")
    }
    if !cohort.flow.steps.isEmpty { lines.append("  \(cohort.flow.remaining) in the population") }
    return lines
  }

  private var variables: [String] {
    guard !cohort.variables.isEmpty else { return [] }
    let rows = quality.report.variables.compactMap { own -> [String]? in
      guard let variable = cohort.variable(own.name) else { return nil }
      let present = cohort.patients.filter { isPresent(variable.column, $0) }
      let outliers = quality.outliers[own.name].map { String($0.rows.count) } ?? "–"
      return [
        own.name, own.type.rawValue, String(own.present), String(own.missing),
        String(own.distinct), outliers, content(of: variable, present),
      ]
    }
    let head = ["variable", "type", "n", "missing", "distinct", "outliers", "values"]
    return TerminalTable.lines([head] + rows)
  }

  private func isPresent(_ column: Column, _ row: Int) -> Bool {
    switch column {
    case .numeric(let column): column[row] != nil
    case .categorical(let column): column[row] != nil
    case .date(let column): column[row] != nil
    case .text(let column): column[row] != nil
    }
  }

  private func content(of variable: Variable, _ rows: Patients) -> String {
    switch variable.column {
    case .numeric(let column):
      let values = rows.compactMap { column[$0] }
      guard let low = values.min(), let high = values.max() else { return "" }
      let unit = variable.unit.map { " \($0)" } ?? ""
      return "\(plain(low)) to \(plain(high))\(unit)"
    case .categorical(let column):
      let counts = column.levels.indices.map { level in rows.filter { column[$0] == level }.count }
      let shown = zip(column.levels, counts).prefix(8).map { "\($0.label) \($1)" }
      let more = counts.count > 8 ? ["and \(counts.count - 8) more levels"] : []
      return (shown + more).joined(separator: ", ")
    case .date(let column):
      let days = rows.compactMap { column[$0] }
      guard let first = days.min(), let last = days.max() else { return "" }
      return CalendarDate.text(daysSince1970: first) + " to "
        + CalendarDate.text(daysSince1970: last)
    case .text: return "text"
    }
  }

  private var outcomes: [String] {
    let rows = cohort.outcomes.map { outcome -> [String] in
      let known = cohort.patients.filter {
        outcome.times[$0] != nil && outcome.endings.indices.contains($0)
          && outcome.endings[$0] != nil
      }
      let times = known.compactMap { outcome.times[$0] }
      let events = outcome.events.enumerated().map { index, name in
        "\(name) \(known.filter { outcome.endings[$0] == index + 1 }.count)"
      }
      let range = [times.min(), times.max()].compactMap { $0.map(plain) }
      return [
        outcome.name, String(known.count), String(cohort.count - known.count),
        events.joined(separator: ", "),
        ([range.joined(separator: " to ")] + [outcome.unit].compactMap { $0 }).joined(
          separator: " "),
      ]
    }
    return rows.isEmpty
      ? [] : TerminalTable.lines([["outcome", "n", "missing", "events", "follow-up"]] + rows)
  }

  private var questions: [String] {
    let rows = study.questions.map { [$0.id, $0.verb.keyword] }
    return rows.isEmpty ? [] : TerminalTable.lines([["analysis", "verb"]] + rows)
  }

  /// What seems odd in the data; mixed units are among the warnings already.
  private var oddities: [String] {
    let words = QualityWords(
      quality: quality, cohort: cohort, label: { $0 }, number: { plain($0) })
    return words.remarks.filter { $0.short != "mixed units?" }.map { "data: " + $0.sentence }
  }

  private var echoes: [String] {
    cohort.echoes.map { echo in
      let subject = echo.variable.map { "\($0): " } ?? ""
      return (echo.isWarning ? "warning: " : "note: ") + subject + echo.sentence
    }
  }

  /// What the checks found, and what of it the plan waives.
  private var found: [String] {
    let words = CheckWords()
    let open = words.joined(checks.open).map { code, analyses, sentence in
      let place = analyses.isEmpty ? "" : analyses.joined(separator: ", ") + ": "
      return "check \(code.rawValue): " + place + sentence
    }
    let waived = checks.waived.map { one in
      "waived \(one.check.code.rawValue): \(one.check.analysis): \(one.reason.asSentence)"
    }
    return open + waived
  }

  /// A number as it stands in a file.
  private func plain(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}

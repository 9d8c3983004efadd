import Analysis
import Cohorts
import Document

/// The tables of `kaplan_meier`: medians by group, survival at landmark times, and the tests.
struct SurvivalSection {
  let format: AnswerFormat
  let survival: KaplanMeierAnalysis

  var index: FindingIndex { format.index }

  /// The tests that compare survival between groups.
  static let tests = KaplanMeierAnalysis.Test.allCases.map(\.rawValue)

  /// The contexts of results.json that the tables show.
  static let contexts: Set<String> = Set(
    [
      "survival", "survival_at", "survival_difference", "rmst_difference", "rmst_ratio",
      "follow_up", "hazard_ratio",
    ] + tests)

  /// The groups of `by`; one `nil` without.
  var groups: [String?] {
    let own = index.findings.lazy.filter { $0.context == "survival" }
    let named: [String?] = own.compactMap(\.group1Level).distinct()
    return named.isEmpty ? [nil] : named
  }

  /// The rows that a group has in a context: the answer may name the outcome as variable, or not.
  func variable(in context: String) -> String? {
    index.findings.first { $0.context == context }?.variable
  }

  var unit: String {
    let unit = format.study.cohort.outcome(survival.outcome.text)?.unit
    return unit.map { ", " + $0 } ?? ""
  }

  /// Patients, events and quantiles of survival by group.
  func medians(number: String, caption: [Inline]) -> Table {
    var draft = TableDraft()
    draft.textColumn("Group")
    draft.numberColumn("n")
    draft.numberColumn("Events")
    for statistic in quantiles { draft.numberColumn(heading(of: statistic)) }
    for group in groups {
      var cells = [draft.words(group ?? "All patients")]
      for statistic in ["n", "events"] { cells.append(cell(statistic, group, &draft)) }
      for statistic in quantiles { cells.append(cell(statistic, group, &draft)) }
      draft.rows.append(Table.Row(.plain, cells))
    }
    draft.abbreviations = ["CI, confidence interval"]
    return draft.table(id: format.question.id, number: number, caption: caption)
  }

  private var quantiles: [String] {
    let names = index.findings.filter { $0.context == "survival" }.map(\.statistic)
    return names.distinct().filter { name in
      name != "n" && name != "events"
        && ![".conf.low", ".conf.high", ".std.error"].contains { name.hasSuffix($0) }
    }
  }

  private func heading(of statistic: String) -> String {
    let time = statistic == "rmst" ? survival.restrictedMean : nil
    let limit = time.map { " to " + NumberFormat.significant($0, 6).trimmingZeros } ?? ""
    return MethodName.statistic(statistic) + limit + unit + format.head("")
  }

  private func cell(
    _ statistic: String, _ group: String?, _ draft: inout TableDraft
  ) -> Table.Cell {
    guard let row = find(statistic, group) else { return .empty }
    if statistic == "n" || statistic == "events" {
      return draft.cell(format.text(row), unless: row)
    }
    let rows = index.withLimits(row)
    guard let text = timeWithInterval(row) else {
      return draft.dash(row.error ?? "Not computed", from: rows)
    }
    return draft.cell(text, notes: [row.warning].compactMap(\.self), from: rows)
  }

  private func find(_ statistic: String, _ group: String?) -> Finding? {
    index.find("survival", statistic, of: variable(in: "survival"), group: group)
  }

  /// A time with its interval, or that it was not reached; `nil` where it could not be computed.
  func timeWithInterval(_ row: Finding) -> String? {
    let statistic = row.statistic
    let limits = [".conf.low", ".conf.high"].map { index.sibling(statistic + $0, of: row) }
    let isNotReached = row.number == nil && row.error?.hasPrefix("not reached") == true
    guard row.number != nil || isNotReached else { return nil }
    let value = format.text(row) ?? "not reached"
    guard limits.contains(where: { $0?.number != nil }) else { return value }
    let texts = limits.map { $0.flatMap(format.text) ?? "not reached" }
    let isWhole = limits.allSatisfy { $0?.number != nil }
    let range =
      isWhole ? format.style.interval(texts[0], texts[1]) : texts.joined(separator: " to ")
    return value + format.aside(range)
  }

  /// The medians of all groups in words, with their intervals.
  func medianWords() -> String {
    let medians = groups.compactMap { group in
      find("median", group).flatMap(timeWithInterval).map { (group.map { $0 + " " } ?? "") + $0 }
    }
    guard !medians.isEmpty else { return "" }
    return heading(of: "median") + ": " + medians.joined(separator: "; ") + "."
  }

  /// Survival at the landmark times.
  func landmarks(number: String, caption: [Inline]) -> Table {
    let variable = variable(in: "survival_at")
    let times = index.levels(of: variable, in: "survival_at")
    var draft = TableDraft()
    draft.textColumn("Group")
    draft.numberColumn("Time" + unit)
    for heading in ["At risk", "Events", "Censored"] { draft.numberColumn(heading) }
    draft.numberColumn(format.head("Survival"))
    for group in groups {
      for time in times { add(time, of: variable, group, to: &draft) }
    }
    draft.abbreviations = ["CI, confidence interval"]
    return draft.table(id: format.question.id + "-times", number: number, caption: caption)
  }

  private func add(
    _ time: String, of variable: String?, _ group: String?, to draft: inout TableDraft
  ) {
    func find(_ statistic: String) -> Finding? {
      index.find("survival_at", statistic, of: variable, level: time, group: group)
    }
    var cells = [
      draft.words(group ?? "All patients"), Table.Cell([.number(time)]),
    ]
    for statistic in ["n.risk", "n.event", "n.censor"] {
      cells.append(draft.cell(find(statistic).flatMap(format.text), unless: find(statistic)))
    }
    let row = find("estimate")
    let interval = format.interval("survival_at", of: variable, level: time, group: group)
    if let row, let text = format.text(row) {
      let notes = [row.warning].compactMap(\.self)
      cells.append(
        draft.cell(
          text + format.aside(interval), notes: notes, from: index.withLimits(row)))
    } else {
      cells.append(draft.cell(nil, unless: row))
    }
    draft.rows.append(Table.Row(.plain, cells))
  }

  /// The tests in words, one sentence each.
  func testSentences() -> [String] {
    index.findings
      .filter {
        Self.tests.contains($0.context) && $0.statistic == "p.value" && $0.variableLevel == nil
      }
      .map { row in
        let method = index.sibling("method", of: row)?.text ?? MethodName.words(row.context)
        let name = method.capitalisedFirst
        guard let p = row.number else {
          return name + ": not computed; " + (row.error ?? "no reason given") + "."
        }
        return name + ": " + statistic(beside: row) + format.study.pValue.phrase(p) + "."
      }
  }

  private func statistic(beside row: Finding) -> String {
    guard let value = index.sibling("statistic", of: row).flatMap(format.text) else { return "" }
    let degrees = index.sibling("parameter", of: row).flatMap(format.text)
    return "χ² = " + value + (degrees.map { ", df = " + $0 } ?? "") + ", "
  }
}

import Analysis
import Cohorts
import Document

/// The tables of `cumulative_incidence`: who had which event, and the incidence at fixed times.
struct IncidenceSection {
  let format: AnswerFormat
  let incidence: CumulativeIncidence

  private var index: FindingIndex { format.index }

  /// The contexts of results.json that the tables show.
  static let contexts: Set<String> = ["cuminc", "cuminc_at", "gray_test", "fine_gray"]

  private var events: [String] { index.variables(in: "cuminc") }

  private func groups(in context: String) -> [String?] {
    index.findings.lazy.filter { $0.context == context }.map(\.group1Level).distinct()
  }

  private var isGrouped: Bool { groups(in: "cuminc").contains { $0 != nil } }

  private var unit: String {
    let unit = format.study.cohort.outcome(incidence.outcome.text)?.unit
    return unit.map { ", " + $0 } ?? ""
  }

  /// Patients and events, by event and group.
  func counts(number: String, caption: [Inline]) -> Table {
    var draft = TableDraft()
    draft.textColumn("Event")
    if isGrouped { draft.textColumn("Group") }
    for heading in ["n", "Events", "Competing events", "Censored"] { draft.numberColumn(heading) }
    for event in events {
      for group in groups(in: "cuminc") {
        var cells = [draft.words(event)]
        if isGrouped { cells.append(draft.words(group ?? "All patients")) }
        for name in ["n", "events", "competing", "censored"] {
          let row = index.find("cuminc", name, of: event, group: group)
          cells.append(draft.cell(row.flatMap(format.text), unless: row))
        }
        draft.rows.append(Table.Row(.plain, cells))
      }
    }
    return draft.table(id: format.question.id, number: number, caption: caption)
  }

  /// The incidence at the landmark times.
  func landmarks(number: String, caption: [Inline]) -> Table {
    var draft = TableDraft()
    draft.textColumn("Event")
    if isGrouped { draft.textColumn("Group") }
    draft.numberColumn("Time" + unit)
    for heading in ["At risk", "Events", "Competing events", "Censored"] {
      draft.numberColumn(heading)
    }
    draft.numberColumn(format.head("Incidence"))
    for event in events {
      for group in groups(in: "cuminc_at") {
        for time in index.levels(of: event, in: "cuminc_at") {
          add(event, time, group, to: &draft)
        }
      }
    }
    draft.abbreviations = ["CI, confidence interval"]
    return draft.table(id: format.question.id + "-times", number: number, caption: caption)
  }

  private func add(
    _ event: String, _ time: String, _ group: String?, to draft: inout TableDraft
  ) {
    func find(_ statistic: String) -> Finding? {
      index.find("cuminc_at", statistic, of: event, level: time, group: group)
    }
    var cells = [draft.words(event)]
    if isGrouped { cells.append(draft.words(group ?? "All patients")) }
    cells.append(Table.Cell([.number(time)]))
    for name in ["n.risk", "n.event", "n.competing", "n.censor"] {
      cells.append(draft.cell(find(name).flatMap(format.text), unless: find(name)))
    }
    if let row = find("estimate"), let text = format.text(row) {
      let interval = format.interval("cuminc_at", of: event, level: time, group: group)
      let missing = interval == nil ? find("conf.low")?.error.map { "Interval: " + $0 } : nil
      cells.append(
        draft.cell(
          text + format.aside(interval),
          notes: [row.warning, missing].compactMap(\.self), from: index.withLimits(row)))
    } else {
      cells.append(draft.cell(nil, unless: find("estimate")))
    }
    draft.rows.append(Table.Row(.plain, cells))
  }

  /// Gray's test of each event in words.
  func testSentences() -> [String] {
    index.findings.filter { $0.context == "gray_test" && $0.statistic == "p.value" }.map { row in
      let method = index.sibling("method", of: row)?.text ?? "Gray's test"
      let name = method.typographic + ", " + (row.variable ?? "")
      guard let p = row.number else {
        return name + ": not computed; " + (row.error ?? "no reason given") + "."
      }
      let statistic = index.sibling("statistic", of: row).flatMap(format.text) ?? ""
      let degrees = index.sibling("parameter", of: row).flatMap(format.text) ?? ""
      return name + ": χ² = " + statistic + ", df = " + degrees + ", "
        + format.study.pValue.phrase(p) + "."
    }
  }
}

import Analysis
import Cohorts
import Document

/// The table of `roc` over time: a row for each predictor, its areas by time and its concordance.
struct TimedROCSection {
  let format: AnswerFormat
  let roc: ReceiverOperating

  private var index: FindingIndex { format.index }

  /// Whether the answer has areas over time.
  var isPresent: Bool { index.contexts.contains("roc_time") }

  /// The table.
  func table(number: String, caption: [Inline]) -> Table {
    let groups: [String?] = index.groups.isEmpty ? [nil] : index.groups
    let times = index.findings.filter { $0.context == "roc_time" }.compactMap(\.variableLevel)
      .distinct()
    let hasMean = index.contexts.contains("roc_time_integrated")
    var draft = TableDraft()
    draft.textColumn("Predictor")
    if groups.count > 1 { draft.textColumn("Group") }
    draft.textColumn("Event when")
    draft.numberColumn("n (events)")
    for time in times { draft.numberColumn("AUC at \(format.timeWords(time))") }
    if hasMean { draft.numberColumn("Mean AUC") }
    draft.numberColumn(format.head("Harrell’s C"))
    draft.numberColumn(format.head("Uno’s C"))
    for predictor in index.variables(in: "roc_time") {
      for group in groups {
        var cells = [draft.words(format.study.heading(predictor))]
        if groups.count > 1 { cells.append(draft.words(group ?? "All patients")) }
        cells += rowCells(predictor, group, times, hasMean: hasMean, &draft)
        draft.rows.append(Table.Row(.plain, cells))
      }
    }
    draft.abbreviations = [
      "AUC, area under the cumulative/dynamic ROC curve", "CI, confidence interval",
    ]
    return draft.table(id: format.question.id, number: number, caption: caption)
  }

  private func rowCells(
    _ predictor: String, _ group: String?, _ times: [String], hasMean: Bool,
    _ draft: inout TableDraft
  ) -> [Table.Cell] {
    let direction = index.findings.first {
      $0.context == "roc_time" && $0.statistic == "direction" && $0.variable == predictor
        && $0.group1Level == group
    }
    var cells = [draft.words(direction?.text ?? ""), counts(predictor, group, &draft)]
    for time in times {
      let row = index.find("roc_time", "estimate", of: predictor, level: time, group: group)
      cells.append(draft.cell(row.flatMap(format.text), unless: row))
    }
    if hasMean {
      let row = index.find("roc_time_integrated", "estimate", of: predictor, group: group)
      cells.append(draft.cell(row.flatMap(format.text), unless: row))
    }
    for context in ["harrell_c", "uno_c"] {
      let row = index.find(context, "estimate", of: predictor, group: group)
      let interval = format.interval(context, of: predictor, group: group)
      let text = row.flatMap(format.text).map { $0 + format.aside(interval) }
      let rows = row.map(index.withLimits) ?? []
      cells.append(draft.cell(text, unless: row, with: Array(rows.dropFirst())))
    }
    return cells
  }

  private func counts(
    _ predictor: String, _ group: String?, _ draft: inout TableDraft
  ) -> Table.Cell {
    let rows = ["nobs", "nevent"].map {
      index.find("harrell_c", $0, of: predictor, group: group)
    }
    let printed = rows.compactMap { $0.flatMap(format.text) }
    guard printed.count == 2 else { return Table.Cell.empty }
    return draft.cell("\(printed[0]) (\(printed[1]))", notes: [], from: rows)
  }
}

extension AnswerFormat {
  /// A time with the unit of the question's outcome: "1 year", "12 months".
  func timeWords(_ time: String) -> String {
    guard let unit = question.outcome.flatMap({ study.cohort.outcome($0)?.unit }) else {
      return time
    }
    let isOne = time == "1" && unit.hasSuffix("s")
    return time + " " + (isOne ? String(unit.dropLast()) : unit)
  }
}

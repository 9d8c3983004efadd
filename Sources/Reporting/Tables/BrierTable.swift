import Analysis
import Cohorts
import Document

/// The table of Brier scores: a row for each prediction, its scores by time and over time.
struct BrierTable {
  let format: AnswerFormat

  init(_ format: AnswerFormat) { self.format = format }

  /// The contexts of results.json that the table shows.
  static let contexts: Set<String> = ["brier", "brier_integrated"]

  /// The table.
  func build(number: String, caption: [Inline]) -> Table {
    let rows = format.index.findings.filter { $0.context == "brier" && $0.statistic == "estimate" }
    let times = rows.compactMap(\.variableLevel).distinct()
    let hasWhole = format.index.contexts.contains("brier_integrated")
    var draft = TableDraft()
    let hasGroups = rows.contains { $0.group1Level != nil }
    draft.textColumn("Prediction")
    if hasGroups { draft.textColumn("Group") }
    for time in times { draft.numberColumn("At \(format.timeWords(time)) (SE)") }
    if hasWhole { draft.numberColumn("Integrated (SE)") }
    for row in Self.distinct(rows) {
      var cells = [draft.words(words(row.variable))]
      if hasGroups { cells.append(draft.words(row.group1Level ?? "All patients")) }
      for time in times { cells.append(cell("brier", beside: row, time, &draft)) }
      if hasWhole { cells.append(cell("brier_integrated", beside: row, nil, &draft)) }
      draft.rows.append(Table.Row(.plain, cells))
    }
    draft.abbreviations = ["SE, standard error"]
    return draft.table(id: format.question.id + "-brier", number: number, caption: caption)
  }

  /// The first row of each prediction.
  private static func distinct(_ rows: [Finding]) -> [Finding] {
    rows.reduce(into: []) { known, row in
      let isKnown = known.contains {
        $0.variable == row.variable && $0.group1Level == row.group1Level
      }
      if !isKnown { known.append(row) }
    }
  }

  /// What predicted: the curves of the groups, or a model.
  private func words(_ variable: String?) -> String {
    if case .kaplanMeier = format.question.verb {
      return format.question.by.isEmpty ? "Kaplan–Meier curve" : "Kaplan–Meier curve of the group"
    }
    return variable.map { "Model of " + format.study.label($0) } ?? "Multivariable model"
  }

  private func cell(
    _ context: String, beside own: Finding, _ time: String?, _ draft: inout TableDraft
  ) -> Table.Cell {
    let (variable, group) = (own.variable, own.group1Level)
    let row = format.index.find(context, "estimate", of: variable, level: time, group: group)
    let error = row.flatMap { format.index.sibling("std.error", of: $0) }
    let own = error.flatMap(format.text).map { " (\($0))" } ?? ""
    return draft.cell(row.flatMap(format.text).map { $0 + own }, unless: row, with: [error])
  }
}

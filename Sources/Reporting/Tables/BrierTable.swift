import Analysis
import Cohorts
import Document

/// The table of Brier scores: a row for each prediction, its scores by time and over time.
struct BrierTable {
  let format: AnswerFormat

  init(_ format: AnswerFormat) { self.format = format }

  /// The contexts of results.json that the table shows.
  static let contexts: Set<String> = ["brier", "brier_integrated"]

  private var unit: String {
    format.question.outcome.flatMap { format.study.cohort.outcome($0)?.unit }.map { " " + $0 }
      ?? ""
  }

  /// The table.
  func build(number: String, caption: [Inline]) -> Table {
    let rows = format.index.findings.filter { $0.context == "brier" && $0.statistic == "estimate" }
    let times = rows.compactMap(\.variableLevel).distinct()
    let hasWhole = format.index.contexts.contains("brier_integrated")
    var draft = TableDraft()
    draft.textColumn("Prediction")
    for time in times { draft.numberColumn("At \(time)\(unit) (SE)") }
    if hasWhole { draft.numberColumn("Integrated (SE)") }
    for variable in Self.distinct(rows.map(\.variable)) {
      var cells = [draft.words(words(variable))]
      for time in times { cells.append(cell("brier", variable, time, &draft)) }
      if hasWhole { cells.append(cell("brier_integrated", variable, nil, &draft)) }
      draft.rows.append(Table.Row(.plain, cells))
    }
    draft.abbreviations = ["SE, standard error"]
    return draft.table(id: format.question.id + "-brier", number: number, caption: caption)
  }

  private static func distinct(_ names: [String?]) -> [String?] {
    names.reduce(into: []) { known, name in if !known.contains(name) { known.append(name) } }
  }

  /// What predicted: the curves of the groups, or a model.
  private func words(_ variable: String?) -> String {
    if case .kaplanMeier = format.question.verb {
      return format.question.by.isEmpty ? "Kaplan–Meier curve" : "Kaplan–Meier curve of the group"
    }
    return variable.map { "Model of " + format.study.label($0) } ?? "Multivariable model"
  }

  private func cell(
    _ context: String, _ variable: String?, _ time: String?, _ draft: inout TableDraft
  ) -> Table.Cell {
    let row = format.index.find(context, "estimate", of: variable, level: time)
    let error = format.text(context, "std.error", of: variable, level: time)
    let text = row.flatMap(format.text).map { $0 + (error.map { " (\($0))" } ?? "") }
    return draft.cell(text, unless: row)
  }
}

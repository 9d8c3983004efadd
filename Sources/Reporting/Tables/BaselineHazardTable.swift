import Analysis
import Cohorts
import Document

/// The table of baseline hazards: times in rows, covariates and strata in columns.
struct BaselineHazardTable {
  let format: AnswerFormat

  private static let context = "cox_baseline"

  private var rows: [Finding] {
    format.index.findings.filter { $0.context == Self.context && $0.variableLevel != nil }
  }

  /// The table with its number and caption; `nil` without a number.
  func table(number: String, caption: [Inline]) -> Table? {
    let rows = self.rows
    guard rows.contains(where: { $0.number != nil }) else { return nil }
    let terms = rows.map(\.variable).distinct()
    let columns = rows.compactMap(\.group1Level).distinct()
    var draft = TableDraft()
    if terms.count > 1 { draft.textColumn("Model of") }
    draft.textColumn(timeHeading)
    for column in columns { draft.numberColumn(Self.words(column)) }
    for term in terms {
      for time in format.index.levels(of: term, in: Self.context) {
        var cells = terms.count > 1 ? [draft.words(term.map(format.study.label) ?? "")] : []
        cells.append(draft.words(time))
        for column in columns {
          let row = format.index.find(
            Self.context, "cumhaz", of: term, level: time, group: column)
          cells.append(cell(row, &draft))
        }
        draft.rows.append(Table.Row(.plain, cells))
      }
    }
    return draft.table(
      id: format.question.id + "-baseline", number: number, caption: caption)
  }

  private func cell(_ row: Finding?, _ draft: inout TableDraft) -> Table.Cell {
    guard let row, let text = format.text(row) else { return draft.cell(nil, unless: row) }
    return draft.cell(text, notes: [row.warning].compactMap(\.self))
  }

  private var timeHeading: String {
    let unit = format.question.outcome.flatMap { format.study.cohort.outcome($0)?.unit }
    return "Time" + (unit.map { ", " + $0 } ?? "")
  }

  /// `Male, zero` in words.
  private static func words(_ level: String) -> String {
    let parts = split(level, at: ", ")
    let kind = parts.last == "zero" ? "covariates zero" : "covariates at their means"
    let others = parts.dropLast().joined(separator: ", ")
    return others.isEmpty ? kind.capitalisedFirst : others + ": " + kind
  }
}

import Analysis
import Cohorts
import Document

/// The table of baseline hazards: strata and times in rows, covariates in columns.
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
    let strata = rows.compactMap { $0.group1Level.map(Self.stratum) }.distinct()
    var draft = TableDraft()
    if terms.count > 1 { draft.textColumn("Model of") }
    if strata.count > 1 { draft.textColumn("Stratum") }
    draft.textColumn(timeHeading)
    draft.numberColumn("Covariates zero")
    draft.numberColumn("Covariates at their means")
    for term in terms {
      for stratum in strata {
        for time in format.index.levels(of: term, in: Self.context) {
          var cells = terms.count > 1 ? [draft.words(term.map(format.study.label) ?? "")] : []
          if strata.count > 1 { cells.append(draft.words(stratum)) }
          cells.append(draft.words(time))
          for kind in ["zero", "means"] {
            let row = format.index.find(
              Self.context, "cumhaz", of: term, level: time,
              group: stratum.isEmpty ? kind : stratum + ", " + kind)
            cells.append(cell(row, &draft))
          }
          draft.rows.append(Table.Row(.plain, cells))
        }
      }
    }
    return draft.table(
      id: format.question.id + "-baseline", number: number, caption: caption)
  }

  private func cell(_ row: Finding?, _ draft: inout TableDraft) -> Table.Cell {
    guard let row, let text = format.text(row) else { return draft.cell(nil, unless: row) }
    return draft.cell(text, notes: [row.warning].compactMap(\.self), from: [row])
  }

  private var timeHeading: String {
    let unit = format.question.outcome.flatMap { format.study.cohort.outcome($0)?.unit }
    return "Time" + (unit.map { ", " + $0 } ?? "")
  }

  /// The stratum in `Male, zero`; empty where there is one.
  private static func stratum(_ level: String) -> String {
    split(level, at: ", ").dropLast().joined(separator: ", ")
  }
}

import Analysis
import Cohorts
import Document

/// The table of `cutpoint`: the best cut, whom it parts, and the p that knows of the search.
struct CutPointSection {
  let format: AnswerFormat
  let search: CutPointSearch

  private static let context = "maximally_selected"

  /// The table.
  func table(number: String, caption: [Inline]) -> Table {
    let index = format.index
    let groups: [String?] = index.groups.isEmpty ? [nil] : index.groups
    var draft = TableDraft()
    draft.textColumn("Variable")
    if groups.count > 1 { draft.textColumn("Group") }
    for head in ["Cut point", "n at or below", "n above", "Cuts tried", "M", "p"] {
      draft.numberColumn(head)
    }
    for group in groups {
      var cells = [draft.words(format.study.heading(search.variable.text))]
      if groups.count > 1 { cells.append(draft.words(group ?? "All patients")) }
      for statistic in ["cutpoint", "n.low", "n.high", "cuts", "statistic", "p.value"] {
        cells.append(cell(statistic, group, &draft))
      }
      draft.rows.append(Table.Row(.plain, cells))
    }
    draft.abbreviations = ["M, maximally selected rank statistic"]
    return draft.table(id: format.question.id, number: number, caption: caption)
  }

  private func cell(
    _ statistic: String, _ group: String?, _ draft: inout TableDraft
  ) -> Table.Cell {
    let row = format.index.find(Self.context, statistic, of: search.variable.text, group: group)
    guard let row, row.number != nil, let text = format.text(row) else {
      return draft.cell(nil, unless: row)
    }
    let method = statistic == "p.value" ? format.index.sibling("method", of: row)?.text : nil
    let notes = [method.map { $0.typographic.capitalisedFirst }, row.warning]
    return draft.cell(text, notes: notes.compactMap(\.self), from: [row])
  }
}

import Analysis
import Cohorts
import Document

/// The counts of `cross_tabulate` in each stratum: levels in rows, groups in columns.
struct StratifiedTable {
  let format: AnswerFormat
  let cross: CrossTabulate
  private var draft = TableDraft()

  /// The table of one question and its answer.
  init(_ format: AnswerFormat, _ cross: CrossTabulate) {
    self.format = format
    self.cross = cross
  }

  private var index: FindingIndex { format.index }

  /// The table with its number and caption.
  mutating func build(id: String, number: String, caption: [Inline]) -> Table {
    draft.textColumn("Characteristic")
    for group in index.secondGroups { draft.numberColumn(group) }
    draft.numberColumn("Overall")
    for stratum in strata {
      let name = cross.strata.map { format.study.label($0.text) + ": " } ?? ""
      draft.rows.append(Table.Row(.section, [draft.words(name + stratum)]))
      for variable in cross.variables.map(\.text) { addRows(of: variable, in: stratum) }
    }
    draft.remarks = ["Cells are n (\(cross.percent.words))."]
    return draft.table(id: id, number: number, caption: caption)
  }

  private var strata: [String] {
    index.findings.lazy.filter { $0.group2 != nil && $0.context == "categorical" }
      .compactMap(\.group1Level).distinct()
  }

  private mutating func addRows(of variable: String, in stratum: String) {
    let n = groups.map { cell("missing", "N_nonmiss", of: variable, nil, stratum, $0) }
    draft.rows.append(
      Table.Row(.variable, [draft.words(format.study.label(variable) + ", n")] + n))
    for level in index.levels(of: variable, in: "categorical") {
      let cells = groups.map { group -> Table.Cell in
        let rows = ["n", "p"].map { find($0, of: variable, level, stratum, group) }
        let printed = rows.map { $0.flatMap(format.text) }
        guard let n = printed[0] else { return .empty }
        let percent = printed[1].map { " (\($0)%)" } ?? ""
        return draft.cell(n + percent, notes: [], from: rows)
      }
      draft.rows.append(Table.Row(.level, [draft.words(level)] + cells))
    }
  }

  private var groups: [String?] { index.secondGroups + [nil] }

  private mutating func cell(
    _ context: String, _ statistic: String, of variable: String, _ level: String?,
    _ stratum: String, _ group: String?
  ) -> Table.Cell {
    let row = index.find(
      context, statistic, of: variable, level: level, group: stratum, group2: group)
    return draft.cell(row.flatMap(format.text), unless: row)
  }

  private func find(
    _ statistic: String, of variable: String, _ level: String, _ stratum: String, _ group: String?
  ) -> Finding? {
    index.find(
      "categorical", statistic, of: variable, level: level, group: stratum, group2: group)
  }
}

extension Summarize.Percent {
  /// What a percentage is of, in words.
  var words: String {
    switch self {
    case .column: "% of the group"
    case .row: "% of the level"
    case .cell: "% of all"
    }
  }
}

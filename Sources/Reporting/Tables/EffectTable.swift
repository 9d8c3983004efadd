import Analysis
import Cohorts
import Document

/// The effect sizes of a cross table: one row for each measure, pair of groups and stratum.
struct EffectTable {
  let format: AnswerFormat
  let cross: CrossTabulate
  private var draft = TableDraft()
  private let rows: [Finding]

  /// The table of one question and its answer; `nil` when no effect was asked for.
  init?(_ format: AnswerFormat, _ cross: CrossTabulate) {
    self.format = format
    self.cross = cross
    let keys = Set(cross.effects.map(\.rawValue))
    rows = format.index.findings.filter {
      keys.contains($0.context) && $0.statistic == "estimate"
    }
    if rows.isEmpty { return nil }
  }

  private var index: FindingIndex { format.index }

  /// The table with its number and caption.
  mutating func build(id: String, number: String, caption: [Inline]) -> Table {
    draft.textColumn("Measure")
    draft.textColumn("Compared")
    if isStratified { draft.textColumn(strataLabel) }
    draft.numberColumn("Estimate (\(format.intervalName))")
    var variable: String?
    for row in rows {
      if cross.variables.count > 1, row.variable != variable, let name = row.variable {
        draft.rows.append(Table.Row(.section, [draft.words(format.study.label(name))]))
      }
      variable = row.variable
      add(row)
    }
    draft.abbreviations = ["CI, confidence interval"]
    return draft.table(id: id, number: number, caption: caption)
  }

  private var isStratified: Bool { cross.strata != nil }
  private var strataLabel: String { cross.strata.map { format.study.label($0.text) } ?? "" }

  private mutating func add(_ row: Finding) {
    let isFirst = row.group2 == nil
    let event = index.sibling("event", of: row)?.text
    let name = MethodName.words(row.context).capitalisedFirst
    let link = row.context == EffectKey.numberNeededToTreat.rawValue ? " for " : " of "
    let measure = isFirst ? name + (event.map { link + $0 } ?? "") : ""
    var cells = [draft.words(measure), draft.words(isFirst ? sides(of: row) : "")]
    if isStratified { cells.append(draft.words(isFirst ? "All strata" : row.group1Level ?? "")) }
    cells.append(estimate(row))
    draft.rows.append(Table.Row(isFirst ? .plain : .level, cells))
  }

  private mutating func estimate(_ row: Finding) -> Table.Cell {
    guard let text = format.text(row) else { return draft.cell(nil, unless: row) }
    let limits = ["conf.low", "conf.high"].compactMap { index.sibling($0, of: row) }
    let printed = limits.compactMap(format.text)
    let interval = printed.count == 2 ? " (\(NumberFormat.range(printed[0], printed[1])))" : ""
    let method = index.sibling("method", of: row)?.text?.typographic
    let direction = index.sibling("direction", of: row)?.text
    let missing = printed.count == 2 ? nil : limits.first?.error.map { "No interval: " + $0 }
    let notes = [method, direction, row.warning, limits.first?.warning, missing]
    return draft.cell(text + interval, notes: notes.compactMap(\.self))
  }

  /// The two sides of an effect: a difference, a ratio, or neither.
  private func sides(of row: Finding) -> String {
    guard row.context != EffectKey.cramersV.rawValue else {
      return cross.variables.count > 1 || row.variable == nil
        ? "" : format.study.label(row.variable ?? "") + ", " + grouping
    }
    let pair = row.variableLevel.map { split($0, at: " - ") } ?? format.comparedGroups(row.variable)
    guard pair.count == 2 else { return row.variableLevel ?? "" }
    switch EffectKey(rawValue: row.context) {
    case .riskRatio, .oddsRatio: return pair.joined(separator: " / ")
    case .numberNeededToTreat, .smd: return pair.joined(separator: " against ")
    default: return pair.joined(separator: " − ")
    }
  }

  private var grouping: String {
    format.question.by.map { format.study.label($0.text) }.joined(separator: ", ")
  }
}

extension AnswerFormat {
  /// The groups with patients who have a value of a variable, in their order.
  func comparedGroups(_ variable: String?) -> [String] {
    let by = question.by.last?.text
    let rows = index.findings.filter {
      $0.context == "missing" && $0.statistic == "N_nonmiss" && $0.variable == variable
        && $0.group1 == by && ($0.number ?? 0) > 0
    }
    return rows.compactMap(\.group1Level).distinct()
  }
}

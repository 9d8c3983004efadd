import Analysis
import Cohorts
import Document
import Statistics

/// Columns of a table that stand together: the groups of all patients, or of one level of a first
/// grouping variable, and what compares them.
struct BaselineBlock: Equatable, Sendable {
  /// The level of the first grouping variable where there are two; `nil` for all patients.
  let stratum: String?
  /// The groups in their columns; `nil` is the column of all patients of the block.
  let groups: [String?]
  /// The groups that have patients.
  var compared: [String] = []
  /// Whether a column of differences stands behind the groups.
  var hasDifference = false
  /// Whether a column of standardized differences stands behind the groups.
  var hasSMD = false
  /// Whether a column of p-values stands behind the groups.
  var hasTests = false
  /// Whether a column of adjusted p-values stands behind that.
  var isAdjusted = false

  /// How many columns they are.
  var count: Int {
    groups.count + [hasDifference, hasSMD, hasTests, isAdjusted].count { $0 }
  }
}

/// The columns of a baseline table.
struct BaselineColumns {
  let format: AnswerFormat
  let table: Summarize

  private var index: FindingIndex { format.index }

  /// The blocks from the left.
  var blocks: [BaselineBlock] {
    if index.secondGroups.isEmpty { return [block(within: nil, overall(index.groups))] }
    let strata = index.groups.map { block(within: $0, index.secondGroups) }
    let everyone = BaselineBlock(stratum: nil, groups: [nil])
    switch table.overall {
    case .first: return [everyone] + strata
    case .last: return strata + [everyone]
    case .no: return strata
    }
  }

  private func overall(_ named: [String?]) -> [String?] {
    switch named.isEmpty ? .first : table.overall {
    case .first: [nil] + named
    case .last: named + [nil]
    case .no: named
    }
  }

  private func block(within stratum: String?, _ groups: [String?]) -> BaselineBlock {
    var block = BaselineBlock(stratum: stratum, groups: groups)
    block.compared = groups.compactMap(\.self).filter { (size(of: $0, block) ?? 1) > 0 }
    block.hasTests = names.contains {
      !TestRow.all(of: $0, within: stratum, in: index).isEmpty
    }
    block.isAdjusted = block.hasTests && format.question.adjust != .none
    block.hasDifference = table.difference && block.compared.count == 2
    block.hasSMD = table.smd && block.compared.count > 1
    return block
  }

  private var names: [String] { table.variables.map(\.text) }

  private func size(of group: String?, _ block: BaselineBlock) -> Double? {
    row(of: group, block)?.number
  }

  private func row(of group: String?, _ block: BaselineBlock) -> Finding? {
    names.lazy.compactMap { name in
      index.find("missing", "N_obs", of: name, group: group, in: block)
    }
    .first
  }

  /// The head of a group's column: its name and its patients.
  func heading(of group: String?, _ block: BaselineBlock) -> String {
    let isAlone = index.groups.isEmpty
    return (group ?? (isAlone ? "All patients" : "Overall")) + count(of: group, block)
  }

  private func count(of group: String?, _ block: BaselineBlock) -> String {
    row(of: group, block).flatMap(format.text).map { " (n = \($0))" } ?? ""
  }

  /// The head over a block; empty over the columns of all patients.
  func span(over block: BaselineBlock) -> Table.Span {
    guard let stratum = block.stratum else { return Table.Span("", over: block.count) }
    let variable = index.groupings.first.map { format.study.label($0) + ": " } ?? ""
    let words = variable + stratum + count(of: nil, block)
    return Table.Span(Table.Cell(TableDraft.head(words)), over: block.count)
  }
}

extension FindingIndex {
  /// A row of one group of a block.
  func find(
    _ context: String, _ statistic: String, of variable: String, level: String? = nil,
    group: String?, in block: BaselineBlock
  ) -> Finding? {
    find(
      context, statistic, of: variable, level: level, group: block.stratum ?? group,
      group2: block.stratum == nil ? nil : group)
  }

  /// A row of what compares the groups of a block.
  func compared(
    _ context: String, _ statistic: String, of variable: String, level: String? = nil,
    in block: BaselineBlock
  ) -> Finding? {
    find(context, statistic, of: variable, level: level, group: block.stratum)
  }
}

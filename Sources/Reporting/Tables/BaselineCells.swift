import Analysis
import Cohorts
import Document

extension BaselineTable {
  /// The cell of one group: the template with its numbers, or a dash with the reason.
  mutating func cell(
    _ template: CellTemplate, _ row: BaselineRow, _ group: String?, _ block: BaselineBlock
  ) -> Table.Cell {
    let found = template.statistics.map { find($0, row, group, block) }
    let texts = found.map { $0.flatMap(format.text) }
    let values = Dictionary(
      zip(template.statistics, texts.map { $0 ?? "—" }), uniquingKeysWith: { first, _ in first })
    let notes = zip(found, texts).compactMap { finding, text in
      text == nil ? finding?.error ?? "Not computed" : nil
    }.distinct()
    if let reason = notes.first, texts.allSatisfy({ $0 == nil }) {
      return draft.dash(reason, from: found)
    }
    return draft.cell(template.text(format.style) { values[$0] ?? "—" }, notes: notes, from: found)
  }

  private func find(
    _ statistic: String, _ row: BaselineRow, _ group: String?, _ block: BaselineBlock
  ) -> Finding? {
    let context = row.level == nil ? "continuous" : "categorical"
    return index.find(
      context, statistic, of: row.variable, level: row.level, group: group, in: block)
      ?? index.find("date", statistic, of: row.variable, group: group, in: block)
      ?? index.find("missing", statistic, of: row.variable, group: group, in: block)
  }

  // MARK: - Comparison

  /// The cells after the groups: difference, standardised difference, p and adjusted p.
  mutating func comparison(_ row: BaselineRow, _ block: BaselineBlock) -> [Table.Cell] {
    var cells: [Table.Cell] = []
    if block.hasDifference { cells.append(difference(row, block)) }
    if block.hasSMD {
      let d = row.isHead ? index.compared("smd", "estimate", of: row.variable, in: block) : nil
      cells.append(draft.cell(d.flatMap(format.text), unless: d))
    }
    if block.hasTests { cells.append(test("p.value", row, block, isNamed: true)) }
    if block.isAdjusted { cells.append(test("p.value.adjusted", row, block, isNamed: false)) }
    return cells
  }

  /// The difference of the variable, or of the level, with its interval.
  private mutating func difference(_ row: BaselineRow, _ block: BaselineBlock) -> Table.Cell {
    guard row.isHead || row.isFirstLine else { return .empty }
    let level = row.level
    func find(_ context: String, _ statistic: String) -> Finding? {
      index.compared(context, statistic, of: row.variable, level: level, in: block)
    }
    guard let context = Self.differences.first(where: { find($0, "estimate") != nil }) else {
      return .empty
    }
    let limits = ["conf.low", "conf.high"].compactMap { find(context, $0).flatMap(format.text) }
    let interval =
      limits.count == 2 ? format.aside(format.style.interval(limits[0], limits[1])) : ""
    let estimate = find(context, "estimate")
    let unit = context == "risk_difference" ? "%" : ""
    return draft.cell(
      estimate.flatMap(format.text).map { $0 + unit + interval }, unless: estimate,
      with: ["conf.low", "conf.high"].map { find(context, $0) })
  }

  /// The p-values of a variable's tests, each with a footnote that names its test.
  private mutating func test(
    _ statistic: String, _ row: BaselineRow, _ block: BaselineBlock, isNamed: Bool
  ) -> Table.Cell {
    guard row.isHead else { return .empty }
    var content: [Inline] = []
    var rows: [Finding] = []
    let tests = TestRow.all(of: row.variable, within: block.stratum, in: index)
    for test in tests {
      guard let p = test.find(statistic, in: index) else { continue }
      var notes = isNamed ? [footnotes.words(of: test)] : []
      if let error = p.error { notes.append(error) }
      if let warning = p.warning { notes.append(warning) }
      if tests.count == 1 { return draft.cell(format.text(p) ?? "—", notes: notes, from: [p]) }
      rows.append(p)
      if !content.isEmpty { content.append(.text("; ")) }
      content.append(.number(format.text(p) ?? "—"))
      content += draft.letters(notes).map(Inline.footnote)
    }
    return Table.Cell(content, sources: TableDraft.sources(rows))
  }
}

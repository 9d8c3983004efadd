import Analysis
import Cohorts
import Document
import Statistics

/// The table of `compare`: one row for each variable and test, the groups side by side.
struct ComparisonTable {
  let format: AnswerFormat
  let comparison: Compare
  private let columns: ComparisonColumns
  private let remarks: [Note]
  private var draft = TableDraft()

  /// The table of one question and its answer; the remarks say what is counted in pairs of levels.
  init(_ format: AnswerFormat, _ comparison: Compare, remarks: [Note] = []) {
    self.format = format
    self.comparison = comparison
    self.remarks = remarks.filter { $0.kind == .remark }
    let index = format.index
    let rows = Self.names(in: comparison).flatMap { Self.tests(of: $0, in: index) }
    columns = ComparisonColumns(format, comparison, rows)
  }

  /// The tests of a variable; where it has none of its own, a row that describes it.
  private static func tests(of variable: String, in index: FindingIndex) -> [TestRow] {
    let own = TestRow.all(of: variable, in: index)
    return own.isEmpty ? [TestRow.untested(variable, in: index)].compactMap(\.self) : own
  }

  private var index: FindingIndex { format.index }
  private var groups: [String] { columns.groups }
  private var effects: [EffectKey] { columns.effects }
  private var estimates: [ComparisonColumns.EstimateColumn] { columns.estimates }
  private var isAdjusted: Bool { format.question.adjust != .none }

  /// The names of the rows: those of variables, and `before - after` of pairs.
  private static func names(in comparison: Compare) -> [String] {
    comparison.subjects.map { subject in
      switch subject {
      case .variable(let name): name.text
      case .pair(let before, let after): before.text + " - " + after.text
      }
    }
  }

  /// The contexts of results.json that the table shows.
  var contexts: Set<String> {
    let own = columns.rows.filter { $0.pValue(in: index) != nil }
    return Set(
      ["continuous", "categorical", "date", "missing"] + own.map(\.context)
        + comparison.effects.map(\.rawValue))
  }

  /// The table with its number and caption.
  mutating func build(number: String, caption: [Inline]) -> Table {
    addColumns()
    for variable in Self.names(in: comparison) { addRows(of: variable) }
    draft.abbreviations = abbreviations
    return draft.table(id: format.question.id, number: number, caption: caption)
  }

  private var abbreviations: [String] {
    let hasDegrees = columns.rows.contains { $0.statistic(format).holds("df = ") }
    return (columns.description.holds("SD") ? ["SD, standard deviation"] : [])
      + (!estimates.isEmpty || !effects.isEmpty ? ["CI, confidence interval"] : [])
      + (hasDegrees ? ["df, degrees of freedom"] : [])
  }

  // MARK: - Columns

  private mutating func addColumns() {
    draft.textColumn("Variable")
    var spans = [Table.Span("", over: 1)]
    for group in groups {
      draft.numberColumn("n")
      draft.numberColumn(columns.description)
      spans.append(Table.Span(Table.Cell([.text(group)]), over: 2))
    }
    let before = draft.columns.count
    for column in estimates { draft.numberColumn(columns.heading(of: column)) }
    for effect in effects { draft.numberColumn(columns.heading(of: effect)) }
    draft.textColumn("Test statistic")
    draft.numberColumn("p")
    if isAdjusted { draft.numberColumn("Adjusted p") }
    spans.append(Table.Span("", over: draft.columns.count - before))
    draft.spans = [spans]
  }

  // MARK: - Rows

  private mutating func addRows(of variable: String) {
    let tests = Self.tests(of: variable, in: index)
    let levels = columns.levels(of: variable)
    guard !tests.isEmpty else {
      addRefusal(of: variable)
      return
    }
    for (position, test) in tests.enumerated() {
      let label = position == 0 ? columns.label(variable) : MethodName.words(test.context)
      let kind: Table.Row.Kind = position == 0 ? .variable : .level
      // What the row above says of the groups is not said again.
      let isSame = position > 0 && tests[position - 1].isOfRanks == test.isOfRanks
      let description =
        isSame
        ? [Table.Cell](repeating: .empty, count: 2 * groups.count)
        : groupCells(of: test, isCategorical: !levels.isEmpty)
      let end = endCells(of: test, isFirst: position == 0)
      draft.rows.append(Table.Row(kind, [draft.words(label.capitalisedFirst)] + description + end))
    }
    for level in levels { addLevel(level, of: variable) }
  }

  /// A variable that no test answered: its reason stands where its numbers would.
  private mutating func addRefusal(of variable: String) {
    let reason = index.findings.first { $0.variable == variable && $0.error != nil }?.error
    let label = draft.words(format.study.heading(variable))
    draft.rows.append(Table.Row(.variable, [label, draft.dash(reason ?? "Not computed")]))
  }

  private mutating func addLevel(_ level: String, of variable: String) {
    var cells = [draft.words(level)]
    for (name, group) in columns.places(of: variable) {
      let rows = ["n", "p"].map {
        index.find("categorical", $0, of: name, level: level, group: group)
      }
      let printed = rows.map { $0.flatMap(format.text) }
      let cell = printed[0].map { $0 + (printed[1].map { " (\($0)%)" } ?? "") }
      cells += [
        Table.Cell.empty,
        cell.map { draft.cell($0, notes: [], from: rows) } ?? Table.Cell.empty,
      ]
    }
    draft.rows.append(Table.Row(.level, cells))
  }

  private mutating func groupCells(of test: TestRow, isCategorical: Bool) -> [Table.Cell] {
    if !comparison.summaries.isEmpty { return summaryCells }
    return columns.places(of: test.variable).flatMap { variable, own in
      let context = isCategorical ? "missing" : "continuous"
      let count = index.find(
        context, isCategorical ? "N_nonmiss" : "N", of: variable, group: own)
      let whole = index.find(test.context, "nobs", of: test.variable)
      let known = count ?? (own == nil ? whole : nil)
      let n = draft.cell(known.flatMap(format.text), unless: known)
      let cell =
        isCategorical ? Table.Cell.empty : describe(variable, own, isOfRanks: test.isOfRanks)
      return [n, cell]
    }
  }

  /// What was printed of the groups.
  private var summaryCells: [Table.Cell] {
    comparison.summaries.flatMap { group in
      let numbers = [group.mean, group.sd].map { NumberFormat.significant($0, 15).trimmingZeros }
      let cell = numbers[0] + " (\(numbers[1]))"
      return [NumberFormat.count(Double(group.n)), cell].map { Table.Cell([.number($0)]) }
    }
  }

  private mutating func describe(
    _ variable: String, _ group: String?, isOfRanks: Bool
  ) -> Table.Cell {
    let own = isOfRanks ? "{median} ({p25}–{p75})" : format.style.meanTemplate
    let template = CellTemplate(own)
    let found = template.statistics.map {
      index.find("continuous", $0, of: variable, group: group)
    }
    guard found.contains(where: { $0 != nil }) else { return Table.Cell.empty }
    if let reason = found.first??.error, found.allSatisfy({ $0?.number == nil }) {
      return draft.dash(reason, from: found)
    }
    let texts = found.map { $0.flatMap(format.text) ?? "—" }
    let notes = found.compactMap { $0?.error }
    let values = Dictionary(zip(template.statistics, texts), uniquingKeysWith: { a, _ in a })
    return draft.cell(template.text(format.style) { values[$0] ?? "—" }, notes: notes, from: found)
  }

  private mutating func endCells(of test: TestRow, isFirst: Bool) -> [Table.Cell] {
    var cells: [Table.Cell] = []
    for column in estimates {
      cells.append(
        column.holds(test, in: index)
          ? estimateCell(
            test.context, of: test.variable, notes: counted(in: test, under: column))
          : Table.Cell.empty)
    }
    for effect in effects {
      cells.append(isFirst ? effectCell(effect.rawValue, of: test.variable) : .empty)
    }
    cells.append(draft.cell(test.statistic(format), notes: [], from: test.statisticRows(in: index)))
    cells.append(pCell("p.value", of: test, isNamed: true))
    if isAdjusted { cells.append(pCell("p.value.adjusted", of: test, isNamed: false)) }
    return cells
  }

  /// What an odds ratio counts, where the head does not say it.
  private func counted(
    in test: TestRow, under column: ComparisonColumns.EstimateColumn
  ) -> [String] {
    guard columns.commonEvent(of: column) == nil else { return [] }
    let event = test.find("event", in: index)?.text
    return event.map { ["Odds of \($0)"] } ?? changes(in: test)
  }

  /// How many patients have another level in the second measurement of a pair.
  private func changes(in test: TestRow) -> [String] {
    guard columns.isPaired, test.context == TestKey.mcnemar.rawValue else { return [] }
    return remarks.filter { $0.variable == test.variable }.map(\.sentence)
  }

  /// An effect size; its footnote says how its interval was made, or why it has none.
  private mutating func effectCell(_ context: String, of variable: String) -> Table.Cell {
    let limit = index.find(context, "conf.low", of: variable)
    let method = index.find(context, "method", of: variable)?.text?.typographic
    let reason = (limit?.error ?? limit?.warning).map { "Interval: " + $0 }
    return estimateCell(context, of: variable, notes: [method, reason].compactMap(\.self))
  }

  private mutating func estimateCell(
    _ context: String, of variable: String, notes: [String]
  ) -> Table.Cell {
    guard let row = index.find(context, "estimate", of: variable) else { return Table.Cell.empty }
    guard let text = format.text(row) else { return draft.cell(nil, unless: row) }
    let interval = format.aside(format.interval(context, of: variable))
    return draft.cell(text + interval, notes: notes, from: index.withLimits(row))
  }

  private mutating func pCell(
    _ statistic: String, of test: TestRow, isNamed: Bool
  ) -> Table.Cell {
    guard let row = index.find(test.context, statistic, of: test.variable) else {
      return Table.Cell.empty
    }
    let hasEstimate = test.find("estimate", in: index)?.number != nil
    let changed = hasEstimate ? [] : changes(in: test)
    let named = isNamed ? [test.footnote(format)] + changed : []
    let notes = named + [row.error, row.warning].compactMap(\.self)
    return draft.cell(format.text(row) ?? "—", notes: notes, from: [row])
  }
}

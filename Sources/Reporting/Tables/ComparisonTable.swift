import Analysis
import Cohorts
import Document
import Statistics

/// The table of `compare`: one row for each variable and test, the groups side by side.
struct ComparisonTable {
  let format: AnswerFormat
  let comparison: Compare
  private let rows: [TestRow]
  private let estimates: [EstimateColumn]
  private var draft = TableDraft()

  /// The table of one question and its answer.
  init(_ format: AnswerFormat, _ comparison: Compare) {
    self.format = format
    self.comparison = comparison
    let index = format.index
    let rows = Self.names(in: comparison).flatMap { Self.tests(of: $0, in: index) }
    self.rows = rows
    estimates = EstimateColumn.all.filter { column in
      rows.contains {
        column.holds($0, in: index)
          && index.number($0.context, "estimate", of: $0.variable) != nil
      }
    }
  }

  /// The tests of a variable; where it has none of its own, a row that describes it.
  private static func tests(of variable: String, in index: FindingIndex) -> [TestRow] {
    let own = TestRow.all(of: variable, in: index)
    return own.isEmpty ? [TestRow.untested(variable, in: index)].compactMap(\.self) : own
  }

  /// What a test estimates, under a head of its own.
  private struct EstimateColumn {
    let heading: String
    let contexts: Set<String>
    var isDifference = false

    static let all = [
      EstimateColumn(
        heading: "Difference", contexts: ["student_t", "welch_t", "paired_t", "tost"],
        isDifference: true),
      EstimateColumn(heading: "Mean", contexts: ["one_sample_t", "tost"]),
      EstimateColumn(heading: "Ratio of variances", contexts: ["f_variance"]),
      EstimateColumn(heading: "Odds ratio", contexts: ["fisher_exact", "mcnemar"]),
    ]

    /// Whether the estimate of a test stands here; that of an equivalence is a mean or a difference.
    func holds(_ test: TestRow, in index: FindingIndex) -> Bool {
      guard contexts.contains(test.context) else { return false }
      let hasTwo = index.find(test.context, "estimate1", of: test.variable) != nil
      return test.context != "tost" || hasTwo == isDifference
    }
  }

  private var index: FindingIndex { format.index }

  /// The names of the rows: those of variables, and `before - after` of pairs.
  private static func names(in comparison: Compare) -> [String] {
    comparison.subjects.map { subject in
      switch subject {
      case .variable(let name): name.text
      case .pair(let before, let after): before.text + " - " + after.text
      }
    }
  }

  private var isPaired: Bool {
    comparison.subjects.contains { if case .pair = $0 { true } else { false } }
  }

  /// The heads of the two columns that each group has.
  private var groups: [String] {
    if isPaired { return ["Before", "After"] }
    if !comparison.summaries.isEmpty { return comparison.summaries.map(\.label) }
    return index.groups.isEmpty ? ["All patients"] : index.groups
  }

  /// The contexts of results.json that the table shows.
  var contexts: Set<String> {
    let own = rows.filter { $0.pValue(in: index) != nil }
    return Set(
      ["continuous", "categorical", "date", "missing"] + own.map(\.context)
        + effects.map(\.rawValue))
  }

  /// The table with its number and caption.
  mutating func build(number: String, caption: [Inline]) -> Table {
    addColumns()
    for variable in Self.names(in: comparison) { addRows(of: variable) }
    draft.abbreviations = abbreviations
    return draft.table(id: format.question.id, number: number, caption: caption)
  }

  private var abbreviations: [String] {
    let hasDegrees = rows.contains { $0.statistic(format).contains("df = ") }
    return (description.contains("SD") ? ["SD, standard deviation"] : [])
      + (!estimates.isEmpty || !effects.isEmpty ? ["CI, confidence interval"] : [])
      + (hasDegrees ? ["df, degrees of freedom"] : [])
  }

  // MARK: - Columns

  private var description: String {
    let ranks = rows.filter(\.isOfRanks).count
    let isMixed = ranks > 0 && ranks < rows.count
    let median = "median (quartiles)"
    return isMixed ? "mean (SD) or " + median : ranks > 0 ? median : "mean (SD)"
  }

  private var effects: [EffectKey] {
    comparison.effects.filter { index.contexts.contains($0.rawValue) }
  }

  private var isAdjusted: Bool { format.question.adjust != .none }

  /// The two sides of a difference: the groups that have patients.
  private var direction: String {
    if index.groups.isEmpty, groups.count != 2 { return "" }
    let compared =
      isPaired || index.groups.isEmpty
      ? groups
      : groups.filter { group in
        rows.contains {
          (index.number("missing", "N_nonmiss", of: $0.variable, group: group) ?? 1) > 0
        }
      }
    return compared.count == 2 ? ", " + compared.joined(separator: " − ") : ""
  }

  /// The head of an effect size, with its interval where it has one.
  private func heading(of effect: EffectKey) -> String {
    let name = MethodName.words(effect.rawValue).capitalisedFirst
    let hasLimits = index.findings.contains {
      $0.context == effect.rawValue && $0.statistic == "conf.low" && $0.number != nil
    }
    let sides = Self.directed.contains(effect) ? direction : ""
    return (hasLimits ? "\(name) (\(format.intervalName))" : name) + sides
  }

  /// The effects that have a sign.
  private static let directed: Set<EffectKey> = [
    .meanDifference, .cohensD, .hedgesG, .smd, .hodgesLehmann, .rankBiserial,
  ]

  private mutating func addColumns() {
    draft.textColumn("Variable")
    var spans = [Table.Span("", over: 1)]
    for group in groups {
      draft.numberColumn("n")
      draft.numberColumn(description.capitalisedFirst)
      spans.append(Table.Span(Table.Cell([.text(group)]), over: 2))
    }
    let before = draft.columns.count
    for column in estimates {
      let sides = column.isDifference ? direction : ""
      draft.numberColumn("\(column.heading) (\(format.intervalName))" + sides)
    }
    for effect in effects { draft.numberColumn(heading(of: effect)) }
    draft.textColumn("Test statistic")
    draft.numberColumn("p")
    if isAdjusted { draft.numberColumn("Adjusted p") }
    spans.append(Table.Span("", over: draft.columns.count - before))
    draft.spans = [spans]
  }

  // MARK: - Rows

  private mutating func addRows(of variable: String) {
    let tests = Self.tests(of: variable, in: index)
    let levels = index.levels(of: variable, in: "categorical")
    guard !tests.isEmpty else {
      addRefusal(of: variable)
      return
    }
    for (position, test) in tests.enumerated() {
      let label = position == 0 ? format.study.heading(variable) : MethodName.words(test.context)
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
    var cells = [draft.words(level + ", n (%)")]
    for group in groups {
      let n = format.text("categorical", "n", of: variable, level: level, group: group)
      let percent = format.text("categorical", "p", of: variable, level: level, group: group)
      let cell = n.map { $0 + (percent.map { " (\($0)%)" } ?? "") }
      cells += [Table.Cell.empty, draft.cell(cell, unless: nil)]
    }
    draft.rows.append(Table.Row(.level, cells))
  }

  private mutating func groupCells(of test: TestRow, isCategorical: Bool) -> [Table.Cell] {
    if !comparison.summaries.isEmpty { return summaryCells }
    let names = StudyFormat.parts(of: test.variable)
    return groups.enumerated().flatMap { position, group in
      let isOwn = isPaired && names.count == 2
      let variable = isOwn ? names[position] : test.variable
      let own = isPaired || index.groups.isEmpty ? nil : group
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
    let template = CellTemplate(isOfRanks ? "{median} ({p25}–{p75})" : "{mean} ({sd})")
    let found = template.statistics.map {
      index.find("continuous", $0, of: variable, group: group)
    }
    guard found.contains(where: { $0 != nil }) else { return Table.Cell.empty }
    if let reason = found.first??.error, found.allSatisfy({ $0?.number == nil }) {
      return draft.dash(reason)
    }
    let texts = found.map { $0.flatMap(format.text) ?? "—" }
    let notes = found.compactMap { $0?.error }
    let values = Dictionary(zip(template.statistics, texts), uniquingKeysWith: { a, _ in a })
    if isOfRanks, texts.count == 3 {
      let range = NumberFormat.range(texts[1], texts[2])
      return draft.cell("\(texts[0]) (\(range))", notes: notes)
    }
    return draft.cell(template.text { values[$0] ?? "—" }, notes: notes)
  }

  private mutating func endCells(of test: TestRow, isFirst: Bool) -> [Table.Cell] {
    var cells: [Table.Cell] = []
    for column in estimates {
      cells.append(
        column.holds(test, in: index)
          ? estimateCell(test.context, of: test.variable, notes: []) : Table.Cell.empty)
    }
    for effect in effects {
      cells.append(isFirst ? effectCell(effect.rawValue, of: test.variable) : .empty)
    }
    cells.append(Table.Cell([.number(test.statistic(format))]))
    cells.append(pCell("p.value", of: test, isNamed: true))
    if isAdjusted { cells.append(pCell("p.value.adjusted", of: test, isNamed: false)) }
    return cells
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
    let interval = format.interval(context, of: variable).map { " (\($0))" } ?? ""
    return draft.cell(text + interval, notes: notes)
  }

  private mutating func pCell(
    _ statistic: String, of test: TestRow, isNamed: Bool
  ) -> Table.Cell {
    guard let row = index.find(test.context, statistic, of: test.variable) else {
      return Table.Cell.empty
    }
    let named = isNamed ? [test.footnote(format)] : []
    let notes = named + [row.error, row.warning].compactMap(\.self)
    return draft.cell(format.text(row) ?? "—", notes: notes)
  }
}

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
    let rows = Self.names(in: comparison).flatMap { TestRow.all(of: $0, in: index) }
    self.rows = rows
    estimates = EstimateColumn.all.filter { column in
      rows.contains {
        column.contexts.contains($0.context)
          && index.number($0.context, "estimate", of: $0.variable) != nil
      }
    }
  }

  /// The tests whose estimate is a difference of means.
  static let differences: Set<String> = ["student_t", "welch_t", "paired_t"]

  /// What a test estimates, under a head of its own.
  private struct EstimateColumn {
    let heading: String
    let contexts: Set<String>

    static let all = [
      EstimateColumn(heading: "Difference", contexts: differences),
      EstimateColumn(heading: "Mean", contexts: ["one_sample_t"]),
      EstimateColumn(heading: "Ratio of variances", contexts: ["f_variance"]),
      EstimateColumn(heading: "Odds ratio", contexts: ["fisher_exact"]),
    ]
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
    return index.groups.isEmpty ? ["All patients"] : index.groups
  }

  /// The contexts of results.json that the table shows.
  var contexts: Set<String> {
    Set(
      ["continuous", "categorical", "missing"] + rows.map(\.context) + effects.map(\.rawValue))
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
    return hasLimits ? "\(name) (\(format.intervalName))" : name
  }

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
      let sides = column.contexts == Self.differences ? direction : ""
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
    let tests = TestRow.all(of: variable, in: index)
    let levels = index.levels(of: variable, in: "categorical")
    guard !tests.isEmpty else {
      addRefusal(of: variable)
      return
    }
    for (position, test) in tests.enumerated() {
      let label = position == 0 ? format.study.heading(variable) : MethodName.words(test.context)
      let kind: Table.Row.Kind = position == 0 ? .variable : .level
      let description = groupCells(of: test, isCategorical: !levels.isEmpty)
      draft.rows.append(
        Table.Row(kind, [draft.words(label.capitalisedFirst)] + description + endCells(of: test)))
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

  private mutating func endCells(of test: TestRow) -> [Table.Cell] {
    var cells: [Table.Cell] = []
    for column in estimates {
      cells.append(
        column.contexts.contains(test.context)
          ? estimateCell(test.context, of: test.variable) : Table.Cell.empty)
    }
    for effect in effects { cells.append(estimateCell(effect.rawValue, of: test.variable)) }
    cells.append(Table.Cell([.number(test.statistic(format))]))
    cells.append(pCell("p.value", of: test, isNamed: true))
    if isAdjusted { cells.append(pCell("p.value.adjusted", of: test, isNamed: false)) }
    return cells
  }

  private mutating func estimateCell(_ context: String, of variable: String) -> Table.Cell {
    guard let row = index.find(context, "estimate", of: variable) else { return Table.Cell.empty }
    let interval = format.interval(context, of: variable).map { " (\($0))" } ?? ""
    return draft.cell(format.text(row).map { $0 + interval }, unless: row)
  }

  private mutating func pCell(
    _ statistic: String, of test: TestRow, isNamed: Bool
  ) -> Table.Cell {
    guard let row = index.find(test.context, statistic, of: test.variable) else {
      return Table.Cell.empty
    }
    let named = isNamed ? [test.footnote(in: index)] : []
    let notes = named + [row.error, row.warning].compactMap(\.self)
    return draft.cell(format.text(row) ?? "—", notes: notes)
  }
}

import Analysis
import Cohorts
import Document
import Statistics

/// The table of `summarize`: variables in rows, all patients and the groups in columns.
struct BaselineTable {
  let format: AnswerFormat
  let table: Summarize
  private var draft = TableDraft()

  /// The table of one question and its answer.
  init(_ format: AnswerFormat, _ table: Summarize) {
    self.format = format
    self.table = table
  }

  /// The contexts of results.json that the table shows.
  var contexts: Set<String> {
    let rows = table.variables.flatMap { TestRow.all(of: $0.text, in: index) }
    let effects = (table.difference ? Self.differences : []) + (table.smd ? ["smd"] : [])
    return Set(["continuous", "categorical", "missing"] + rows.map(\.context) + effects)
  }

  /// The effects that can stand as a difference, the first found.
  private static let differences = ["mean_difference", "hodges_lehmann", "risk_difference"]

  private var index: FindingIndex { format.index }

  /// Whether every level has its row, as in a cross table.
  private var isCross: Bool {
    if case .crossTabulate = format.question.verb { true } else { false }
  }

  /// The groups in their columns; `nil` is the column of all patients.
  private var groups: [String?] {
    let named: [String?] = index.groups
    switch named.isEmpty ? .first : table.overall {
    case .first: return [nil] + named
    case .last: return named + [nil]
    case .no: return named
    }
  }

  /// The table with its number and caption.
  mutating func build(number: String, caption: [Inline]) -> Table {
    addColumns()
    for variable in table.variables.map(\.text) { addRows(of: variable) }
    draft.abbreviations = abbreviations
    return draft.table(id: format.question.id, number: number, caption: caption)
  }

  private var abbreviations: [String] {
    let words = draft.rows.compactMap { $0.cells.first?.content.plainText }
    let isMean = words.contains { $0.contains("SD") }
    let isQuartile = words.contains { $0.contains("Q1") || $0.contains("Q3") }
    return (isMean ? ["SD, standard deviation"] : [])
      + (isQuartile ? ["Q1 and Q3, first and third quartile"] : [])
      + (table.difference ? ["CI, confidence interval"] : [])
      + (table.smd ? ["SMD, standardised mean difference"] : [])
  }

  // MARK: - Columns

  private mutating func addColumns() {
    draft.textColumn("Characteristic")
    for group in groups { draft.numberColumn(heading(of: group)) }
    if table.difference { draft.numberColumn("Difference (\(format.intervalName)), \(direction)") }
    if table.smd { draft.numberColumn("SMD") }
    if hasTests { draft.numberColumn("p") }
    if isAdjusted { draft.numberColumn("Adjusted p") }
  }

  private var hasTests: Bool {
    table.variables.contains { !TestRow.all(of: $0.text, in: index).isEmpty }
  }

  private var isAdjusted: Bool { hasTests && format.question.adjust != .none }

  private var direction: String { index.groups.prefix(2).joined(separator: " − ") }

  private func heading(of group: String?) -> String {
    let name = group ?? (index.groups.isEmpty ? "All patients" : "Overall")
    return name + (size(of: group).map { " (n = \($0))" } ?? "")
  }

  private func size(of group: String?) -> String? {
    table.variables.lazy.compactMap {
      format.text("missing", "N_obs", of: $0.text, group: group)
    }
    .first
  }

  // MARK: - Rows

  private mutating func addRows(of variable: String) {
    let levels = index.levels(of: variable, in: "categorical")
    if !levels.isEmpty {
      addLevels(levels, of: variable)
    } else {
      switch format.study.cohort.variable(variable)?.column {
      case .date, .text: addCount(of: variable)
      case .numeric, .categorical, nil: addLines(of: variable)
      }
    }
    addMissing(of: variable)
  }

  /// A variable that is neither numbers nor levels, such as a date: how many patients have it.
  private mutating func addCount(of variable: String) {
    let counts = groups.map { format.text("missing", "N_nonmiss", of: variable, group: $0) }
    let cells = counts.map { draft.cell($0, unless: nil) }
    let label = draft.words(format.study.label(variable) + ", n")
    draft.rows.append(Table.Row(.variable, [label] + cells + endCells(of: variable)))
  }

  /// One row for a two-level variable, else one for each level under the variable's own.
  private mutating func addLevels(_ levels: [String], of variable: String) {
    let lines = templates(of: variable, isCategorical: true)
    let heading = format.study.label(variable)
    let shown = format.study.shownLevel(of: variable, among: levels)
    if let shown, lines.count == 1, !isCross {
      let label = heading + ", " + shown + ", " + lines[0].heading
      add(label, lines[0], level: shown, of: variable)
      return
    }
    add(heading + (lines.count == 1 ? ", " + lines[0].heading : ""), of: variable)
    for level in levels {
      for line in lines {
        let label = level + (lines.count == 1 ? "" : ", " + line.heading)
        draft.rows.append(
          Table.Row(.level, [draft.words(label)] + cells(line, of: variable, level: level)))
      }
    }
  }

  /// One row for a single template, else one for each line under the variable's own.
  private mutating func addLines(of variable: String) {
    let lines = templates(of: variable, isCategorical: false)
    let heading = format.study.heading(variable)
    if lines.count == 1 {
      add(heading + ", " + lines[0].heading, lines[0], of: variable)
      return
    }
    add(heading, of: variable)
    for line in lines {
      let label = draft.words(line.heading.capitalisedFirst)
      draft.rows.append(
        Table.Row(.level, [label] + cells(line, of: variable, level: nil)))
    }
  }

  /// A variable's first row: its words, its cells if it has any, its difference and its tests.
  private mutating func add(
    _ label: String, _ template: CellTemplate? = nil, level: String? = nil, of variable: String
  ) {
    let first = labelCell(label, of: variable)
    let own =
      template.map { cells($0, of: variable, level: level) } ?? groups.map { _ in Table.Cell.empty }
    draft.rows.append(Table.Row(.variable, [first] + own + endCells(of: variable)))
  }

  private mutating func labelCell(_ label: String, of variable: String) -> Table.Cell {
    var cell = Table.Cell([.text(label)])
    let missing = index.number("missing", "N_miss", of: variable) ?? 0
    if table.missing == .no, missing > 0,
      let known = format.text("missing", "N_nonmiss", of: variable),
      let all = format.text("missing", "N_obs", of: variable)
    {
      cell.notes = draft.letters(["Known for \(known) of \(all) patients"])
    }
    return cell
  }

  private mutating func addMissing(of variable: String) {
    let counts = groups.map { format.text("missing", "N_miss", of: variable, group: $0) }
    let isAny = groups.contains {
      (index.number("missing", "N_miss", of: variable, group: $0) ?? 0) > 0
    }
    guard table.missing == .always || (table.missing == .ifany && isAny) else { return }
    let cells = counts.map { draft.cell($0, unless: nil) }
    draft.rows.append(Table.Row(.level, [draft.words("Missing, n")] + cells))
  }

  // MARK: - Cells

  /// The most specific templates of the plan, or the default of the variable's kind.
  func templates(of variable: String, isCategorical: Bool) -> [CellTemplate] {
    let kind: Summarize.Template.Scope = isCategorical ? .categorical : .continuous
    let own = table.templates.last { template in
      if case .variable(let name) = template.scope { name.text == variable } else { false }
    }
    let chosen =
      own ?? table.templates.last { $0.scope == kind }
      ?? table.templates.last { $0.scope == .all }
    if let lines = chosen?.lines, !lines.isEmpty { return lines.map { CellTemplate($0.text) } }
    if isCategorical { return [CellTemplate("{n} ({p}%)")] }
    let isSkewed = format.study.isSkewed(variable)
    return [CellTemplate(isSkewed ? "{median} ({p25}, {p75})" : "{mean} ({sd})")]
  }

  private mutating func cells(
    _ template: CellTemplate, of variable: String, level: String?
  ) -> [Table.Cell] {
    groups.map { cell(template, of: variable, level: level, group: $0) }
  }

  private mutating func cell(
    _ template: CellTemplate, of variable: String, level: String?, group: String?
  ) -> Table.Cell {
    let found = template.statistics.map { find($0, of: variable, level: level, group: group) }
    let reasons = found.map { $0?.text == nil ? $0?.reason ?? "Not computed" : nil }
    let values = Dictionary(
      zip(template.statistics, found.map { $0?.text ?? "—" }),
      uniquingKeysWith: { first, _ in first })
    let notes = reasons.compactMap(\.self)
    if !notes.isEmpty, notes.count == found.count { return draft.dash(notes[0]) }
    return draft.cell(template.text { values[$0] ?? "—" }, notes: notes)
  }

  /// A statistic as printed, or why there is none.
  private func find(
    _ statistic: String, of variable: String, level: String?, group: String?
  ) -> (text: String?, reason: String?)? {
    let contexts = level == nil ? ["continuous", "missing"] : ["categorical", "missing"]
    for context in contexts {
      let own = context == "missing" ? nil : level
      let finding = index.find(context, statistic, of: variable, level: own, group: group)
      if let finding { return (format.text(finding), finding.error) }
    }
    let refusal = index.findings.first { $0.variable == variable && $0.error != nil }
    return (nil, refusal?.error)
  }

  /// The cells after the groups: difference, standardised difference, p and adjusted p.
  private mutating func endCells(of variable: String) -> [Table.Cell] {
    var cells: [Table.Cell] = []
    if table.difference { cells.append(differenceCell(of: variable)) }
    if table.smd {
      let row = index.findings.first { $0.variable == variable && $0.context == "smd" }
      cells.append(draft.cell(row.flatMap(format.text), unless: row))
    }
    if hasTests { cells.append(testCell("p.value", of: variable, isNamed: true)) }
    if isAdjusted { cells.append(testCell("p.value.adjusted", of: variable, isNamed: false)) }
    return cells
  }

  private mutating func differenceCell(of variable: String) -> Table.Cell {
    let tests = TestRow.all(of: variable, in: index).map(\.context)
      .filter(ComparisonTable.differences.contains)
    let context = (Self.differences + tests).first {
      index.find($0, "estimate", of: variable) != nil
    }
    guard let context else { return Table.Cell.empty }
    let row = index.find(context, "estimate", of: variable)
    let interval = format.interval(context, of: variable).map { " (\($0))" } ?? ""
    return draft.cell(row.flatMap(format.text).map { $0 + interval }, unless: row)
  }

  /// The p-values of a variable's tests, each with a footnote that names its test.
  private mutating func testCell(
    _ statistic: String, of variable: String, isNamed: Bool
  ) -> Table.Cell {
    var content: [Inline] = []
    for test in TestRow.all(of: variable, in: index) {
      let row = index.find(test.context, statistic, of: variable)
      guard let row else { continue }
      var notes = isNamed ? [test.footnote(in: index)] : []
      if let error = row.error { notes.append(error) }
      if let warning = row.warning { notes.append(warning) }
      if !content.isEmpty { content.append(.text("; ")) }
      content.append(.number(format.text(row) ?? "—"))
      content += draft.letters(notes).map(Inline.footnote)
    }
    return Table.Cell(content)
  }
}

extension Summarize {
  /// A cross table as a table of its variables, all patients last.
  static func crossing(_ cross: CrossTabulate) -> Summarize {
    var table = Summarize(variables: cross.variables)
    table.overall = .last
    return table
  }
}

import Analysis
import Cohorts
import Document

/// The table of `summarize`: variables in rows, all patients and the groups in columns.
struct BaselineTable {
  let format: AnswerFormat
  let table: Summarize
  let blocks: [BaselineBlock]
  let footnotes: BaselineFootnotes
  var draft = TableDraft()
  private let columns: BaselineColumns

  /// The table of one question and its answer.
  init(_ format: AnswerFormat, _ table: Summarize) {
    self.format = format
    self.table = table
    columns = BaselineColumns(format: format, table: table)
    blocks = columns.blocks
    let names = table.variables.map(\.text)
    let strata = blocks.map(\.stratum)
    footnotes = BaselineFootnotes(
      format: format,
      tests: names.flatMap { name in
        strata.flatMap { TestRow.all(of: name, within: $0, in: format.index) }
      })
  }

  /// The contexts of results.json that the table shows.
  var contexts: Set<String> {
    let effects = (table.difference ? Self.differences : []) + (table.smd ? ["smd"] : [])
    return Set(
      ["continuous", "categorical", "date", "missing"] + footnotes.tests.map(\.context) + effects)
  }

  /// The effects that can stand as a difference.
  static let differences = ["mean_difference", "hodges_lehmann", "risk_difference"]

  var index: FindingIndex { format.index }

  /// Whether every level has its row, as in a cross table.
  private var isCross: Bool {
    if case .crossTabulate = format.question.verb { true } else { false }
  }

  /// The table with its number and caption.
  mutating func build(number: String, caption: [Inline]) -> Table {
    addColumns()
    for variable in table.variables.map(\.text) {
      if let heading = table.heading(before: variable) {
        draft.rows.append(Table.Row(.section, [draft.words(heading)]))
      }
      addRows(of: variable)
    }
    let notes = BaselineNotes(
      format: format, table: table, templates: usedTemplates, blocks: blocks)
    draft.abbreviations = notes.abbreviations
    draft.remarks = notes.remarks
    return draft.table(id: format.question.id, number: number, caption: caption)
  }

  private var usedTemplates: [CellTemplate] {
    let own = table.variables.compactMap { name in
      format.study.kind(of: name.text).map { lines(of: name.text, $0).map(\.template) }
    }
    return own.joined() + missingLines.map(\.template)
  }

  // MARK: - Columns

  private mutating func addColumns() {
    draft.textColumn("Characteristic")
    for block in blocks {
      for group in block.groups { draft.numberColumn(columns.heading(of: group, block)) }
      addComparison(block)
    }
    if blocks.contains(where: { $0.stratum != nil }) {
      draft.spans = [[Table.Span("", over: 1)] + blocks.map(columns.span)]
    }
  }

  private mutating func addComparison(_ block: BaselineBlock) {
    if block.hasDifference {
      let sides = block.compared.joined(separator: " − ")
      let words = footnotes.differences(of: table.variables.map(\.text), block)
      draft.numberColumn(
        format.head("Difference") + ", " + sides, notes: words.isEmpty ? [] : [words])
    }
    if block.hasSMD { draft.numberColumn("SMD", notes: [footnotes.standardized(block)]) }
    if block.hasTests { draft.numberColumn("p") }
    if block.isAdjusted { draft.numberColumn("Adjusted p", notes: [footnotes.adjusted]) }
  }

  // MARK: - Rows

  private mutating func addRows(of variable: String) {
    switch format.study.cohort.variable(variable)?.column {
    case .date?: addDates(of: variable)
    case .text?: addCount(of: variable)
    case .categorical?: addLevels(index.levels(of: variable, in: "categorical"), of: variable)
    case .numeric?, nil: addLines(of: variable)
    }
    addMissing(of: variable)
  }

  /// A date: the first and the last day.
  private mutating func addDates(of variable: String) {
    add(
      .variable, format.study.label(variable) + ", first to last", CellTemplate("{min} to {max}"),
      BaselineRow(variable, isHead: true))
  }

  /// A text: how many patients have one.
  private mutating func addCount(of variable: String) {
    add(
      .variable, format.study.label(variable) + ", n", CellTemplate("{N_nonmiss}"),
      BaselineRow(variable, isHead: true))
  }

  /// One row for a variable of one or two levels, else one for each level under its own.
  private mutating func addLevels(_ levels: [String], of variable: String) {
    let lines = lines(of: variable, .categorical)
    let heading = format.study.label(variable)
    if let shown = format.study.shownLevel(of: variable, among: levels), lines.count == 1, !isCross
    {
      add(
        .variable, heading + ", " + shown + ", " + words(lines[0]), lines[0].template,
        BaselineRow(variable, level: shown, isHead: true))
      return
    }
    let suffix = lines.count == 1 ? ", " + words(lines[0]) : ""
    add(.variable, heading + suffix, nil, BaselineRow(variable, isHead: true))
    for level in levels {
      for (position, line) in lines.enumerated() {
        let label = level + (lines.count == 1 ? "" : ", " + words(line))
        add(
          .level, label, line.template,
          BaselineRow(variable, level: level, isFirstLine: position == 0))
      }
    }
  }

  /// One row for a single template, else one for each line under the variable's own.
  private mutating func addLines(of variable: String) {
    let lines = lines(of: variable, .continuous)
    let heading = format.study.heading(variable)
    let head = BaselineRow(variable, isHead: true)
    if lines.count == 1 {
      add(.variable, heading + ", " + words(lines[0]), lines[0].template, head)
      return
    }
    add(.variable, heading, nil, head)
    for line in lines {
      add(.level, words(line).capitalisedFirst, line.template, BaselineRow(variable))
    }
  }

  private mutating func addMissing(of variable: String) {
    let isAny = blocks.contains { block in
      block.groups.contains {
        (index.find("missing", "N_miss", of: variable, group: $0, in: block)?.number ?? 0) > 0
      }
    }
    guard table.missing == .always || (table.missing == .ifany && isAny) else { return }
    for line in missingLines {
      add(
        .level, line.label ?? "Missing, " + words(line), line.template, BaselineRow(variable))
    }
  }

  /// A row: its words, the cells of each block, and what compares the groups.
  private mutating func add(
    _ kind: Table.Row.Kind, _ label: String, _ template: CellTemplate?, _ row: BaselineRow
  ) {
    var cells = [labelCell(label, row)]
    for block in blocks {
      cells += block.groups.map { group in
        template.map { cell($0, row, group, block) } ?? Table.Cell.empty
      }
      cells += comparison(row, block)
    }
    draft.rows.append(Table.Row(kind, cells))
  }

  private mutating func labelCell(_ label: String, _ row: BaselineRow) -> Table.Cell {
    var cell = draft.words(label)
    let missing = index.number("missing", "N_miss", of: row.variable) ?? 0
    if row.isHead, table.missing == .no, missing > 0,
      let known = format.text("missing", "N_nonmiss", of: row.variable),
      let all = format.text("missing", "N_obs", of: row.variable)
    {
      cell.notes = draft.letters(["Known for \(known) of \(all) patients"])
    }
    return cell
  }
}

/// What a row of a baseline table is about.
struct BaselineRow {
  let variable: String
  /// The level, of a row that has one.
  var level: String?
  /// Whether the variable's tests stand in it.
  var isHead = false
  /// Whether the level's difference stands in it.
  var isFirstLine = false

  init(_ variable: String, level: String? = nil, isHead: Bool = false, isFirstLine: Bool = false) {
    self.variable = variable
    self.level = level
    self.isHead = isHead
    self.isFirstLine = isFirstLine
  }
}

extension Summarize {
  /// A cross table as a table of its variables, all patients last.
  static func crossing(_ cross: CrossTabulate) -> Summarize {
    var table = Summarize(variables: cross.variables)
    table.overall = .last
    table.percent = cross.percent
    return table
  }
}

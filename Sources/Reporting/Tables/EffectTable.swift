import Analysis
import Cohorts
import Document

/// The effect sizes of counts: one row for each measure, pair of groups and stratum.
struct EffectTable {
  let format: AnswerFormat
  private let strata: SourceText?
  private let isNamed: Bool
  private var draft = TableDraft()
  private let rows: [Finding]

  /// The table of a cross table and its answer; `nil` when no effect was asked for.
  init?(_ format: AnswerFormat, _ cross: CrossTabulate) {
    self.format = format
    strata = cross.strata
    isNamed = cross.variables.count > 1
    let keys = Set(cross.effects.map(\.rawValue))
    rows = format.index.findings.filter {
      keys.contains($0.context) && $0.statistic == "estimate"
    }
    if rows.isEmpty { return nil }
  }

  /// The table of a comparison, of the effects that have no column in it; `nil` without any.
  init?(_ format: AnswerFormat, _ comparison: Compare) {
    self.format = format
    strata = nil
    isNamed = true
    let keys = Set(comparison.effects.map(\.rawValue))
    rows = format.index.findings.filter {
      keys.contains($0.context) && $0.statistic == "estimate" && Self.isOfCounts($0)
    }
    if rows.isEmpty { return nil }
  }

  /// Whether a row measures counts, or one of several pairs of groups.
  static func isOfCounts(_ row: Finding) -> Bool {
    row.variableLevel != nil || EffectKey(rawValue: row.context).map(ofCounts.contains) == true
  }

  private static let ofCounts: Set<EffectKey> = [
    .riskDifference, .riskRatio, .oddsRatio, .numberNeededToTreat, .cramersV,
  ]

  private var index: FindingIndex { format.index }

  /// The table with its number and caption.
  mutating func build(id: String, number: String, caption: [Inline]) -> Table {
    draft.textColumn("Measure")
    draft.textColumn("Compared")
    if isStratified { draft.textColumn(strataLabel) }
    draft.numberColumn(format.head("Estimate"))
    var variable: String?
    for row in rows {
      if isNamed, row.variable != variable, let name = row.variable {
        draft.rows.append(Table.Row(.section, [draft.words(format.study.levelsLabel(name))]))
      }
      variable = row.variable
      add(row)
    }
    draft.abbreviations = ["CI, confidence interval"]
    return draft.table(id: id, number: number, caption: caption)
  }

  private var isStratified: Bool { strata != nil }
  private var strataLabel: String { strata.map { format.study.label($0.text) } ?? "" }

  private mutating func add(_ row: Finding) {
    let isFirst = row.group2 == nil
    let event = index.sibling("event", of: row)?.text
    let name = MethodName.words(row.context).capitalisedFirst
    let link = row.context == EffectKey.numberNeededToTreat.rawValue ? " for " : " of "
    let counted = event.map { link + $0 } ?? (changes(in: row) == nil ? "" : " of the pairs")
    let measure = isFirst ? name + counted : ""
    var cells = [draft.words(measure), draft.words(isFirst ? sides(of: row) : "")]
    if isStratified { cells.append(draft.words(isFirst ? "All strata" : row.group1Level ?? "")) }
    cells.append(estimate(row))
    draft.rows.append(Table.Row(isFirst ? .plain : .level, cells))
  }

  private mutating func estimate(_ row: Finding) -> Table.Cell {
    guard let text = format.text(row) else { return draft.cell(nil, unless: row) }
    let limits = ["conf.low", "conf.high"].compactMap { index.sibling($0, of: row) }
    let printed = limits.compactMap(format.text)
    let interval =
      printed.count == 2 ? format.aside(format.style.interval(printed[0], printed[1])) : ""
    let method = index.sibling("method", of: row)?.text?.typographic
    let direction = changes(in: row) == nil ? index.sibling("direction", of: row)?.text : nil
    let missing = printed.count == 2 ? nil : limits.first?.error.map { "No interval: " + $0 }
    let notes = [method, direction, row.warning, limits.first?.warning, missing]
    return draft.cell(
      text + interval, notes: notes.compactMap(\.self), from: index.withLimits(row))
  }

  /// The two sides of an effect: a difference, a ratio, or neither.
  private func sides(of row: Finding) -> String {
    guard row.context != EffectKey.cramersV.rawValue else {
      return row.variable.map { format.study.label($0) + ", " + grouping } ?? ""
    }
    if let changes = changes(in: row) { return changes }
    let pair = row.variableLevel.map { split($0, at: " - ") } ?? format.comparedGroups(row.variable)
    guard pair.count == 2 else { return row.variableLevel ?? "" }
    switch EffectKey(rawValue: row.context) {
    case .riskRatio, .oddsRatio: return pair.joined(separator: " / ")
    case .numberNeededToTreat, .smd: return pair.joined(separator: " against ")
    default: return pair.joined(separator: " − ")
    }
  }

  /// What the odds ratio of pairs divides: those who changed one way and the other.
  private func changes(in row: Finding) -> String? {
    guard row.context == EffectKey.oddsRatio.rawValue else { return nil }
    return index.sibling("direction", of: row)?.text
  }

  private var grouping: String {
    format.question.by.map { format.study.label($0.text) }.joined(separator: ", ")
  }
}

extension StudyFormat {
  /// The words for a variable of levels, or for two measurements of one.
  func levelsLabel(_ name: String) -> String {
    cohort.variable(name) == nil
      ? split(name, at: " - ").map(label).joined(separator: " and ") : label(name)
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

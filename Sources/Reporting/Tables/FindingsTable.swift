import Analysis
import Cohorts
import Document

/// A plain table of all findings of one context, for every method that has no table of its own.
///
/// Rows stand for variables, levels and groups, columns for statistics.
struct FindingsTable {
  let format: AnswerFormat
  let context: String
  private var draft = TableDraft()
  private let rows: [[Finding]]
  private let statistics: [String]

  /// The table of one context of an answer.
  init(_ format: AnswerFormat, context: String) {
    self.format = format
    self.context = context
    let own = format.index.findings.filter { $0.context == context }
    rows = Self.grouped(own)
    statistics = Self.ordered(own.map(\.statistic).distinct())
  }

  /// The patients come first, and an adjusted p-value after its own.
  private static func ordered(_ statistics: [String]) -> [String] {
    var rest = statistics.filter { $0 != "nobs" }
    if rest.contains("p.value"), rest.contains("p.value.adjusted") {
      rest.removeAll { $0 == "p.value.adjusted" }
      rest.insert("p.value.adjusted", at: (rest.firstIndex(of: "p.value") ?? -1) + 1)
    }
    return (statistics.contains("nobs") ? ["nobs"] : []) + rest
  }

  /// What tells one row of the table from the others.
  private struct Place: Hashable {
    let variable: String?
    let level: String?
    let group: String?
    let group2: String?

    init(_ finding: Finding) {
      variable = finding.variable
      level = finding.variableLevel
      group = finding.group1Level
      group2 = finding.group2Level
    }
  }

  /// The findings of each row, in the order met.
  private static func grouped(_ findings: [Finding]) -> [[Finding]] {
    var places: [Place: Int] = [:]
    var rows: [[Finding]] = []
    for finding in findings {
      let place = Place(finding)
      if let row = places[place] {
        rows[row].append(finding)
      } else {
        places[place] = rows.count
        rows.append([finding])
      }
    }
    return rows
  }

  /// The table with its number and caption.
  mutating func build(id: String, number: String, caption: [Inline]) -> Table {
    addColumns()
    for row in rows { add(row) }
    draft.abbreviations = abbreviations
    return draft.table(id: id, number: number, caption: caption)
  }

  // MARK: - Columns

  private var hasVariables: Bool { rows.contains { $0.first?.variable != nil } }
  private var hasLevels: Bool { rows.contains { $0.first?.variableLevel != nil } }
  private var hasGroups: Bool { rows.contains { $0.first?.group1Level != nil } }
  private var hasIntervals: Bool { statistics.contains(where: hasLimits) }

  /// Whether a statistic has limits, in any row.
  private func hasLimits(_ statistic: String) -> Bool {
    let name = Self.prefix(of: statistic) + "conf.low"
    return rows.contains { $0.contains { $0.statistic == name && $0.number != nil } }
  }

  /// The statistics with columns: limits stand beside their estimate, words below the table.
  private var shown: [String] {
    statistics.filter { name in
      let isLimit = name.hasSuffix("conf.low") || name.hasSuffix("conf.high")
      let isAlone = isLimit && !statistics.contains(Self.estimate(of: name))
      return (!isLimit || isAlone) && !["method", "reason", "alternative"].contains(name)
    }
  }

  /// The statistic whose limit this is: `estimate` for `conf.low`, `median` for `median.conf.low`.
  private static func estimate(of limit: String) -> String {
    for ending in ["conf.low", "conf.high"] where limit.hasSuffix(ending) {
      let prefix = limit.dropLast(ending.count)
      return prefix.isEmpty ? "estimate" : String(prefix.dropLast())
    }
    return limit
  }

  /// What stands before `conf.low` in the name of a statistic's limits.
  private static func prefix(of statistic: String) -> String {
    statistic == "estimate" ? "" : statistic + "."
  }

  private mutating func addColumns() {
    let heads = Self.heads[context, default: ("Variable", "Level")]
    if hasVariables { draft.textColumn(heads.0) }
    if hasLevels { draft.textColumn(heads.1) }
    if hasGroups { draft.textColumn("Group") }
    if draft.columns.isEmpty { draft.textColumn("") }
    for name in shown {
      let isWithInterval = hasLimits(name)
      let interval = isWithInterval ? format.head("") : ""
      draft.numberColumn(heading(name) + interval)
    }
  }

  /// The heads of the columns that say what a row is about.
  private static let heads: [String: (String, String)] = [
    "pearson": ("Variable", "With"), "spearman": ("Variable", "With"),
    "kendall": ("Variable", "With"), "cuminc_at": ("Event", "Time"), "roc_at": ("Predictor", "At"),
    "roc_time": ("Predictor", "Time"), "roc_delong_test": ("Predictors", "Groups"),
    "brier": ("Variable", "Time"), "survival_difference": ("Outcome", "Time"),
    "cox_baseline": ("Outcome", "Time"), "icc": ("Measurements", "Form"),
    "tukey_hsd": ("Variable", "Groups"), "games_howell": ("Variable", "Groups"),
    "dunn": ("Variable", "Groups"),
  ]

  private func heading(_ statistic: String) -> String {
    switch statistic {
    case "p.value": "p"
    case "p.value.adjusted": "Adjusted p"
    case "parameter", "num.df": "df"
    case "den.df": "df, denominator"
    case "std.error": "SE"
    case "statistic" where context == "cox_zph": "χ²"
    case "statistic": TestRow.symbol(of: context) ?? "Statistic"
    case "estimate": Self.estimates[context, default: "Estimate"]
    default: MethodName.statistic(statistic)
    }
  }

  /// What the estimate of a context is.
  private static let estimates: [String: String] = [
    "roc_delong_test": "Difference of areas", "roc_partial_auc": "Area", "roc_time": "AUC",
    "cuminc_at": "Incidence", "survival_difference": "Difference", "rmst_difference": "Difference",
    "rmst_ratio": "Ratio", "pearson": "r", "spearman": "ρ", "kendall": "τ", "fine_gray": "HR",
    "tukey_hsd": "Difference of means", "games_howell": "Difference of means",
    "dunn": "Difference of mean ranks",
  ]

  private var abbreviations: [String] {
    let hasDegrees = !Set(["parameter", "num.df"]).isDisjoint(with: shown)
    return (hasIntervals ? ["CI, confidence interval"] : [])
      + (hasDegrees ? ["df, degrees of freedom"] : [])
      + (shown.contains("std.error") ? ["SE, standard error"] : [])
  }

  // MARK: - Rows

  private mutating func add(_ row: [Finding]) {
    guard let first = row.first else { return }
    var cells: [Table.Cell] = []
    if hasVariables { cells.append(draft.words(first.variable.map(words) ?? "")) }
    if hasLevels { cells.append(draft.words(first.variableLevel.map(level) ?? "")) }
    if hasGroups { cells.append(draft.words(Self.group(of: first))) }
    if cells.isEmpty { cells.append(draft.words(MethodName.words(context).capitalisedFirst)) }
    for name in shown { cells.append(cell(name, in: row)) }
    draft.rows.append(Table.Row(.plain, cells))
  }

  /// The groups in words: `Female, Placebo`.
  private static func group(of finding: Finding) -> String {
    let levels = [finding.group1Level, finding.group2Level].compactMap(\.self)
    return levels.isEmpty ? "All patients" : levels.joined(separator: ", ")
  }

  /// The level in words: of correlations it is a variable, of pairwise tests a difference.
  private func level(_ level: String) -> String {
    if ["pearson", "spearman", "kendall"].contains(context) { return format.study.heading(level) }
    guard ["tukey_hsd", "games_howell", "dunn"].contains(context) else { return level }
    return level.replacing(" - ", with: " − ")
  }

  private mutating func cell(_ name: String, in row: [Finding]) -> Table.Cell {
    guard let finding = row.first(where: { $0.statistic == name }) else { return Table.Cell.empty }
    guard let text = format.text(finding) else { return draft.cell(nil, unless: finding) }
    let interval = format.interval(
      context, Self.prefix(of: name), of: finding.variable, level: finding.variableLevel,
      group: finding.group1Level, group2: finding.group2Level)
    let limit = row.first { $0.statistic == Self.prefix(of: name) + "conf.low" }
    let missing = interval == nil ? limit?.error.map { "Interval: " + $0 } : nil
    let notes = [finding.warning, missing, name == tested(row) ? method(in: row) : nil]
    return draft.cell(
      text + format.aside(interval), notes: notes.compactMap(\.self),
      from: interval == nil && limit == nil ? [finding] : format.index.withLimits(finding))
  }

  /// The words for a variable, with its unit; for a pair without.
  private func words(_ variable: String) -> String {
    if variable == "GLOBAL" { return "All terms together" }
    return StudyFormat.parts(of: variable).count > 1
      ? format.study.label(variable) : format.study.heading(variable)
  }

  /// The p-value that names its method: of tests of all pairs together it is the adjusted one.
  private func tested(_ row: [Finding]) -> String {
    row.contains { $0.statistic == "p.value" } ? "p.value" : "p.value.adjusted"
  }

  /// Which method it was and why, for the footnote of a p-value.
  private func method(in row: [Finding]) -> String? {
    let words = ["method", "reason"].compactMap { name in
      row.first { $0.statistic == name }?.text
    }
    return words.isEmpty ? nil : words.joined(separator: ": ").typographic
  }
}

import Analysis
import Cohorts
import Document

/// The tables of `roc`: areas under the curves, and thresholds.
struct ROCSection {
  let format: AnswerFormat
  let roc: ReceiverOperating

  private var index: FindingIndex { format.index }

  /// The contexts of results.json that the tables show.
  static let contexts: Set<String> = [
    "roc_auc", "roc_threshold", "roc_partial_auc", "roc_at", "roc_time", "roc_time_integrated",
    "harrell_c", "uno_c", "continuous", "missing",
  ]

  /// The groups of `by`; one `nil` without.
  private var groups: [String?] {
    let named: [String?] = index.groups
    return named.isEmpty ? [nil] : named
  }

  /// The areas with their intervals.
  func areas(number: String, caption: [Inline]) -> Table {
    var draft = TableDraft()
    draft.textColumn("Predictor")
    if groups.count > 1 { draft.textColumn("Group") }
    draft.textColumn("Positive when")
    draft.numberColumn(positiveWords("positive"))
    draft.numberColumn(positiveWords("negative"))
    draft.numberColumn(format.head("AUC"))
    for predictor in index.variables(in: "roc_auc") {
      for group in groups { add(predictor, group, to: &draft) }
    }
    draft.abbreviations = [
      "AUC, area under the receiver operating characteristic curve", "CI, confidence interval",
    ]
    return draft.table(id: format.question.id, number: number, caption: caption)
  }

  private func positiveWords(_ side: String) -> String {
    guard let positive = roc.positive?.text else { return "n " + side }
    if side == "positive" { return "n " + positive }
    guard case .categorical(let column)? = format.study.cohort.variable(roc.outcome.text)?.column
    else { return "n others" }
    let others = column.levels.filter { $0.label != positive && $0.code != positive }
    return others.count == 1 ? "n " + others[0].label : "n others"
  }

  private func add(_ predictor: String, _ group: String?, to draft: inout TableDraft) {
    func find(_ statistic: String) -> Finding? {
      index.find("roc_auc", statistic, of: predictor, group: group)
    }
    var cells = [draft.words(format.study.heading(predictor))]
    if groups.count > 1 { cells.append(draft.words(group ?? "All patients")) }
    cells.append(draft.words(find("direction")?.text ?? ""))
    for statistic in ["n.cases", "n.controls"] {
      cells.append(draft.cell(find(statistic).flatMap(format.text), unless: find(statistic)))
    }
    cells.append(areaCell(find("estimate"), find("conf.low")?.error, &draft))
    draft.rows.append(Table.Row(.plain, cells))
  }

  private func areaCell(
    _ area: Finding?, _ missing: String?, _ draft: inout TableDraft
  ) -> Table.Cell {
    guard let area, let text = format.text(area) else { return draft.cell(nil, unless: area) }
    let interval = format.interval("roc_auc", of: area.variable, group: area.group1Level)
    let rows = index.withLimits(area)
    if let interval { return draft.cell(text + format.aside(interval), notes: [], from: rows) }
    return draft.cell(text, notes: missing.map { ["Interval: " + $0] } ?? [], from: rows)
  }

  /// The thresholds with what they achieve: a column for each, or a row where they are many.
  func thresholds(number: String, caption: [Inline]) -> Table {
    let found = index.findings.filter {
      $0.context == "roc_threshold" && $0.statistic == "threshold"
    }
    return found.count <= Self.mostColumns
      ? columns(of: found, number: number, caption: caption)
      : rows(number: number, caption: caption)
  }

  /// The most thresholds that stand side by side.
  private static let mostColumns = 5

  private func columns(of found: [Finding], number: String, caption: [Inline]) -> Table {
    var draft = TableDraft()
    draft.textColumn("Statistic")
    for row in found {
      let predictor = row.variable.map(format.study.heading) ?? ""
      let group = row.group1Level.map { ", " + $0 } ?? ""
      draft.numberColumn(predictor + group + ": " + Self.words(row.variableLevel ?? ""))
    }
    let numbers = found.map { thresholdCell($0, &draft) }
    draft.rows.append(Table.Row(.plain, [draft.words(heading(of: "threshold"))] + numbers))
    for statistic in performance {
      let cells = found.map { performanceCell(statistic, beside: $0, &draft) }
      draft.rows.append(Table.Row(.plain, [draft.words(heading(of: statistic))] + cells))
    }
    draft.abbreviations = Self.abbreviations
    return draft.table(id: format.question.id + "-thresholds", number: number, caption: caption)
  }

  private func heading(of statistic: String) -> String {
    let hasLimits = index.findings.contains { $0.statistic == statistic + ".conf.low" }
    return (Self.heads[statistic] ?? statistic) + (hasLimits ? format.head("") : "")
  }

  private func performanceCell(
    _ statistic: String, beside row: Finding, _ draft: inout TableDraft
  ) -> Table.Cell {
    let own = index.sibling(statistic, of: row)
    let interval = format.interval(
      "roc_threshold", statistic + ".", of: row.variable, level: row.variableLevel,
      group: row.group1Level)
    guard let own, own.number != nil, let text = format.text(own) else {
      return draft.cell(nil, unless: own)
    }
    let missing = interval == nil ? index.sibling(statistic + ".conf.low", of: row)?.error : nil
    return draft.cell(
      text + format.aside(interval), notes: missing.map { ["Interval: " + $0] } ?? [],
      from: index.withLimits(own))
  }

  /// A threshold, with its interval where one was asked for.
  private func thresholdCell(_ row: Finding, _ draft: inout TableDraft) -> Table.Cell {
    performanceCell("threshold", beside: row, &draft)
  }

  private static let abbreviations = [
    "CI, confidence interval", "PPV and NPV, positive and negative predictive value",
    "LR, likelihood ratio",
  ]

  private func rows(number: String, caption: [Inline]) -> Table {
    var draft = TableDraft()
    draft.textColumn("Predictor")
    if groups.count > 1 { draft.textColumn("Group") }
    draft.textColumn("Rule")
    draft.numberColumn(heading(of: "threshold"))
    for statistic in performance { draft.numberColumn(heading(of: statistic)) }
    for predictor in index.variables(in: "roc_threshold") {
      for group in groups { addThresholds(of: predictor, group, to: &draft) }
    }
    draft.abbreviations = Self.abbreviations
    return draft.table(
      id: format.question.id + "-thresholds", number: number, caption: caption)
  }

  /// What is said of each threshold, as far as it was computed.
  private var performance: [String] {
    let all = [
      "sensitivity", "specificity", "ppv", "npv", "accuracy", "lr.positive", "lr.negative",
    ]
    let found = Set(
      index.findings.filter { $0.context == "roc_threshold" }.map(\.statistic))
    return all.filter(found.contains)
  }

  private static let heads = [
    "threshold": "Threshold", "sensitivity": "Sensitivity", "specificity": "Specificity",
    "ppv": "PPV", "npv": "NPV",
    "accuracy": "Accuracy", "lr.positive": "LR+", "lr.negative": "LR−",
  ]

  private func addThresholds(
    of predictor: String, _ group: String?, to draft: inout TableDraft
  ) {
    for rule in index.levels(of: predictor, in: "roc_threshold") {
      let row = index.find("roc_threshold", "threshold", of: predictor, level: rule, group: group)
      guard let row else { continue }
      var cells = [draft.words(format.study.heading(predictor))]
      if groups.count > 1 { cells.append(draft.words(group ?? "All patients")) }
      cells.append(draft.words(Self.words(rule)))
      cells.append(thresholdCell(row, &draft))
      for statistic in performance {
        cells.append(performanceCell(statistic, beside: row, &draft))
      }
      draft.rows.append(Table.Row(.plain, cells))
    }
  }

  /// The rule of a threshold in words; a number stands for itself.
  static func words(_ rule: String) -> String {
    let parts = rule.split(separator: " ").map(String.init)
    let names = ["youden": "Youden", "closest_topleft": "closest to top left"]
    return ([names[parts.first ?? "", default: parts.first ?? ""]] + parts.dropFirst())
      .joined(separator: " ")
  }
}

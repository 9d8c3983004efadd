extension MetricsRun {
  /// What the command prints: who has which metric, why not, and what to look at.
  public var summary: String {
    var lines = ["\(records.count) patients"]
    lines += notes.map { "note: " + $0 }
    let formulas = CohortCSV(clinical, records, options).formulas
    if formulas > 0 {
      lines.append(
        "note: \(formulas) clinical \(formulas == 1 ? "cell begins" : "cells begin") with =, +, - or "
          + "@ and got an apostrophe, so that no spreadsheet runs it")
    }
    lines.append("")
    let rows = Metric.primary.filter { clinical.hasTumors || $0 != .tumorBurdenScore }.map(row)
    let width = rows.map(\.0.count).max() ?? 0
    for (name, count, reasons) in rows {
      let padded = name + String(repeating: " ", count: width - name.count)
      lines.append("  \(padded)  \(count)" + (reasons.isEmpty ? "" : "  " + reasons))
    }
    let warnings = QualityRule.allCases.filter { $0.kind == .warning }.compactMap { rule in
      warning(rule)
    }
    if !warnings.isEmpty { lines += [""] + warnings }
    if !quality.onlyImages.isEmpty {
      lines.append(
        "warning: no clinical row for " + Self.list(quality.onlyImages))
    }
    if !quality.onlyClinical.isEmpty {
      lines.append("warning: no images for " + Self.list(quality.onlyClinical))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ metric: Metric) -> (String, String, String) {
    let missing = records.filter { $0.values[metric] == nil }
    let reasons = Dictionary(grouping: missing) { $0.refusal(of: metric)?.rule.rawValue ?? "" }
    let words = reasons.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map {
      "\($0.key) \($0.value.count)"
    }
    return (
      metric.column(options), String(records.count - missing.count), words.joined(separator: ", ")
    )
  }

  private func warning(_ rule: QualityRule) -> String? {
    let met = records.filter { $0.findings.contains { $0.rule == rule } }
    guard !met.isEmpty else { return nil }
    return "warning: \(rule.rawValue): \(rule.meaning): " + Self.list(met.map(\.patient.id))
  }

  private static func list(_ ids: [String]) -> String {
    let shown = ids.prefix(8).joined(separator: ", ")
    return ids.count > 8 ? shown + " and \(ids.count - 8) more" : shown
  }
}

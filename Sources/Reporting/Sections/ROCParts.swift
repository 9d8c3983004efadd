import Analysis
import Cohorts
import Document

/// The table of parts of the area and of points of the curve.
extension ROCSection {
  /// Makes the table from its number and caption; `nil` where neither was asked for.
  var parts: ((String, [Inline]) -> Table)? {
    let found = format.index.findings.filter {
      ["roc_partial_auc", "roc_at"].contains($0.context) && $0.statistic == "estimate"
    }
    guard !found.isEmpty else { return nil }
    return { number, caption in table(of: found, number: number, caption: caption) }
  }

  private func table(of found: [Finding], number: String, caption: [Inline]) -> Table {
    let hasGroups = found.contains { $0.group1Level != nil }
    var draft = TableDraft()
    draft.textColumn("Predictor")
    if hasGroups { draft.textColumn("Group") }
    draft.textColumn("Quantity")
    draft.numberColumn(format.head("Estimate"))
    for row in found {
      var cells = [draft.words(row.variable.map(format.study.heading) ?? "")]
      if hasGroups { cells.append(draft.words(row.group1Level ?? "All patients")) }
      cells.append(draft.words(words(of: row)))
      cells.append(estimate(row, &draft))
      draft.rows.append(Table.Row(.plain, cells))
    }
    draft.abbreviations = ["CI, confidence interval"]
    return draft.table(id: format.question.id + "-parts", number: number, caption: caption)
  }

  /// What a row is: "Sensitivity at specificity 0.9", "Partial area, specificity 0.9 to 1".
  private func words(of row: Finding) -> String {
    if row.context == "roc_at" {
      let place = row.variableLevel ?? ""
      let other = place.hasPrefix("specificity") ? "Sensitivity" : "Specificity"
      return other + " at " + place.split(separator: "=").map { $0.trimmed }.joined(separator: " ")
    }
    guard let partial = roc.partial else { return "Partial area" }
    let ends = [partial.range.lowerBound, partial.range.upperBound].map {
      NumberFormat.significant($0, 6).trimmingZeros
    }
    return "Partial area, \(partial.axis.rawValue) \(ends[0]) to \(ends[1])"
      + (partial.corrected ? ", corrected" : "")
  }

  private func estimate(_ row: Finding, _ draft: inout TableDraft) -> Table.Cell {
    guard row.number != nil, let text = format.text(row) else {
      return draft.cell(nil, unless: row)
    }
    let interval = format.interval(
      row.context, of: row.variable, level: row.variableLevel, group: row.group1Level)
    let missing = interval == nil ? format.index.sibling("conf.low", of: row)?.error : nil
    return draft.cell(
      text + format.aside(interval), notes: missing.map { ["Interval: " + $0] } ?? [],
      from: format.index.withLimits(row))
  }
}

extension Substring {
  /// The text without the spaces around it.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

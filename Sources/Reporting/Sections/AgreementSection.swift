import Analysis
import Cohorts
import Document

/// The tables of `agreement`: the six correlations, κ, or the limits of agreement.
struct AgreementSection {
  let format: AnswerFormat
  let agreement: Agreement

  private var index: FindingIndex { format.index }
  private var context: String { agreement.method.rawValue }

  /// The groups of `by`; one `nil` without.
  private var groups: [String?] {
    let named: [String?] = index.groups
    return named.isEmpty ? [nil] : named
  }

  private var isGrouped: Bool { !index.groups.isEmpty }

  /// The table with its number and caption.
  func table(number: String, caption: [Inline]) -> Table {
    var draft = TableDraft()
    switch agreement.method {
    case .icc: addCorrelations(to: &draft)
    case .kappa, .weightedKappa: addKappas(to: &draft)
    case .blandAltman: addLimits(to: &draft)
    }
    return draft.table(id: format.question.id, number: number, caption: caption)
  }

  /// A number with its interval, or why there is none.
  private func cell(
    _ statistic: String, _ prefix: String, variable: String? = nil, level: String? = nil,
    group: String?, _ draft: inout TableDraft
  ) -> Table.Cell {
    let row = index.find(context, statistic, of: variable, level: level, group: group)
    guard let row, let text = format.text(row) else { return draft.cell(nil, unless: row) }
    let interval = format.interval(context, prefix, of: variable, level: level, group: group)
    let rows = index.withLimits(row)
    if let interval { return draft.cell(text + format.aside(interval), notes: [], from: rows) }
    let limit = index.find(
      context, prefix + "conf.low", of: variable, level: level, group: group)
    return draft.cell(
      text, notes: limit?.error.map { ["No interval: " + $0] } ?? [], from: rows)
  }

  private func plain(
    _ statistic: String, variable: String? = nil, level: String? = nil, group: String?,
    _ draft: inout TableDraft
  ) -> Table.Cell {
    let row = index.find(context, statistic, of: variable, level: level, group: group)
    return draft.cell(row.flatMap(format.text), unless: row)
  }

  // MARK: - Intraclass correlation

  private func addCorrelations(to draft: inout TableDraft) {
    draft.textColumn("Form")
    if isGrouped { draft.textColumn("Group") }
    for heading in [format.head("ICC"), "F", "df", "p"] { draft.numberColumn(heading) }
    for form in index.levels(of: nil, in: context) {
      for group in groups {
        var cells = [draft.words(words(form))]
        if isGrouped { cells.append(draft.words(group ?? "")) }
        cells.append(cell("estimate", "", level: form, group: group, &draft))
        cells.append(plain("statistic", level: form, group: group, &draft))
        cells.append(degrees(form, group, &draft))
        cells.append(plain("p.value", level: form, group: group, &draft))
        draft.rows.append(Table.Row(.plain, cells))
      }
    }
    draft.abbreviations = [
      "ICC, intraclass correlation", "CI, confidence interval", "df, degrees of freedom",
    ]
  }

  private func degrees(
    _ form: String, _ group: String?, _ draft: inout TableDraft
  ) -> Table.Cell {
    let rows = ["num.df", "den.df"].map {
      index.find(context, $0, level: form, group: group)
    }
    let both = rows.compactMap { $0.flatMap(format.text) }
    guard both.count == 2 else { return plain("num.df", level: form, group: group, &draft) }
    var cell = draft.words(both.joined(separator: ", "))
    cell.sources = TableDraft.sources(rows)
    return cell
  }

  private func words(_ form: String) -> String {
    let k = agreement.measurements.count
    let ratings = form.hasSuffix("k") ? "mean of \(k) ratings" : "one rating"
    let model =
      switch form.prefix(4) {
      case "ICC1": "one-way random"
      case "ICC2": "two-way random, absolute agreement"
      default: "two-way mixed, consistency"
      }
    return "\(form): \(model), \(ratings)"
  }

  // MARK: - Kappa

  private func addKappas(to draft: inout TableDraft) {
    if isGrouped { draft.textColumn("Group") } else { draft.textColumn("") }
    let hasShares = index.findings.contains { $0.statistic == "agreement" }
    let shares = hasShares ? ["agreement", "agreement.expected"] : []
    let errors = hasShares ? ["std.error"] : []
    draft.numberColumn("n")
    for statistic in shares { draft.numberColumn(MethodName.statistic(statistic)) }
    draft.numberColumn(format.head("κ"))
    for heading in errors.map({ _ in "SE" }) + ["z", "p"] { draft.numberColumn(heading) }
    for group in groups {
      let method = index.find(context, "method", group: group)?.text?.typographic ?? "κ"
      var cells = [draft.words(isGrouped ? group ?? "" : method.capitalisedFirst)]
      cells.append(plain("nobs", group: group, &draft))
      for statistic in shares { cells.append(plain(statistic, group: group, &draft)) }
      cells.append(cell("estimate", "", group: group, &draft))
      for statistic in errors + ["statistic", "p.value"] {
        cells.append(plain(statistic, group: group, &draft))
      }
      draft.rows.append(Table.Row(.plain, cells))
    }
    draft.abbreviations =
      ["CI, confidence interval"] + (hasShares ? ["SE, standard error of κ"] : [])
  }

  // MARK: - Limits of agreement

  private func addLimits(to draft: inout TableDraft) {
    guard let pair = index.variables(in: context).first else { return }
    draft.textColumn(format.study.label(pair) + unit(pair))
    for group in groups {
      draft.numberColumn(group ?? format.head("Estimate"))
    }
    let parts = [
      ("bias", "Bias"), ("limit.low", "Lower limit of agreement"),
      ("limit.high", "Upper limit of agreement"),
    ]
    for (statistic, heading) in parts {
      let interval = isGrouped ? format.head("") : ""
      let cells = groups.map { group in
        cell(statistic, statistic + ".", variable: pair, group: group, &draft)
      }
      draft.rows.append(Table.Row(.plain, [draft.words(heading + interval)] + cells))
    }
    let others = [
      ("sd", "Standard deviation of the differences"), ("p.value", "p of no bias"),
      ("nobs", "Patients"),
    ]
    for (statistic, heading) in others {
      let cells = groups.map { plain(statistic, variable: pair, group: $0, &draft) }
      draft.rows.append(Table.Row(.plain, [draft.words(heading)] + cells))
    }
    draft.abbreviations = ["CI, confidence interval"]
  }

  private func unit(_ pair: String) -> String {
    let first = StudyFormat.parts(of: pair).first ?? pair
    return format.study.cohort.variable(first)?.unit.map { ", " + StudyFormat.unit($0) } ?? ""
  }
}

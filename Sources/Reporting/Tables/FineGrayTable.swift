import Analysis
import Cohorts
import Document

/// The table of Fine and Gray's models: terms in rows, a pair of columns for each event.
struct FineGrayTable {
  let format: AnswerFormat
  /// The variables of the model, in the plan's order.
  let terms: [String]

  private static let context = "fine_gray"
  private var index: FindingIndex { format.index }

  /// The events that are modelled; one `nil` where the analysis names the event.
  private var events: [String?] {
    index.findings.lazy.filter { $0.context == Self.context }.map(\.group1Level).distinct()
  }

  /// The table with its number and caption.
  func build(number: String, caption: [Inline]) -> Table {
    var draft = TableDraft()
    draft.textColumn("Variable")
    for _ in events {
      draft.numberColumn(format.head("sHR"))
      draft.numberColumn("p")
    }
    if events.count > 1 {
      draft.spans = [
        [Table.Span("", over: 1)] + events.map { Table.Span(draft.words($0 ?? ""), over: 2) }
      ]
    }
    for term in terms { addRows(of: term, to: &draft) }
    draft.abbreviations = ["sHR, subdistribution hazard ratio", "CI, confidence interval"]
    return draft.table(id: format.question.id + "-model", number: number, caption: caption)
  }

  private func addRows(of term: String, to draft: inout TableDraft) {
    let name = draft.words(format.study.heading(term))
    guard case .categorical(let column)? = format.study.cohort.variable(term)?.column,
      !index.levels(of: term, in: Self.context).isEmpty
    else {
      draft.rows.append(Table.Row(.variable, [name] + cells(of: term, nil, &draft)))
      return
    }
    let empty = events.flatMap { _ in [Table.Cell.empty, Table.Cell.empty] }
    draft.rows.append(Table.Row(.variable, [name] + empty))
    for level in column.levels.map(\.label) {
      draft.rows.append(
        Table.Row(.level, [draft.words(level)] + cells(of: term, level, &draft)))
    }
  }

  private func cells(
    of term: String, _ level: String?, _ draft: inout TableDraft
  ) -> [Table.Cell] {
    events.flatMap { event -> [Table.Cell] in
      guard
        let row = index.find(Self.context, "estimate", of: term, level: level, group: event)
      else { return [other(term, level, event, &draft), Table.Cell.empty] }
      guard let text = format.text(row) else {
        return [draft.cell(nil, unless: row), Table.Cell.empty]
      }
      let interval = format.interval(Self.context, of: term, level: level, group: event)
      let p = index.sibling("p.value", of: row)
      return [
        draft.cell(
          text + format.aside(interval), notes: [], from: index.withLimits(row)),
        draft.cell(p.flatMap(format.text), unless: p),
      ]
    }
  }

  /// What stands where a level has no estimate: it is the reference, has no patients, or the model
  /// was not fitted.
  private func other(
    _ term: String, _ level: String?, _ event: String?, _ draft: inout TableDraft
  ) -> Table.Cell {
    let refusal = index.findings.first {
      $0.context == Self.context && $0.variable == term && $0.group1Level == event
        && $0.statistic == "estimate" && $0.error != nil
    }
    if let refusal { return draft.dash(refusal.error ?? "Not computed", from: [refusal]) }
    let n = index.number(Self.context, "n.obs", of: term, level: level, group: event)
    if let n, n == 0 { return draft.dash("no patients") }
    return Table.Cell([.text("1 (reference)")])
  }

  /// Each model in one sentence.
  func modelSentences() -> [String] {
    events.compactMap { event in
      func text(_ statistic: String) -> String? {
        format.text(Self.context, statistic, group: event)
      }
      guard let n = text("nobs"), let own = text("nevent"), let other = text("ncompeting") else {
        return nil
      }
      var parts = ["n = \(n), \(own) events, \(other) competing events"]
      for (name, words) in [("lr", "pseudo-likelihood ratio test"), ("wald", "Wald test")] {
        guard let p = index.number(Self.context, name + ".p.value", group: event) else { continue }
        parts.append(
          "\(words) χ² = \(text(name + ".statistic") ?? ""), df = \(text(name + ".parameter") ?? ""), "
            + format.study.pValue.phrase(p))
      }
      return (event.map { $0 + ": " } ?? "Model: ") + parts.joined(separator: "; ") + "."
    }
  }
}

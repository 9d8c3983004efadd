import Analysis
import Document

/// Reporting guidelines, item by item: where the report answers each, and what is missing.
struct ChecklistSection {
  let evidence: StudyEvidence

  /// The checklists that the plan asks for, each folded under its counts.
  func blocks() -> [Block] {
    let asked = evidence.results.study.checklists
    guard !asked.isEmpty else { return [] }
    let heading = Block.heading(
      level: 2, id: "checklists", [.text("Reporting checklists")])
    return [heading] + asked.map(folded)
  }

  private func folded(_ checklist: Checklist) -> Block {
    let items = items(of: checklist)
    return .details(
      summary: [.text(Self.name(checklist) + ": " + Self.counts(items))],
      [.paragraph(Self.source(checklist))] + missing(items) + [.table(table(checklist, items))])
  }

  /// The items of a checklist.
  func items(of checklist: Checklist) -> [ChecklistItem] {
    switch checklist {
    case .strobe: STROBE(evidence: evidence).items
    case .remark: REMARK(evidence: evidence).items
    }
  }

  private static func name(_ checklist: Checklist) -> String {
    switch checklist {
    case .strobe: "STROBE, cohort studies"
    case .remark: "REMARK, prognostic markers"
    }
  }

  private static func source(_ checklist: Checklist) -> [Inline] {
    let (paper, doi) =
      switch checklist {
      case .strobe: ("von Elm et al. 2007, ", "10.1371/journal.pmed.0040296")
      case .remark: ("McShane et al. 2005, ", "10.1093/jnci/dji237")
      }
    return [
      .text("Items in short words, after " + paper),
      .link([.text("doi " + doi)], to: "https://doi.org/" + doi),
      .text(". What a program cannot know is left for the authors."),
    ]
  }

  /// How many items have each status, those that need work first.
  private static func counts(_ items: [ChecklistItem]) -> String {
    ChecklistItem.Status.allCases.compactMap { status in
      let count = items.filter { $0.status == status }.count
      return count == 0 ? nil : "\(count) \(status.rawValue)"
    }
    .joined(separator: ", ")
  }

  /// What could be added to the plan, before everything else.
  private func missing(_ items: [ChecklistItem]) -> [Block] {
    let own = items.filter { $0.status == .unmet }
    if own.isEmpty { return [] }
    return [
      .list(own.map { [.text("\($0.number), \($0.asks.withoutCapital): not met; \($0.words).")] })
    ]
  }

  private func table(_ checklist: Checklist, _ items: [ChecklistItem]) -> Table {
    var draft = TableDraft()
    draft.textColumn("Item")
    draft.textColumn("Asks for")
    draft.textColumn("Answered")
    draft.textColumn("Where, or what is to be done")
    draft.rows = items.map { item in
      Table.Row(
        .plain,
        [
          draft.words(item.number), draft.words(item.asks),
          Table.Cell([.number(item.status.rawValue)]),
          Table.Cell(Self.answer(item)),
        ])
    }
    return draft.table(
      id: "checklist-" + checklist.rawValue, number: checklist.rawValue.uppercased(),
      caption: [.text("Items of the checklist, and where this report answers them.")])
  }

  private static func answer(_ item: ChecklistItem) -> [Inline] {
    let places = item.places.enumerated().flatMap { position, place -> [Inline] in
      let name = Inline.text(place.name)
      let shown = place.link.map { Inline.link([name], to: $0) } ?? name
      return position == 0 ? [shown] : [.text(", "), shown]
    }
    let words =
      item.words.isEmpty ? [] : [Inline.text(places.isEmpty ? item.words : "; " + item.words)]
    return places + words
  }
}

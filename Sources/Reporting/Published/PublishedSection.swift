import Analysis
import Document

/// What the paper printed beside what was recomputed.
struct PublishedSection {
  let comparisons: [PublishedComparison]
  /// Sets all but what the paper printed.
  let typography: Typography

  /// The table under its heading; nothing where the plan holds no published numbers.
  func blocks(_ numbering: inout Numbering) -> [Block] {
    guard !comparisons.isEmpty else { return [] }
    let heading = Block.heading(level: 2, id: "published", [.text("Published and recomputed")])
    return [heading, .table(table(number: numbering.table(of: "published")))]
  }

  private func table(number: String) -> Table {
    var draft = TableDraft()
    draft.textColumn("Result")
    draft.numberColumn("Published")
    draft.numberColumn("Recomputed")
    draft.textColumn("Verdict")
    for comparison in comparisons { add(comparison, to: &draft) }
    let caption =
      "Published and recomputed numbers. A number is reproduced when it would be printed as it was."
    let table = draft.table(id: "published-table", number: number, caption: [.text(caption)])
    var set = typography.table(table)
    for row in table.rows.indices { set.rows[row].cells[1] = table.rows[row].cells[1] }
    return set
  }

  private func add(_ comparison: PublishedComparison, to draft: inout TableDraft) {
    let value = comparison.published
    let name = Table.Cell([.code(comparison.analysis + "." + comparison.path)])
    let published = draft.cell(
      Self.signed(value.value), notes: [value.source].compactMap(\.self), from: [])
    let recomputed = draft.cell(
      comparison.recomputed ?? "—", notes: [], from: comparison.rows)
    let reasons = [value.differs].compactMap(\.self)
    let words = Table.Cell([.text(comparison.verdict.rawValue)], notes: draft.letters(reasons))
    draft.rows.append(Table.Row(.plain, [name, published, recomputed, words]))
  }

  /// The printed number with a true minus.
  private static func signed(_ text: String) -> String {
    text.hasPrefix("-") ? NumberFormat.minus + text.dropFirst() : text
  }
}

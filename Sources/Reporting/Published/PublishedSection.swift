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
    let isExplained = comparisons.contains { $0.choices != nil }
    let caption =
      "Published and recomputed numbers. A number is reproduced when it would be printed as it was."
      + (isExplained ? " Notes name the choices that give one which was not." : "")
    let table = draft.table(id: "published-table", number: number, caption: [.text(caption)])
    var set = typography.table(table)
    for row in table.rows.indices { set.rows[row].cells[1] = table.rows[row].cells[1] }
    return set
  }

  private func add(_ comparison: PublishedComparison, to draft: inout TableDraft) {
    let value = comparison.published
    let name = Table.Cell([.code(comparison.analysis + "." + comparison.path)])
    let published = draft.cell(
      value.value.withTrueMinus, notes: [value.source].compactMap(\.self), from: [])
    let recomputed = draft.cell(
      comparison.recomputed ?? "—", notes: [], from: comparison.rows)
    let reasons = [value.differs].compactMap(\.self)
    let explanation = comparison.explanation.map {
      MethodsSection.inlines($0.capitalisedFirst).map(Self.typographic)
    }
    var letters = draft.letters(reasons)
    if let explanation { letters.append(draft.letter(explanation)) }
    let words = Table.Cell([.text(comparison.verdict.rawValue)], notes: letters)
    draft.rows.append(Table.Row(.plain, [name, published, recomputed, words]))
  }

  /// Words with curved apostrophes; the plan's words as they are.
  private static func typographic(_ inline: Inline) -> Inline {
    if case .text(let text) = inline { .text(text.typographic) } else { inline }
  }
}

extension String {
  /// A printed number with a true minus.
  var withTrueMinus: String { hasPrefix("-") ? NumberFormat.minus + dropFirst() : self }
}

import Analysis
import Cohorts
import Document

/// What the paper printed beside what was recomputed.
struct PublishedSection {
  let questions: [Question]
  let paths: PathText
  let isSynthetic: Bool

  /// How a printed number compares with the recomputed one.
  enum Verdict: String, Sendable {
    case agrees
    case agreesByConstruction = "agrees by construction"
    case differs
    case differsExplained = "differs, explained"
    case isNotFound = "not found"
  }

  /// The table under its heading; nothing where the plan holds no published numbers.
  func blocks(_ numbering: inout Numbering) -> [Block] {
    guard questions.contains(where: { !$0.published.isEmpty }) else { return [] }
    let heading = Block.heading(level: 2, id: "published", [.text("Published and recomputed")])
    return [heading, .table(table(number: numbering.table(of: "published")))]
  }

  private func table(number: String) -> Table {
    var draft = TableDraft()
    draft.textColumn("Result")
    draft.numberColumn("Published")
    draft.numberColumn("Recomputed")
    draft.textColumn("Verdict")
    for question in questions {
      for value in question.published { add(value, of: question, to: &draft) }
    }
    let caption = "Published and recomputed numbers, compared as printed."
    return draft.table(id: "published-table", number: number, caption: [.text(caption)])
  }

  private func add(_ value: PublishedValue, of question: Question, to draft: inout TableDraft) {
    let found = paths.printed(value.path, within: question)
    let verdict = verdict(on: value, found)
    let name = Table.Cell([.code(question.id + "." + value.path.text)])
    let published = draft.cell(Self.signed(value.value), notes: [value.source].compactMap(\.self))
    let recomputed = draft.cell(found?.text ?? "—", notes: [])
    let reasons = [value.differs].compactMap(\.self)
    let words = Table.Cell([.text(verdict.rawValue)], notes: draft.letters(reasons))
    draft.rows.append(Table.Row(.plain, [name, published, recomputed, words]))
  }

  /// The printed number with a true minus.
  private static func signed(_ text: String) -> String {
    text.hasPrefix("-") ? NumberFormat.minus + text.dropFirst() : text
  }

  private func verdict(on value: PublishedValue, _ found: PathText.Printed?) -> Verdict {
    guard let found else { return .isNotFound }
    let agrees =
      found.finding.map { Self.agrees(value.value, with: $0) } ?? (value.value == found.text)
    if agrees { return isSynthetic ? .agreesByConstruction : .agrees }
    return value.differs == nil ? .differs : .differsExplained
  }

  /// Whether a recomputed number, rounded to the printed decimals, is the printed one; a printed
  /// bound such as `<0.001` holds when the number lies beyond it.
  static func agrees(_ printed: String, with finding: Finding) -> Bool {
    guard var number = finding.number else { return finding.text == printed }
    if finding.context == "categorical", ["p", "conf.low", "conf.high"].contains(finding.statistic)
    {
      number *= 100
    }
    let text = String(printed.filter { $0 != " " && $0 != "%" }.map { $0 == "−" ? "-" : $0 })
    if let bound = text.first, "<>".contains(bound), let limit = Double(text.dropFirst()) {
      return bound == "<" ? number < limit : number > limit
    }
    guard let published = Double(text), let recomputed = DecimalText(number),
      let target = DecimalText(published)
    else { return false }
    let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
    let rounded = recomputed.rounded(to: decimals)
    return rounded == target || (rounded.isZero && target.isZero)
  }
}

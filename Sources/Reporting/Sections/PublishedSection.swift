import Analysis
import Cohorts
import Document

/// What the paper printed beside what was recomputed.
struct PublishedSection {
  let question: Question
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

  /// The table; `nil` where the plan holds no published numbers.
  func table(number: String, title: String) -> Table {
    var draft = TableDraft()
    draft.textColumn("Result")
    draft.numberColumn("Published")
    draft.numberColumn("Recomputed")
    draft.textColumn("Verdict")
    for value in question.published {
      let found = paths.printed(value.path, within: question)
      let verdict = verdict(on: value, found)
      let published = draft.cell(value.value, notes: [value.source].compactMap(\.self))
      let recomputed = draft.cell(found?.text ?? "—", notes: [])
      let reasons = [value.differs].compactMap(\.self)
      let words = Table.Cell([.text(verdict.rawValue)], notes: draft.letters(reasons))
      let name = Table.Cell([.code(value.path.text)])
      draft.rows.append(Table.Row(.plain, [name, published, recomputed, words]))
    }
    let caption = "Published and recomputed: " + title.asSentence
    return draft.table(
      id: question.id + "-published", number: number, caption: [.text(caption)])
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
    if finding.context == "categorical", ["p", "conf.low", "conf.high"].contains(finding.statistic) {
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

public import Analysis
import Cohorts

/// A number that a paper printed beside the one recomputed, and what is said of them.
public struct PublishedComparison: Sendable {
  /// How a printed number compares with the recomputed one.
  public enum Verdict: String, CaseIterable, Sendable {
    /// The recomputed number would be printed so.
    case reproduced
    /// It would, and the cohort was made so that it does.
    case agreesByConstruction = "agrees by construction"
    /// It would not.
    case differs
    /// It would not, and the plan says why.
    case differsExplained = "differs, explained"
    /// It would, though the plan says why it should not.
    case reproducedAgainstReason = "reproduced, though said to differ"
    /// There is no recomputed number.
    case notComputed = "not computed"
  }

  /// The analysis whose number it is.
  public let analysis: String
  /// The path within the analysis, as the plan has it.
  public let path: String
  /// What the paper printed.
  public let published: PublishedValue
  /// The recomputed number or cell as the report prints it, with as many decimals as the paper's.
  public let recomputed: String?
  /// The same in the project's own style, so that no verdict and no result hangs on the journal.
  let plain: String?
  /// The recomputed number, where the path names one and not a cell.
  public let number: Double?
  /// What is said of them.
  public let verdict: Verdict
  /// The rows of the recomputed number or cell.
  let rows: [Finding]
  /// Which choices give the published number, where the plan's do not: a sentence in which the plan's
  /// words stand between grave accents.
  public let explanation: String?
  /// The choices that were tried.
  public let choices: ChoiceExplanation?
  /// The numbers of the single choices, as printed.
  let triedNumbers: [String]

  /// Whether `verify` fails on it: a difference without a reason, or a reason without a difference.
  public var isFailure: Bool { verdict == .differs || verdict == .reproducedAgainstReason }

  /// The comparisons of a study, in the order of the plan.
  public static func all(in results: StudyResults) -> [PublishedComparison] {
    all(in: results, StudyFormat(results))
  }

  /// The comparisons of a study whose format is known.
  static func all(in results: StudyResults, _ format: StudyFormat) -> [PublishedComparison] {
    guard results.answers.contains(where: { !$0.question.published.isEmpty }) else { return [] }
    let shown = PathText(results, format)
    let isStandard = results.study.style == .standard
    let paths = isStandard ? shown : PathText(results, StudyFormat(results, style: .standard))
    var explaining = Explaining(search: ChoiceSearch(results.cohort), shown: shown)
    return results.answers.flatMap { answer in
      answer.question.published.map {
        PublishedComparison(
          $0, of: answer, paths, &explaining, isSynthetic: results.study.cohort.synthetic != nil)
      }
    }
  }

  private init(
    _ value: PublishedValue, of answer: Answer, _ paths: PathText, _ explaining: inout Explaining,
    isSynthetic: Bool
  ) {
    let question = answer.question
    let found = paths.printed(value.path, within: question)
    analysis = question.id
    path = value.path.text
    published = value
    plain = found.map { Self.text(of: $0, beside: value.value) }
    recomputed = explaining.shown.printed(value.path, within: question)
      .map { Self.text(of: $0, beside: value.value) }
    number = found?.finding?.number
    rows = found?.sources ?? []
    verdict = Self.verdict(on: value, found, isSynthetic: isSynthetic)
    let (verdict, recomputed) = (verdict, recomputed)
    let explained = found.map {
      explaining.explanation(value, $0, verdict, recomputed, in: answer)
    }
    choices = explained?.choices
    explanation = explained?.sentence
    let single = (explained?.choices?.trials ?? []).filter { $0.choices.count == 1 }
    triedNumbers = single.map {
      Explaining.text(of: $0, PrintedCell(value.value), explaining.shown)
    }
  }

  /// The sentence in plain words.
  var plainExplanation: String? { explanation.map { String($0.filter { $0 != "`" }) } }

  /// The recomputed text; of a single number, with the decimals of the printed one where it has more.
  private static func text(of found: PathText.Printed, beside printed: String) -> String {
    let numbers = PrintedCell(printed).numbers
    guard let only = numbers.first, numbers.count == 1, let decimals = only.decimals,
      let finding = found.finding, let number = finding.number,
      let value = DecimalText(number * finding.scale(beside: only)),
      decimals > PrintedCell(found.text).numbers.first?.decimals ?? decimals
    else { return found.text }
    return value.text(decimals: decimals, minus: NumberFormat.minus)
  }

  private static func verdict(
    on value: PublishedValue, _ found: PathText.Printed?, isSynthetic: Bool
  ) -> Verdict {
    let isExplained = value.differs != nil
    guard let found, let isReproduced = isReproduced(value.value, found) else {
      return .notComputed
    }
    guard isReproduced else { return isExplained ? .differsExplained : .differs }
    if isExplained { return .reproducedAgainstReason }
    return isSynthetic ? .agreesByConstruction : .reproduced
  }

  /// Whether every number of a printed text holds the recomputed one in its place; `nil` where one
  /// was not computed.
  static func isReproduced(_ text: String, _ found: PathText.Printed) -> Bool? {
    if let words = found.finding?.text { return words == text }
    let cell = PrintedCell(text)
    let rows = found.rows(besides: cell.numbers.count)
    if cell.isNone { return rows.first.map { $0.number == nil } ?? false }
    guard !cell.numbers.isEmpty, rows.count == cell.numbers.count else { return text == found.text }
    let holds = zip(cell.numbers, rows).map { printed, row in
      row.number.map { printed.holds($0 * row.scale(beside: printed)) }
    }
    if holds.contains(false) { return false }
    return holds.contains { $0 == nil } ? nil : true
  }
}

extension PathText.Printed {
  /// The rows that stand for so many printed numbers: one is the path's own; several are the
  /// statistics of its cell, or the number with what belongs beside it.
  func rows(besides count: Int) -> [Finding] {
    if count <= 1, let finding { return [finding] }
    let names = finding.map { companions(of: $0, count) } ?? statistics
    let chosen = names.map { name in rows.first { $0.statistic == name } }
    return chosen.contains(nil) ? [] : chosen.compactMap(\.self)
  }

  private func companions(of finding: Finding, _ count: Int) -> [String] {
    let name = finding.statistic
    switch (finding.context, name, count) {
    case ("categorical", "n", 2): return ["n", "p"]
    case ("categorical", "n", 3): return ["n", "N", "p"]
    case ("continuous", "mean", 2): return ["mean", "sd"]
    case ("continuous", "median", 3): return ["median", "p25", "p75"]
    case (_, "estimate", 3), (_, "p", 3): return [name, "conf.low", "conf.high"]
    case (_, _, 3): return [name, name + ".conf.low", name + ".conf.high"]
    default: return []
    }
  }
}

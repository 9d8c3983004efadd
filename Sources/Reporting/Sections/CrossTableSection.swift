import Analysis
import Cohorts
import Document

/// What `cross_tabulate` prints: the counts, those of each stratum, the effects, and the tests in
/// sentences.
struct CrossTableSection {
  let format: AnswerFormat
  let cross: CrossTabulate
  let participation: Participation

  private var index: FindingIndex { format.index }

  /// The contexts of results.json that the section shows.
  var contexts: Set<String> {
    let tests = index.contexts.filter { TestKey(rawValue: $0) != nil }
    return Set(
      ["categorical", "missing", "breslow_day"] + tests + cross.effects.map(\.rawValue))
  }

  /// The tables and the sentences.
  func blocks(_ numbering: inout Numbering) -> [Block] {
    var blocks = [counts(&numbering)]
    let id = format.question.id
    if cross.strata != nil {
      var table = StratifiedTable(format, cross)
      let number = numbering.table(of: id)
      let words = format.caption("Strata", participation)
      blocks.append(.table(table.build(id: id + "-strata", number: number, caption: words)))
    }
    if var table = EffectTable(format, cross) {
      let number = numbering.table(of: id)
      let words = format.caption("Effects", participation)
      blocks.append(.table(table.build(id: id + "-effects", number: number, caption: words)))
    }
    let sentences = cross.variables.flatMap { testSentences(of: $0.text) }
    if !sentences.isEmpty {
      blocks.append(.paragraph([.text(sentences.joined(separator: " "))]))
    }
    return blocks
  }

  /// The table of all patients together.
  private func counts(_ numbering: inout Numbering) -> Block {
    let whole = FindingIndex(index.findings.filter { $0.group2 == nil })
    let own = AnswerFormat(study: format.study, question: format.question, index: whole)
    var table = BaselineTable(own, .crossing(cross))
    let number = numbering.table(of: format.question.id)
    return .table(table.build(number: number, caption: format.caption(participation)))
  }

  // MARK: - Tests

  private func testSentences(of variable: String) -> [String] {
    let tests = TestRow.all(of: variable, in: index)
    let sentences = tests.compactMap { sentence(of: $0) }
    return sentences + homogeneity(of: variable)
  }

  /// What a test found, as in `Low by Smoker: χ² test, χ² = 4.24, df = 1, p = 0.040`.
  private func sentence(of test: TestRow) -> String? {
    guard let p = test.pValue(in: index).flatMap(format.text) else { return nil }
    let by = format.question.by.map { format.study.label($0.text) }.joined(separator: ", ")
    let strata = cross.strata.map { ", over the strata of " + format.study.label($0.text) } ?? ""
    let isStratified = test.context == TestKey.cochranMantelHaenszel.rawValue
    let about = format.study.label(test.variable) + " by " + by + (isStratified ? strata : "")
    let method =
      test.find("method", in: index)?.text?.typographic
      ?? MethodName.words(test.context)
    let parts = [method, test.statistic(format), trend(of: test), "p " + Self.relation(p)]
      .filter { !$0.isEmpty }
    return (about + ": " + parts.joined(separator: ", ")).asSentence + ratio(of: test)
  }

  /// `= 0.040`, or `< 0.001` as it stands.
  private static func relation(_ p: String) -> String {
    guard let first = p.first, "<>".contains(first) else { return "= " + p }
    return "\(first) " + p.dropFirst()
  }

  /// Which way a proportion goes over ordered groups.
  private func trend(of test: TestRow) -> String {
    guard let z = test.find("z", in: index)?.number, let event = test.find("event", in: index)?.text
    else { return "" }
    let way = z > 0 ? "grows" : z < 0 ? "falls" : "does not change"
    return "the share of \(event) \(way) with the scores"
  }

  /// The odds ratio beside a test.
  private func ratio(of test: TestRow) -> String {
    guard let row = test.find("estimate", in: index), let text = format.text(row) else { return "" }
    let interval = format.interval(test.context, of: test.variable)
    let limits = interval.map { " (" + format.phrase($0) + ")" } ?? ""
    let groups = format.comparedGroups(test.variable)
    let sides = groups.count == 2 ? ", " + groups.joined(separator: " / ") : ""
    switch test.context {
    case TestKey.mcnemar.rawValue: return " Odds ratio of the pairs: \(text)\(limits)."
    case TestKey.cochranMantelHaenszel.rawValue:
      let event = test.find("event", in: index)?.text.map { " of " + $0 } ?? ""
      return " Common odds ratio\(event)\(sides): \(text)\(limits)."
    default:
      let event = test.find("event", in: index)?.text.map { " of " + $0 } ?? ""
      return " Odds ratio\(event)\(sides): \(text)\(limits)."
    }
  }

  /// Whether the odds ratio is the same in all strata.
  private func homogeneity(of variable: String) -> [String] {
    guard let row = index.find("breslow_day", "p.value", of: variable) else { return [] }
    guard let p = format.text(row),
      let statistic = format.text("breslow_day", "statistic", of: variable),
      let df = format.text("breslow_day", "parameter", of: variable)
    else {
      return row.error.map {
        ["Whether the odds ratio is the same in all strata was not tested: \($0)."]
      } ?? []
    }
    let tarone =
      format.text("breslow_day", "p.value.tarone", of: variable)
      .map { "; with Tarone’s correction p " + Self.relation($0) } ?? ""
    return [
      "Test of the same odds ratio in all strata (Breslow and Day): χ² = \(statistic), df = \(df), p \(Self.relation(p))\(tarone)."
    ]
  }
}

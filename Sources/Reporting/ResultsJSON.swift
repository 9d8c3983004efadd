public import Analysis

/// results.json: every finding at full precision, one row a line, in the columns of cards.
public struct ResultsJSON: Sendable {
  private let results: StudyResults
  private let comparisons: [PublishedComparison]

  /// The results of a study.
  ///
  /// - Parameter comparisons: its published numbers, where they were compared before.
  public init(_ results: StudyResults, _ comparisons: [PublishedComparison]? = nil) {
    self.results = results
    self.comparisons = comparisons ?? PublishedComparison.all(in: results)
  }

  /// The whole file.
  public func text() -> String {
    let provenance = Provenance(results).json
    let header = """
      {"reprise": \(JSON.text(Software.version).text()), "schema": 1,
      "provenance": \(provenance.text()),
      "results": [
      """
    return header + "\n" + rows().joined(separator: ",\n") + "\n]}\n"
  }

  private func rows() -> [String] {
    let format = StudyFormat(results)
    let typography = Typography(style: format.style)
    return results.answers.flatMap { answer in
      let own = AnswerFormat(answer, in: format)
      return answer.findings.map {
        Self.row($0, printed: own.text($0).map(typography.text)).text()
      }
    } + CheckRows(results: results).all.map { Self.row($0.finding, printed: $0.printed).text() }
      + comparisons.flatMap { Self.rows($0, typography) }
  }

  /// The rows of one published number: as printed, as recomputed, and the verdict.
  private static func rows(
    _ comparison: PublishedComparison, _ typography: Typography
  ) -> [String] {
    let value = comparison.published
    let recomputed: Finding.Value =
      comparison.number.map(Finding.Value.number) ?? comparison.plain.map(Finding.Value.text)
      ?? .none
    let statistics: [(String, Finding.Value, String?)] = [
      ("published", .text(value.value), value.value),
      ("recomputed", recomputed, comparison.recomputed.map(typography.text)),
      ("verdict", .text(comparison.verdict.rawValue), comparison.verdict.rawValue),
    ]
    let explanation = comparison.plainExplanation.map { words in
      [("explanation", Finding.Value.text(words), String?.some(typography.text(words)))]
    }
    return (statistics + (explanation ?? [])).map { name, stat, printed in
      let finding = Finding(
        analysis: comparison.analysis, group1: nil, group1Level: nil, variable: comparison.path,
        variableLevel: nil, context: "published", statistic: name, value: stat, warning: nil,
        error: stat == .none ? "not computed" : nil)
      return row(finding, printed: printed).text()
    }
  }

  private static func row(_ finding: Finding, printed: String?) -> JSON {
    let second: [(String, JSON)] =
      finding.group2.map { group in
        [("group2", .text(group)), ("group2_level", .optional(finding.group2Level))]
      } ?? []
    let head: [(String, JSON)] = [
      ("analysis", .text(finding.analysis)), ("group1", .optional(finding.group1)),
      ("group1_level", .optional(finding.group1Level)),
    ]
    return .object(
      head + second + [
        ("variable", .optional(finding.variable)),
        ("variable_level", .optional(finding.variableLevel)),
        ("context", .text(finding.context)), ("stat_name", .text(finding.statistic)),
        ("stat_label", .text(MethodName.statistic(finding.statistic))),
        ("stat", value(finding.value)), ("stat_fmt", .optional(printed)),
        ("warning", .optional(finding.warning)), ("error", .optional(finding.error)),
      ])
  }

  private static func value(_ value: Finding.Value) -> JSON {
    switch value {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .none: .null
    }
  }
}

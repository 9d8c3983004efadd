public import Analysis
internal import Cohorts

/// results.json: every finding at full precision, one row a line, in the columns of cards.
public struct ResultsJSON: Sendable {
  private let results: StudyResults
  private let format: StudyFormat
  private let comparisons: [PublishedComparison]

  /// The results of a study.
  public init(_ results: StudyResults) {
    let format = StudyFormat(results)
    self.init(results, format, PublishedComparison.all(in: results, format))
  }

  /// The results of a study whose format is known and whose published numbers were compared.
  init(_ results: StudyResults, _ format: StudyFormat, _ comparisons: [PublishedComparison]) {
    self.results = results
    self.format = format
    self.comparisons = comparisons
  }

  /// The whole file.
  public func text() -> String { String(decoding: bytes(), as: UTF8.self) }

  /// The whole file in UTF-8.
  func bytes() -> [UInt8] {
    let provenance = Provenance(results).json
    let header = """
      {"reprise": \(JSON.text(Software.version).text()), "schema": 1,
      "provenance": \(provenance.text()),
      "results": [
      """
    var file = Array(header.utf8)
    file.reserveCapacity(Self.row * results.answers.reduce(4) { $0 + $1.findings.count })
    var isFirst = true
    rows { finding, printed in
      JSON.add(isFirst ? "\n" : ",\n", to: &file)
      isFirst = false
      Self.write(finding, printed: printed, to: &file)
    }
    JSON.add(isFirst ? "\n\n]}\n" : "\n]}\n", to: &file)
    return file
  }

  /// A little more than the bytes of a row in most files.
  private static let row = 320

  /// Calls a function with each row and how it is printed.
  private func rows(_ each: (Finding, String?) -> Void) {
    let typography = Typography(style: format.style)
    for answer in results.answers {
      let own = AnswerFormat(answer, in: format)
      for finding in answer.findings { each(finding, own.text(finding).map(typography.text)) }
    }
    for row in CheckRows(results: results).all { each(row.finding, row.printed) }
    for comparison in comparisons { Self.rows(comparison, typography, each) }
    guard results.study.showsQuality else { return }
    let cohort = results.cohort.withRowForEachPatient
    let quality = DataQuality(of: cohort, in: results.study)
    for finding in quality.findings(in: cohort) { each(finding, nil) }
  }

  /// The rows of one published number: as printed, as recomputed, and the verdict.
  private static func rows(
    _ comparison: PublishedComparison, _ typography: Typography, _ each: (Finding, String?) -> Void
  ) {
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
    for (name, stat, printed) in statistics + (explanation ?? []) {
      let finding = Finding(
        analysis: comparison.analysis, group1: nil, group1Level: nil, variable: comparison.path,
        variableLevel: nil, context: "published", statistic: name, value: stat, warning: nil,
        error: stat == .none ? "not computed" : nil)
      each(finding, printed)
    }
  }

  private static func write(_ finding: Finding, printed: String?, to row: inout [UInt8]) {
    func add(_ key: String, _ text: String?) {
      JSON.add(key, to: &row)
      JSON.write(text, to: &row)
    }
    add("{\"analysis\": ", finding.analysis)
    add(", \"group1\": ", finding.group1)
    add(", \"group1_level\": ", finding.group1Level)
    if let group = finding.group2 {
      add(", \"group2\": ", group)
      add(", \"group2_level\": ", finding.group2Level)
    }
    add(", \"variable\": ", finding.variable)
    add(", \"variable_level\": ", finding.variableLevel)
    add(", \"context\": ", finding.context)
    add(", \"stat_name\": ", finding.statistic)
    add(", \"stat_label\": ", MethodName.statistic(finding.statistic))
    switch finding.value {
    case .number(let number):
      JSON.add(", \"stat\": ", to: &row)
      JSON.write(number, to: &row)
    case .text(let text): add(", \"stat\": ", text)
    case .none: add(", \"stat\": ", nil)
    }
    add(", \"stat_fmt\": ", printed)
    add(", \"warning\": ", finding.warning)
    add(", \"error\": ", finding.error)
    row.append(UInt8(ascii: "}"))
  }
}

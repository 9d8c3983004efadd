import Analysis
import Document
import Foundation

@testable import Reporting

/// The numbers of a report as its tables print them, and the audit's checks that they make.
struct PrintedReport {
  /// A check, with its numbers as printed.
  struct Check: Equatable {
    enum Kind { case means, counts, ratio }
    var kind: Kind
    /// The sizes of the groups.
    var n: [Int] = []
    /// Means or estimates with their limits; counts by level and group.
    var numbers: [[String]] = []
    /// Deviations by group; percentages by level and group.
    var besides: [[String]] = []
    var p: String?
    var test: String?

    /// The check as an audit file has it.
    func yaml(_ id: Int) -> String {
      let test = p == nil ? "" : test.map { ", test: '\($0)'" } ?? ""
      let end = (p.map { ", p: '\($0)'" } ?? "") + test + "}"
      switch kind {
      case .means:
        let groups = n.indices.map {
          "{n: \(n[$0]), mean: '\(numbers[0][$0])', sd: '\(besides[0][$0])'}"
        }
        return "{id: \(id), kind: two_group_mean_sd, groups: [\(groups.joined(separator: ", "))]"
          + end
      case .counts:
        let groups = n.map { "{n: \($0)}" }.joined(separator: ", ")
        let levels = numbers.indices.map { level in
          "{level: l\(level), counts: [\(Self.list(numbers[level]))],"
            + " percents: [\(Self.list(besides[level]))]}"
        }
        return "{id: \(id), kind: counts_by_group, groups: [\(groups)],"
          + " levels: [\(levels.joined(separator: ", "))]" + end
      case .ratio:
        return "{id: \(id), kind: ratio_ci_p, effect: ratio, estimate: '\(numbers[0][0])',"
          + " ci_low: '\(numbers[0][1])', ci_high: '\(numbers[0][2])'" + end
      }
    }

    private static func list(_ texts: [String]) -> String {
      texts.map { "'\($0)'" }.joined(separator: ", ")
    }
  }

  private let results: StudyResults
  private let texts: [Source.ID: String]

  init(_ results: StudyResults) {
    self.results = results
    var texts: [Source.ID: String] = [:]
    for cell in Report(results).document().tables.flatMap({ $0.rows.flatMap(\.cells) }) {
      // A hyphen between numbers joins an interval.
      let numbers = cell.content.plainText.replacing(/(\d)[-–]/) { "\($0.1) – " }
        .matches(
          of: /(?:[<>]\s?)?[−-]?(?:\d+(?:[.·,\x{2009}\x{202F}]\d+)*|[.·]\d+)\s?%?/
        )
        .map { String($0.0).trimmingCharacters(in: .whitespaces) }
      guard numbers.count == cell.sources.count else { continue }
      for (source, number) in zip(cell.sources, numbers) where texts[source] == nil {
        texts[source] = number
      }
    }
    self.texts = texts
  }

  /// The checks that the printed numbers make, in the order of the report.
  var checks: [Check] {
    results.answers.flatMap { answer -> [Check] in
      let variables = answer.findings.lazy.compactMap(\.variable).distinct()
      return variables.flatMap { variable -> [Check] in
        let own = answer.findings.filter { $0.variable == variable && $0.group2 == nil }
        return [means(own), counts(own)].compactMap(\.self) + ratios(own)
      }
    }
  }

  private func text(
    _ rows: [Finding], _ context: String, _ statistic: String, level: String? = nil,
    group: String? = nil
  ) -> String? {
    row(rows, context, statistic, level: level, group: group)
      .flatMap { texts[Source.ID($0)] }
  }

  private func row(
    _ rows: [Finding], _ context: String, _ statistic: String, level: String?, group: String?
  ) -> Finding? {
    rows.first {
      $0.context == context && $0.statistic == statistic && $0.variableLevel == level
        && $0.group1Level == group
    }
  }

  private func count(
    _ rows: [Finding], _ context: String, level: String? = nil, group: String
  ) -> Int? {
    row(rows, context, "N", level: level, group: group)?.number.flatMap { Int(exactly: $0) }
  }

  private func means(_ rows: [Finding]) -> Check? {
    let groups = rows.filter { $0.context == "continuous" }.compactMap(\.group1Level).distinct()
    guard groups.count == 2 else { return nil }
    for test in ["student_t", "welch_t"] {
      let mean = groups.compactMap { text(rows, "continuous", "mean", group: $0) }
      let sd = groups.compactMap { text(rows, "continuous", "sd", group: $0) }
      let n = groups.compactMap { count(rows, "continuous", group: $0) }
      guard let p = text(rows, test, "p.value"), mean.count == 2, sd.count == 2, n.count == 2
      else { continue }
      return Check(kind: .means, n: n, numbers: [mean], besides: [sd], p: p, test: test)
    }
    return nil
  }

  private func counts(_ rows: [Finding]) -> Check? {
    let own = rows.filter { $0.context == "categorical" }
    let groups = own.compactMap(\.group1Level).distinct()
    var check = Check(kind: .counts)
    for level in own.compactMap(\.variableLevel).distinct() {
      let counts = groups.compactMap { text(own, "categorical", "n", level: level, group: $0) }
      let shares = groups.compactMap { text(own, "categorical", "p", level: level, group: $0) }
      guard counts.count == groups.count, shares.count == groups.count else { continue }
      check.numbers.append(counts)
      check.besides.append(shares)
      check.n = groups.compactMap { count(own, "categorical", level: level, group: $0) }
    }
    guard groups.count > 1, !check.numbers.isEmpty, check.n.count == groups.count else {
      return nil
    }
    for test in ["chi_squared", "fisher_exact"] {
      guard let p = text(rows, test, "p.value") else { continue }
      let method = row(rows, test, "method", level: nil, group: nil)?.text ?? ""
      check.p = p
      check.test =
        test == "fisher_exact" ? "Fisher" : method.contains("Yates") ? "Yates" : "chi-squared"
    }
    return check
  }

  private func ratios(_ rows: [Finding]) -> [Check] {
    let contexts = ["cox_univariable", "cox_multivariable", "logistic_univariable"]
    return rows.filter { $0.statistic == "estimate" && contexts.contains($0.context) }
      .compactMap { row in
        let (context, level) = (row.context, row.variableLevel)
        let numbers = ["estimate", "conf.low", "conf.high"].compactMap {
          text(rows, context, $0, level: level, group: row.group1Level)
        }
        let p = text(rows, context, "p.value", level: level, group: row.group1Level)
        guard numbers.count == 3, let p else { return nil }
        return Check(kind: .ratio, numbers: [numbers], p: p)
      }
  }
}

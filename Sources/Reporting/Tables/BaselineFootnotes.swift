import Analysis
import Cohorts
import Document
import Statistics

/// The footnotes of a baseline table: which test, and why; what a difference is.
///
/// Tests that were chosen for one reason share a footnote, which lists the numbers that decided.
struct BaselineFootnotes {
  let format: AnswerFormat
  /// The tests of the table, in the order of its rows.
  let tests: [TestRow]

  private var index: FindingIndex { format.index }

  /// Why a test was made.
  private enum Reason: Hashable {
    /// The plan names it.
    case named
    /// The rule chose it, for these words.
    case rule(String)
    /// The rule chose it by the smallest expected count.
    case expected(isSmall: Bool)
  }

  /// What a p-value's footnote says.
  func words(of test: TestRow) -> String {
    let method = method(of: test)
    switch reason(of: test) {
    case .named: return method + ", named in the plan"
    case .rule(let words): return method + ": " + words
    case .expected(let isSmall): return method + ": " + expected(like: test, isSmall)
    }
  }

  private func method(of test: TestRow) -> String {
    (test.find("method", in: index)?.text ?? MethodName.words(test.context)).typographic
  }

  private func reason(of test: TestRow) -> Reason {
    guard let words = test.find("reason", in: index)?.text, !words.isEmpty else { return .named }
    guard let smallest = test.find("min.expected", in: index)?.number else { return .rule(words) }
    return .expected(isSmall: smallest < 5)
  }

  /// The smallest expected counts of all variables whose test was chosen by them.
  private func expected(like test: TestRow, _ isSmall: Bool) -> String {
    let alike = tests.filter {
      method(of: $0) == method(of: test) && reason(of: $0) == .expected(isSmall: isSmall)
    }
    guard alike.count > 1 else { return test.find("reason", in: index)?.text ?? "" }
    let counts = alike.compactMap { test -> String? in
      guard let count = test.find("min.expected", in: index)?.number else { return nil }
      let place = test.stratum.map { " (\($0))" } ?? ""
      return format.study.label(test.variable) + place + " " + NumberFormat.expected(count, 1)
    }
    let rule = isSmall ? "an expected count is below 5" : "every expected count is 5 or more"
    return rule + " (the smallest: " + counts.joined(separator: "; ") + ")"
  }

  // MARK: - Heads

  /// What the head of the differences says.
  func differences(of variables: [String], _ block: BaselineBlock) -> String {
    let contexts = ["mean_difference", "hodges_lehmann", "risk_difference"]
    let rows = index.findings.filter {
      contexts.contains($0.context) && $0.statistic == "method" && $0.group1Level == block.stratum
    }
    let methods = rows.compactMap(\.text).distinct().map { words in
      words.hasPrefix("difference of proportions") ? words + ", in percentage points" : words
    }
    return methods.joined(separator: "; ").typographic
  }

  /// What the head of the standardized differences says.
  func standardized(_ block: BaselineBlock) -> String {
    let sides = block.compared.joined(separator: " − ")
    let pairs =
      block.compared.count == 2
      ? "standardised mean difference, \(sides)"
      : "standardised mean difference, mean of the absolute differences of all pairs of groups"
    return pairs + "; of a categorical variable Yang and Dalton’s distance, without sign"
  }

  /// What the head of the adjusted p-values says.
  var adjusted: String {
    let name = Self.adjustments[format.question.adjust.rawValue] ?? format.question.adjust.rawValue
    let places = tests.map { [$0.variable, $0.stratum ?? ""] }
    let isSeveral = Set(places).count < places.count
    let family =
      isSeveral
      ? "over the variables, the first tests of all and the later ones apart"
      : "over the p-values of this table"
    return "adjusted by \(name) \(family)"
  }

  private static let adjustments = [
    "bonferroni": "Bonferroni’s method", "holm": "Holm’s method",
    "hochberg": "Hochberg’s method", "hommel": "Hommel’s method",
    "BH": "Benjamini and Hochberg’s method", "BY": "Benjamini and Yekutieli’s method",
  ]
}

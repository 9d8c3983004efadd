import Analysis

/// The tests of one variable, as a table prints them.
struct TestRow: Equatable, Sendable {
  /// The context of results.json, which is the test's key.
  let context: String
  /// The variable.
  let variable: String
  /// The level of a first grouping variable within which it was made.
  var stratum: String?

  /// The tests of a variable that have a row of their own, in the order met.
  static func all(
    of variable: String, within stratum: String? = nil, in index: FindingIndex
  ) -> [TestRow] {
    index.contexts(of: variable)
      .filter { TestKey(rawValue: $0) != nil }
      .filter { index.find($0, "p.value", of: variable, group: stratum) != nil }
      .map { TestRow(context: $0, variable: variable, stratum: stratum) }
  }

  /// Another row of the same test.
  func find(_ statistic: String, in index: FindingIndex) -> Finding? {
    index.find(context, statistic, of: variable, group: stratum)
  }

  /// The p-value's row.
  func pValue(in index: FindingIndex) -> Finding? {
    find("p.value", in: index)
  }

  /// Which test it was and why: what stands in its footnote.
  func footnote(in index: FindingIndex) -> String {
    let method = index.find(context, "method", of: variable)?.text ?? MethodName.words(context)
    guard let reason = index.find(context, "reason", of: variable)?.text, !reason.isEmpty else {
      return method.typographic
    }
    return method.typographic + ": " + reason
  }

  /// Whether the test compares ranks, so that medians describe the groups.
  var isOfRanks: Bool {
    ["mann_whitney", "wilcoxon_signed_rank", "kruskal_wallis", "dunn"].contains(context)
  }

  /// The statistic with its degrees of freedom: `t = 2.01, df = 85.9`; empty without one.
  func statistic(_ format: AnswerFormat) -> String {
    guard let value = format.text(context, "statistic", of: variable) else { return "" }
    let names = ["parameter", "num.df", "den.df"]
    let degrees = names.compactMap { format.text(context, $0, of: variable) }
    let suffix = degrees.isEmpty ? "" : ", df = " + degrees.joined(separator: ", ")
    return Self.symbols[context, default: "statistic"] + " = " + value + suffix
  }

  private static let symbols: [String: String] = [
    "student_t": "t", "welch_t": "t", "paired_t": "t", "one_sample_t": "t",
    "mann_whitney": "W", "wilcoxon_signed_rank": "V", "f_variance": "F", "levene": "F",
    "brown_forsythe": "F", "anova": "F", "welch_anova": "F", "shapiro_wilk": "W",
    "kolmogorov_smirnov": "D", "kruskal_wallis": "χ²", "chi_squared": "χ²", "mcnemar": "χ²",
    "cochran_mantel_haenszel": "χ²", "cochran_armitage": "χ²", "bartlett": "χ²",
  ]
}

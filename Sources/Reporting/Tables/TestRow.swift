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

  /// The row of a variable that has no test of its own: pairs of groups are tested, or each group.
  static func untested(_ variable: String, in index: FindingIndex) -> TestRow? {
    let contexts = index.contexts(of: variable)
    guard !contexts.isEmpty else { return nil }
    let test = contexts.first { TestKey(rawValue: $0) != nil }
    return TestRow(context: test ?? "", variable: variable)
  }

  /// Which test it was and why: what stands in its footnote.
  func footnote(_ format: AnswerFormat) -> String {
    let index = format.index
    let method = index.find(context, "method", of: variable)?.text ?? MethodName.words(context)
    let reason = index.find(context, "reason", of: variable)?.text
    let name = method.typographic.replacing(" -", with: " −") + pairs(format)
    let words = [name, reason, bounds(format)].compactMap(\.self)
    return words.filter { !$0.isEmpty }.joined(separator: ": ")
  }

  /// How many patients have both values of a pair.
  private func pairs(_ format: AnswerFormat) -> String {
    guard StudyFormat.parts(of: variable).count == 2,
      let n = format.text(context, "nobs", of: variable)
    else { return "" }
    return n == "1" ? ", 1 pair" : ", \(n) pairs"
  }

  /// The two p-values of a test of equivalence.
  private func bounds(_ format: AnswerFormat) -> String? {
    guard let lower = format.text(context, "p.value.lower", of: variable),
      let upper = format.text(context, "p.value.upper", of: variable)
    else { return nil }
    return
      "p \(equality(lower)) against the lower bound, p \(equality(upper)) against the upper one"
  }

  /// `= 0.03`, but `< 0.001` as it is.
  private func equality(_ p: String) -> String {
    p.first.map { "<>≤".contains($0) } == true ? p : "= " + p
  }

  /// Whether the test compares ranks, so that medians describe the groups.
  var isOfRanks: Bool {
    ["mann_whitney", "wilcoxon_signed_rank", "kruskal_wallis", "dunn"].contains(context)
  }

  /// The statistic with its degrees of freedom: `t = 2.01, df = 85.9`; empty without one.
  func statistic(_ format: AnswerFormat) -> String {
    guard let value = value(format) else { return "" }
    let names = ["parameter", "num.df", "den.df"]
    let degrees = names.compactMap { format.text(context, $0, of: variable) }
    let suffix = degrees.isEmpty ? "" : ", df = " + degrees.joined(separator: ", ")
    return (Self.symbol(of: context) ?? "statistic") + " = " + value + suffix
  }

  /// The rows of the statistic and its degrees of freedom, as printed.
  func statisticRows(in index: FindingIndex) -> [Finding?] {
    let names = context == "tost" ? ["statistic.lower", "statistic.upper"] : ["statistic"]
    return (names + ["parameter", "num.df", "den.df"]).map {
      index.find(context, $0, of: variable)
    }
  }

  /// The statistic; of a test of equivalence both.
  private func value(_ format: AnswerFormat) -> String? {
    let names = context == "tost" ? ["statistic.lower", "statistic.upper"] : ["statistic"]
    let values = names.compactMap { format.text(context, $0, of: variable) }
    return values.count == names.count ? values.joined(separator: " and ") : nil
  }

  /// The letter of a test's statistic.
  static func symbol(of context: String) -> String? { symbols[context] }

  private static let symbols: [String: String] = [
    "student_t": "t", "welch_t": "t", "paired_t": "t", "one_sample_t": "t",
    "mann_whitney": "W", "wilcoxon_signed_rank": "V", "f_variance": "F", "levene": "F",
    "brown_forsythe": "F", "anova": "F", "welch_anova": "F", "shapiro_wilk": "W",
    "kolmogorov_smirnov": "D", "kruskal_wallis": "χ²", "chi_squared": "χ²", "mcnemar": "χ²",
    "cochran_mantel_haenszel": "χ²", "cochran_armitage": "χ²", "bartlett": "χ²",
    "tost": "t", "tukey_hsd": "q", "games_howell": "q", "dunn": "z", "pearson": "t",
    "spearman": "S",
  ]
}

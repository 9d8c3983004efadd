public import Analysis
import Cohorts

/// How one answer's numbers are printed: its rows, and what decides their digits.
///
/// One for all that prints them, since a copy would be of the whole study.
public final class AnswerFormat: Sendable {
  let study: StudyFormat
  let question: Question
  let index: FindingIndex
  /// The rows of the whole analysis, where the others are those of one stratum.
  let whole: FindingIndex?

  /// The format of an answer within its study.
  public convenience init(_ answer: Answer, in study: StudyFormat) {
    self.init(study: study, question: answer.question, index: study.index(of: answer))
  }

  init(
    study: StudyFormat, question: Question, index: FindingIndex, whole: FindingIndex? = nil
  ) {
    self.study = study
    self.question = question
    self.index = index
    self.whole = whole
  }

  /// The same, of the rows within one level of the first grouping variable.
  func within(_ level: String) -> AnswerFormat {
    AnswerFormat(study: study, question: question, index: index.within(level), whole: index)
  }

  /// A row as it is printed, `stat_fmt` of results.json; `nil` where there is nothing to print.
  public func text(_ finding: Finding) -> String? {
    switch finding.value {
    case .number(let number): text(number, of: finding)
    case .text(let text): text
    case .none: nil
    }
  }

  private func text(_ number: Double, of finding: Finding) -> String {
    let format = format(of: finding)
    if format.takesDigits, let digits = digits(of: finding),
      let text = format.text(number, digits)
    {
      return style.grouped(text)
    }
    return switch format {
    case .p: study.pValue.text(number)
    case .probability, .share, .correlation: bounded(number, format)
    case .degrees: NumberFormat.count(number)
    default: style.grouped(open(number, format, of: finding))
    }
  }

  /// A number that cannot exceed 1.
  private func bounded(_ number: Double, _ format: StatisticFormat) -> String {
    switch format {
    case .correlation: style.bounded(NumberFormat.decimals(number, 2))
    case .share where style.hasPercentShares: NumberFormat.percent(number, decimals: 0) + "%"
    default: style.probability(number)
    }
  }

  /// A number that can exceed 1.
  private func open(_ number: Double, _ format: StatisticFormat, of finding: Finding) -> String {
    switch format {
    case .count, .degrees: NumberFormat.count(number)
    case .mean: NumberFormat.decimals(number, study.scale(of: finding.variable).mean)
    case .data: NumberFormat.decimals(number, study.scale(of: finding.variable).data)
    case .time: NumberFormat.decimals(number, study.timeDecimals(in: question))
    case .ratio: ratio(number, of: finding)
    case .percent:
      NumberFormat.percent(number, decimals: style.percent.decimals(of: total(for: finding)))
    case .points:
      NumberFormat.points(number, decimals: style.percent.decimals(of: total(for: finding)))
    case .decimals(let decimals): NumberFormat.decimals(number, decimals)
    case .coefficient: NumberFormat.decimals(number, coefficientDecimals(finding))
    case .expected: NumberFormat.expected(number, 2)
    case .hazard, .probability, .share, .correlation, .p: NumberFormat.decimals(number, 3)
    }
  }

  /// The rules of printing.
  var style: JournalStyle { study.style }

  private func format(of finding: Finding) -> StatisticFormat {
    if finding.statistic == "statistic",
      ["mann_whitney", "wilcoxon_signed_rank"].contains(finding.context)
    {
      return .count
    }
    if case .summarize = question.verb, finding.context == "risk_difference" { return .points }
    return StatisticFormat(finding.statistic, in: finding.context)
  }

  /// The decimals that the plan's table asks for; other percentages follow those of `p`.
  private func digits(of finding: Finding) -> Int? {
    guard case .summarize(let table) = question.verb, let variable = finding.variable else {
      return nil
    }
    let isShare = ["risk_difference", "categorical", "missing"].contains(finding.context)
    let kind = study.kind(of: variable) ?? .categorical
    let own = table.digits(of: finding.statistic, variable: variable, kind)
    guard isShare else { return own }
    return own ?? table.digits(of: "p", variable: variable, kind)
  }

  /// The patients of the analysis, so that all percentages of a table have the same decimals; those
  /// that the percentage is of where the analysis does not say.
  private func total(for finding: Finding) -> Double {
    (whole ?? index).number("missing", "N_obs", of: finding.variable)
      ?? index.sibling("N", of: finding)?.number ?? 0
  }

  /// A ratio with as many decimals as its estimate and its limits need together.
  private func ratio(_ number: Double, of finding: Finding) -> String {
    let own = ["estimate", "conf.low", "conf.high"]
    guard own.contains(finding.statistic) else { return NumberFormat.ratio(number) }
    let all = own.compactMap { index.sibling($0, of: finding)?.number }
    return NumberFormat.ratio(number, among: all)
  }

  /// The decimals that show two significant digits of a coefficient's standard error.
  private func coefficientDecimals(_ finding: Finding) -> Int {
    let error = index.sibling("std.error", of: finding)?.number ?? finding.number ?? 1
    guard let text = DecimalText(error), !text.isZero else { return 2 }
    return min(8, max(0, 1 - text.magnitude))
  }

  /// A statistic as printed, or `nil` where there is no such number.
  func text(
    _ context: String, _ statistic: String, of variable: String? = nil, level: String? = nil,
    group: String? = nil, group2: String? = nil
  ) -> String? {
    index.find(context, statistic, of: variable, level: level, group: group, group2: group2)
      .flatMap(text)
  }

  /// The interval of an estimate as printed, `0.63–0.83`; `nil` where either limit is missing.
  func interval(
    _ context: String, _ prefix: String = "", of variable: String? = nil, level: String? = nil,
    group: String? = nil, group2: String? = nil
  ) -> String? {
    let limits = ["conf.low", "conf.high"].compactMap { limit in
      text(context, prefix + limit, of: variable, level: level, group: group, group2: group2)
    }
    guard let lower = limits.first, let upper = limits.last, limits.count == 2 else { return nil }
    return style.interval(lower, upper)
  }

  /// Limits in their brackets behind an estimate: ` (0.63–0.83)`; nothing where there are none.
  func aside(_ interval: String?) -> String { style.aside(interval) }

  /// A head with the name of the interval in it: `HR (95% CI)`.
  func head(_ words: String) -> String { style.head(words, intervalName) }

  /// The interval with its level, for running text: `95% CI 0.6–0.8`, `95% CI: 0.60, 0.80`.
  func phrase(_ interval: String) -> String {
    let own = style.interval
    let isOpen = own.opening == "("
    return intervalName + own.lead + (isOpen ? interval : own.opening + interval + own.closing)
  }

  /// The level of the intervals in words: `95% CI`.
  var intervalName: String { confidence + " CI" }

  /// The level of confidence as a percentage: `95%`.
  var confidence: String {
    let percent = question.confidence * 100
    return NumberFormat.significant(percent, 3).trimmingZeros + "%"
  }
}

extension String {
  /// The text without zeros, and the mark, at the end of its decimals.
  var trimmingZeros: String {
    guard contains(".") else { return self }
    var text = self
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}

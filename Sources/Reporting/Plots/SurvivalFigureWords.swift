import Analysis
import Cohorts
import Figures
import Statistics

/// The words under a figure of survival, and those for who does not see it.
struct SurvivalFigureWords {
  let figure: SurvivalFigure

  private var format: AnswerFormat { figure.format }
  private var curves: [SurvivalCurve] { figure.curves }
  private var options: StepFigure { figure.options }

  /// What the curves are, what the marks and counts mean, medians and follow-up.
  var caption: String {
    [estimate, marks, table, axis, medians, followUp, test].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  // MARK: - Parts of the caption

  private var estimate: String {
    let events = curves.map(\.estimate.events).reduce(0, +)
    let all = format.study.cohort.outcome(figure.outcome)?.events ?? []
    let event = figure.survival.event?.text ?? all.first ?? ""
    let what = all.count > 1 ? " of " + event + ", competing events censored" : ""
    let turned = options.value == .events ? ", drawn as 1 − S(t)" : ""
    return "Kaplan–Meier estimate" + what + turned + "; "
      + (events == 1 ? "1 event." : format.style.count(Double(events)) + " events.")
  }

  private var marks: String {
    var parts: [String] = []
    if hasBands { parts.append("bands are pointwise \(format.intervalName)s \(scale)") }
    let isCensored = curves.contains { !$0.estimate.censorings.isEmpty }
    if isCensored, options.marks != .never {
      parts.append(
        figure.hasMarks
          ? "short marks are censored patients"
          : "the censored, more than \(SurvivalFigure.mostMarks) in a group, are not marked")
    }
    if figure.hasGuides { parts.append("dashed lines lead to medians") }
    if curves.contains(where: { figure.thinFrom($0) != nil }) {
      parts.append("lines are thin where fewer than \(TimeFrame.fewAtRisk) are at risk")
    }
    return parts.isEmpty ? "" : parts.joined(separator: "; ").capitalisedFirst + "."
  }

  private var hasBands: Bool {
    options.band && curves.count <= StepPlot.mostBands
      && curves.contains { $0.estimate.steps.contains { $0.interval != nil } }
  }

  private var scale: String {
    switch curves.first?.estimate.intervalKind {
    case .log?: "on the scale of log S"
    case .logLog?: "on the scale of log(−log S)"
    default: "on the scale of S"
    }
  }

  private var table: String {
    let late = curves.contains { !$0.estimate.entries.isEmpty }
    switch options.table {
    case .none: return ""
    case .atRisk:
      return "At risk: just before each time" + (late ? ", after entry." : ".")
    case .extended:
      let sum = late ? "all who had entered by then" : "all patients"
      return "At risk, censored and events: just before each time; together they are \(sum)."
    }
  }

  private var axis: String {
    guard let frame = figure.frame, frame.isCut else { return "" }
    let reach = "Follow-up reaches \(format.timeText(frame.last))"
    if options.xMax != nil { return reach + ", beyond the axis." }
    return reach + "; the axis ends where fewer than 5% of the patients are at risk."
  }

  /// The medians of all groups, with their intervals.
  private var medians: String {
    SurvivalSection(format: format, survival: figure.survival).medianWords()
  }

  private var followUp: String {
    let parts = curves.compactMap { curve -> String? in
      guard let median = curve.followUp else { return nil }
      let name = curve.label.map { $0 + " " } ?? ""
      return name + text(median)
    }
    guard !parts.isEmpty else { return "" }
    let unit = format.study.cohort.outcome(figure.outcome)?.unit.map { ", " + $0 } ?? ""
    return "Median follow-up" + unit + " (\(format.intervalName); reverse Kaplan–Meier): "
      + parts.joined(separator: "; ") + "."
  }

  private func text(_ quantile: SurvivalQuantile) -> String {
    let places = format.study.timeDecimals(in: format.question)
    let words = [quantile.estimate, quantile.lower, quantile.upper].map {
      $0.map { NumberFormat.decimals($0, places) } ?? "not reached"
    }
    if quantile.lower == nil, quantile.upper == nil { return words[0] }
    let isWhole = quantile.lower != nil && quantile.upper != nil
    let range =
      isWhole ? format.style.interval(words[1], words[2]) : words[1] + " to " + words[2]
    return words[0] + format.style.aside(range)
  }

  /// What the p-value in the figure is of, and what the hazard ratio.
  private var test: String {
    let lines = figure.annotation
    guard let first = lines.first else { return "" }
    let strata = figure.survival.strata.map { ", stratified by " + format.study.label($0.text) }
    let isTest = !first.hasPrefix("hazard ratio")
    let words = isTest ? ["the test is two-sided" + (strata ?? "")] : []
    let method = format.index.findings.first {
      $0.context == "hazard_ratio" && $0.statistic == "method"
    }?.text
    let hazards = method.map { ["hazard ratios are of a " + $0] } ?? []
    return (words + hazards).joined(separator: "; ").capitalisedFirst + "."
  }

  // MARK: - Who does not see the figure

  /// Patients, events, medians and survival at the ticks, and the test.
  var alternativeText: String {
    let groups = curves.map { curve in
      let name = curve.label.map { $0 + ": " } ?? ""
      let median = figure.median(of: curve).flatMap(format.text) ?? "not reached"
      let own = curve.estimate
      let events = own.events == 1 ? "1 event" : "\(own.events) events"
      return "\(name)\(own.count) patients, \(events), median \(median)" + path(of: own)
    }
    let test = figure.annotation.map { " " + $0.asSentence }.joined()
    return "Kaplan–Meier curves of \(format.study.label(figure.outcome)). "
      + groups.joined(separator: "; ") + "." + test
  }

  /// Survival at the ticks that the follow-up reaches, but time 0.
  private func path(of own: KaplanMeier) -> String {
    let ticks = figure.frame?.ticks.filter { $0 > 0 && $0 <= own.lastTime } ?? []
    guard let last = ticks.last else { return "" }
    let values = ticks.map { format.share(own.estimate(at: $0).survival) }
    let times = ticks.map { NumberFormat.significant($0, 4).trimmingZeros }
    let places = times.dropLast().joined(separator: ", ")
    let unit = format.timeText(last)
    return ", survival " + values.joined(separator: ", ") + " at "
      + (places.isEmpty ? unit : places + " and " + unit)
  }
}

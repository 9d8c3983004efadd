import Analysis
import Cohorts
import Figures
import Statistics

/// The figure of `kaplan_meier`: a curve for each group, with who is at risk beneath the ticks.
struct SurvivalFigure {
  let format: AnswerFormat
  let outcome: String
  let curves: [SurvivalCurve]

  /// The figure; `nil` without a curve.
  func figure(title: String) -> Figure? {
    let end = curves.map(\.estimate.lastTime).max() ?? 0
    guard !curves.isEmpty, end > 0 else { return nil }
    let time = timeAxis(until: end)
    return .steps(
      StepPlot(
        title: title, alternativeText: alternativeText, xAxis: time,
        yAxis: .probability(title: label), curves: curves.map(curve),
        guides: guides, annotation: annotation, counts: counts(at: time.ticks)))
  }

  /// The axis of time in the outcome's unit.
  func timeAxis(until end: Double) -> Axis { Axis.time(title: timeTitle, until: end, in: unit) }

  private var label: String { format.study.label(outcome) }

  private var timeTitle: String {
    let unit = format.study.cohort.outcome(outcome)?.unit
    return "Time" + (unit.map { ", " + $0 } ?? "")
  }

  /// The unit by which the axis is ticked.
  private var unit: TimeUnit {
    let name = format.study.cohort.outcome(outcome)?.unit?.lowercased() ?? ""
    let known: [TimeUnit] = [.days, .weeks, .months, .years]
    return known.first { name.first != nil && name.first == $0.rawValue.first } ?? .other
  }

  private func curve(_ own: SurvivalCurve) -> StepPlot.Curve {
    let steps = own.estimate.steps.map {
      StepPlot.Step(
        x: $0.time, y: $0.survival, lower: $0.interval?.lower, upper: $0.interval?.upper)
    }
    return StepPlot.Curve(
      name: own.label ?? label, steps: steps, end: own.estimate.lastTime,
      marks: own.estimate.censorings.map(\.time))
  }

  /// Medians that were reached.
  private var guides: [StepPlot.Guide] {
    var guides: [StepPlot.Guide] = []
    for curve in curves {
      if let median = median(of: curve)?.number { guides.append(StepPlot.Guide(x: median, y: 0.5)) }
    }
    return guides
  }

  private func median(of curve: SurvivalCurve) -> Finding? {
    format.index.findings.first {
      $0.context == "survival" && $0.statistic == "median" && $0.group1Level == curve.label
    }
  }

  /// The first test of all groups in words: `log-rank p = 0.013`.
  private var annotation: String {
    let row = format.index.findings.first {
      SurvivalSection.tests.contains($0.context) && $0.statistic == "p.value"
        && $0.variableLevel == nil
    }
    guard let row, let p = row.number else { return "" }
    let words = MethodName.words(row.context)
    let name = words.hasSuffix(" test") ? String(words.dropLast(5)) : words
    return (isStratified ? "stratified " : "") + name + " " + format.study.pValue.phrase(p)
  }

  private var isStratified: Bool {
    guard case .kaplanMeier(let survival) = format.question.verb else { return false }
    return survival.strata != nil
  }

  private func counts(at ticks: [Double]) -> [StepPlot.CountGroup] {
    let estimates = curves.map { curve in ticks.map { curve.estimate.estimate(at: $0) } }
    return [
      StepPlot.CountGroup(heading: "At risk", rows: estimates.map { $0.map(\.atRisk) }),
      StepPlot.CountGroup(
        heading: "Censored", rows: estimates.map { $0.map(\.cumulativeCensored) }),
      StepPlot.CountGroup(heading: "Events", rows: estimates.map { $0.map(\.cumulativeEvents) }),
    ]
  }

  /// The numbers in words, for who does not see the curves.
  private var alternativeText: String {
    let groups = curves.map { curve in
      let name = curve.label.map { $0 + ": " } ?? ""
      let median = median(of: curve).flatMap(format.text) ?? "not reached"
      let events = curve.estimate.events == 1 ? "1 event" : "\(curve.estimate.events) events"
      return "\(name)\(curve.estimate.count) patients, \(events), "
        + "median \(median)"
    }
    let test = annotation.isEmpty ? "" : " " + annotation.asSentence
    return "Kaplan–Meier curves of \(label). " + groups.joined(separator: "; ") + "." + test
  }
}

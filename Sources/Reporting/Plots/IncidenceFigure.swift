import Analysis
import Cohorts
import Figures
import Statistics

/// The figures of `cumulative_incidence`, with who is at risk beneath the ticks: one for each event
/// with a curve for each group, or one with a curve for each event where there are no groups.
struct IncidenceFigure {
  let format: AnswerFormat
  let outcome: String
  let curves: [IncidenceCurve]

  /// All figures; none without follow-up.
  var all: [Figure] {
    guard curves.contains(where: { $0.label != nil }) else {
      return figure(of: curves, title: format.title, name: \.event).map { [$0] } ?? []
    }
    let events = curves.map(\.event).distinct()
    return events.compactMap { event in
      let title = events.count > 1 ? event : format.title
      return figure(of: curves.filter { $0.event == event }, title: title) { $0.label ?? "" }
    }
  }

  /// Where the vertical axis ends: 1, or 0.1 … 0.5 where no band passes it.
  static func end(of curves: [IncidenceCurve]) -> Double {
    let heights = curves.flatMap(\.estimate.steps).map { $0.interval?.upper ?? $0.incidence }
    let highest = heights.max() ?? 1
    return [0.1, 0.2, 0.3, 0.4, 0.5].first { highest <= $0 } ?? 1
  }

  private func figure(
    of curves: [IncidenceCurve], title: String, name: (IncidenceCurve) -> String
  ) -> Figure? {
    let last = curves.map(\.estimate.lastTime).max() ?? 0
    guard last > 0 else { return nil }
    let survival = SurvivalFigure(format: format, outcome: outcome, curves: [])
    let time = survival.timeAxis(until: last)
    let end = Self.end(of: self.curves)
    let value =
      end < 1
      ? Axis.linear(title: "Cumulative incidence", from: 0, to: end)
      : Axis.probability(title: "Cumulative incidence")
    return .steps(
      StepPlot(
        title: title, alternativeText: alternativeText(curves), xAxis: time, yAxis: value,
        curves: curves.map { curve($0, name: name($0)) },
        annotation: annotation(of: curves), counts: counts(curves, at: time.ticks)))
  }

  private func curve(_ own: IncidenceCurve, name: String) -> StepPlot.Curve {
    let steps = own.estimate.steps.map {
      StepPlot.Step(
        x: $0.time, y: $0.incidence, lower: $0.interval?.lower, upper: $0.interval?.upper)
    }
    return StepPlot.Curve(name: name, steps: steps, end: own.estimate.lastTime)
  }

  /// Gray's test where there is one event and groups: `Gray’s test p = 0.013`.
  private func annotation(of curves: [IncidenceCurve]) -> String {
    let events = curves.map(\.event).distinct()
    guard events.count == 1, curves.count > 1,
      let p = format.index.number("gray_test", "p.value", of: events[0])
    else { return "" }
    return "Gray’s test " + format.study.pValue.phrase(p)
  }

  private func counts(_ curves: [IncidenceCurve], at ticks: [Double]) -> [StepPlot.CountGroup] {
    let estimates = curves.map { curve in ticks.map { curve.estimate.estimate(at: $0) } }
    let isByEvent = curves.allSatisfy { $0.label == nil }
    let shared = isByEvent ? Array(estimates.prefix(1)) : estimates
    let events = StepPlot.CountGroup(
      heading: "Events", rows: estimates.map { $0.map(\.cumulativeEvents) })
    let others = StepPlot.CountGroup(
      heading: "Competing", rows: estimates.map { $0.map(\.cumulativeOthers) })
    return [
      StepPlot.CountGroup(heading: "At risk", rows: shared.map { $0.map(\.atRisk) }), events,
    ] + (isByEvent && curves.count > 1 ? [] : [others]) + [
      StepPlot.CountGroup(
        heading: "Censored", rows: shared.map { $0.map(\.cumulativeCensored) })
    ]
  }

  /// The numbers in words, for who does not see the curves.
  private func alternativeText(_ curves: [IncidenceCurve]) -> String {
    let parts = curves.map { curve in
      let name = [curve.event, curve.label].compactMap(\.self).joined(separator: ", ")
      let own = curve.estimate
      let last = format.style.probability(own.points.last?.incidence ?? 0)
      let time = NumberFormat.significant(own.lastTime, 4).trimmingZeros
      return "\(name): \(own.count) patients, \(own.events) with the event, incidence \(last) at"
        + " \(time)"
    }
    let test = annotation(of: curves)
    return "Cumulative incidence. " + parts.joined(separator: "; ") + "."
      + (test.isEmpty ? "" : " " + test.asSentence)
  }
}

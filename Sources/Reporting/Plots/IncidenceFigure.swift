import Analysis
import Cohorts
import Figures
import Statistics

/// The figures of `cumulative_incidence`, with who is at risk beneath the ticks: one for each event
/// with a curve for each group, or one with a curve for each event where there are no groups.
struct IncidenceFigure {
  let format: AnswerFormat
  let incidence: CumulativeIncidence
  let options: StepFigure
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

  /// Where the vertical axis ends: 1, or 0.1 … 0.5 where nothing that is drawn passes it.
  private var end: Double {
    let last = frame?.end ?? .infinity
    var highest = 0.0
    for step in curves.flatMap(\.estimate.steps) where step.time <= last {
      let upper = drawsBands ? step.interval?.upper : nil
      highest = max(highest, upper ?? step.incidence)
    }
    return [0.1, 0.2, 0.3, 0.4, 0.5].first { highest <= $0 } ?? 1
  }

  private var isByEvent: Bool { curves.allSatisfy { $0.label == nil } }

  /// Whether a figure has few enough curves for their bands.
  private var drawsBands: Bool {
    let drawn = isByEvent ? curves.count : curves.map(\.label).distinct().count
    return options.band && drawn <= StepPlot.mostBands
  }

  /// The axis of time; `nil` without follow-up.
  var frame: TimeFrame? {
    let last = curves.map(\.estimate.lastTime).max() ?? 0
    guard last > 0 else { return nil }
    let own = curves.filter { $0.event == curves.first?.event }
    let total = own.map(\.estimate.count).reduce(0, +)
    let enough = TimeFrame.latest(share: TimeFrame.leastShare, of: total, until: last) { time in
      own.reduce(0) { $0 + $1.estimate.tally(before: time).atRisk }
    }
    let outcome = incidence.outcome.text
    return TimeFrame(
      options: options, unit: format.timeUnit(outcome), last: last, enough: enough,
      needed: incidence.at.max() ?? 0)
  }

  private func figure(
    of curves: [IncidenceCurve], title: String, name: (IncidenceCurve) -> String
  ) -> Figure? {
    guard let frame else { return nil }
    let end = self.end
    let label = curves.map(\.event).distinct().count == 1 ? curves.first?.event : nil
    let words = "Cumulative incidence" + (label.map { ", " + $0 } ?? "")
    var value =
      end < 1 ? Axis.linear(title: words, from: 0, to: end) : Axis.probability(title: words)
    value.isPercent = options.percent
    return .steps(
      StepPlot(
        title: title, alternativeText: alternativeText(curves, frame),
        width: options.figureWidth,
        xAxis: frame.axis(title: format.timeTitle(incidence.outcome.text)), yAxis: value,
        curves: curves.map { curve($0, name: name($0)) }, annotation: annotation(of: curves),
        hasBands: options.band, counts: counts(curves, at: frame.ticks)))
  }

  private func curve(_ own: IncidenceCurve, name: String) -> StepPlot.Curve {
    let steps = own.estimate.steps.map {
      StepPlot.Step(
        x: $0.time, y: $0.incidence, lower: $0.interval?.lower, upper: $0.interval?.upper)
    }
    return StepPlot.Curve(
      name: name, steps: steps, end: own.estimate.lastTime,
      counts: own.estimate.points.map { StepPlot.Count(x: $0.time, count: $0.atRisk) },
      thinFrom: thinFrom(own))
  }

  /// From where on fewer than ten are at risk in a group.
  func thinFrom(_ curve: IncidenceCurve) -> Double? {
    let points = curve.estimate.points
    return TimeFrame.thinFrom(points.map(\.time)) { points[$0].atRisk }
  }

  /// Gray's test where there is one event and groups: `Gray’s test p = 0.013`.
  private func annotation(of curves: [IncidenceCurve]) -> [String] {
    let events = curves.map(\.event).distinct()
    guard events.count == 1, curves.count > 1,
      let p = format.index.number("gray_test", "p.value", of: events[0])
    else { return [] }
    let name = incidence.strata == nil ? "Gray’s test " : "stratified Gray’s test "
    return [name + format.study.pValue.phrase(p)]
  }

  /// Who is free of events, had each kind and was censored before each tick; together all patients.
  private func counts(_ curves: [IncidenceCurve], at ticks: [Double]) -> [StepPlot.CountGroup] {
    if options.table == .none { return [] }
    let tallies = curves.map { curve in ticks.map { curve.estimate.tally(before: $0) } }
    let isByEvent = curves.allSatisfy { $0.label == nil }
    let shared = isByEvent ? Array(tallies.prefix(1)) : tallies
    let atRisk = StepPlot.CountGroup(heading: "At risk", rows: shared.map { $0.map(\.atRisk) })
    guard options.table == .extended else { return [atRisk] }
    let events = StepPlot.CountGroup(heading: "Events", rows: tallies.map { $0.map(\.events) })
    let others = StepPlot.CountGroup(heading: "Competing", rows: tallies.map { $0.map(\.others) })
    let hasOthers = !isByEvent || curves.count == 1
    let censored = StepPlot.CountGroup(
      heading: "Censored", rows: shared.map { $0.map(\.censored) })
    return [atRisk, events] + (hasOthers ? [others] : []) + [censored]
  }

  // MARK: - Words

  /// What the curves are, and what the bands, lines and counts mean.
  var caption: String {
    let end = self.end
    var parts = ["Aalen–Johansen estimate; competing events end the risk."]
    var marks: [String] = []
    if drawsBands {
      marks.append("bands are pointwise \(format.intervalName)s on the scale of log(−log F)")
    }
    if curves.contains(where: { thinFrom($0) != nil }) {
      marks.append("lines are thin where fewer than \(TimeFrame.fewAtRisk) are at risk")
    }
    if !marks.isEmpty { parts.append(marks.joined(separator: "; ").capitalisedFirst + ".") }
    parts.append(table)
    if let frame, frame.isCut {
      let words =
        options.xMax == nil
        ? "; the axis ends where fewer than 5% of the patients are at risk." : ", beyond the axis."
      parts.append("Follow-up reaches \(format.timeText(frame.last))" + words)
    }
    if end < 1 {
      let text = NumberFormat.significant(options.percent ? end * 100 : end, 3).trimmingZeros
      parts.append("The vertical axis ends at \(text)\(options.percent ? "%" : "").")
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var table: String {
    switch options.table {
    case .none: ""
    case .atRisk: "At risk: free of any event just before each time."
    case .extended:
      "At risk (free of any event), events and censored: just before each time; together they are"
        + " all patients."
    }
  }

  /// The numbers in words, for who does not see the curves.
  private func alternativeText(_ curves: [IncidenceCurve], _ frame: TimeFrame) -> String {
    let parts = curves.map { curve in
      let name = [curve.event, curve.label].compactMap(\.self).joined(separator: ", ")
      let own = curve.estimate
      return "\(name): \(own.count) patients, \(own.events) with the event"
        + path(of: own, frame)
    }
    let test = annotation(of: curves).map { " " + $0.asSentence }.joined()
    return "Cumulative incidence. " + parts.joined(separator: "; ") + "." + test
  }

  /// The incidence at the ticks that the follow-up reaches, but time 0.
  private func path(of own: AalenJohansen, _ frame: TimeFrame) -> String {
    let ticks = frame.ticks.filter { $0 > 0 && $0 <= own.lastTime }
    let times = ticks.isEmpty ? [own.lastTime] : ticks
    let values = times.map { format.share(own.estimate(at: $0).incidence) }
    let places = times.dropLast().map { NumberFormat.significant($0, 4).trimmingZeros }
    let last = format.timeText(times.last ?? 0)
    return ", incidence " + values.joined(separator: ", ") + " at "
      + (places.isEmpty ? last : places.joined(separator: ", ") + " and " + last)
  }
}

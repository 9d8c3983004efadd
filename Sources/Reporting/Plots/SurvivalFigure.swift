import Analysis
import Cohorts
import Figures
import Statistics

/// The figure of `kaplan_meier`: a curve for each group, with who is at risk beneath the ticks.
struct SurvivalFigure {
  let format: AnswerFormat
  let survival: KaplanMeierAnalysis
  let options: StepFigure
  let curves: [SurvivalCurve]

  /// Censor marks of more patients than this in a group run together.
  static let mostMarks = 200

  /// The figure; `nil` without a curve.
  func figure(title: String) -> Figure? {
    guard let frame else { return nil }
    return .steps(
      StepPlot(
        title: title, alternativeText: SurvivalFigureWords(figure: self).alternativeText,
        width: options.figureWidth, xAxis: frame.axis(title: format.timeTitle(outcome)),
        yAxis: valueAxis, curves: curves.map(curve), guides: guides, annotation: annotation,
        hasBands: options.band, counts: counts(at: frame.ticks)))
  }

  var outcome: String { survival.outcome.text }

  /// The axis of time; `nil` without follow-up.
  var frame: TimeFrame? {
    let last = curves.map(\.estimate.lastTime).max() ?? 0
    guard !curves.isEmpty, last > 0 else { return nil }
    let isLate = curves.contains { !$0.estimate.entries.isEmpty }
    let total = curves.map(\.estimate.count).reduce(0, +)
    let enough =
      isLate
      ? last
      : TimeFrame.latest(share: TimeFrame.leastShare, of: total, until: last) { time in
        curves.reduce(0) { $0 + $1.estimate.tally(before: time).atRisk }
      }
    let landmarks = survival.at + curves.compactMap { median(of: $0)?.number }
    return TimeFrame(
      options: options, unit: format.timeUnit(outcome), last: last, enough: enough,
      needed: landmarks.max() ?? 0)
  }

  private var isTurned: Bool { options.value == .events }

  private var valueAxis: Axis {
    let label = format.study.label(outcome)
    var axis = Axis.probability(title: isTurned ? "1 − " + label : label)
    axis.isPercent = options.percent
    return axis
  }

  private func curve(_ own: SurvivalCurve) -> StepPlot.Curve {
    let estimate = own.estimate
    let all = estimate.steps
    let places = CurveThinning.places(all.count) {
      SIMD3(
        all[$0].survival, all[$0].interval?.lower ?? .nan, all[$0].interval?.upper ?? .nan)
    }
    let steps = places.map { place in
      let step = all[place]
      let (low, high) = (step.interval?.lower, step.interval?.upper)
      return isTurned
        ? StepPlot.Step(
          x: step.time, y: 1 - step.survival, lower: high.map { 1 - $0 }, upper: low.map { 1 - $0 })
        : StepPlot.Step(x: step.time, y: step.survival, lower: low, upper: high)
    }
    let marks = hasMarks ? estimate.censorings.map(\.time) : []
    return StepPlot.Curve(
      name: own.label ?? format.study.label(outcome), steps: steps, end: estimate.lastTime,
      marks: marks,
      counts: counts(estimate, at: steps.count < all.count ? steps.map(\.x) + marks : nil),
      thinFrom: thinFrom(own))
  }

  /// Who is at risk at some times and at the last; at all times where these are `nil`.
  private func counts(_ estimate: KaplanMeier, at times: [Double]?) -> [StepPlot.Count] {
    let kept = times.map { Set($0 + [estimate.lastTime]) }
    return estimate.points.filter { kept?.contains($0.time) ?? true }
      .map { StepPlot.Count(x: $0.time, count: $0.atRisk) }
  }

  /// From where on fewer than ten are at risk in a group.
  func thinFrom(_ curve: SurvivalCurve) -> Double? {
    let points = curve.estimate.points
    return TimeFrame.thinFrom(points.map(\.time)) { points[$0].atRisk }
  }

  /// Whether the censored are marked: where no group has too many of them, or the plan says so.
  var hasMarks: Bool {
    switch options.marks {
    case .always: true
    case .never: false
    case .auto:
      curves.allSatisfy {
        ($0.estimate.points.last?.cumulativeCensored ?? 0) <= Self.mostMarks
      }
    }
  }

  /// Medians that were reached.
  private var guides: [StepPlot.Guide] {
    var guides: [StepPlot.Guide] = []
    for curve in curves where options.median {
      if let median = median(of: curve)?.number { guides.append(StepPlot.Guide(x: median, y: 0.5)) }
    }
    return guides
  }

  /// Whether lines lead to medians.
  var hasGuides: Bool { !guides.isEmpty }

  func median(of curve: SurvivalCurve) -> Finding? {
    format.index.find("survival", "median", of: outcome, group: curve.label)
  }

  // MARK: - Words in the figure

  /// The first test of all groups in words, and the hazard ratios where they were asked for.
  var annotation: [String] { [test].filter { !$0.isEmpty } + hazards }

  /// `log-rank p = 0.013`.
  private var test: String {
    let row = format.index.findings.first {
      SurvivalSection.tests.contains($0.context) && $0.statistic == "p.value"
        && $0.variableLevel == nil
    }
    guard let row, let p = row.number else { return "" }
    return name(of: row) + " " + format.study.pValue.phrase(p)
  }

  /// A test with its weights, and whether it is stratified: "stratified log-rank".
  private func name(of row: Finding) -> String {
    let method = format.index.sibling("method", of: row)?.text ?? MethodName.words(row.context)
    let parts = split(method, at: ", stratified")
    let words = split(parts.first ?? method, at: " test").joined()
    return (survival.strata == nil ? "" : "stratified ") + words
  }

  /// `hazard ratio 1.81 (95% CI 1.06–3.10), Low vs High`, one line for each.
  private var hazards: [String] {
    format.index.findings.filter { $0.context == "hazard_ratio" && $0.statistic == "estimate" }
      .compactMap { row in
        guard let ratio = format.text(row) else { return nil }
        let interval = format.interval("hazard_ratio", of: row.variable, group: row.group1Level)
        let range = interval.map { " (" + format.phrase($0) + ")" } ?? ""
        let pair = format.index.sibling("contrast", of: row)?.text ?? ""
        let sides = split(pair, at: " / ").joined(separator: " vs ")
        return "hazard ratio " + ratio + range + ", " + sides
      }
  }

  // MARK: - Counts

  /// Who is at risk, was censored and had the event before each tick; together all who entered.
  private func counts(at ticks: [Double]) -> [StepPlot.CountGroup] {
    if options.table == .none { return [] }
    let tallies = curves.map { curve in ticks.map { curve.estimate.tally(before: $0) } }
    let atRisk = StepPlot.CountGroup(heading: "At risk", rows: tallies.map { $0.map(\.atRisk) })
    guard options.table == .extended else { return [atRisk] }
    return [
      atRisk,
      StepPlot.CountGroup(heading: "Censored", rows: tallies.map { $0.map(\.censored) }),
      StepPlot.CountGroup(heading: "Events", rows: tallies.map { $0.map(\.events) }),
    ]
  }
}

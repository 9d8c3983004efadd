import Figures

/// Figures as a report would draw them, from made-up numbers.
enum Sample {
  /// A curve that falls by a fixed share at each of `count` times, with a band.
  static func curve(
    _ name: String, falling share: Double, count: Int, end: Double
  ) -> StepPlot.Curve {
    var y = 1.0
    var steps = [StepPlot.Step(x: 0, y: 1, lower: 1, upper: 1)]
    for index in 1...count {
      y *= 1 - share
      let half = 0.02 + 0.1 * Double(index) / Double(count)
      steps.append(
        StepPlot.Step(
          x: end * Double(index) / Double(count + 1), y: y, lower: max(y - half, 0),
          upper: min(y + half, 1)))
    }
    let marks = [0.25, 0.55, 0.8, 1].map { $0 * end }
    return StepPlot.Curve(name: name, steps: steps, end: end, marks: marks)
  }

  static let groups = [
    curve("Low PMVI", falling: 0.09, count: 20, end: 57),
    curve("High PMVI", falling: 0.04, count: 12, end: 59.2),
  ]

  static let steps = StepPlot(
    title: "Overall survival by PMVI",
    alternativeText: "Median survival 20 months with low and 47 with high PMVI.",
    xAxis: .time(title: "Months since baseline CT", until: 59.2, in: .months),
    yAxis: .probability(title: "Overall survival"), curves: groups,
    guides: [StepPlot.Guide(x: 21.714, y: 0.5)], annotation: ["log-rank p = 0.013"],
    counts: [
      StepPlot.CountGroup(
        heading: "At risk", rows: [[104, 61, 33, 18, 6, 0], [98, 85, 60, 41, 22, 1]]),
      StepPlot.CountGroup(
        heading: "Events", rows: [[0, 35, 60, 72, 80, 82], [0, 11, 30, 42, 51, 55]]),
    ])

  static let longNames = [
    curve(
      "Neoadjuvant chemotherapy, then surgery & radiotherapy <45 Gy>", falling: 0.05, count: 8,
      end: 34),
    curve("Definitive radiochemotherapy without any resection", falling: 0.06, count: 8, end: 36),
    curve("Best supportive care", falling: 0.07, count: 8, end: 35),
  ]

  /// One column, three long names, wide counts.
  static let narrowSteps = StepPlot(
    title: "Survival by treatment", alternativeText: "Three groups.", width: .oneColumn,
    xAxis: .time(title: "Months since the first day of treatment", until: 36, in: .months),
    yAxis: .probability(title: "Progression-free survival"), curves: longNames,
    annotation: ["log-rank p < 0.001"],
    counts: [
      StepPlot.CountGroup(
        heading: "At risk",
        rows: [
          [12_104, 8_061, 4_133, 2_018, 906, 300, 12], [98, 85, 60, 41, 22, 1, 0],
          [50, 40, 30, 20, 10, 5, 0],
        ])
    ])

  static let single = StepPlot(
    title: "Overall survival", alternativeText: "Median 40 months.", width: .oneColumn,
    xAxis: .time(title: "Years", until: 4.9, in: .years),
    yAxis: .probability(title: "Overall survival"),
    curves: [curve("All patients", falling: 0.05, count: 15, end: 4.9)],
    counts: [
      StepPlot.CountGroup(heading: "At risk", rows: [[202, 146, 93, 59, 28, 1]]),
      StepPlot.CountGroup(heading: "Censored", rows: [[0, 10, 19, 29, 43, 65]]),
    ])

  static func power(_ exponent: Double, rings: [CurvePlot.Point]) -> CurvePlot.Curve {
    let points = (0...40).map { index -> CurvePlot.Point in
      let x = Double(index) / 40
      return CurvePlot.Point(
        x: x * x, y: 1 - (1 - x) * (1 - x) * exponent - (1 - exponent) * (1 - x))
    }
    return CurvePlot.Curve(
      name: "s100b", note: "AUC 0.73 (0.63–0.83)", points: points, rings: rings)
  }

  static let curves: CurvePlot = {
    var second = power(0.3, rings: [])
    second.name = "Nucleoside diphosphate kinase A"
    second.note = "AUC 0.61 (0.50–0.72)"
    return CurvePlot(
      title: "ROC of two markers", alternativeText: "AUC 0.73 and 0.61.",
      xAxis: .probability(title: "1 − specificity"), yAxis: .probability(title: "Sensitivity"),
      curves: [power(1, rings: [CurvePlot.Point(x: 0.2025, y: 0.6975)]), second])
  }()

  static let intervals = IntervalPlot(
    title: "Hazard ratios of death", alternativeText: "PMVI 0.71 (0.55 to 0.93).",
    axis: .ratio(title: "Hazard ratio (log scale)", from: 0.25, to: 4), null: 1,
    labelHeading: "Variable", textHeadings: ["Hazard ratio (95% CI)", "p"],
    rows: [
      .estimate(
        label: "PMVI, per SD",
        IntervalPlot.Estimate(value: 0.71, lower: 0.55, upper: 0.93, weight: 56),
        texts: ["0.71 (0.55–0.93)", "0.013"]),
      .section("Sex"),
      .words(label: "Female", texts: ["1 (reference)"], isIndented: true),
      .estimate(
        label: "Male", IntervalPlot.Estimate(value: 1.7, lower: 1.22, upper: 2.36, weight: 36),
        texts: ["1.70 (1.22–2.36)", "0.002"], isIndented: true),
      .section("ECOG performance status, as rated by the treating physician"),
      .words(label: "0", texts: ["1 (reference)"], isIndented: true),
      .estimate(
        label: "1", IntervalPlot.Estimate(value: 1.44, lower: 0.98, upper: 2.1, weight: 26),
        texts: ["1.44 (0.98–2.10)", "0.063"], isIndented: true),
      .estimate(
        label: "3 (one patient only, in whom the follow-up was short)",
        IntervalPlot.Estimate(value: 7.1, lower: 0.2, upper: 52, weight: 1),
        texts: ["7.10 (0.20–52.4)", "0.055"], isIndented: true),
      .words(label: "4", texts: ["not estimable", ""], isIndented: true),
    ], sides: IntervalPlot.Sides(lower: "longer survival", upper: "shorter survival"))

  static let scatter = ScatterPlot(
    title: "Two readers", alternativeText: "Bias 0.5, limits −3.4 and 4.4.",
    xAxis: .linear(title: "Mean of both readers, cm²", from: 0, to: 40),
    yAxis: .linear(title: "First − second reader, cm²", from: -6, to: 6),
    points: (0..<40).map { index in
      let step = Double(index)
      return CurvePlot.Point(x: 2 + step * 0.9, y: 0.5 + Double(index * 7 % 11) * 0.7 - 3.5)
    },
    lines: [
      ScatterPlot.Line(words: ["Upper limit", "4.4"], value: 4.4, band: 3.3...5.5),
      ScatterPlot.Line(words: ["Bias", "0.5"], value: 0.5, band: -0.1...1.1, isMain: true),
      ScatterPlot.Line(words: ["Lower limit", "−3.4"], value: -3.4, band: -4.5...(-2.3)),
    ], null: 0)

  /// Lines so near to each other that their words have to give way.
  static let crowdedScatter: ScatterPlot = {
    var plot = scatter
    plot.yAxis = .linear(title: "Difference", from: -500, to: 20)
    return plot
  }()

  static let all: [(name: String, figure: Figure)] =
    [
      ("steps", .steps(steps)), ("steps-narrow", .steps(narrowSteps)),
      ("steps-one", .steps(single)),
      ("curves", .curves(curves)), ("intervals", .intervals(intervals)),
      ("intervals-narrow", .intervals(narrowIntervals)), ("curves-wide", .curves(wideCurves)),
      ("scatter", .scatter(scatter)), ("scatter-crowded", .scatter(crowdedScatter)),
    ] + drawn + forests + others

  static let narrowIntervals: IntervalPlot = {
    var plot = intervals
    plot.width = .oneColumn
    return plot
  }()

  static let wideCurves: CurvePlot = {
    var plot = curves
    plot.width = .twoColumns
    return plot
  }()
}

import Figures

extension Sample {
  private static func row(
    _ label: String, _ value: Double, _ factor: Double, series: Int = 0, n: [String] = [],
    isIndented: Bool = false
  ) -> IntervalPlot.Row {
    .estimate(
      label: label,
      IntervalPlot.Estimate(
        value: value, lower: value / factor, upper: value * factor,
        weight: 1 / (factor * factor), series: series),
      counts: n, texts: ["\(value) (…–…)", "0.0\(series + 1)3"], isIndented: isIndented)
  }

  /// Models of one term beside a model of all, with counts and words for both sides.
  static let twoSeries = IntervalPlot(
    title: "Overall survival", alternativeText: "Age: 1.1 alone, 1.2 together.",
    axis: .ratio(title: "Hazard ratio", from: 0.3, to: 5), null: 1, labelHeading: "Variable",
    countHeadings: ["n", "Events"], textHeadings: ["HR (95% CI)", "p"],
    series: ["Univariable", "Multivariable"],
    rows: [
      row("Age, years, per 10", 1.1, 1.3, n: ["276", "110"]), row("", 1.2, 1.4, series: 1),
      .section("Tumour stage by the eighth edition"),
      .words(label: "I", counts: ["100", "20"], texts: ["reference", ""], isIndented: true),
      row(
        "II, with a long label that runs on beside both of its estimates", 1.8, 1.6,
        n: ["90", "40"], isIndented: true),
      row("", 1.6, 2, series: 1, isIndented: true),
      row("III", 9, 3, n: ["86", "50"], isIndented: true),
      .words(label: "", texts: ["—", ""], isIndented: true),
      row("Psoas muscle volume index, cm³/m³", 0.9, 1.2, n: ["270", "108"]),
    ], sides: IntervalPlot.Sides(lower: "Lower hazard", upper: "Higher hazard"))

  /// Forty terms of one column's width.
  static let manyRows = IntervalPlot(
    title: "Forty terms", alternativeText: "Forty.", width: .oneColumn,
    axis: .ratio(title: "Odds ratio", from: 0.3, to: 5), null: 1, labelHeading: "Variable",
    countHeadings: ["n", "Events"], textHeadings: ["OR (95% CI)", "p"],
    rows: (0..<40).map {
      row("Term \($0)", Double(3 + $0 % 9) / 6, 1.2 + Double($0 % 5) / 4, n: ["100", "20"])
    }, sides: IntervalPlot.Sides(lower: "Lower odds of poor outcome", upper: "Higher odds"))

  static let forests: [(name: String, figure: Figure)] = [
    ("intervals-series", .intervals(twoSeries)), ("intervals-forty", .intervals(manyRows)),
  ]
}

extension Sample {
  /// Observed against predicted proportions with their intervals, and a histogram above.
  static let calibration = CurvePlot(
    title: "Calibration", alternativeText: "3 of 20 at 0.1.",
    xAxis: .probability(title: "Predicted probability"),
    yAxis: .probability(title: "Observed proportion"),
    curves: [
      CurvePlot.Curve(
        name: "All patients", note: "Hosmer–Lemeshow p = 0.43", points: [],
        bars: (1...9).map { tenth in
          let x = Double(tenth) / 10
          let y = min(max(x + (tenth.isMultiple(of: 2) ? 0.06 : -0.05), 0), 1)
          return CurvePlot.Bar(
            point: CurvePlot.Point(x: x, y: y), lower: max(y - 0.15, 0), upper: min(y + 0.15, 1))
        }, histogram: [4, 9, 14, 18, 22, 25, 19, 14, 11, 9, 8, 6, 5, 5, 3, 2, 2, 1, 0, 1])
    ])

  /// Two thousand points, drawn as dots.
  static let dense: ScatterPlot = {
    var plot = scatter
    plot.points = (0..<2000).map { index in
      let share = Double(index) / 2000
      let low = plot.xAxis.scale.lower
      let high = plot.xAxis.scale.upper
      let height = plot.yAxis.scale.upper - plot.yAxis.scale.lower
      let wave = (share * 37).truncatingRemainder(dividingBy: 1)
      return CurvePlot.Point(
        x: low + (high - low) * share, y: plot.yAxis.scale.lower + height * (0.3 + 0.4 * wave))
    }
    return plot
  }()

  static let others: [(name: String, figure: Figure)] = [
    ("curves-calibration", .curves(calibration)), ("scatter-dense", .scatter(dense)),
  ]
}

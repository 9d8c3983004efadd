import Analysis
import Figures
import Statistics

/// The figure of `roc`: a curve for each predictor, with a ring at Youden's point.
struct ROCFigure {
  let format: AnswerFormat
  let curves: [DiscriminationCurve]

  /// The figure; `nil` without a curve.
  func figure(title: String) -> Figure? {
    guard !curves.isEmpty else { return nil }
    return .curves(
      CurvePlot(
        title: title, alternativeText: alternativeText,
        xAxis: .probability(title: "1 − Specificity"), yAxis: .probability(title: "Sensitivity"),
        curves: curves.map(curve)))
  }

  private func curve(_ own: DiscriminationCurve) -> CurvePlot.Curve {
    CurvePlot.Curve(
      name: name(of: own), note: area(of: own),
      points: own.curve.points.reversed().map {
        CurvePlot.Point(x: 1 - $0.specificity, y: $0.sensitivity, value: $0.threshold)
      },
      rings: rings(of: own),
      band: own.band.reversed().map {
        CurvePlot.Edge(
          x: 1 - $0.specificity, lower: $0.sensitivity.lower, upper: $0.sensitivity.upper)
      })
  }

  private func name(of own: DiscriminationCurve) -> String {
    format.study.shortLabel(own.predictor) + (own.group.map { ", " + $0 } ?? "")
  }

  private func area(of own: DiscriminationCurve) -> String {
    let (name, group) = (own.predictor, own.group)
    guard let area = format.text("roc_auc", "estimate", of: name, group: group) else { return "" }
    let interval = format.aside(format.interval("roc_auc", of: name, group: group))
    return "AUC " + area + interval
  }

  /// The operating points: those of Youden's rule, or of the rules that were asked for.
  private func rings(of own: DiscriminationCurve) -> [CurvePlot.Point] {
    let levels = format.index.levels(of: own.predictor, in: "roc_threshold")
    let youden = levels.filter { $0.hasPrefix("youden") }
    return (youden.isEmpty ? levels : youden).compactMap { level in
      let values = ["sensitivity", "specificity", "threshold"].compactMap {
        format.index.number(
          "roc_threshold", $0, of: own.predictor, level: level, group: own.group)
      }
      guard values.count == 3 else { return nil }
      return CurvePlot.Point(x: 1 - values[1], y: values[0], value: values[2])
    }
  }

  /// The numbers in words, for who does not see the curves.
  private var alternativeText: String {
    let areas = curves.map { name(of: $0) + ", " + area(of: $0) }
    return "Receiver operating characteristic curves. " + areas.joined(separator: "; ") + "."
  }
}

import Analysis
import Cohorts
import Figures
import Statistics

/// The figure of `roc` over time: a curve for each predictor and time.
struct TimedROCFigure {
  let format: AnswerFormat
  let roc: ReceiverOperating
  let curves: [TimedDiscriminationCurve]

  /// The figure; `nil` without a curve.
  func figure(title: String) -> Figure? {
    guard !curves.isEmpty else { return nil }
    return .curves(
      CurvePlot(
        title: title, alternativeText: alternativeText,
        xAxis: .probability(title: "1 − Specificity"), yAxis: .probability(title: "Sensitivity"),
        curves: curves.map { own in
          CurvePlot.Curve(
            name: name(of: own), note: area(of: own),
            points: own.curve.points.reversed().map {
              CurvePlot.Point(x: 1 - $0.specificity, y: $0.sensitivity, value: $0.threshold)
            })
        }))
  }

  private func name(of own: TimedDiscriminationCurve) -> String {
    let time = format.timeWords(NumberFormat.significant(own.curve.time, 6).trimmingZeros)
    let predictor = roc.predictors.count > 1 ? format.study.shortLabel(own.predictor) + ", " : ""
    return predictor + (own.group.map { $0 + ", " } ?? "") + time
  }

  private func area(of own: TimedDiscriminationCurve) -> String {
    "AUC " + format.style.probability(own.curve.area)
  }

  /// The numbers in words, for who does not see the curves.
  private var alternativeText: String {
    let areas = curves.map { name(of: $0) + ": " + area(of: $0) }
    return "Receiver operating characteristic curves over time. "
      + areas.joined(separator: "; ") + "."
  }
}

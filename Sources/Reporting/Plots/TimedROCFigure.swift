import Analysis
import Cohorts
import Figures
import Statistics

/// The figure of `roc` over time: a curve for each predictor and time.
struct TimedROCFigure {
  let format: AnswerFormat
  let roc: ReceiverOperating
  let options: SquareFigure
  let curves: [TimedDiscriminationCurve]

  /// The figure; `nil` without a curve.
  func figure(title: String) -> Figure? {
    guard !curves.isEmpty else { return nil }
    return .curves(
      CurvePlot(
        title: title, alternativeText: alternativeText, width: options.figureWidth,
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

  /// Who is found at each time, and which way the predictors point.
  static func words(_ format: AnswerFormat) -> String {
    let ways = format.index.findings.filter {
      $0.context == "roc_time" && $0.statistic == "direction"
    }
    let words = ["higher", "lower"].compactMap { way -> String? in
      let names = ways.filter { $0.text == way }.compactMap(\.variable).distinct()
      let labels = names.map(format.study.shortLabel)
      return labels.isEmpty ? nil : way + " values of " + labels.inWords
    }
    let direction = words.isEmpty ? "" : ", to which \(words.inWords) point"
    return "Cases have had the event by then\(direction); controls are followed beyond it;"
      + " cases are weighted for censoring."
  }

  /// The numbers in words, for who does not see the curves.
  private var alternativeText: String {
    let areas = curves.map { name(of: $0) + ": " + area(of: $0) }
    return "Receiver operating characteristic curves over time. "
      + areas.joined(separator: "; ") + "."
  }
}

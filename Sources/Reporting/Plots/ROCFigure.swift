import Analysis
import Figures
import Statistics

/// The figure of `roc`: a curve for each predictor, with a ring at Youden's point.
struct ROCFigure {
  let format: AnswerFormat
  let options: SquareFigure
  let curves: [DiscriminationCurve]

  /// The figure; `nil` without a curve.
  func figure(title: String) -> Figure? {
    guard !curves.isEmpty else { return nil }
    return .curves(
      CurvePlot(
        title: title, alternativeText: ROCFigureWords(figure: self).alternativeText,
        width: options.figureWidth,
        xAxis: .probability(title: "1 − Specificity"), yAxis: .probability(title: "Sensitivity"),
        curves: curves.map(curve)))
  }

  private func curve(_ own: DiscriminationCurve) -> CurvePlot.Curve {
    let points = own.curve.points.reversed()
    let places = CurveThinning.places(points.count) { place in
      let point = points[points.index(points.startIndex, offsetBy: place)]
      return SIMD3(point.specificity, point.sensitivity, 0)
    }
    return CurvePlot.Curve(
      name: name(of: own), note: area(of: own),
      points: places.map { place in
        let point = points[points.index(points.startIndex, offsetBy: place)]
        return CurvePlot.Point(
          x: 1 - point.specificity, y: point.sensitivity, value: point.threshold)
      },
      rings: operatingPoints(of: own).map {
        CurvePlot.Point(x: 1 - $0.specificity, y: $0.sensitivity, value: $0.threshold)
      },
      band: own.band.reversed().map {
        CurvePlot.Edge(
          x: 1 - $0.specificity, lower: $0.sensitivity.lower, upper: $0.sensitivity.upper)
      })
  }

  /// The name of a curve: its predictor, and its group.
  func name(of own: DiscriminationCurve) -> String {
    format.study.shortLabel(own.predictor) + (own.group.map { ", " + $0 } ?? "")
  }

  /// `AUC 0.731 (0.630–0.833)`.
  func area(of own: DiscriminationCurve) -> String {
    let (name, group) = (own.predictor, own.group)
    guard let area = format.text("roc_auc", "estimate", of: name, group: group) else { return "" }
    let interval = format.aside(format.interval("roc_auc", of: name, group: group))
    return "AUC " + area + interval
  }

  /// A threshold and what it achieves.
  struct OperatingPoint {
    let rule: String
    let threshold: Double
    let thresholdText: String
    let sensitivity: Double
    let specificity: Double
  }

  /// The operating points: those of Youden's rule, or of the rules that were asked for.
  func operatingPoints(of own: DiscriminationCurve) -> [OperatingPoint] {
    let levels = format.index.levels(of: own.predictor, in: "roc_threshold")
    let youden = levels.filter { $0.hasPrefix("youden") }
    var points: [OperatingPoint] = []
    for level in youden.isEmpty ? levels : youden {
      let find = { (name: String) in
        format.index.find(
          "roc_threshold", name, of: own.predictor, level: level, group: own.group)
      }
      guard let threshold = find("threshold"), let value = threshold.number,
        let sensitivity = find("sensitivity")?.number,
        let specificity = find("specificity")?.number
      else { continue }
      points.append(
        OperatingPoint(
          rule: level, threshold: value, thresholdText: format.text(threshold) ?? "",
          sensitivity: sensitivity, specificity: specificity))
    }
    return points
  }
}

extension SquareFigure {
  var figureWidth: FigureWidth { width == .twoColumns ? .twoColumns : .oneColumn }
}

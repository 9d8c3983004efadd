import Analysis
import Figures
import Statistics

/// The calibration of a logistic model: events observed against those expected, by tenths of the
/// fitted probability.
struct CalibrationFigure {
  let format: AnswerFormat
  let curves: [CalibrationCurve]

  /// The figure; `nil` without a model whose patients can be grouped.
  func figure(title: String) -> Figure? {
    guard !curves.isEmpty else { return nil }
    return .curves(
      CurvePlot(
        title: "Calibration. " + title, alternativeText: alternativeText,
        xAxis: .probability(title: "Predicted probability"),
        yAxis: .probability(title: "Observed proportion"), curves: curves.map(curve)))
  }

  private func curve(_ own: CalibrationCurve) -> CurvePlot.Curve {
    CurvePlot.Curve(
      name: own.group ?? "All patients",
      note: fit(own).map { "Hosmer–Lemeshow " + format.study.pValue.phrase($0) } ?? "",
      points: [], bars: bars(own), histogram: histogram(own.probabilities))
  }

  /// The p-value of Hosmer and Lemeshow's test of the model that is drawn.
  private func fit(_ own: CalibrationCurve) -> Double? {
    guard case .logistic(let model) = format.question.verb else { return nil }
    let isJoint = !model.multivariable.isEmpty
    return format.index.number(
      isJoint ? "logistic_multivariable" : "logistic_univariable", "hosmer_lemeshow.p.value",
      of: isJoint ? nil : model.univariable.first?.name, group: own.group)
  }

  /// How many fitted probabilities lie in each twentieth; 1 belongs to the last.
  private func histogram(_ probabilities: [Double]) -> [Int] {
    guard !probabilities.isEmpty else { return [] }
    var counts = [Int](repeating: 0, count: 20)
    for p in probabilities where p.isFinite { counts[min(max(Int(p * 20), 0), 19)] += 1 }
    return counts
  }

  private func bars(_ own: CalibrationCurve) -> [CurvePlot.Bar] {
    own.groups.compactMap { group in
      guard let share = try? Proportion(count: group.observed, of: group.count),
        let limits = try? share.confidenceInterval(.wilson, level: format.question.confidence)
      else { return nil }
      return CurvePlot.Bar(
        point: CurvePlot.Point(x: group.meanProbability, y: share.estimate),
        lower: limits.lower, upper: limits.upper)
    }
  }

  /// What the marks mean.
  static func words(_ intervalName: String) -> String {
    "Rings are groups of patients at the deciles of the predicted probability: events observed"
      + " against their mean, with Wilson’s \(intervalName). On the faint line they agree. Above: how the predicted"
      + " probabilities lie."
  }

  /// The numbers in words, for who does not see the rings.
  private var alternativeText: String {
    let words = curves.map { own in
      let groups = own.groups.map { group in
        let p = format.style.probability(group.meanProbability)
        return "\(group.observed) of \(group.count) at " + p
      }
      return (own.group.map { $0 + ": " } ?? "") + groups.joined(separator: ", ")
    }
    return "Events observed by mean predicted probability. " + words.joined(separator: "; ") + "."
  }
}

import Analysis
import Cohorts
import Figures

/// The figure of `agreement` by limits: the difference of each pair against its mean.
struct BlandAltmanFigure {
  let format: AnswerFormat
  let cloud: DifferenceCloud

  private var pair: String { "\(cloud.first) - \(cloud.second)" }

  /// The figure; `nil` without limits.
  func figure(title: String) -> Figure? {
    let lines = self.lines
    guard !cloud.means.isEmpty, lines.count == 3 else { return nil }
    let reach = lines.flatMap {
      [$0.band?.lowerBound ?? $0.value, $0.band?.upperBound ?? $0.value]
    }
    let heights = (cloud.differences + reach + [0]).filter(\.isFinite)
    return .scatter(
      ScatterPlot(
        title: title, alternativeText: alternativeText,
        xAxis: axis(
          "Mean of \(label(cloud.first)) and \(label(cloud.second))" + unit
            + " (n = \(cloud.means.count))", of: cloud.means),
        yAxis: axis("\(label(cloud.first)) − \(label(cloud.second))" + unit, of: heights),
        points: zip(cloud.means, cloud.differences).map { CurvePlot.Point(x: $0, y: $1) },
        lines: lines, null: 0))
  }

  /// What the marks mean.
  static func words(_ confidence: String) -> String {
    "Rings are patients, the solid line the bias, broken lines the 95% limits of agreement, bands"
      + " \(confidence) confidence intervals."
  }

  private func axis(_ title: String, of values: [Double]) -> Axis {
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let room = low < high ? 0 : max(abs(low), 1) / 2
    return Axis.linear(title: title, from: low - room, to: high + room)
  }

  private func label(_ name: String) -> String { format.study.shortLabel(name) }

  private var unit: String {
    format.study.cohort.variable(cloud.first)?.unit.map { ", " + StudyFormat.unit($0) } ?? ""
  }

  private static let parts = [
    ("limit.high", "Upper limit"), ("bias", "Bias"), ("limit.low", "Lower limit"),
  ]

  private var lines: [ScatterPlot.Line] {
    Self.parts.compactMap { statistic, words in
      guard let value = number(statistic) else { return nil }
      let limits = [number(statistic + ".conf.low"), number(statistic + ".conf.high")]
        .compactMap(\.self)
      let isBand = limits.count == 2 && limits[0] <= limits[1]
      return ScatterPlot.Line(
        words: [words, text(statistic)], value: value,
        band: isBand ? limits[0]...limits[1] : nil, isMain: statistic == "bias")
    }
  }

  private func number(_ statistic: String) -> Double? {
    format.index.number("bland_altman", statistic, of: pair)
  }

  private func text(_ statistic: String) -> String {
    format.text("bland_altman", statistic, of: pair) ?? ""
  }

  /// The numbers in words, for who does not see the points.
  private var alternativeText: String {
    let parts = Self.parts.map { statistic, words in
      let interval = format.interval("bland_altman", statistic + ".", of: pair)
      return words.lowercased() + " " + text(statistic)
        + (interval.map { " (" + format.phrase($0) + ")" } ?? "")
    }
    return "Differences of \(cloud.means.count) patients, \(format.study.label(pair)), against"
      + " their means: " + parts.joined(separator: "; ") + "."
  }
}

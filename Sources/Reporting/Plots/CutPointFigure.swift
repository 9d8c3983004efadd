import Analysis
import Cohorts
import Figures
import Statistics

/// The figure of `cutpoint`: the standardised statistic at every cut tried, a ring at the largest.
struct CutPointFigure {
  let format: AnswerFormat
  let search: CutPointSearch
  let profiles: [CutPointProfile]

  /// The figure; `nil` where fewer than two cuts were tried.
  func figure(title: String) -> Figure? {
    let cuts = profiles.flatMap(\.search.cuts)
    guard cuts.count > 1, let low = cuts.map(\.value).min(), let high = cuts.map(\.value).max()
    else { return nil }
    let top = cuts.map { abs($0.statistic) }.max() ?? 1
    return .curves(
      CurvePlot(
        title: title, alternativeText: alternativeText,
        xAxis: .linear(title: format.study.heading(search.variable.text), from: low, to: high),
        yAxis: .linear(title: "|Standardised rank statistic|", from: 0, to: top),
        hasDiagonal: false, curves: profiles.map(curve)))
  }

  private func curve(_ own: CutPointProfile) -> CurvePlot.Curve {
    let point = { (cut: MaximallySelected.Cut) in
      CurvePlot.Point(x: cut.value, y: abs(cut.statistic), value: Double(cut.below))
    }
    return CurvePlot.Curve(
      name: own.label ?? format.study.shortLabel(search.variable.text),
      points: own.search.cuts.map(point), rings: [point(own.search.best)])
  }

  /// What the marks mean.
  static let words =
    "Standardised rank statistic at every cut tried; the ring marks the largest."

  /// The numbers in words, for who does not see the profile.
  private var alternativeText: String {
    let best = profiles.map { own in
      let name = own.label.map { $0 + ": " } ?? ""
      let value = NumberFormat.significant(own.search.best.value, 6).trimmingZeros
      let statistic = NumberFormat.decimals(own.search.statistic, 2)
      return "\(name)largest at \(value) (\(statistic)), of \(own.search.cuts.count) cuts"
    }
    return "Standardised rank statistic over cut points. " + best.joined(separator: "; ") + "."
  }
}

import Analysis
import Cohorts
import Figures
import Statistics

/// The words under a figure of ROC curves, and those for who does not see it.
struct ROCFigureWords {
  let figure: ROCFigure

  private var format: AnswerFormat { figure.format }
  private var curves: [DiscriminationCurve] { figure.curves }

  /// The most operating points that a caption spells out.
  private static let mostPoints = 4
  /// The most different counts of patients that it spells out.
  private static let mostCounts = 4
  /// The most comparisons that it spells out.
  private static let mostTests = 3

  /// Who is found, by which way, what the area's interval, the rings and the bands are, and DeLong's
  /// tests.
  func caption(_ roc: ReceiverOperating) -> String {
    let interval = roc.interval == .delong ? "DeLong’s" : "bootstrap"
    let area = "AUC with \(interval) \(format.intervalName)."
    let bands =
      curves.contains { !$0.band.isEmpty }
      ? "Bands are pointwise bootstrap \(format.intervalName)s of the sensitivity." : ""
    return [classes(roc), area, rings, bands, tests].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  // MARK: - Parts of the caption

  /// The class that is found, which way the predictors point to it, and how many there are.
  private func classes(_ roc: ReceiverOperating) -> String {
    let counts = curves.map { own in
      "\(own.curve.cases.count) positive, \(own.curve.controls.count) negative"
    }
    let outcome = format.study.label(roc.outcome.text)
    let positive = roc.positive.map { $0.text + " (" + outcome + ")" } ?? outcome
    let isLong = counts.distinct().count > Self.mostCounts
    return "Positive: " + positive + ways
      + (isLong ? "; the table counts them." : "; " + each(counts) + ".")
  }

  /// Which way the predictors point.
  private var ways: String {
    let words = curves.map { $0.curve.direction == .higher ? "higher" : "lower" }
    let distinct = words.distinct()
    if distinct.count == 1 { return ", to which \(distinct[0]) values point" }
    return ", to which values point (" + each(words) + ")"
  }

  /// A text for each curve, once where they are alike.
  private func each(_ texts: [String]) -> String {
    let distinct = texts.distinct()
    if distinct.count == 1 { return distinct[0] }
    return zip(curves, texts).map { figure.name(of: $0) + " " + $1 }.joined(separator: "; ")
  }

  private var rings: String {
    let points = curves.flatMap { own in
      figure.operatingPoints(of: own).map { (curve: own, point: $0) }
    }
    guard let first = points.first?.point else { return "" }
    guard points.count <= Self.mostPoints else { return "Rings mark the thresholds of the table." }
    let isYouden = first.rule.hasPrefix("youden")
    let lead = isYouden ? "Rings are at Youden’s threshold: " : "Rings: "
    return lead + points.map { words($0.point, $0.curve) }.joined(separator: "; ") + "."
  }

  private func words(_ point: ROCFigure.OperatingPoint, _ own: DiscriminationCurve) -> String {
    let sign = own.curve.direction == .higher ? " ≥ " : " ≤ "
    let shares = [point.sensitivity, point.specificity].map(format.share)
    return figure.name(of: own) + sign + point.thresholdText
      + " (sensitivity \(shares[0]), specificity \(shares[1]))"
  }

  /// Differences of areas with DeLong's p, where they were asked for and are few.
  private var tests: String {
    let rows = format.index.findings.filter {
      $0.context == "roc_delong_test" && $0.statistic == "estimate" && $0.number != nil
    }
    guard !rows.isEmpty, rows.count <= Self.mostTests else { return "" }
    let words = rows.compactMap { row -> String? in
      guard let text = format.text(row), let p = format.index.sibling("p.value", of: row)?.number
      else { return nil }
      let interval = format.interval(
        "roc_delong_test", of: row.variable, level: row.variableLevel, group: row.group1Level)
      return sides(row) + " " + text + (interval.map { " (" + format.phrase($0) + ")" } ?? "")
        + ", " + format.study.pValue.phrase(p)
    }
    let kind = rows.allSatisfy { $0.variableLevel == nil } ? "paired" : "unpaired"
    return "Difference of AUC by DeLong’s \(kind) test: " + words.joined(separator: "; ") + "."
  }

  private func sides(_ row: Finding) -> String {
    if let level = row.variableLevel {
      return split(level, at: " - ").joined(separator: " − ")
    }
    return split(row.variable ?? "", at: " - ").map(format.study.shortLabel)
      .joined(separator: " − ")
  }

  // MARK: - Who does not see the figure

  /// Areas, classes and operating points.
  var alternativeText: String {
    let areas = curves.map { own in
      let points = figure.operatingPoints(of: own).prefix(2).map { ", " + words($0, own) }
      return figure.name(of: own) + ", " + figure.area(of: own)
        + ", \(own.curve.cases.count) positive and \(own.curve.controls.count) negative"
        + points.joined()
    }
    return "Receiver operating characteristic curves. " + areas.joined(separator: "; ") + "."
  }
}

import Analysis
import Figures

/// The forest plot of a regression: one row for each term, the reference rows in grey.
struct ForestFigure {
  let table: RegressionTable
  private var format: AnswerFormat { table.format }

  /// The figure of a regression's table.
  init(_ table: RegressionTable) { self.table = table }

  /// The model that is drawn: the multivariable one where there is one.
  private var context: String {
    table.family.rawValue + (table.multivariable.isEmpty ? "_univariable" : "_multivariable")
  }

  private var terms: [String] {
    table.multivariable.isEmpty ? table.univariable : table.multivariable
  }

  /// The figure; `nil` when no term has an estimate.
  func figure(title: String) -> Figure? {
    let rows = terms.flatMap(rows)
    let estimates = rows.compactMap { row in
      if case .estimate(_, let estimate, _, _) = row { estimate } else { nil }
    }
    guard !estimates.isEmpty else { return nil }
    let name = table.family.estimate
    let axis = axis(of: estimates, title: MethodName.ratio[name] ?? name)
    return .intervals(
      IntervalPlot(
        title: title, alternativeText: alternativeText, axis: axis,
        null: table.family == .linear ? 0 : 1, labelHeading: "Variable",
        textHeadings: [format.head(name), format.study.pValue.letter], rows: rows))
  }

  /// An axis that shows the estimates and their limits, ratios up to 1/16 and 16.
  private func axis(of estimates: [IntervalPlot.Estimate], title: String) -> Axis {
    let ends = estimates.flatMap { [$0.value, $0.lower, $0.upper] }.filter(\.isFinite)
    if table.family == .linear {
      return .linear(title: title, from: min(0, ends.min() ?? 0), to: max(0, ends.max() ?? 1))
    }
    let positive = ends.filter { $0 > 0 }
    let lower = min(0.5, max(positive.min() ?? 0.5, 0.0625))
    let upper = max(2, min(positive.max() ?? 2, 16))
    return .ratio(title: title, from: lower, to: upper)
  }

  private func rows(of term: String) -> [IntervalPlot.Row] {
    let levels = table.levels(of: term)
    let heading = format.study.shortLabel(term) + table.unitOfEffect(term)
    guard !levels.isEmpty else {
      return [row(heading, of: term, level: nil, isIndented: false)]
    }
    return [.section(heading)]
      + levels.map {
        row(RegressionTable.words(for: $0, of: term), of: term, level: $0, isIndented: true)
      }
  }

  private func row(
    _ label: String, of term: String, level: String?, isIndented: Bool
  ) -> IntervalPlot.Row {
    if let level, table.isReference(level, of: term) {
      return .words(label: label, texts: ["reference", ""], isIndented: isIndented)
    }
    let index = format.index
    let number = { index.number(context, $0, of: term, level: level) }
    guard let value = number("estimate"), let lower = number("conf.low"),
      let upper = number("conf.high")
    else { return .words(label: label, texts: ["—", ""], isIndented: isIndented) }
    let text = format.text(context, "estimate", of: term, level: level) ?? ""
    let interval = format.aside(format.interval(context, of: term, level: level))
    let p = format.text(context, "p.value", of: term, level: level) ?? ""
    let error = number("std.error") ?? 1
    let estimate = IntervalPlot.Estimate(
      value: value, lower: lower, upper: upper, weight: error > 0 ? 1 / (error * error) : 1)
    return .estimate(
      label: label, estimate, texts: [text + interval, p], isIndented: isIndented)
  }

  /// The numbers in words, for who does not see the plot.
  private var alternativeText: String {
    let rows = format.index.findings.filter {
      $0.context == context && $0.statistic == "estimate" && $0.number != nil
        && $0.variable != "(Intercept)"
    }
    let words = rows.map { row in
      let name = row.variable.map { format.study.label($0) + table.unitOfEffect($0) } ?? ""
      let level = row.variableLevel.map {
        ", " + RegressionTable.words(for: $0, of: row.variable ?? "")
      }
      let interval = format.interval(context, of: row.variable, level: row.variableLevel)
      return name + (level ?? "") + ": " + (format.text(row) ?? "—")
        + format.aside(interval)
    }
    return "Forest plot of the \(MethodName.words(context)). " + words.joined(separator: "; ") + "."
  }
}

extension MethodName {
  /// The words for the head of an estimate.
  static let ratio: [String: String] = ["HR": "Hazard ratio", "OR": "Odds ratio"]
}

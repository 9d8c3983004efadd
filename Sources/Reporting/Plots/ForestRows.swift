import Analysis
import Figures

/// The rows of a forest plot: of each term or level one estimate of each model.
struct ForestRows {
  /// A model that is drawn.
  struct Series {
    /// Its context in results.json.
    let context: String
    /// The group1_level of its rows: an event; `nil` for none.
    var group: String?
    /// The terms in it.
    let terms: [String]
  }

  let format: AnswerFormat
  let series: [Series]
  /// The counts of a row by term and level.
  let counts: (String, String?) -> [String]

  /// The rows of one term, or of one of its levels: one for each model that holds it.
  func rows(
    _ label: String, of term: String, level: String?, isReference: Bool
  ) -> [IntervalPlot.Row] {
    let own = counts(term, level)
    let isIndented = level != nil
    if isReference {
      return [
        .words(label: label, counts: own, texts: ["reference", ""], isIndented: isIndented)
      ]
    }
    let places = series.indices.filter { series[$0].terms.contains(term) }
    return places.enumerated().map { position, index in
      let isFirst = position == 0
      return row(
        isFirst ? label : "", of: term, level: level, in: index, isFirst ? own : [],
        isIndented: isIndented)
    }
  }

  private func row(
    _ label: String, of term: String, level: String?, in index: Int, _ counts: [String],
    isIndented: Bool
  ) -> IntervalPlot.Row {
    let (context, group) = (series[index].context, series[index].group)
    func number(_ statistic: String) -> Double? {
      format.index.number(context, statistic, of: term, level: level, group: group)
    }
    func text(_ statistic: String) -> String {
      format.text(context, statistic, of: term, level: level, group: group) ?? ""
    }
    guard let value = number("estimate"), let lower = number("conf.low"),
      let upper = number("conf.high")
    else {
      let alone = number("estimate") == nil ? "—" : text("estimate")
      return .words(label: label, counts: counts, texts: [alone, ""], isIndented: isIndented)
    }
    let interval = format.interval(context, of: term, level: level, group: group)
    let error = number("std.error") ?? 1
    return .estimate(
      label: label,
      IntervalPlot.Estimate(
        value: value, lower: lower, upper: upper, weight: error > 0 ? 1 / (error * error) : 1,
        series: index),
      counts: counts,
      texts: [text("estimate") + format.aside(interval), text("p.value")],
      isIndented: isIndented)
  }

  /// An axis that shows the estimates and their limits, ratios from 1/16 to 16.
  static func axis(of rows: [IntervalPlot.Row], title: String, isRatio: Bool) -> Axis {
    let estimates = rows.compactMap { row in
      if case .estimate(_, let estimate, _, _, _) = row { estimate } else { nil }
    }
    let ends = estimates.flatMap { [$0.value, $0.lower, $0.upper] }.filter(\.isFinite)
    guard isRatio else {
      return .linear(title: title, from: min(0, ends.min() ?? 0), to: max(0, ends.max() ?? 1))
    }
    let positive = ends.filter { $0 > 0 }
    let lower = max(positive.min() ?? 0.5, 0.0625)
    let upper = min(positive.max() ?? 2, 16)
    return .ratio(title: title, from: min(lower, 1), to: max(upper, 1))
  }
}

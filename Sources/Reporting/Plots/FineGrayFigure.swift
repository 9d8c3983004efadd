import Analysis
import Cohorts
import Figures

/// The forest plots of Fine and Gray's models: one for each event.
struct FineGrayFigure {
  let format: AnswerFormat
  /// The variables of the model, in the plan's order.
  let terms: [String]

  private static let context = "fine_gray"

  /// The figures, each with the event that it is about where there are several.
  func figures() -> [(figure: Figure, event: String?)] {
    var figures: [(Figure, String?)] = []
    let rows = format.index.findings.lazy.filter { $0.context == Self.context }
    for event in rows.map(\.group1Level).distinct() {
      if let figure = figure(of: event) { figures.append((figure, event)) }
    }
    return figures
  }

  private func figure(of event: String?) -> Figure? {
    let source = ForestRows(
      format: format,
      series: [ForestRows.Series(context: Self.context, group: event, terms: terms)],
      counts: { counts(of: $0, $1, event) })
    var rows: [IntervalPlot.Row] = []
    for term in terms { rows += self.rows(of: term, event, source) }
    guard rows.contains(where: \.isEstimate) else { return nil }
    let what = "incidence" + ((event ?? named).map { " of \($0)" } ?? "")
    return .intervals(
      IntervalPlot(
        title: [format.title, event].compactMap(\.self).joined(separator: ": "),
        alternativeText: alternativeText(event),
        axis: ForestRows.axis(
          of: rows, title: MethodName.ratio["sHR"] ?? "sHR", isRatio: true), null: 1,
        labelHeading: "Variable", countHeadings: ["n", "Events"],
        textHeadings: [format.head("sHR"), format.study.pValue.letter], rows: rows,
        sides: IntervalPlot.Sides(lower: "Lower \(what)", upper: "Higher \(what)")))
  }

  /// The event that the plan names.
  private var named: String? {
    guard case .cumulativeIncidence(let incidence) = format.question.verb else { return nil }
    return incidence.event?.text
  }

  private func levels(of term: String) -> [String] {
    guard case .categorical(let column)? = format.study.cohort.variable(term)?.column,
      !format.index.levels(of: term, in: Self.context).isEmpty
    else { return [] }
    return column.levels.map(\.label)
  }

  private func rows(
    of term: String, _ event: String?, _ source: ForestRows
  ) -> [IntervalPlot.Row] {
    let levels = self.levels(of: term)
    let heading = format.study.shortLabel(term)
    guard !levels.isEmpty else {
      return source.rows(heading, of: term, level: nil, isReference: false)
    }
    return [.section(heading)]
      + levels.flatMap { level in
        source.rows(
          level, of: term, level: level, isReference: isReference(level, of: term, event))
      }
  }

  /// A level that has patients and no row of its own in a model that was fitted.
  private func isReference(_ level: String, of term: String, _ event: String?) -> Bool {
    let index = format.index
    let own = index.find(Self.context, "estimate", of: term, level: level, group: event)
    let n = index.number(Self.context, "n.obs", of: term, level: level, group: event)
    let isFitted = levels(of: term).contains {
      index.number(Self.context, "estimate", of: term, level: $0, group: event) != nil
    }
    return own == nil && n != 0 && isFitted
  }

  private func counts(of term: String, _ level: String?, _ event: String?) -> [String] {
    let names = level == nil ? ["nobs", "nevent"] : ["n.obs", "n.event"]
    return names.map {
      format.text(
        Self.context, $0, of: level == nil ? nil : term, level: level, group: event) ?? ""
    }
  }

  /// The numbers in words, for who does not see the plot.
  private func alternativeText(_ event: String?) -> String {
    let rows = format.index.findings.filter {
      $0.context == Self.context && $0.statistic == "estimate" && $0.number != nil
        && $0.group1Level == event
    }
    let words = rows.map { row in
      let name = row.variable.map(format.study.label) ?? ""
      let level = row.variableLevel.map { ", " + $0 } ?? ""
      let interval = format.interval(
        Self.context, of: row.variable, level: row.variableLevel, group: event)
      return name + level + ": " + (format.text(row) ?? "—")
        + format.aside(interval)
    }
    return "Forest plot of Fine and Gray’s model" + (event.map { " of \($0)" } ?? "") + ". "
      + words.joined(separator: "; ") + "."
  }
}

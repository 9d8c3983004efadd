import Analysis
import Cohorts
import Figures

/// The forest plot of a regression: a row for each term or level, the reference rows in grey, the
/// univariable models beside the multivariable one.
struct ForestFigure {
  let table: RegressionTable
  private var format: AnswerFormat { table.format }

  /// The figure of a regression's table.
  init(_ table: RegressionTable) { self.table = table }

  private var single: String { table.family.rawValue + "_univariable" }
  private var joint: String { table.family.rawValue + "_multivariable" }

  private var models: [(name: String, series: ForestRows.Series)] {
    [
      ("Univariable", ForestRows.Series(context: single, terms: table.univariable)),
      ("Multivariable", ForestRows.Series(context: joint, terms: table.multivariable)),
    ].filter { !$0.1.terms.isEmpty }
  }

  private var terms: [String] { models.flatMap(\.series.terms).distinct() }

  /// The figure; `nil` when no term has an estimate.
  func figure(title: String) -> Figure? {
    let source = ForestRows(format: format, series: models.map(\.series), counts: counts)
    var rows: [IntervalPlot.Row] = []
    for term in terms { rows += self.rows(of: term, source) }
    guard rows.contains(where: \.isEstimate) else { return nil }
    let name = table.family.estimate
    let isRatio = table.family != .linear
    return .intervals(
      IntervalPlot(
        title: title, alternativeText: alternativeText,
        axis: ForestRows.axis(
          of: rows, title: MethodName.ratio[name] ?? name, isRatio: isRatio),
        null: isRatio ? 1 : 0, labelHeading: "Variable",
        countHeadings: table.family.hasEvents ? ["n", "Events"] : ["n"],
        textHeadings: [format.head(name), format.study.pValue.letter], series: models.map(\.name),
        rows: rows, sides: sides))
  }

  private func rows(of term: String, _ source: ForestRows) -> [IntervalPlot.Row] {
    let levels = table.levels(of: term)
    let heading = format.study.shortLabel(term) + table.unitOfEffect(term)
    guard !levels.isEmpty else {
      return source.rows(heading, of: term, level: nil, isReference: false)
    }
    return [.section(heading)]
      + levels.flatMap { level in
        source.rows(
          RegressionTable.words(for: level, of: term), of: term, level: level,
          isReference: table.isReference(level, of: term))
      }
  }

  /// The patients and events as in the table: of a term's own model where it has one, of a level
  /// those who have it.
  private func counts(of term: String, _ level: String?) -> [String] {
    let names = level == nil ? ["nobs", "nevent"] : ["n.obs", "n.event"]
    return names.prefix(table.family.hasEvents ? 2 : 1).map { name in
      let isAlone = table.univariable.contains(term)
      let variable = level == nil && !isAlone ? nil : term
      return format.text(isAlone ? single : joint, name, of: variable, level: level) ?? ""
    }
  }

  /// What lies at both sides of no effect.
  private var sides: IntervalPlot.Sides? {
    let what: String
    switch format.question.verb {
    case .cox(let model): what = "hazard" + (model.event.map { " of \($0.text)" } ?? "")
    case .logistic(let model):
      let event = format.study.levelLabel(model.event.text, of: model.response.text)
      what = "odds of \(event) (\(format.study.shortLabel(model.response.text)))"
    default: return nil
    }
    return IntervalPlot.Sides(lower: "Lower \(what)", upper: "Higher \(what)")
  }

  /// The numbers in words, for who does not see the plot.
  private var alternativeText: String {
    let words = models.map { model -> String in
      let rows = format.index.findings.filter {
        $0.context == model.series.context && $0.statistic == "estimate" && $0.number != nil
          && $0.variable != "(Intercept)"
      }
      let parts = rows.map { row in
        let name = row.variable.map { format.study.label($0) + table.unitOfEffect($0) } ?? ""
        let level = row.variableLevel.map {
          ", " + RegressionTable.words(for: $0, of: row.variable ?? "")
        }
        let interval = format.interval(
          row.context, of: row.variable, level: row.variableLevel)
        return name + (level ?? "") + ": " + (format.text(row) ?? "—")
          + format.aside(interval)
      }
      return MethodName.words(model.series.context).capitalisedFirst + ": "
        + parts.joined(separator: "; ") + "."
    }
    return "Forest plot. " + words.joined(separator: " ")
  }
}

extension StudyFormat {
  /// The words for a level that the plan names by its code or by its label.
  fileprivate func levelLabel(_ level: String, of variable: String) -> String {
    guard case .categorical(let column)? = cohort.variable(variable)?.column else { return level }
    let labels = column.levels
    return (labels.first { $0.label == level } ?? labels.first { $0.code == level })?.label ?? level
  }
}

extension IntervalPlot.Row {
  /// Whether it has a box.
  var isEstimate: Bool {
    if case .estimate = self { true } else { false }
  }
}

extension MethodName {
  /// The words for the head of an estimate.
  static let ratio: [String: String] = [
    "HR": "Hazard ratio", "OR": "Odds ratio", "sHR": "Subdistribution hazard ratio",
  ]
}

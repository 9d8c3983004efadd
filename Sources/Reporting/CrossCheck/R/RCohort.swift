import Analysis
import Cohorts

/// The cohort in R: the file is read, decoded, computed and restricted as the plan says.
struct RCohort {
  let results: StudyResults
  let names: ScriptNames

  private var cohort: Cohort { results.cohort }
  private var declaration: CohortDeclaration { results.study.cohort }
  private var formula: RFormula { RFormula(names: names, cohort: cohort, frame: "d") }

  /// The section of the script that makes the data frame `d`.
  var lines: [String] {
    let computed = ComputedVariables(cohort)
    return reading + columns + computed.early.flatMap(lines(of:)) + population + patients
      + computed.late.flatMap(lines(of:))
      + ["same_patients(\(cohort.count), nrow(d))", ""]
  }

  private var reading: [String] {
    let encoding =
      switch cohort.form.encoding {
      case .utf8: "UTF-8"
      case .windows1252: "CP1252"
      case .latin1: "ISO-8859-1"
      case .utf16: "UTF-16"
      case .utf16LittleEndian: "UTF-16LE"
      case .utf16BigEndian: "UTF-16BE"
      }
    let delimiter = String(Unicode.Scalar(cohort.form.delimiter))
    let mark = String(Unicode.Scalar(cohort.form.decimalMark))
    return [
      "# ---- The cohort ----", "",
      "cells <- read_cohort(cohort_file, delimiter = \(R.text(delimiter)), encoding = \(R.text(encoding)))",
      "decimal <- \(R.text(mark))", "missing <- \(R.texts(declaration.missing))",
      "d <- data.frame(row.names = seq_len(nrow(cells)))",
    ]
      + (declaration.weight.map {
        ["d$.patients <- numbers(cells[[\(R.text($0.text.trimmed))]], character(), decimal)"]
      } ?? [])
  }

  // MARK: - Columns of the file

  private var columns: [String] {
    cohort.variables.compactMap { variable in
      guard variable.landmark == nil, case .column(let column) = variable.declaration.source
      else { return nil }
      return assignment(variable, decoded(variable, "cells[[\(R.text(column.text.trimmed))]]"))
    }
  }

  private func decoded(_ variable: Variable, _ cells: String) -> String {
    let own = variable.declaration.missing
    let missing = own.isEmpty ? "missing" : "c(missing, \(own.map(R.text).joined(separator: ", ")))"
    switch variable.column {
    case .numeric:
      return "numbers(\(CellDialect(variable, declaration).bare(cells)), \(missing), decimal)"
    case .date:
      let formats = CellDialect(variable, declaration).formats
      return "dates(\(cells), \(missing), decimal\(formats))"
    case .text: return "texts(\(cells), \(missing), decimal)"
    case .categorical(let column):
      return "coded(texts(\(cells), \(missing), decimal), \(levels(column.levels)), decimal)"
    }
  }

  private func levels(_ levels: [Level]) -> String {
    let codes = levels.map(\.code)
    let labels = levels.map(\.label)
    return codes == labels
      ? R.texts(codes) : "\(R.texts(codes)),\n  labels = \(R.texts(labels))"
  }

  private func assignment(_ variable: Variable, _ value: String) -> String {
    "d$\(names(variable.name)) <- \(value)" + comment(variable.label, variable.name)
  }

  private func comment(_ label: String, _ name: String) -> String {
    let words = label == name || names(name) == label ? "" : label
    return words.isEmpty ? "" : "  # " + words.onOneLine
  }

  // MARK: - What is computed

  private func lines(of step: ComputedVariables.Step) -> [String] {
    switch step {
    case .variable(let variable): [assignment(variable, value(of: variable))]
    case .outcome(let outcome): lines(of: outcome)
    }
  }

  private func value(of variable: Variable) -> String {
    if let landmark = variable.landmark, case .categorical(let column) = variable.column {
      return "landmark(d$\(names.time(landmark.outcome)), d$\(names.event(landmark.outcome)), "
        + "\(R.number(landmark.time)), \(R.texts(column.levels.map(\.label))))"
    }
    switch variable.declaration.source {
    case .column: return "NA"
    case .cut(let source, let points, _): return cut(variable, source.text, points)
    case .formula(let formula): return derived(variable, formula)
    }
  }

  private func cut(_ variable: Variable, _ source: String, _ points: CutPoints) -> String {
    let column = "d$\(names(source))"
    let shares: [String]
    switch points {
    case .at(let numbers): shares = [R.numbers(numbers)]
    case .median: shares = ["0.5"]
    case .tertiles: shares = ["c(1 / 3, 2 / 3)"]
    case .quartiles: shares = ["c(0.25, 0.5, 0.75)"]
    }
    let type = results.study.conventions.quantileType
    let cuts: String
    if case .at = points {
      cuts = shares[0]
    } else {
      cuts = "quantile(\(column), \(shares[0]), type = \(type), na.rm = TRUE)"
    }
    guard case .categorical(let levels) = variable.column else { return "NA" }
    return "cut_at(\(column), \(cuts), \(R.texts(levels.levels.map(\.label))))"
  }

  private func derived(_ variable: Variable, _ source: SourceText) -> String {
    guard let found = cohort.tree(of: source, unit: variable.unit) else { return "NA" }
    let text = formula.whole(found.tree)
    switch variable.column {
    case .categorical(let column): return "coded(\(text), \(levels(column.levels)))"
    case .numeric:
      return text.hasPrefix("finite(") && found.tree.isGuarded ? text : "finite(\(text))"
    case .date, .text: return text
    }
  }

  private func lines(of outcome: Outcome) -> [String] {
    guard case .timeToEvent(let duration, let ending) = outcome.declaration.kind else { return [] }
    return [
      "d$\(names.time(outcome.name)) <- \(time(outcome, duration))"
        + comment(outcome.label, outcome.name),
      "d$\(names.event(outcome.name)) <- \(event(ending))"
        + (outcome.events.count > 1
          ? "  # 0 censored, "
            + outcome.events.enumerated().map { "\($0 + 1) \($1.onOneLine)" }
            .joined(separator: ", ") : "  # 0 censored"),
    ]
  }

  private func time(_ outcome: Outcome, _ duration: OutcomeDeclaration.Duration) -> String {
    switch duration {
    case .time(let time):
      return cohort.tree(of: time, unit: outcome.unit).map { found in
        if case .variable = found.tree { return formula.whole(found.tree) }
        return "finite(\(formula.whole(found.tree)))"
      }
        ?? "NA"
    case .dates(let from, let to):
      guard let start = cohort.tree(of: from)?.tree, let end = cohort.tree(of: to)?.tree,
        let days = Cohort.days(in: outcome.unit)
      else { return "NA" }
      return formula.whole(.span(start, end, days: days))
    }
  }

  private func event(_ ending: OutcomeDeclaration.Ending) -> String {
    switch ending {
    case .event(let condition):
      return cohort.condition(condition).map { "as.integer(\(formula.whole($0)))" } ?? "NA"
    case .status(let column, let events):
      var labels: [String] = []
      for event in events where !labels.contains(event.label) { labels.append(event.label) }
      let numbers = events.map { Double((labels.firstIndex(of: $0.label) ?? 0) + 1) }
      return cohort.tree(of: column).map {
        "event_of(\(formula.whole($0.tree)), \(R.texts(events.map(\.code))), \(R.numbers(numbers)))"
      } ?? "NA"
    }
  }

  // MARK: - The population

  /// Repeats the rows that stand for several patients.
  private var patients: [String] {
    guard let weight = declaration.weight else { return [] }
    return [
      "d <- d[rep(seq_len(nrow(d)), d$.patients), ]  # a row stands for as many as \(weight.text.onOneLine) says"
    ]
  }

  private var population: [String] {
    results.study.population.map { step in
      let condition = cohort.condition(step.keep).map { formula.whole($0) } ?? "TRUE"
      return "d <- d[which(\(condition)), ]  # left out: \(step.reason.onOneLine)"
    }
  }
}

extension String {
  /// The text without the white space around it.
  fileprivate var trimmed: String {
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}

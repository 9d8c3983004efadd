import Analysis
import Cohorts

/// The cohort for a program that works statement by statement: its columns, then what is computed
/// from them, the population, and what hangs on the population.
struct StatementCohort<Dialect: StatementDialect> {
  let results: StudyResults
  let names: ScriptNames
  private var used = 0

  init(_ results: StudyResults, _ names: ScriptNames) {
    (self.results, self.names) = (results, names)
  }

  private var cohort: Cohort { results.cohort }

  /// The columns of the file that are read.
  var columns: [(variable: Variable, column: String)] {
    cohort.variables.compactMap { variable in
      guard variable.landmark == nil, case .column(let column) = variable.declaration.source
      else { return nil }
      return (variable, column.text)
    }
  }

  /// The variables with levels, for their labels.
  var categorical: [(name: String, label: String, levels: [Level])] {
    cohort.variables.compactMap { variable in
      guard case .categorical(let column) = variable.column else { return nil }
      return (names(variable.name), variable.label, column.levels)
    }
  }

  /// The levels of a column of texts, matched by text, or by value where codes are numbers.
  func levelCases(
    _ levels: [Level], text: String, number: String
  ) -> [(condition: String?, value: String)] {
    levels.enumerated().map { place, level in
      var condition = "\(text) \(Dialect.equal) \(Dialect.text(level.code))"
      if let value = Double(level.code), value.isFinite {
        condition += " \(Dialect.or) \(number) \(Dialect.equal) \(Dialect.number(value))"
      }
      return (condition, "\(place + 1)")
    }
  }

  /// Whether a text is one of the missing codes.
  func missingCondition(_ variable: Variable, text: String) -> String {
    let codes = results.study.cohort.missing + variable.declaration.missing
    let all = (codes.contains("") ? codes : [""] + codes).map {
      "\(text) \(Dialect.equal) \(Dialect.text($0))"
    }
    return all.joined(separator: " \(Dialect.or) ")
  }

  /// The steps before the population is chosen.
  mutating func early() -> [String] {
    var lines: [String] = []
    for step in ComputedVariables(cohort).early { lines += self.lines(of: step) }
    return lines
  }

  /// The steps after it.
  mutating func late() -> [String] {
    var lines: [String] = []
    for step in ComputedVariables(cohort).late { lines += self.lines(of: step) }
    return lines
  }

  /// A condition as steps, and the name that is 1 where it holds.
  mutating func condition(_ source: SourceText) -> (lines: [String], name: String) {
    guard let tree = cohort.condition(source) else { return ([], "1") }
    return steps(tree)
  }

  private mutating func steps(_ tree: FormulaTree) -> (lines: [String], name: String) {
    var steps = FormulaSteps<Dialect>(names: names, cohort: cohort, after: used)
    let operand = steps.value(tree)
    used = steps.used
    return (steps.lines, operand.code)
  }

  private mutating func lines(of step: ComputedVariables.Step) -> [String] {
    switch step {
    case .variable(let variable):
      [Dialect.comment("\(variable.name): \(variable.label)")] + lines(of: variable)
    case .outcome(let outcome): lines(of: outcome)
    }
  }

  private mutating func lines(of variable: Variable) -> [String] {
    let name = names(variable.name)
    if let landmark = variable.landmark {
      let (time, event) = (names.time(landmark.outcome), names.event(landmark.outcome))
      let at = Dialect.number(landmark.time)
      return Dialect.choose(
        name, isText: false,
        [
          (Dialect.anyMissing([time, event]), Dialect.number(.nan)),
          ("\(event) > 0 \(Dialect.and) \(time) <= \(at)", "2"), ("\(time) >= \(at)", "1"),
        ])
    }
    switch variable.declaration.source {
    case .column: return []
    case .cut(let source, let points, _): return cut(variable, names(source.text), points)
    case .formula(let formula): return derived(variable, formula)
    }
  }

  /// Cut points that come from the data are written as the report found them.
  private func cut(_ variable: Variable, _ source: String, _ rule: CutPoints) -> [String] {
    let points = variable.cutPoints ?? []
    var lines: [String] = []
    if case .at = rule {
    } else {
      lines.append(
        Dialect.comment("cut points found in the population by the conventions of the study"))
    }
    let cases: [(condition: String?, value: String)] = points.enumerated().map { place, point in
      ("\(source) < \(Dialect.number(point))", "\(place + 1)")
    }
    return lines
      + Dialect.choose(
        names(variable.name), isText: false,
        [(Dialect.anyMissing([source]), Dialect.number(.nan))] + cases
          + [(nil, "\(points.count + 1)")])
  }

  private mutating func derived(_ variable: Variable, _ source: SourceText) -> [String] {
    guard let found = cohort.tree(of: source, unit: variable.unit) else { return [] }
    let (lines, value) = steps(found.tree)
    let name = names(variable.name)
    guard case .categorical(let column) = variable.column else {
      return lines + (found.kind == .text ? Dialect.setText(name, value) : Dialect.set(name, value))
    }
    let cases = column.levels.enumerated().map {
      place, level -> (condition: String?, value: String) in
      switch found.kind {
      case .text: ("\(value) \(Dialect.equal) \(Dialect.text(level.code))", "\(place + 1)")
      case .truth:
        (
          "\(value) \(Dialect.equal) \(["true", "1"].contains(level.code.lowercased()) ? 1 : 0)",
          "\(place + 1)"
        )
      default:
        (
          "\(value) \(Dialect.equal) \(Dialect.number(Double(level.code) ?? .nan))",
          "\(place + 1)"
        )
      }
    }
    return lines + Dialect.choose(name, isText: false, cases)
  }

  private mutating func lines(of outcome: Outcome) -> [String] {
    guard case .timeToEvent(let duration, let ending) = outcome.declaration.kind else { return [] }
    var lines = [Dialect.comment("\(outcome.name): \(outcome.label)")]
    let span: FormulaTree?
    switch duration {
    case .time(let time): span = cohort.tree(of: time, unit: outcome.unit)?.tree
    case .dates(let from, let to):
      if let start = cohort.tree(of: from)?.tree, let end = cohort.tree(of: to)?.tree {
        span = .span(start, end, days: Cohort.days(in: outcome.unit) ?? 1)
      } else {
        span = nil
      }
    }
    if let span {
      let (own, value) = steps(span)
      lines += own + Dialect.set(names.time(outcome.name), value)
    }
    switch ending {
    case .event(let condition):
      let (own, value) = self.condition(condition)
      return lines + own + Dialect.set(names.event(outcome.name), value)
    case .status(let column, let events):
      guard let found = cohort.tree(of: column) else { return lines }
      let (own, value) = steps(found.tree)
      var labels: [String] = []
      for event in events where !labels.contains(event.label) { labels.append(event.label) }
      let isText = found.kind == .text
      let missing = isText ? Dialect.isMissingText(value) : Dialect.anyMissing([value])
      let cases: [(condition: String?, value: String)] = events.map { event in
        (
          "\(value) \(Dialect.equal) \(isText ? Dialect.text(event.code) : Dialect.number(Double(event.code) ?? .nan))",
          "\((labels.firstIndex(of: event.label) ?? 0) + 1)"
        )
      }
      return lines + own
        + Dialect.choose(
          names.event(outcome.name), isText: false,
          [(missing, Dialect.number(.nan))] + cases + [(nil, "0")])
    }
  }
}

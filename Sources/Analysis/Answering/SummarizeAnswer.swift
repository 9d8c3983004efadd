internal import Cohorts
internal import Statistics

extension Question {
  func summarize(_ verb: Summarize, _ selection: Selection, _ cohort: Cohort) -> Answer {
    var table = VariableTable(self, selection)
    table.prepare(verb.variables.compactMap { cohort.variable($0.text) })
    for name in verb.variables {
      guard let variable = cohort.variable(name.text) else { continue }
      table.describe(variable)
      guard selection.by != nil else { continue }
      table.inEachStratum { table in
        if let kind = variable.kind { table.test(variable, verb.test(of: name.text, kind)) }
        if verb.difference { table.difference(of: variable) }
        if verb.smd { table.standardizedDifference(of: variable) }
      }
    }
    return table.answer
  }

  func compare(_ verb: Compare, _ selection: Selection, _ cohort: Cohort) -> Answer {
    var table = VariableTable(self, selection)
    table.prepare(
      verb.subjects.compactMap { subject in
        if case .variable(let name) = subject { cohort.variable(name.text) } else { nil }
      })
    for subject in verb.subjects {
      switch subject {
      case .variable(let name) where !verb.summaries.isEmpty:
        table.testSummaries(verb.summaries, variable: name.text, verb.test)
        table.effects(verb.effects, of: name.text, verb.summaries)
      case .variable(let name):
        guard let variable = cohort.variable(name.text) else { continue }
        table.describe(variable)
        if selection.by == nil { table.testAgainstNumber(variable, verb.test) }
        table.inEachStratum { table in
          if selection.by != nil { table.test(variable, verb.test) }
          table.effects(verb.effects, of: variable)
        }
      case .pair(let before, let after):
        guard let first = cohort.variable(before.text), let second = cohort.variable(after.text)
        else { continue }
        for variable in [first, second] { table.describe(variable) }
        if first.hasLevels {
          table.comparePairs(first, second, verb)
        } else {
          table.testPairs(first, second, verb.test)
          table.effects(verb.effects, ofPairs: first, second)
        }
      }
    }
    let printed = verb.summaries.reduce(0) { $0 + $1.n }
    if printed > 0 { return table.answer.ofPatients(printed) }
    let distributions = distributions(verb, selection, cohort)
    return distributions.isEmpty
      ? table.answer : table.answer.with(.distributions(distributions))
  }
}

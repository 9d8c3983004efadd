internal import Cohorts
internal import Statistics

extension Question {
  func summarize(_ verb: Summarize, _ selection: Selection, _ cohort: Cohort) -> Answer {
    var table = VariableTable(self, selection)
    for name in verb.variables {
      guard let variable = cohort.variable(name.text) else { continue }
      table.describe(variable)
      if !question(isUngrouped: selection) {
        table.test(variable, verb.tests[name.text] ?? verb.test)
      }
    }
    if verb.difference || verb.smd {
      table.refuse(verb.difference ? ["difference"] : [], verb.smd ? ["smd"] : [])
    }
    return table.answer
  }

  private func question(isUngrouped selection: Selection) -> Bool { selection.by == nil }

  func compare(_ verb: Compare, _ selection: Selection, _ cohort: Cohort) -> Answer {
    var table = VariableTable(self, selection)
    for subject in verb.subjects {
      switch subject {
      case .variable(let name):
        guard let variable = cohort.variable(name.text) else { continue }
        if verb.summaries.isEmpty { table.describe(variable) }
        if selection.by == nil || !verb.summaries.isEmpty {
          table.refuseTests(verb.test, variable: name.text)
        } else {
          table.test(variable, verb.test)
        }
        table.refuseEffects(verb.effects, variable: name.text)
      case .pair(let before, let after):
        let pair = "\(before.text) - \(after.text)"
        table.refuseTests(verb.test, variable: pair)
        table.refuseEffects(verb.effects, variable: pair)
      }
    }
    return table.answer
  }

  func crossTabulate(
    _ verb: CrossTabulate, _ selection: Selection, _ cohort: Cohort
  ) throws(Refusal) -> Answer {
    guard verb.strata == nil else { throw .notBuilt }
    var table = VariableTable(self, selection)
    for name in verb.variables {
      guard let variable = cohort.variable(name.text) else { continue }
      table.describe(variable)
      if selection.by != nil { table.test(variable, verb.test) }
      table.refuseEffects(verb.effects, variable: name.text)
    }
    return table.answer
  }
}

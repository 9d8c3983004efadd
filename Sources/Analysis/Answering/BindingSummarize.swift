internal import Cohorts

extension Binding {
  /// Checks that tests and templates fit the variables that they are for.
  mutating func check(_ verb: Summarize) {
    let variables = verb.variables.compactMap { name in
      variable(name).map { (name: name, variable: $0) }
    }
    for (name, variable) in variables {
      guard let kind = variable.kind else {
        checkIsDescribed(name, verb)
        continue
      }
      if case .these(let keys) = verb.test(of: name.text, kind) {
        for key in keys { fits(key, variable, at: name.place) }
        refuseStrata(keys, at: name.place)
      }
    }
    for setting in verb.settings where !setting.lines.isEmpty {
      check(setting, of: variables.map(\.variable))
    }
  }

  /// A setting of its own for a date or a text would be read and not used.
  private mutating func checkIsDescribed(_ name: SourceText, _ verb: Summarize) {
    for setting in verb.settings {
      guard case .variable(let own) = setting.scope, own.text == name.text else { continue }
      report(
        "\(name.text) is neither numbers nor levels: it has no cell template and no test",
        at: own.place)
    }
  }

  /// Templates must name statistics of what they are for; one for all must fit some variable.
  private mutating func check(_ setting: Summarize.Setting, of variables: [Variable]) {
    switch setting.scope {
    case .continuous: check(setting.lines, of: CellTemplate.statistics(of: .continuous), "numbers")
    case .categorical:
      check(setting.lines, of: CellTemplate.statistics(of: .categorical), "levels")
    case .missing: check(setting.lines, of: CellTemplate.missing, "missing values")
    case .variable(let name):
      guard let kind = variables.first(where: { $0.name == name.text })?.kind else { return }
      check(setting.lines, of: CellTemplate.statistics(of: kind), name.text)
    case .all:
      let kinds = Set(variables.compactMap(\.kind)).map { Set(CellTemplate.statistics(of: $0)) }
      let named = setting.lines.flatMap(\.statistics)
      if kinds.isEmpty || kinds.contains(where: { $0.isSuperset(of: named) }) { return }
      report(
        "no variable of this summarize has all of these statistics; give each kind its own:"
          + " {continuous: …, categorical: …}", at: setting.lines[0].template.place)
    }
  }

  private mutating func check(
    _ lines: [Summarize.Line], of known: [String], _ what: String
  ) {
    for line in lines {
      for name in line.statistics where !known.contains(name) {
        report(
          "\"\(name)\" is no statistic of \(what): expected " + known.joined(separator: ", "),
          at: line.template.place)
      }
    }
  }
}

extension Variable {
  /// How a table describes the variable; `nil` for a date or a text.
  var kind: Summarize.Kind? {
    switch column {
    case .numeric: .continuous
    case .categorical: .categorical
    case .date, .text: nil
    }
  }
}

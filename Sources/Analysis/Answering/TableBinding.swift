internal import Cohorts

/// Checks of what tables of counts need.
extension Binding {
  /// Checks a cross table.
  mutating func check(_ verb: CrossTabulate, by: SourceText?) {
    if let strata = verb.strata { categorical(strata, as: "strata") }
    for name in verb.variables {
      categorical(name, as: "cross_tabulate")
      guard let column = levels(name), let variable = cohort.variable(name.text) else { continue }
      if let event = verb.event { level(event, of: column, named: name) }
      guard case .these(let keys) = verb.test else { continue }
      for key in keys { fits(key, variable, at: name.place) }
      if keys.contains(.mcnemar), let by { haveSameLevels(by, name) }
    }
  }

  /// Checks a pair `[before, after]`: two columns of numbers, or two with the same levels.
  mutating func checkPair(_ before: SourceText, _ after: SourceText, _ test: TestChoice) {
    var keys: [TestKey] = []
    if case .these(let named) = test { keys = named }
    let wantsLevels = !keys.isEmpty && keys.allSatisfy(\.comparesProportions)
    guard levels(before) != nil || levels(after) != nil || wantsLevels else {
      for name in [before, after] { numeric(name) }
      return
    }
    guard wantsLevels || keys.isEmpty else {
      for name in [before, after] { numeric(name) }
      return
    }
    for name in [before, after] { categorical(name, as: "mcnemar") }
    haveSameLevels(before, after)
    for key in keys where key != .mcnemar {
      report(
        "\(key.rawValue) compares groups; pairs of levels are compared by mcnemar",
        at: before.place)
    }
  }

  /// Reports a test that needs strata, where there are none.
  mutating func refuseStrata(_ keys: [TestKey], at place: Place) {
    guard keys.contains(.cochranMantelHaenszel) else { return }
    report("cochran_mantel_haenszel needs strata, which cross_tabulate takes", at: place)
  }

  private mutating func haveSameLevels(_ first: SourceText, _ second: SourceText) {
    guard let one = levels(first)?.levels.map(\.label),
      let two = levels(second)?.levels.map(\.label),
      !SquareTable.agree(one, two)
    else { return }
    report(
      "mcnemar needs two variables with the same levels: \(first.text) has \(one.joined(separator: ", ")) and \(second.text) \(two.joined(separator: ", "))",
      at: second.place)
  }
}

internal import Cohorts
internal import Statistics

extension Question {
  func crossTabulate(_ verb: CrossTabulate, _ selection: Selection, _ cohort: Cohort) -> Answer {
    let strata = verb.strata.flatMap { cohort.variable($0.text) }.flatMap { Stratification($0) }
    var table = VariableTable(self, strata.map(selection.having) ?? selection, strata: strata)
    for name in verb.variables {
      guard let variable = cohort.variable(name.text) else { continue }
      table.describe(variable)
      table.describeStrata(variable)
      table.effects(verb.effects, of: variable)
      table.homogeneity(of: variable, verb.test)
      table.test(variable, verb.test)
    }
    return table.answer
  }
}

extension Selection {
  /// The patients who have a stratum.
  func having(_ strata: Stratification) -> Selection {
    var sieve = Sieve(rows: rows, participation: participation)
    sieve.leaveOut("\(strata.variable.label) missing") { strata.column[$0] == nil }
    return keeping(
      sieve.rows,
      Participation(population: participation.population, exclusions: sieve.exclusions))
  }

  /// The patients of each stratum, in declared order.
  func parts(of strata: Stratification) -> [Selection] {
    strata.column.levels.enumerated().map { index, level in
      var part = keeping(rows.filter { strata.column[$0] == index }, participation)
      part.stratum = Stratum(variable: strata.variable.name, level: level.label)
      return part
    }
  }
}

extension Variable {
  /// Whether the values are levels.
  var hasLevels: Bool { if case .categorical = column { true } else { false } }
}

/// What only tables of counts have: strata, effects of counts, pairs of levels.
extension VariableTable {
  private func tests(_ variable: Variable, _ column: CategoricalColumn) -> CategoricalTests {
    CategoricalTests(variable, column, selection, options: options, strata: strata)
  }

  /// Adds an effect size, of each pair of groups and in each stratum.
  mutating func addEffect(
    _ effect: EffectKey, of variable: Variable, _ column: CategoricalColumn
  ) {
    for found in tests(variable, column).effects(effect) {
      let own = found.stratum.flatMap { label in
        strata.map { Stratum(variable: $0.variable.name, level: label) }
      }
      rows.add(
        RowPlace(
          context: effect.rawValue, stratum: own ?? selection.stratum, variable: variable.name,
          level: found.pair, group: selection.by?.name), found.statistics)
    }
  }

  /// Adds Breslow and Day's test beside that of Cochran, Mantel and Haenszel.
  mutating func homogeneity(of variable: Variable, _ choice: TestChoice) {
    guard strata != nil, case .categorical(let column) = variable.column else { return }
    switch choice {
    case .none: return
    case .these(let keys) where !keys.contains(.cochranMantelHaenszel): return
    case .auto, .these: break
    }
    guard let statistics = tests(variable, column).homogeneity() else { return }
    rows.add(
      RowPlace(context: "breslow_day", variable: variable.name, group: selection.by?.name),
      statistics)
  }

  /// Describes a variable in each stratum.
  mutating func describeStrata(_ variable: Variable) {
    guard let strata else { return }
    for part in selection.parts(of: strata) {
      description.describe(variable, part, into: &rows)
    }
  }

  /// Compares two categorical measurements of the same patients.
  mutating func comparePairs(_ before: Variable, _ after: Variable, _ verb: Compare) {
    let pairs = CategoricalPairs(before, after, rows: selection.rows, options: options)
    for effect in verb.effects { add(effect, pairs.variable, pairs.effect(effect)) }
    switch verb.test {
    case .none: break
    case .auto: add([.mcnemar]) { [pairs.run($0, reason: "categorical, pairs")] }
    case .these(let keys): add(keys) { [pairs.run($0, reason: nil)] }
    }
  }
}

import Cohorts

extension Fields {
  /// `cross_tabulate`.
  func crossTabulate() -> CrossTabulate {
    var verb = CrossTabulate(variables: names("cross_tabulate"))
    if written("by") == nil {
      lack("\"by\": the variable of the columns")
    }
    read("test", into: &verb.test)
    verb.strata = name("strata")
    read("event", into: &verb.event)
    read("percent", into: &verb.percent)
    let effects = EffectKey.ofTables
    let words = effects.map(\.rawValue).joined(separator: ", ")
    read("effect", into: &verb.effects, "one of " + words) { $0.allSatisfy(effects.contains) }
    read("interval", into: &verb.interval)
    read("zero_cells", into: &verb.zeroCells)
    read("exact", into: &verb.exact)
    read("correction", into: &verb.correction)
    read("scores", into: &verb.scores)
    monteCarlo(into: &verb.monteCarlo)
    if verb.test.keys.contains("cochran_mantel_haenszel"), written("strata") == nil {
      faults.add(
        "cochran_mantel_haenszel needs \"strata\": the variable of the strata",
        at: place(of: "test"))
    }
    return verb
  }

  /// How many random tables are drawn where all tables are too many.
  func monteCarlo(into target: inout MonteCarlo) {
    read("replicates", into: &target.replicates, "a whole number from 1 to 10000000") {
      (1...10_000_000).contains($0)
    }
    read("seed", into: &target.seed, "a whole number of 0 or more") { $0 >= 0 }
  }
}

extension EffectKey {
  /// The effect sizes of a table of counts.
  static let ofTables: [EffectKey] = [
    .riskDifference, .riskRatio, .oddsRatio, .numberNeededToTreat, .cramersV, .smd,
  ]
}

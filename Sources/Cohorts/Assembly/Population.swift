extension Assembly {
  /// Applies the population's steps in order and counts who leaves.
  mutating func applyPopulation(late: Set<String>) -> PopulationFlow {
    let read = patients(rows)
    var steps: [PopulationFlow.Step] = []
    for step in request.population {
      if let name = dictionary.names(in: step.keep).first(where: { late.contains($0.text) }) {
        problems.add(
          "\(name.text) depends on cut points of the population, so it cannot choose the population",
          at: name.place)
        continue
      }
      guard let keep = condition(step.keep, of: nil) else { continue }
      steps.append(apply(step, keep))
    }
    return PopulationFlow(read: read, steps: steps)
  }

  private mutating func apply(_ step: PopulationStep, _ keep: TruthFormula) -> PopulationFlow.Step {
    var evaluation = Evaluation(columns: columns)
    var kept: [Int] = []
    var removed: [Int] = []
    var undetermined: [Int] = []
    var undefinedRows: [Evaluation.Cause: [Int]] = [:]
    for row in rows {
      switch evaluation.truth(keep, row) {
      case true?: kept.append(row)
      case false?: removed.append(row)
      case nil: undetermined.append(row)
      }
      for cause in evaluation.causes { undefinedRows[cause, default: []].append(row) }
      evaluation.causes = []
    }
    for cause in Evaluation.Cause.allCases {
      guard let rows = undefinedRows[cause] else { continue }
      let count = counted(records(rows), "row")
      echoes.append(
        Echo(isWarning: true, "\(step.keep.text): missing in \(count) because of \(cause.rawValue)")
      )
    }
    rows = kept
    return PopulationFlow.Step(
      reason: step.reason, removed: patients(removed), undetermined: patients(undetermined),
      remaining: patients(kept))
  }
}

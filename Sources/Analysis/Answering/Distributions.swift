internal import Cohorts
internal import Statistics

extension Question {
  /// The values behind the box plots of a comparison: of its numbers, in the plan's order.
  func distributions(
    _ verb: Compare, _ selection: Selection, _ cohort: Cohort
  ) -> [Distribution] {
    guard verb.plot else { return [] }
    let parts = selection.strata.isEmpty ? [selection] : selection.strata
    var found: [Distribution] = []
    for subject in verb.subjects {
      switch subject {
      case .variable(let name):
        guard let variable = cohort.variable(name.text) else { continue }
        for part in parts {
          if let own = distribution(of: variable, part) { found.append(own) }
        }
      case .pair(let before, let after):
        guard let first = cohort.variable(before.text), let second = cohort.variable(after.text),
          let own = distribution(of: first, second, selection)
        else { continue }
        found.append(own)
      }
    }
    return found
  }

  private func distribution(of variable: Variable, _ selection: Selection) -> Distribution? {
    guard case .numeric = variable.column else { return nil }
    let groups = selection.groups.map { group in
      let sample = selection.samples.sample(of: variable, in: group)
      return Distribution.Group(
        label: group.label, sample: sample, missing: group.rows.count - (sample?.count ?? 0),
        type: QuantileType(rawValue: conventions.quantileType) ?? .gumbel)
    }
    return Distribution(
      variable: variable.name, stratum: selection.stratum?.level, isPaired: false, groups: groups)
  }

  /// The patients who have both measurements.
  private func distribution(
    of first: Variable, _ second: Variable, _ selection: Selection
  ) -> Distribution? {
    guard case .numeric = first.column, case .numeric = second.column else { return nil }
    let complete = second.column.withValue(first.column.withValue(selection.rows))
    let groups = [first, second].map { variable in
      Distribution.Group(
        label: variable.name, sample: try? Sample(variable.column.numbers(complete) ?? []),
        missing: selection.rows.count - complete.count,
        type: QuantileType(rawValue: conventions.quantileType) ?? .gumbel)
    }
    return Distribution(
      variable: "\(first.name) - \(second.name)", stratum: nil, isPaired: true, groups: groups)
  }
}

extension Answer {
  /// The same answer with what its figures are drawn from.
  func with(_ curves: Curves) -> Answer {
    Answer(
      question: question, findings: findings, notes: notes, participation: participation,
      curves: curves)
  }
}

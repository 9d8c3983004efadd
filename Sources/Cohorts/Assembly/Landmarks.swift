extension Assembly {
  /// Status at a landmark T: an event at time ≤ T is the second level; follow-up beyond T, or
  /// censoring at T itself, the first; censoring before T or a missing value is neither.
  mutating func decode(
    _ outcome: OutcomeDeclaration, parent: SourceText, at time: Double, levels: [String]
  ) {
    guard let source = outcomes[parent.text] else { return }
    guard levels.count == 2, Set(levels).count == 2 else {
      return problems.add(
        "\(outcome.name): two levels were expected, event-free first", at: outcome.place)
    }
    guard time >= 0, time.isFinite else {
      return problems.add("\(outcome.name): \(plain(time)) is not a time", at: outcome.place)
    }
    let times = source.times.cells
    let codes: [Int32] = table.lines.indices.map { row in
      guard let followed = times[row], let ending = source.endings[row] else { return -1 }
      if ending > 0, followed <= time { return 1 }
      return followed >= time ? 0 : -1
    }
    let levels = levels.map { Level(code: $0) }
    var declaration = VariableDeclaration(name: outcome.name, place: outcome.place)
    declaration.label = outcome.label
    declaration.type = .categorical
    declaration.levels = levels
    add(
      Variable(
        declaration: declaration, type: .categorical,
        column: .categorical(CategoricalColumn(levels: levels, codes: codes)),
        landmark: Landmark(outcome: parent.text, time: time, censoredBefore: 0, missing: 0)),
      unit: nil, areLevelsDeclared: true)
  }

  /// The landmark with its counts over the population.
  func withCounts(_ landmark: Landmark) -> Landmark {
    guard let source = outcomes[landmark.outcome] else { return landmark }
    let times = source.times.cells
    var (missing, censored) = (0, 0)
    for row in rows {
      let count = weights?[row] ?? 1
      guard let time = times[row], let ending = source.endings[row] else {
        missing += count
        continue
      }
      if ending == 0, time < landmark.time { censored += count }
    }
    return Landmark(
      outcome: landmark.outcome, time: landmark.time, censoredBefore: censored, missing: missing)
  }
}

internal import Cohorts
internal import Statistics

/// The test of Cochran and Armitage for a trend.
extension CategoricalTests {
  /// The trend of a proportion over ordered groups; of the share of the first group over the
  /// ordered levels, where two groups are compared by a variable of more than two levels.
  func trend() throws(Refusal) -> TableFinding {
    try requireTable()
    let isOverLevels = tables.event == nil && table.levels.count > 2
    guard !isOverLevels || labels.count == 2 else {
      throw Refusal(
        "\(labels.count) groups and \(table.levels.count) levels: name the level that is counted, by event"
      )
    }
    let side = isOverLevels ? table.levels : labels
    let event = try isOverLevels ? 0 : countedLevel()
    let counts = isOverLevels ? table.counts.transposed : declaredRows
    let scores = try self.scores(
      of: side, among: isOverLevels ? declared.levels : declared.groups)
    let name = isOverLevels ? labels[0] : declared.levels[event]
    return try refusing(names: side) { () throws(StatisticsError) in
      var groups: [Proportion] = []
      for row in counts {
        groups.append(try Proportion(count: row[event], of: row.reduce(0, +)))
      }
      return finding(try CochranArmitage(groups, scores: scores), scores, of: name)
    }
  }

  /// The counts of the groups that have patients, at all declared levels.
  private var declaredRows: [[Int]] { declared.presentGroups.map { declared.counts[$0] } }

  /// The scores of those that have patients, of scores given for them or for all declared.
  private func scores(of present: [String], among all: [String]) throws(Refusal) -> [Double] {
    guard let scores = tables.scores else { return present.indices.map { Double($0 + 1) } }
    if scores.count == present.count { return scores }
    guard scores.count == all.count else {
      throw Refusal("\(scores.count) scores stand against \(present.count) groups with patients")
    }
    return zip(all, scores).filter { present.contains($0.0) }.map(\.1)
  }

  private func finding(
    _ test: CochranArmitage, _ scores: [Double], of name: String
  ) -> TableFinding {
    let words = scores.map(plainText).joined(separator: ", ")
    return TableFinding(
      statistics: [
        .number("statistic", test.statistic),
        .number("parameter", Double(test.degreesOfFreedom)),
        .number("p.value", test.pValue(options.alternative)), .number("z", test.z),
        .text("event", name), .text("method", "Cochran–Armitage test for trend (scores \(words))"),
        .text("alternative", options.alternative.rawValue),
      ])
  }
}

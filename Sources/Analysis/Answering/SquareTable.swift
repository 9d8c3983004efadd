internal import Cohorts
internal import Statistics

/// The counts of patients by two measurements that have the same levels.
struct SquareTable {
  /// The levels that a patient has in either measurement.
  let levels: [String]
  /// The counts by the first and the second measurement.
  let counts: [[Int]]

  /// The table of two measurements of the same patients.
  init(_ first: Variable, _ second: Variable, rows: Patients) throws(Refusal) {
    guard case .categorical(let before) = first.column, case .categorical(let after) = second.column
    else { throw Refusal("pairs of numbers and levels cannot be compared") }
    var counts = before.levels.map { _ in [Int](repeating: 0, count: after.levels.count) }
    for row in rows {
      if let i = before[row], let j = after[row] { counts[i][j] += 1 }
    }
    let table = CrossCounts(
      groups: before.levels.map(\.label), levels: after.levels.map(\.label), counts: counts)
    try self.init(table)
  }

  /// The table of groups that have the same levels as the variable; a level that one side lacks is
  /// one that nobody has there.
  init(_ table: CrossCounts) throws(Refusal) {
    guard Self.agree(table.groups, table.levels) else {
      throw Refusal("the two measurements have different levels")
    }
    let all = table.groups.count >= table.levels.count ? table.groups : table.levels
    let places = all.map { (table.groups.firstIndex(of: $0), table.levels.firstIndex(of: $0)) }
    let full = places.map { place in
      places.map { other in
        place.0.flatMap { row in other.1.map { table.counts[row][$0] } } ?? 0
      }
    }
    let kept = all.indices.filter { index in
      full[index].contains { $0 > 0 } || full.contains { $0[index] > 0 }
    }
    levels = kept.map { all[$0] }
    counts = kept.map { row in kept.map { full[row][$0] } }
  }

  /// Whether two measurements have the same levels, or one has some of the other's.
  static func agree(_ first: [String], _ second: [String]) -> Bool {
    Set(first).isSubset(of: second) || Set(second).isSubset(of: first)
  }

  /// The number of patients.
  var total: Int { counts.joined().reduce(0, +) }

  /// What the odds ratio b/c of two levels divides: the patients who changed one way and the other.
  var odds: String {
    guard counts.count == 2 else { return "" }
    return "\(counts[0][1]) with \(levels[0]), then \(levels[1])"
      + " / \(counts[1][0]) with \(levels[1]), then \(levels[0])"
  }

  /// The number of patients with another level in the second measurement than in the first.
  var changed: Int { total - levels.indices.reduce(0) { $0 + counts[$1][$1] } }
}

extension TestOptions {
  /// McNemar's test of a square table, or Bowker's of one with more than two levels.
  func symmetry(of table: SquareTable, _ variable: String) throws(Refusal) -> TableFinding {
    guard table.total > 0 else { throw Refusal("no patient has both measurements") }
    guard table.levels.count > 1 else { throw Refusal("all patients have the same level twice") }
    guard table.changed > 0 else {
      throw Refusal("no patient has another level in the second measurement")
    }
    let statistics = try refusing { () throws(StatisticsError) in
      table.levels.count == 2 ? try mcnemar(table.counts) : nil
    }
    if let statistics {
      return TableFinding(statistics: statistics, notes: [discordance(table, variable)])
    }
    guard exact != .always else {
      throw Refusal("the exact test is of 2 levels, and \(table.levels.count) have patients")
    }
    return TableFinding(
      statistics: try refusing { () throws(StatisticsError) in try bowker(table.counts) },
      notes: [discordance(table, variable)])
  }

  private func bowker(_ counts: [[Int]]) throws(StatisticsError) -> [Statistic] {
    let test = try BowkerTest(counts)
    return [
      .number("statistic", test.statistic), .number("parameter", Double(test.degreesOfFreedom)),
      .number("p.value", test.pValue), .text("method", "Bowker's test of symmetry"),
      .text("alternative", Alternative.twoSided.rawValue),
    ]
  }

  /// The odds ratio b/c has the exact interval in either form of the test.
  private func mcnemar(_ counts: [[Int]]) throws(StatisticsError) -> [Statistic] {
    let test = try McNemar(counts)
    let ratio =
      [Statistic.number("estimate", test.oddsRatio)]
      + Statistic.interval(try test.confidenceInterval(level: level))
    if exact == .always {
      return ratio + [
        .number("p.value", test.exactPValue(alternative)),
        .text("method", "exact McNemar's test"), .text("alternative", alternative.rawValue),
      ]
    }
    let corrected = correction ?? conventions.mcnemarCorrection
    let how = corrected ? " with continuity correction" : ""
    return ratio + [
      .number("statistic", test.statistic(corrected: corrected)),
      .number("parameter", Double(test.degreesOfFreedom)),
      .number("p.value", test.pValue(corrected: corrected)),
      .text("method", "McNemar's test" + how),
      .text("alternative", Alternative.twoSided.rawValue),
    ]
  }

  /// How many patients changed, and whither.
  private func discordance(_ table: SquareTable, _ variable: String) -> Note {
    let n = table.total
    guard table.levels.count == 2 else {
      return Note(
        .remark, variable: variable,
        "\(table.changed) of \(n) patients have another level in the second measurement.")
    }
    let (b, c) = (table.counts[0][1], table.counts[1][0])
    let (first, second) = (table.levels[0], table.levels[1])
    return Note(
      .remark, variable: variable,
      "of \(n) patients \(b) have \(first), then \(second), and \(c) the reverse; the odds ratio is \(b)/\(c)."
    )
  }
}

/// Two categorical measurements of the same patients.
struct CategoricalPairs {
  let variable: String
  private let table: Result<SquareTable, Refusal>
  private let options: TestOptions

  init(_ before: Variable, _ after: Variable, rows: Patients, options: TestOptions) {
    variable = "\(before.name) - \(after.name)"
    self.options = options
    do throws(Refusal) {
      table = .success(try SquareTable(before, after, rows: rows))
    } catch {
      table = .failure(error)
    }
  }

  private func square() throws(Refusal) -> SquareTable { try table.get() }

  /// Runs one test.
  func run(_ key: TestKey, reason: String?) -> TestOfVariable {
    var notes: [Note] = []
    let count = (try? square())?.total ?? 0
    return options.run(key, of: variable, count: count, reason: reason) { () throws(Refusal) in
      guard key == .mcnemar else {
        throw key.unfit(for: "pairs of a categorical variable")
      }
      let found = try options.symmetry(of: try square(), variable)
      notes += found.notes
      return found.statistics
    }
    .noting(notes)
  }

  /// One effect size: of pairs, the odds ratio b/c.
  func effect(_ key: EffectKey) -> [Statistic] {
    effectStatistics(key) { () throws(Refusal) in
      guard key == .oddsRatio else { throw key.unfit(for: "pairs of a categorical variable") }
      let table = try square()
      guard table.levels.count == 2 else {
        throw Refusal("\(table.levels.count) levels have patients; the odds ratio is of 2")
      }
      return try refusing { () throws(StatisticsError) in
        let test = try McNemar(table.counts)
        return [.number("estimate", test.oddsRatio)]
          + Statistic.interval(try test.confidenceInterval(level: options.level))
          + [
            .text("method", "odds ratio of the pairs, b/c, exact interval"),
            .text("direction", table.odds),
          ]
      }
    }
  }
}

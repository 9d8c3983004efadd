internal import Cohorts
internal import Statistics

/// Tests of a categorical variable between groups.
struct CategoricalTests {
  let options: TestOptions
  let variable: Variable
  /// Counts by group and level; rows and columns without patients are left out.
  let counts: [[Int]]
  /// The labels of the groups in the table.
  let labels: [String]
  private let notes: [Note]

  init(
    _ variable: Variable, _ column: CategoricalColumn, _ selection: Selection, options: TestOptions
  ) {
    self.options = options
    self.variable = variable
    let full = selection.groups.map { group in
      let present = group.rows.compactMap { column[$0] }
      return column.levels.indices.map { level in present.filter { $0 == level }.count }
    }
    let groups = selection.groups.indices.filter { full[$0].contains { $0 > 0 } }
    let levels = column.levels.indices.filter { level in full.contains { $0[level] > 0 } }
    counts = groups.map { group in levels.map { full[group][$0] } }
    labels = groups.map { selection.groups[$0].label ?? "" }
    let emptyGroups = selection.groups.indices.filter { !groups.contains($0) }
    let emptyLevels = column.levels.indices.filter { !levels.contains($0) }
    let empty =
      emptyGroups.map { selection.groups[$0].label ?? "" }
      + emptyLevels.map { column.levels[$0].label }
    notes = empty.map {
      Note(
        .remark, variable: variable.name,
        "\(variable.label): \($0) has no patients and is not in the test.")
    }
  }

  /// The test that PRODUCT.md's printed rule chooses, and why.
  var chosen: (keys: [TestKey], reason: String) {
    guard let smallest = smallestExpected else { return ([.chiSquared], "categorical") }
    return smallest < 5
      ? ([.fisherExact], "smallest expected count \(shown(smallest)), below 5")
      : ([.chiSquared], "smallest expected count \(shown(smallest)), 5 or more")
  }

  /// A count to one decimal, cut rather than rounded so that 4.96 does not read 5.0.
  private func shown(_ count: Double) -> String {
    let tenths = Int((count * 10).rounded(.down))
    return "\(tenths / 10).\(tenths % 10)"
  }

  private var smallestExpected: Double? {
    try? ChiSquaredTest(counts).minimumExpected
  }

  /// Runs one test.
  func run(_ key: TestKey, reason: String?) -> TestOfVariable {
    let count = counts.joined().reduce(0, +)
    return options.run(key, of: variable.name, count: count, reason: reason, notes: notes) {
      () throws(Refusal) in try compute(key)
    }
  }

  private func compute(_ key: TestKey) throws(Refusal) -> [Statistic] {
    guard key == .chiSquared || key == .fisherExact else { throw .notBuilt }
    guard labels.count > 1 else {
      throw Refusal(
        "\(labels.isEmpty ? "no group has" : "1 group has") patients, at least 2 needed")
    }
    guard counts.allSatisfy({ $0.count > 1 }) else {
      throw Refusal("all patients have the same level")
    }
    return try refusing(names: labels) { () throws(StatisticsError) in
      key == .chiSquared ? try chiSquared() : try fisher()
    }
  }

  private var isTwoByTwo: Bool { counts.count == 2 && counts.first?.count == 2 }

  private func chiSquared() throws(StatisticsError) -> [Statistic] {
    let test = try ChiSquaredTest(counts)
    let corrected =
      isTwoByTwo && (options.correction ?? options.conventions.continuityCorrection)
    return [
      .number("statistic", test.statistic(corrected: corrected)),
      .number("parameter", Double(test.degreesOfFreedom)),
      .number("p.value", test.pValue(corrected: corrected)),
      .number("min.expected", test.minimumExpected),
      .text(
        "method",
        corrected ? "Pearson's χ² test with Yates' continuity correction" : "Pearson's χ² test"),
    ]
  }

  private func fisher() throws(StatisticsError) -> [Statistic] {
    let expected = Statistic.number("min.expected", try ChiSquaredTest(counts).minimumExpected)
    guard isTwoByTwo else {
      return [
        .number("p.value", try FisherExactTable(counts).pValue), expected,
        .text("method", "Fisher's exact test"),
      ]
    }
    let test = try FisherExact(counts)
    let ratio = try oddsRatio(test)
    return [
      .number("estimate", ratio.estimate, orElse: "not defined: 0/0"),
      .number("p.value", test.pValue(options.alternative)),
    ] + Statistic.interval(ratio.limits) + [expected, .text("method", "Fisher's exact test")]
  }

  /// The odds ratio beside Fisher's p: the conditional estimate, or ad/bc with Wald's limits, which
  /// give way to the exact ones where `exact: true` or the conventions ask for these.
  private func oddsRatio(
    _ test: FisherExact
  ) throws(StatisticsError) -> (estimate: Double, limits: ConfidenceInterval) {
    let (level, side) = (options.level, options.alternative)
    let rule = options.conventions.fisherOddsRatio
    let exact = try test.confidenceInterval(level: level, side)
    if rule == .conditional { return (test.oddsRatio, exact) }
    let sample = try OddsRatio(
      Proportion(count: counts[0][0], of: counts[0][0] + counts[0][1]),
      Proportion(count: counts[1][0], of: counts[1][0] + counts[1][1]))
    let isExact = rule == .sampleExact || options.exact == .always
    return (sample.estimate, isExact ? exact : try sample.confidenceInterval(level: level, side))
  }
}

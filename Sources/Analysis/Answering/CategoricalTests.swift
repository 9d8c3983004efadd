internal import Cohorts
internal import Statistics

/// Tests of a categorical variable between groups.
struct CategoricalTests {
  let options: TestOptions
  let tables: TableOptions
  let variable: Variable
  /// Where the strata come from; `nil` where nothing is stratified.
  let stratification: Stratification?
  /// The counts of all declared groups and levels.
  let declared: CrossCounts
  /// The counts without the groups and levels that have no patients; of two levels the one that the
  /// plan names as event is the first.
  let table: CrossCounts

  init(
    _ variable: Variable, _ column: CategoricalColumn, _ selection: Selection,
    options: TestOptions, strata: Stratification? = nil
  ) {
    self.options = options
    self.variable = variable
    tables = TableOptions(options.question)
    stratification = strata
    declared = CrossCounts(column, selection, strata: strata)
    let event = tables.event.flatMap { column.index(of: $0) }
    table = declared.present(first: event)
  }

  /// Counts by group and level; rows and columns without patients are left out.
  var counts: [[Int]] { table.counts }
  /// The labels of the groups in the table.
  var labels: [String] { table.groups }

  /// The test that PRODUCT.md's printed rule chooses, and why.
  var chosen: (keys: [TestKey], reason: String) {
    if let stratification {
      return ([.cochranMantelHaenszel], "stratified by \(stratification.variable.label)")
    }
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
    var notes = key == .mcnemar ? [] : emptyNotes
    return options.run(key, of: variable.name, count: table.total, reason: reason) {
      () throws(Refusal) in
      let found = try compute(key)
      notes += found.notes
      return found.statistics
    }
    .noting(notes)
  }

  private var emptyNotes: [Note] {
    declared.emptyLabels.map { remark("\($0) has no patients and is not in the test") }
  }

  /// A remark on the variable's test.
  func remark(_ words: String) -> Note {
    Note(.remark, variable: variable.name, "\(variable.label): \(words).")
  }

  private func compute(_ key: TestKey) throws(Refusal) -> TableFinding {
    switch key {
    case .chiSquared: return try crude(try ofTable(chiSquared))
    case .fisherExact: return try crude(try ofTable(fisher))
    case .mcnemar:
      let square = try SquareTable(declared)
      return try options.symmetry(of: square, variable.name)
    case .cochranMantelHaenszel: return try stratified()
    case .cochranArmitage: return try crude(try trend())
    default: throw key.unfit(for: "a categorical variable")
    }
  }

  /// A test that knows no strata, where the question has some.
  private func crude(_ finding: TableFinding) throws(Refusal) -> TableFinding {
    guard let stratification else { return finding }
    var finding = finding
    finding.notes.append(
      remark("tested over all strata of \(stratification.variable.label) together"))
    return finding
  }

  private func ofTable(
    _ test: () throws(StatisticsError) -> TableFinding
  ) throws(Refusal) -> TableFinding {
    try requireTable()
    return try refusing(names: labels, test)
  }

  /// Refuses a table of one row or one column.
  func requireTable() throws(Refusal) {
    guard labels.count > 1 else {
      throw Refusal(
        "\(labels.isEmpty ? "no group has" : "1 group has") patients, at least 2 needed")
    }
    guard table.levels.count > 1 else { throw Refusal("all patients have the same level") }
  }

  var isTwoByTwo: Bool { labels.count == 2 && table.levels.count == 2 }

  // MARK: - Pearson's χ²

  private func chiSquared() throws(StatisticsError) -> TableFinding {
    let test = try ChiSquaredTest(counts)
    let corrected =
      isTwoByTwo && (options.correction ?? options.conventions.continuityCorrection)
    let smallest = test.minimumExpected
    let warning =
      smallest < 5
      ? "smallest expected count \(shown(smallest)), below 5: the χ² approximation may be poor"
      : nil
    let statistics: [Statistic] = [
      .number("statistic", test.statistic(corrected: corrected)),
      .number("parameter", Double(test.degreesOfFreedom)),
      .number("p.value", test.pValue(corrected: corrected), warning: warning),
      .number("min.expected", smallest),
      .text(
        "method",
        corrected ? "Pearson's χ² test with Yates' continuity correction" : "Pearson's χ² test"),
    ]
    return TableFinding(statistics: statistics, notes: [])
  }

  // MARK: - Fisher's exact test

  private func fisher() throws(StatisticsError) -> TableFinding {
    let expected = Statistic.number("min.expected", try ChiSquaredTest(counts).minimumExpected)
    guard isTwoByTwo else { return try fisherOfTable(expected) }
    let test = try FisherExact(counts)
    let ratio = try oddsRatio(test)
    return TableFinding(
      statistics: [
        .number("estimate", ratio.estimate, orElse: "not defined: 0/0"),
        .number("p.value", test.pValue(options.alternative)),
      ] + Statistic.interval(ratio.limits, orElse: RatioReason.noLimits) + [
        expected, .text("event", table.levels[0]), .text("method", "Fisher's exact test"),
        .text("alternative", options.alternative.rawValue),
      ])
  }

  /// The odds ratio beside Fisher's p: the conditional estimate, or ad/bc with Wald's limits, which
  /// give way to the exact ones where `exact: true` or the conventions ask for these.
  private func oddsRatio(
    _ test: FisherExact
  ) throws(StatisticsError) -> (estimate: Double, limits: ConfidenceInterval?) {
    let (level, side) = (options.level, options.alternative)
    let rule = options.conventions.fisherOddsRatio
    let exact = try test.confidenceInterval(level: level, side)
    if rule == .conditional { return (test.oddsRatio, exact) }
    let rows = try Proportion.rows(of: counts)
    let sample = try OddsRatio(rows.first, rows.second)
    if rule == .sampleExact || options.exact == .always { return (sample.estimate, exact) }
    let limits = sample.isBounded ? try sample.confidenceInterval(level: level, side) : nil
    return (sample.estimate, limits)
  }

  /// Exact where that takes no more than the limit, else by random tables; as `exact` asks.
  private func fisherOfTable(_ expected: Statistic) throws(StatisticsError) -> TableFinding {
    var finding = try fisherP()
    finding.statistics.insert(expected, at: 1)
    finding.statistics.append(.text("alternative", Alternative.twoSided.rawValue))
    if options.alternative != .twoSided {
      finding.notes.append(
        remark("Fisher’s test of a table larger than 2 × 2 is two-sided whatever is asked"))
    }
    return finding
  }

  private func fisherP() throws(StatisticsError) -> TableFinding {
    if options.exact != .never {
      do throws(StatisticsError) {
        return TableFinding(statistics: [
          .number("p.value", try FisherExactTable(counts).pValue),
          .text("method", "Fisher's exact test"),
        ])
      } catch {
        guard case .exactTooLarge = error, options.exact == .auto else { throw error }
      }
    }
    let random = tables.monteCarlo
    let test = try FisherMonteCarlo(counts, replicates: random.replicates, seed: random.seed)
    let drawn = "\(random.replicates) random tables, seed \(random.seed)"
    return TableFinding(
      statistics: [
        .number("p.value", test.pValue), .number("p.value.std.error", test.standardError),
        .text("method", "Fisher's exact test by Monte Carlo (\(drawn))"),
      ],
      notes: [
        remark(
          "the p of Fisher’s test is a Monte Carlo estimate with standard error \(test.standardError.inWords)"
        )
      ])
  }
}

extension TestOfVariable {
  /// The test with what must be known about it.
  func noting(_ notes: [Note]) -> TestOfVariable {
    var result = self
    result.notes += notes
    return result
  }
}

internal import Cohorts
internal import Statistics

/// One effect size of a categorical variable, and where its rows stand.
struct TableEffect {
  /// The pair of groups "A - B", where more than two are compared.
  var pair: String?
  /// The stratum's label; `nil` over all patients.
  var stratum: String?
  let statistics: [Statistic]
}

/// Effect sizes of a categorical variable, each under its own context.
extension CategoricalTests {
  /// An effect size between the groups: of every pair of groups with patients, over all strata
  /// and in each.
  func effects(_ key: EffectKey) -> [TableEffect] {
    guard EffectKey.ofTables.contains(key) else {
      return [refused(key, key.unfit(for: "a categorical variable"))]
    }
    if key == .cramersV { return overStrata(nil) { association($0) } }
    let groups = declared.presentGroups
    guard groups.count > 1 else {
      let have = groups.isEmpty ? "no group has" : "1 group has"
      return [refused(key, Refusal("\(have) patients, at least 2 needed"))]
    }
    let event: Result<Int, Refusal> = key == .smd ? .success(0) : counted
    let pairs = groups.indices.flatMap { i in
      groups.indices.filter { $0 > i }.map { (groups[i], groups[$0]) }
    }
    return pairs.flatMap { first, second in
      let pair = "\(declared.groups[first]) - \(declared.groups[second])"
      return overStrata(pairs.count > 1 ? pair : nil) { part in
        PairEffect(
          tests: self, key: key, first: first, second: second, event: event, part: part
        ).statistics
      }
    }
  }

  private func refused(_ key: EffectKey, _ refusal: Refusal) -> TableEffect {
    TableEffect(statistics: Statistic.refused(key.statisticNames, refusal))
  }

  /// The effect over all patients, then in each stratum.
  private func overStrata(
    _ pair: String?, _ statistics: (EffectPart) -> [Statistic]
  ) -> [TableEffect] {
    let all = TableEffect(
      pair: pair, statistics: statistics(declared.strata.isEmpty ? .all : .pooled))
    return [all]
      + declared.strata.filter { $0.total > 0 }.map { stratum in
        TableEffect(
          pair: pair, stratum: stratum.label, statistics: statistics(.stratum(stratum)))
      }
  }

  private func association(_ part: EffectPart) -> [Statistic] {
    effectStatistics(.cramersV) { () throws(Refusal) in
      let counts =
        switch part {
        case .all: table.counts
        case .pooled: throw Refusal("Cramér's V has no form pooled over strata")
        case .stratum(let stratum):
          CrossCounts(groups: declared.groups, levels: declared.levels, counts: stratum.counts)
            .present().counts
        }
      guard counts.count > 1, (counts.first?.count ?? 0) > 1 else {
        throw Refusal("all patients are in one group or have the same level")
      }
      return try refusing { () throws(StatisticsError) in
        let v = try CramersV(counts)
        return [.number("estimate", v.estimate)]
          + Statistic.interval(try v.confidenceInterval(level: options.level))
          + [.text("method", "Cramér's V, interval by the noncentral χ² distribution")]
      }
    }
  }

  // MARK: - The level that is counted

  private var counted: Result<Int, Refusal> {
    do throws(Refusal) { return .success(try countedLevel()) } catch { return .failure(error) }
  }

  /// The declared level that is counted: the plan's, else the first of two.
  func countedLevel() throws(Refusal) -> Int {
    if let name = tables.event {
      guard case .categorical(let column) = variable.column, let index = column.index(of: name)
      else { throw Refusal("\(name) is not a level of \(variable.name)") }
      return index
    }
    let present = declared.presentLevels
    guard declared.levels.count <= 2 || present.count <= 2,
      let first = declared.levels.indices.first
    else {
      throw Refusal(
        "\(present.count) levels have patients: name the one that is counted, by event in cross_tabulate"
      )
    }
    return declared.levels.count <= 2 ? first : present.first ?? first
  }
}

/// Of whom an effect size is.
enum EffectPart {
  /// All patients, nothing being stratified.
  case all
  /// All strata together.
  case pooled
  /// One stratum.
  case stratum(CrossCounts.Stratum)
}

/// One effect size of two groups.
private struct PairEffect {
  let tests: CategoricalTests
  let key: EffectKey
  let first: Int
  let second: Int
  let event: Result<Int, Refusal>
  let part: EffectPart

  private var level: Double { tests.options.level }
  private var names: [String] { [first, second].map { tests.declared.groups[$0] } }

  var statistics: [Statistic] {
    effectStatistics(key) { () throws(Refusal) in
      if key == .smd { return try standardized() }
      let event = try self.event.get()
      let strata = tests.declared.strata.map { fourfold($0.counts, event) }
      let found: [Statistic]
      switch part {
      case .all: found = try own(fourfold(tests.declared.counts, event))
      case .stratum(let stratum): found = try own(fourfold(stratum.counts, event))
      case .pooled:
        found = try refusing(names: names) { () throws(StatisticsError) in try pooled(strata) }
      }
      return found + [.text("event", tests.declared.levels[event])]
    }
  }

  /// The two groups by event and no event.
  private func fourfold(_ counts: [[Int]], _ event: Int) -> [[Int]] {
    [first, second].map { group in
      let row = counts[group]
      return [row[event], row.reduce(0, +) - row[event]]
    }
  }

  private func standardized() throws(Refusal) -> [Statistic] {
    let counts: [[Int]]
    switch part {
    case .all: counts = tests.declared.counts
    case .stratum(let stratum): counts = stratum.counts
    case .pooled: throw Refusal("the standardised mean difference has no form pooled over strata")
    }
    return try refusing(names: names) { () throws(StatisticsError) in
      try tests.options.statistics(
        of: StandardizedMeanDifference(counts: counts[first], counts[second]))
    }
  }

  // MARK: - One table

  private func own(_ table: [[Int]]) throws(Refusal) -> [Statistic] {
    try refusing(names: names) { () throws(StatisticsError) in
      let (one, two) = try Proportion.rows(of: table)
      let zeroCells = tests.tables.zeroCells
      switch key {
      case .riskRatio:
        let ratio = try RiskRatio(one, two, zeroCells: zeroCells)
        return try statistics(of: ratio, isCorrected: ratio.isCorrected, Self.katz)
      case .oddsRatio:
        let ratio = try OddsRatio(one, two, zeroCells: zeroCells)
        return try statistics(of: ratio, isCorrected: ratio.isCorrected, Self.woolf)
      case .numberNeededToTreat: return try needed(RiskDifference(one, two))
      default: return try difference(RiskDifference(one, two))
      }
    }
  }

  private static let katz = "risk ratio, log-normal interval (Katz)"
  private static let woolf = "odds ratio, log-normal interval (Woolf)"

  private func difference(_ difference: RiskDifference) throws(StatisticsError) -> [Statistic] {
    let kind = tests.tables.interval
    let name = kind == .newcombe ? "Newcombe's hybrid score interval" : "Wald's interval"
    return [
      .number("estimate", difference.estimate), .number("std.error", difference.standardError),
    ] + Statistic.interval(try difference.confidenceInterval(kind, level: level))
      + [.text("method", "risk difference, " + name)]
  }

  private func statistics(
    of ratio: some RatioEstimate, isCorrected: Bool, _ method: String
  ) throws(StatisticsError) -> [Statistic] {
    let warning = isCorrected ? "½ was added to each of the four counts, one of them being 0" : nil
    let limits = ratio.isBounded ? try ratio.confidenceInterval(level: level) : nil
    return [
      .number("estimate", ratio.estimate, warning: warning),
      .number("std.error", ratio.finiteError, orElse: RatioReason.noError),
    ] + Statistic.interval(limits, orElse: RatioReason.noLimits) + [.text("method", method)]
  }

  // MARK: - Number needed to treat

  private func needed(_ difference: RiskDifference) throws(StatisticsError) -> [Statistic] {
    let needed = NumberNeededToTreat(difference)
    let limits = try needed.limits(tests.tables.interval, level: level)
    let name = tests.tables.interval == .newcombe ? "Newcombe's" : "Wald's"
    return numbers(needed.estimate, near: limits.near, far: limits.far, difference.estimate)
      + [.text("method", "number needed to treat, reciprocals of \(name) limits")]
  }

  /// The number and its limits; the interval goes on through infinity where the difference may be 0.
  private func numbers(
    _ estimate: Double, near: Double, far: Double, _ difference: Double
  ) -> [Statistic] {
    let passes = far < 0 || far == .infinity
    let beyond =
      far < 0 ? " and beyond it, in the opposite direction, down to \((-far).inWords)" : ""
    let warning =
      passes ? "the interval runs through infinity\(beyond): the risks may be equal" : nil
    let more = difference < 0 ? names[1] : names[0]
    return [
      .number("estimate", estimate),
      .number("conf.low", near, warning: warning),
      .number("conf.high", passes ? .infinity : far, warning: warning),
      .text("direction", difference == 0 ? "equal risks" : "more events in \(more)"),
    ]
  }

  // MARK: - Pooled over strata

  private func pooled(_ strata: [[[Int]]]) throws(StatisticsError) -> [Statistic] {
    switch key {
    case .riskRatio:
      return try statistics(
        of: MantelHaenszelRiskRatio(strata), isCorrected: false,
        "Mantel–Haenszel risk ratio, variance of Greenland and Robins")
    case .oddsRatio:
      return try statistics(
        of: MantelHaenszelOddsRatio(strata), isCorrected: false,
        "Mantel–Haenszel odds ratio, variance of Robins, Breslow and Greenland")
    case .numberNeededToTreat:
      let difference = try MantelHaenszelRiskDifference(strata)
      let limits = try difference.confidenceInterval(level: level)
      let (low, high) =
        difference.estimate < 0
        ? (-limits.upper, -limits.lower) : (limits.lower, limits.upper)
      return numbers(
        1 / abs(difference.estimate), near: reciprocal(high), far: reciprocal(low),
        difference.estimate)
        + [.text("method", "number needed to treat, of the Mantel–Haenszel risk difference")]
    default:
      let difference = try MantelHaenszelRiskDifference(strata)
      return [
        .number("estimate", difference.estimate), .number("std.error", difference.standardError),
      ] + Statistic.interval(try difference.confidenceInterval(level: level))
        + [.text("method", "Mantel–Haenszel risk difference, variance of Sato")]
    }
  }

  private func reciprocal(_ x: Double) -> Double { x == 0 ? .infinity : 1 / x }
}

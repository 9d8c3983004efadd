internal import Cohorts
internal import Statistics

/// The test of Cochran, Mantel and Haenszel, and of whether strata agree.
extension CategoricalTests {
  /// The test over strata.
  func stratified() throws(Refusal) -> TableFinding {
    guard stratification != nil else {
      throw TestKey.cochranMantelHaenszel.unfit(for: "groups alone; cross_tabulate takes strata")
    }
    try requireTable()
    let strata = table.strata.map(\.counts)
    var finding = TableFinding(
      statistics: try refusing { () throws(StatisticsError) in
        isTwoByTwo ? try fourfold(strata) : try general(strata)
      })
    finding.notes += silentStrata
    if !isTwoByTwo, options.alternative != .twoSided {
      finding.notes.append(
        remark(
          "the Cochran–Mantel–Haenszel test of tables larger than 2 × 2 is two-sided whatever is asked"
        ))
    }
    return finding
  }

  private func general(_ strata: [[[Int]]]) throws(StatisticsError) -> [Statistic] {
    let test = try CochranMantelHaenszel(strata)
    return [
      .number("statistic", test.statistic()),
      .number("parameter", Double(test.degreesOfFreedom)), .number("p.value", test.pValue()),
      .text("method", "generalised Cochran–Mantel–Haenszel test"),
      .text("alternative", Alternative.twoSided.rawValue),
    ]
  }

  private func fourfold(_ strata: [[[Int]]]) throws(StatisticsError) -> [Statistic] {
    if options.exact == .always { return try exact(strata) }
    let test = try CochranMantelHaenszel(strata)
    let corrected = options.correction ?? options.conventions.cmhCorrection
    let ratio = try MantelHaenszelOddsRatio(strata)
    let limits = ratio.isBounded ? try interval(of: ratio) : nil
    return [
      .number("estimate", ratio.estimate),
      .number("std.error", ratio.finiteError, orElse: RatioReason.noError),
      .number("statistic", test.statistic(corrected: corrected)),
      .number("parameter", Double(test.degreesOfFreedom)),
      .number("p.value", test.pValue(corrected: corrected, options.alternative)),
    ] + Statistic.interval(limits, orElse: RatioReason.noLimits) + [
      .text("event", table.levels[0]),
      .text(
        "method",
        "Cochran–Mantel–Haenszel test" + (corrected ? " with continuity correction" : "")),
      .text("alternative", options.alternative.rawValue),
    ]
  }

  private func interval(
    of ratio: MantelHaenszelOddsRatio
  ) throws(StatisticsError) -> ConfidenceInterval {
    try ratio.confidenceInterval(level: options.level, options.alternative)
  }

  private func exact(_ strata: [[[Int]]]) throws(StatisticsError) -> [Statistic] {
    let test = try ExactCommonOddsRatio(strata)
    let limits = try test.confidenceInterval(level: options.level, options.alternative)
    return [
      .number("estimate", test.oddsRatio), .number("statistic", Double(test.statistic)),
      .number("p.value", test.pValue(options.alternative)),
    ] + Statistic.interval(limits) + [
      .text("event", table.levels[0]),
      .text("method", "exact conditional test of a common odds ratio"),
      .text("alternative", options.alternative.rawValue),
    ]
  }

  /// Strata that say nothing: fewer than two patients, one group, or one level.
  private var silentStrata: [Note] {
    let silent = table.strata.filter { stratum in
      let groups = stratum.counts.count { $0.contains { $0 > 0 } }
      let levels = stratum.counts.transposed.count { $0.contains { $0 > 0 } }
      return groups < 2 || levels < 2
    }
    guard !silent.isEmpty, let name = stratification?.variable.label else { return [] }
    let labels = silent.map { "\($0.label) (n = \($0.total))" }.joined(separator: ", ")
    return [
      remark(
        "strata of \(name) with patients in one group or at one level alone add nothing to the test over strata: \(labels)"
      )
    ]
  }

  /// The test of Breslow and Day of whether the odds ratio is the same in all strata; `nil` of
  /// tables other than 2 × 2.
  func homogeneity() -> [Statistic]? {
    guard isTwoByTwo else { return nil }
    do throws(StatisticsError) {
      let test = try BreslowDay(table.strata.map(\.counts))
      return [
        .number("statistic", test.statistic),
        .number("parameter", Double(test.degreesOfFreedom)), .number("p.value", test.pValue()),
        .number("statistic.tarone", test.taroneStatistic),
        .number("p.value.tarone", test.pValue(tarone: true)), .count("nobs", table.total),
        .text("method", "Breslow and Day's test of homogeneous odds ratios"),
      ]
    } catch {
      let reason =
        switch error {
        case .noEvents, .emptyMargin: Refusal("the common odds ratio is 0, infinite or undefined")
        case .tooFewGroups(_, let found):
          Refusal("\(found) strata have patients in both groups at both levels, 2 needed")
        default: Refusal(error)
        }
      return Statistic.refused(
        ["statistic", "parameter", "p.value", "statistic.tarone", "p.value.tarone"], reason)
    }
  }
}

/// Why a ratio has no error or no limits.
enum RatioReason {
  static let noError = "not finite: a count is 0"
  static let noLimits = "a count of 0 leaves no interval"
}

extension RatioEstimate {
  /// Whether the logarithm of the ratio has a standard error.
  var isBounded: Bool { logStandardError.isFinite }
  /// The standard error of the logarithm, where it has one.
  var finiteError: Double? { isBounded ? logStandardError : nil }
}

import Statistics
import TestSupport
import Testing

/// Every reference case of paired, ordered and stratified tables.
struct TableReferenceTests {
  @Test(arguments: try ReferenceCase.load("categorical.json", method: "mcnemar"))
  func `McNemar's and Bowker's tests agree with R`(_ c: ReferenceCase) throws {
    let table = try c.counts()
    let bowker = try BowkerTest(table)
    var found: [String: Double?] = [
      "statistic_nocc": bowker.statistic, "p_nocc": bowker.pValue,
      "df": Double(bowker.degreesOfFreedom),
    ]
    #expect(c.differences(found).isEmpty)
    guard table.count == 2 else { return }
    let test = try McNemar(table)
    found = [
      "statistic_nocc": test.statistic(), "p_nocc": test.pValue(),
      "df": Double(test.degreesOfFreedom), "statistic_cc": test.statistic(corrected: true),
      "p_cc": test.pValue(corrected: true), "p_exact": test.exactPValue(), "b": Double(test.b),
      "c": Double(test.c), "odds_ratio": test.oddsRatio,
    ]
    #expect(c.differences(found).isEmpty)
  }

  @Test(arguments: try ReferenceCase.load("categorical.json", method: "cmh"))
  func `Cochran–Mantel–Haenszel agrees with R`(_ c: ReferenceCase) throws {
    let strata = try c.strata()
    let test = try CochranMantelHaenszel(strata)
    var found: [String: Double?] = [
      "statistic_nocc": test.statistic(), "p_nocc": test.pValue(),
      "df": Double(test.degreesOfFreedom),
    ]
    if c.holds("common_odds_ratio") {
      let ratio = try MantelHaenszelOddsRatio(strata)
      let interval = try ratio.confidenceInterval(level: c.level)
      found["statistic_cc"] = test.statistic(corrected: true)
      found["p_cc"] = test.pValue(corrected: true)
      found["common_odds_ratio"] = ratio.estimate
      found["log_or_se"] = ratio.logStandardError
      found["ci_low"] = interval.lower
      found["ci_high"] = interval.upper
      let ratios = try strata.map { table in
        let rows = try Proportion.rows(of: table)
        return try OddsRatio(rows.first, rows.second).estimate
      }
      #expect(c.differences("stratum_odds_ratios", ratios).isEmpty)
    }
    #expect(c.differences(found).isEmpty)
  }

  @Test(arguments: try ReferenceCase.load("categorical.json", method: "cochran_armitage"))
  func `Cochran–Armitage agrees with R`(_ c: ReferenceCase) throws {
    let test = try CochranArmitage(try c.proportions(), scores: c.args["scores"]?.numbers)
    let found: [String: Double?] = [
      "statistic": test.statistic, "df": Double(test.degreesOfFreedom), "p": test.pValue(),
      "z": test.z, "statistic_n_minus_1": test.linearByLinear,
    ]
    #expect(c.differences(found).isEmpty)
  }

  @Test(arguments: try ReferenceCase.load("categorical_py.json", method: "breslow_day"))
  func `Breslow–Day agrees with statsmodels`(_ c: ReferenceCase) throws {
    let strata = try c.strata()
    let test = try BreslowDay(strata)
    let cmh = try CochranMantelHaenszel(strata)
    let interval = try test.commonOddsRatio.confidenceInterval(level: c.level)
    let found: [String: Double?] = [
      "breslow_day": test.statistic, "breslow_day_p": test.pValue(),
      "breslow_day_tarone": test.taroneStatistic,
      "breslow_day_tarone_p": test.pValue(tarone: true),
      "mh_odds_ratio": test.commonOddsRatio.estimate, "cmh_nocc": cmh.statistic(),
      "cmh_nocc_p": cmh.pValue(),
    ]
    #expect(c.differences(found).isEmpty)
    #expect(c.differences("mh_or_ci", [interval.lower, interval.upper]).isEmpty)
  }
}

extension ReferenceCase {
  /// The tables of the strata, given inline or by three columns; strata by name.
  func strata() throws -> [[[Int]]] {
    if let tables = args["tables"]?.list { return tables.compactMap(\.counts) }
    guard let row = args["row"]?.text, let column = args["col"]?.text,
      let stratum = args["stratum"]?.text, let rowLevels = args["row_levels"]?.texts,
      let columnLevels = args["col_levels"]?.texts
    else { throw ReferenceData.Problem.missing("stratum") }
    let rows = try rows(of: [row, column, stratum])
    return Set(rows.map { $0[2] }).sorted().map { third in
      rowLevels.map { first in
        columnLevels.map { second in rows.count { $0 == [first, second, third] } }
      }
    }
  }

  /// The groups of a trend, given inline or by the rows of a table.
  func proportions() throws -> [Proportion] {
    if let events = args["events"]?.numbers, let totals = args["totals"]?.numbers {
      return try zip(events, totals).map { try Proportion(count: Int($0), of: Int($1)) }
    }
    return try counts().map { row in
      try Proportion(count: try #require(row.first), of: row.reduce(0, +))
    }
  }
}

import Statistics
import TestSupport
import Testing

/// Every reference case of the tests of two groups or more, and of tables.
struct ReferenceTests {
  @Test(arguments: try ReferenceCase.load("rank_tests.json", method: "mann_whitney"))
  func `Mann–Whitney agrees with R`(_ c: ReferenceCase) throws {
    let groups = try c.groups()
    let test = try MannWhitney(groups[0], groups[1], mu: c.mu)
    var found: [String: Double?] = [
      "W": test.statistic, "z_no_correction": test.z(),
      "p_normal_cc": try test.pValue(.normalCorrected, c.alternative),
      "p_normal_nocc": try test.pValue(.normal, c.alternative),
    ]
    for name in ["p_exact", "p_exact_conditional_ties"] where c.holds(name) {
      found[name] = try test.pValue(.exact, c.alternative)
    }
    #expect(c.differences(found).isEmpty)
  }

  @Test(arguments: try ReferenceCase.load("categorical.json", method: "chi_square"))
  func `chi-squared agrees with R`(_ c: ReferenceCase) throws {
    let test = try ChiSquaredTest(try c.counts())
    var found: [String: Double?] = [
      "statistic": test.statistic(), "df": Double(test.degreesOfFreedom), "p": test.pValue(),
      "n": Double(test.total), "min_expected": test.minimumExpected,
    ]
    if c.holds("p_yates") {
      found["statistic_yates"] = test.statistic(corrected: true)
      found["p_yates"] = test.pValue(corrected: true)
    }
    #expect(c.differences(found).isEmpty)
  }

  @Test(arguments: try ReferenceCase.load("categorical.json", method: "fisher_exact"))
  func `Fisher's test agrees with R`(_ c: ReferenceCase) throws {
    let table = try c.counts()
    let p = try FisherExactTable(table).pValue
    #expect(c.differences(["p": p]).isEmpty)
    guard c.holds("p_less") else { return }
    let test = try FisherExact(table)
    let interval = try test.confidenceInterval(level: c.level)
    let found: [String: Double?] = [
      "p": test.pValue(), "p_less": test.pValue(.less), "p_greater": test.pValue(.greater),
      "odds_ratio_conditional": test.oddsRatio, "ci_low": interval.lower,
      "ci_high": interval.upper,
    ]
    #expect(c.differences(found).isEmpty)
  }

  @Test(
    arguments: try ReferenceCase.load("k_sample.json", method: "anova_oneway")
      + ReferenceCase.load("nist.json", method: "anova_oneway"))
  func `analysis of variance agrees with R and NIST`(_ c: ReferenceCase) throws {
    let test = try OneWayANOVA(try c.groups())
    let found: [String: Double?] = [
      "df_between": Double(test.degreesOfFreedomBetween),
      "df_within": Double(test.degreesOfFreedomWithin), "ss_between": test.sumOfSquaresBetween,
      "ss_within": test.sumOfSquaresWithin, "ms_between": test.meanSquareBetween,
      "ms_within": test.meanSquareWithin, "F": test.statistic, "p": test.pValue,
      "eta_squared": test.etaSquared, "omega_squared": test.omegaSquared,
    ]
    #expect(c.differences(found.filter { c.holds($0.key) }).isEmpty)
  }

  @Test(arguments: try ReferenceCase.load("k_sample.json", method: "welch_anova"))
  func `Welch's analysis of variance agrees with R`(_ c: ReferenceCase) throws {
    let test = try WelchANOVA(try c.groups())
    let found: [String: Double?] = [
      "F": test.statistic, "df1": Double(test.degreesOfFreedomBetween),
      "df2": test.degreesOfFreedomWithin, "p": test.pValue,
    ]
    #expect(c.differences(found).isEmpty)
  }

  @Test(arguments: try ReferenceCase.load("k_sample.json", method: "kruskal_wallis"))
  func `Kruskal–Wallis agrees with R`(_ c: ReferenceCase) throws {
    let test = try KruskalWallis(try c.groups())
    let found: [String: Double?] = [
      "H": test.statistic, "df": Double(test.degreesOfFreedom), "p": test.pValue,
      "epsilon_squared": test.epsilonSquared,
    ]
    #expect(c.differences(found).isEmpty)
    #expect(c.differences("mean_ranks", test.meanRanks).isEmpty)
  }

  @Test(arguments: try ReferenceCase.load("p_adjust.json", method: "p_adjust"))
  func `adjusted p-values agree with R`(_ c: ReferenceCase) throws {
    let p = try #require(c.args["p"]?.numbers)
    for method in PValueAdjustment.allCases where method != .none {
      let found = try method.adjusted(p)
      #expect(c.differences(method.rawValue.lowercased(), found).isEmpty)
    }
  }

  @Test(arguments: try ReferenceCase.load("describe.json", method: "proportion_ci"))
  func `intervals of a proportion agree with R`(_ c: ReferenceCase) throws {
    let x = try #require(c.args["x"]?.integer)
    let proportion = try Proportion(count: x, of: try #require(c.args["n"]?.integer))
    let names: [(String, Proportion.Interval)] = [
      ("wilson", .wilson), ("wilson_cc", .wilsonCorrected), ("clopper_pearson", .clopperPearson),
      ("agresti_coull_unclipped", .agrestiCoull), ("wald_unclipped", .wald),
    ]
    for (name, kind) in names {
      let interval = try proportion.confidenceInterval(kind, level: c.level)
      #expect(c.differences(name, [interval.lower, interval.upper]).isEmpty)
    }
    #expect(c.differences(["estimate": proportion.estimate]).isEmpty)
  }
}

import Foundation
import Statistics
import TestSupport
import Testing

/// The risk ratio and the risk difference common to strata.
struct MantelHaenszelRisksTests {
  /// Strata; ln of the risk ratio with its error, the risk difference with its error and limits.
  struct Golden: Sendable {
    let strata: [[[Int]]]
    let ratio: [Double]
    let difference: [Double]
  }

  /// R 4.2.2, metafor 3.8-1: rma.mh(measure = "RR" and "RD", add = 0, to = "none", drop00 = FALSE).
  static let golden = [
    Golden(
      strata: [[[8, 2], [3, 7]], [[5, 5], [2, 8]]],
      ratio: [0.95551144502743635, 0.41509961733021666],
      difference: [
        0.40000000000000002, 0.1414213562373095, 0.12281923513006449, 0.6771807648699355,
      ]),
    Golden(
      strata: [[[19, 33], [4, 40]], [[6, 4], [5, 11]], [[5, 7], [20, 35]]],
      ratio: [0.7661149648725083, 0.2598694162588287],
      difference: [
        0.2217305577036692, 0.069741042022158903, 0.085040627095943316, 0.35842048831139506,
      ]),
    Golden(
      strata: [[[0, 4], [2, 2]], [[2, 7], [0, 3]], [[5, 9], [6, 2]], [[1, 0], [3, 3]]],
      ratio: [-0.50219956904622343, 0.35655617620363989],
      difference: [
        -0.20312002546959571, 0.14914170161652537, -0.49543238923100452, 0.089192338291813139,
      ]),
  ]

  @Test(arguments: golden)
  func `agree with metafor`(_ golden: Golden) throws {
    let ratio = try MantelHaenszelRiskRatio(golden.strata)
    #expect(disagreement(log(ratio.estimate), golden.ratio[0]) == nil)
    #expect(disagreement(ratio.logStandardError, golden.ratio[1]) == nil)
    let difference = try MantelHaenszelRiskDifference(golden.strata)
    let own = try difference.confidenceInterval(level: 0.95)
    let found = [difference.estimate, difference.standardError, own.lower, own.upper]
    for (value, expected) in zip(found, golden.difference) {
      #expect(disagreement(value, expected) == nil)
    }
  }

  @Test func `are what hand calculation gives`() throws {
    // n = 20 twice: R = 8·10/20 + 5·10/20 = 6.5, S = 3·10/20 + 2·10/20 = 2.5: 2.6 = e^0.9555.
    // Σ(n₁n₂(a + c) − acn)/n² = (1100 − 480)/400 + (700 − 200)/400 = 2.8; /(6.5 · 2.5).
    let strata = [[[8, 2], [3, 7]], [[5, 5], [2, 8]]]
    let ratio = try MantelHaenszelRiskRatio(strata)
    #expect(disagreement(ratio.estimate, 2.6) == nil)
    #expect(disagreement(ratio.logStandardError, (2.8 / 16.25).squareRoot()) == nil)
    // w = 5 twice: d = (0.5 + 0.3)/2. P = (100·3 − 100·8)/400 = −1.25 and (200 − 500)/400 = −0.75;
    // Q = (8·7 + 3·2)/40 = 1.55 and (5·8 + 2·5)/40 = 1.25. var = (0.4 · −2 + 2.8)/100 = 0.02.
    let difference = try MantelHaenszelRiskDifference(strata)
    #expect(disagreement(difference.estimate, 0.4) == nil)
    #expect(disagreement(difference.standardError, 0.02.squareRoot()) == nil)
  }

  @Test func `one stratum is the ratio and the difference of its risks`() throws {
    let table = [[12, 28], [9, 51]]
    let rows = try Proportion.rows(of: table)
    let own = try RiskRatio(rows.first, rows.second)
    let ratio = try MantelHaenszelRiskRatio([table])
    #expect(disagreement(ratio.estimate, own.estimate) == nil)
    #expect(disagreement(ratio.logStandardError, own.logStandardError) == nil)
    let difference = try MantelHaenszelRiskDifference([table])
    #expect(disagreement(difference.estimate, 12.0 / 40 - 9.0 / 60) == nil)
  }

  @Test func `swapped groups give the reciprocal and the opposite`() throws {
    for strata in Self.golden.map(\.strata) {
      let swapped = strata.map { [$0[1], $0[0]] }
      let (a, b) = (
        try MantelHaenszelRiskRatio(strata), try MantelHaenszelRiskRatio(swapped)
      )
      #expect(disagreement(b.estimate, 1 / a.estimate) == nil)
      #expect(disagreement(b.logStandardError, a.logStandardError) == nil)
      let (c, d) = (
        try MantelHaenszelRiskDifference(strata), try MantelHaenszelRiskDifference(swapped)
      )
      #expect(disagreement(d.estimate, -c.estimate) == nil)
      #expect(disagreement(d.standardError, c.standardError) == nil)
    }
  }

  @Test func `strata without patients in a group have no weight, empty cells no finite ratio`()
    throws
  {
    let strata = [[[8, 2], [3, 7]]]
    let more = strata + [[[4, 1], [0, 0]], [[0, 0], [0, 0]]]
    #expect(
      try MantelHaenszelRiskDifference(more) == MantelHaenszelRiskDifference(strata))
    #expect(
      disagreement(
        try MantelHaenszelRiskRatio(more).estimate, try MantelHaenszelRiskRatio(strata).estimate)
        == nil)
    #expect(try MantelHaenszelRiskRatio([[[0, 5], [3, 4]]]).estimate == 0)
    #expect(try MantelHaenszelRiskRatio([[[3, 5], [0, 4]]]).logStandardError == .infinity)
    #expect(throws: StatisticsError.noEvents) {
      try MantelHaenszelRiskRatio([[[0, 5], [0, 4]]])
    }
    #expect(throws: StatisticsError.emptyMargin) {
      try MantelHaenszelRiskDifference([[[2, 5], [0, 0]]])
    }
    #expect(throws: StatisticsError.tooFewGroups(needed: 1, found: 0)) {
      try MantelHaenszelRiskDifference([])
    }
    // All patients of both groups have the event: no doubt is left.
    #expect(try MantelHaenszelRiskDifference([[[5, 0], [4, 0]]]).standardError == 0)
  }
}

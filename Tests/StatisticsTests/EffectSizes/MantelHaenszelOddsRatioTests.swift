import Statistics
import TestSupport
import Testing

struct MantelHaenszelOddsRatioTests {
  @Test func `is what hand calculation gives`() throws {
    // n = 20 twice: ΣR = 56/20 + 40/20 = 4.8, ΣS = 6/20 + 10/20 = 0.8, ψ = 6.
    // P = 15/20, 13/20; Q = 5/20, 7/20. ΣPR = 2.1 + 1.3 = 3.4,
    // ΣPS + QR = 0.225 + 0.325 + 0.7 + 0.7 = 1.95, ΣQS = 0.075 + 0.175 = 0.25.
    let ratio = try MantelHaenszelOddsRatio([[[8, 2], [3, 7]], [[5, 5], [2, 8]]])
    let variance = 3.4 / (2 * 23.04) + 1.95 / (2 * 3.84) + 0.25 / (2 * 0.64)
    #expect(disagreement(ratio.estimate, 6) == nil)
    #expect(disagreement(ratio.logStandardError, variance.squareRoot()) == nil)
  }

  @Test func `one stratum is Woolf's odds ratio`() throws {
    let table = [[8, 2], [3, 7]]
    let rows = try Proportion.rows(of: table)
    let woolf = try OddsRatio(rows.first, rows.second)
    let ratio = try MantelHaenszelOddsRatio([table])
    #expect(disagreement(ratio.estimate, woolf.estimate) == nil)
    #expect(disagreement(ratio.logStandardError, woolf.logStandardError) == nil)
  }

  @Test func `swapped groups give the reciprocal`() throws {
    let one = try MantelHaenszelOddsRatio([[[8, 2], [3, 7]], [[5, 5], [2, 8]]])
    let two = try MantelHaenszelOddsRatio([[[2, 8], [5, 5]], [[3, 7], [8, 2]]])
    #expect(disagreement(two.estimate, 1 / one.estimate) == nil)
    let (a, b) = (try one.confidenceInterval(), try two.confidenceInterval())
    #expect(disagreement(b.lower, 1 / a.upper) == nil)
    #expect(disagreement(b.upper, 1 / a.lower) == nil)
  }

  @Test func `empty cells in all strata leave no finite ratio`() throws {
    let none = try MantelHaenszelOddsRatio([[[0, 5], [3, 4]], [[0, 2], [1, 1]]])
    #expect(none.estimate == 0 && none.logStandardError == .infinity)
    #expect(try none.confidenceInterval() == ConfidenceInterval(lower: 0, upper: .infinity))
    let all = try MantelHaenszelOddsRatio([[[5, 0], [3, 4]]])
    #expect(all.estimate == .infinity)
    #expect(throws: StatisticsError.emptyMargin) {
      try MantelHaenszelOddsRatio([[[0, 5], [0, 4]], [[0, 0], [0, 0]]])
    }
    #expect(throws: StatisticsError.outOfDomain(0)) { try none.confidenceInterval(level: 0) }
  }
}

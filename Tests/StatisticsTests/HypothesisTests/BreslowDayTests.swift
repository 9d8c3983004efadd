import Statistics
import TestSupport
import Testing

struct BreslowDayTests {
  @Test func `is what hand calculation gives`() throws {
    // Odds ratios 4 and 1/4 with the same margins: ψ = (100 + 25)/(25 + 100) = 1, so A = 7.5 and
    // 1/V = 4/7.5; χ² = 2 · 2.5² · 4/7.5 = 20/3. Σ(a − A) = 0: Tarone's is the same.
    let test = try BreslowDay([[[10, 5], [5, 10]], [[5, 10], [10, 5]]])
    #expect(test.commonOddsRatio.estimate == 1 && test.degreesOfFreedom == 1)
    #expect(disagreement(test.statistic, 20.0 / 3) == nil)
    #expect(disagreement(test.taroneStatistic, 20.0 / 3) == nil)
  }

  @Test(arguments: [1, 2, 9, 400])
  func `equal odds ratios fit exactly`(_ psi: Int) throws {
    // ad = ψ bc in both: A = a.
    let strata = [[[2 * psi, 3], [4, 6]], [[5, 2], [5, 2 * psi]]]
    let test = try BreslowDay(strata)
    #expect(disagreement(test.commonOddsRatio.estimate, Double(psi)) == nil)
    #expect(test.statistic < 1e-20 && test.pValue() > 0.999)
    let swapped = try BreslowDay(strata.map { Array($0.reversed()) })
    #expect(swapped.statistic < 1e-20)
  }

  @Test func `groups, events and strata may be swapped`() throws {
    let strata = [[[12, 5], [6, 9]], [[3, 14], [7, 8]], [[1, 30], [2, 11]]]
    let test = try BreslowDay(strata)
    let swapped = try BreslowDay(strata.reversed().map { Array($0.reversed()) })
    let other = try BreslowDay(strata.map { $0.map { Array($0.reversed()) } })
    #expect(disagreement(swapped.statistic, test.statistic) == nil)
    #expect(disagreement(other.taroneStatistic, test.taroneStatistic) == nil)
    #expect(test.taroneStatistic < test.statistic && test.pValue(tarone: true) > test.pValue())
    // A stratum without events says nothing.
    let more = try BreslowDay(strata + [[[0, 4], [0, 6]]])
    #expect(disagreement(more.statistic, test.statistic) == nil && more.degreesOfFreedom == 2)
  }

  @Test func `refuses what cannot differ`() {
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try BreslowDay([[[1, 2], [3, 4]]])
    }
    #expect(throws: StatisticsError.noEvents) {
      try BreslowDay([[[0, 5], [3, 4]], [[0, 2], [1, 1]]])
    }
    #expect(throws: StatisticsError.emptyMargin) {
      try BreslowDay([[[0, 5], [0, 4]], [[0, 2], [0, 1]]])
    }
  }
}

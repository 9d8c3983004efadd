import Statistics
import TestSupport
import Testing

struct CochranMantelHaenszelTests {
  let strata = [[[8, 2], [3, 7]], [[5, 5], [2, 8]]]

  @Test func `is what hand calculation gives`() throws {
    // n = 20 twice; E(a) = 10·11/20 = 5.5 and 10·7/20 = 3.5, Σ(a − E) = 2.5 + 1.5 = 4.
    // V = 10·10·11·9/(400·19) + 10·10·7·13/(400·19) = 19000/7600 = 2.5.
    let test = try CochranMantelHaenszel(strata)
    #expect(disagreement(test.statistic(), 16 / 2.5) == nil)
    #expect(disagreement(test.statistic(corrected: true), 3.5 * 3.5 / 2.5) == nil)
    #expect(test.degreesOfFreedom == 1 && test.total == 40 && test.isFourfold)
    // z = √6.4, above 0.
    let half = test.pValue() / 2
    #expect(disagreement(test.pValue(.greater), half) == nil)
    #expect(disagreement(test.pValue(.less), 1 - half) == nil)
  }

  @Test func `one stratum is Pearson's test with n − 1`() throws {
    let table = [[3, 9, 4], [8, 2, 6], [5, 5, 1]]
    let pearson = try ChiSquaredTest(table)
    let test = try CochranMantelHaenszel([table])
    let n = Double(pearson.total)
    #expect(disagreement(test.statistic(), pearson.statistic() * (n - 1) / n) == nil)
    #expect(test.degreesOfFreedom == 4)
    #expect(test.statistic(corrected: true) == test.statistic())
    #expect(test.pValue(.greater) == test.pValue())
  }

  @Test func `strata, rows and columns may be permuted`() throws {
    let a = [[3, 9, 4], [8, 2, 6]]
    let b = [[1, 2, 5], [4, 4, 2]]
    let one = try CochranMantelHaenszel([a, b])
    let two = try CochranMantelHaenszel([[[2, 4, 4], [5, 1, 2]], [[6, 8, 2], [4, 3, 9]]])
    #expect(disagreement(two.statistic(), one.statistic()) == nil)
    let test = try CochranMantelHaenszel(strata)
    let swapped = try CochranMantelHaenszel([[[2, 8], [5, 5]], [[3, 7], [8, 2]]])
    #expect(disagreement(swapped.pValue(.less), test.pValue(.greater)) == nil)
  }

  @Test func `strata and levels without information add nothing`() throws {
    let test = try CochranMantelHaenszel(strata)
    let more = try CochranMantelHaenszel(
      strata + [[[1, 0], [0, 0]], [[4, 0], [6, 0]], [[0, 0], [0, 0]]])
    #expect(disagreement(more.statistic(), test.statistic()) == nil)
    let wide = try CochranMantelHaenszel([[[8, 0, 2], [3, 0, 7]], [[5, 0, 5], [2, 0, 8]]])
    #expect(wide.degreesOfFreedom == 1)
    #expect(disagreement(wide.statistic(), test.statistic()) == nil)
  }

  @Test func `a gap below a half is not corrected`() throws {
    // E(a) = 3·4/7: the gap of 2 is 2/7.
    let test = try CochranMantelHaenszel([[[2, 1], [2, 2]]])
    #expect(test.statistic(corrected: true) == test.statistic())
  }

  @Test func `refuses strata that say nothing`() {
    #expect(throws: StatisticsError.tooFewGroups(needed: 1, found: 0)) {
      try CochranMantelHaenszel([])
    }
    #expect(throws: StatisticsError.emptyMargin) {
      try CochranMantelHaenszel([[[4, 0], [6, 0]]])
    }
    #expect(throws: StatisticsError.emptyMargin) {
      try CochranMantelHaenszel([[[1, 0], [0, 0]]])
    }
    #expect(throws: StatisticsError.lengthsDiffer(2, 3)) {
      try CochranMantelHaenszel([[[1, 2], [3, 4]], [[1, 2, 3], [4, 5, 6]]])
    }
    #expect(throws: StatisticsError.lengthsDiffer(2, 3)) {
      try CochranMantelHaenszel([[[1, 2], [3, 4]], [[1, 2], [3, 4], [5, 6]]])
    }
  }
}

import Statistics
import TestSupport
import Testing

struct ChiSquaredTestTests {
  @Test func `is what hand calculation gives`() throws {
    // Margins 20, 20 and 16, 24: E = 8, 12, 8, 12; |O − E| = 4 everywhere.
    // χ² = 16(2/8 + 2/12) = 20/3, with Yates 3.5²(2/8 + 2/12).
    let test = try ChiSquaredTest([[12, 8], [4, 16]])
    #expect(test.expected == [[8, 12], [8, 12]] && test.minimumExpected == 8)
    #expect(disagreement(test.statistic(), 20.0 / 3, relative: 1e-14) == nil)
    #expect(disagreement(test.statistic(corrected: true), 12.25 * 5 / 12) == nil)
    #expect(test.degreesOfFreedom == 1 && test.total == 40)
  }

  @Test func `rows may be permuted and the table transposed`() throws {
    let a = try ChiSquaredTest([[3, 9, 4], [8, 2, 6]])
    let b = try ChiSquaredTest([[8, 3], [2, 9], [6, 4]])
    #expect(disagreement(a.pValue(), b.pValue()) == nil)
    // Yates's correction is that of 2 × 2 tables alone, and never more than the gap itself.
    #expect(a.statistic(corrected: true) == a.statistic())
    #expect(try ChiSquaredTest([[5, 5], [5, 5]]).pValue(corrected: true) == 1)
  }

  @Test func `refuses tables without a margin`() {
    #expect(throws: StatisticsError.emptyMargin) { try ChiSquaredTest([[0, 0], [1, 2]]) }
    #expect(throws: StatisticsError.emptyMargin) { try ChiSquaredTest([[0, 1], [0, 2]]) }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try ChiSquaredTest([[1, 2]])
    }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 0)) { try ChiSquaredTest([]) }
    #expect(throws: StatisticsError.lengthsDiffer(2, 1)) { try ChiSquaredTest([[1, 2], [1]]) }
  }
}

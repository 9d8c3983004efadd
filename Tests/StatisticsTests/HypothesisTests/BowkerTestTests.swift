import Statistics
import TestSupport
import Testing

struct BowkerTestTests {
  @Test func `is what hand calculation gives`() throws {
    // (10 − 4)²/14 + (5 − 3)²/8 + (2 − 6)²/8 = 36/14 + 4/8 + 16/8, with 3 degrees of freedom.
    let test = try BowkerTest([[20, 10, 5], [4, 30, 2], [3, 6, 15]])
    #expect(disagreement(test.statistic, 36.0 / 14 + 2.5) == nil)
    #expect(test.degreesOfFreedom == 3 && test.total == 95)
  }

  @Test func `two levels are McNemar's test`() throws {
    let table = [[10, 6], [2, 9]]
    #expect(try BowkerTest(table).statistic == McNemar(table).statistic())
    #expect(try BowkerTest(table).pValue == McNemar(table).pValue())
  }

  @Test func `levels may be permuted and the table transposed`() throws {
    let a = try BowkerTest([[20, 10, 5], [4, 30, 2], [3, 6, 15]])
    let b = try BowkerTest([[15, 3, 6], [5, 20, 10], [2, 4, 30]])
    let c = try BowkerTest([[20, 4, 3], [10, 30, 6], [5, 2, 15]])
    #expect(disagreement(b.statistic, a.statistic) == nil)
    #expect(disagreement(c.pValue, a.pValue) == nil)
  }

  @Test func `a pair of levels between which nobody moved says nothing`() throws {
    let test = try BowkerTest([[5, 6, 0], [2, 5, 3], [0, 3, 5]])
    #expect(test.statistic == 2 && test.degreesOfFreedom == 2)
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0)) {
      try BowkerTest([[5, 0, 0], [0, 5, 0], [0, 0, 5]])
    }
    #expect(throws: StatisticsError.lengthsDiffer(2, 3)) {
      try BowkerTest([[1, 2, 3], [1, 2, 3]])
    }
  }
}

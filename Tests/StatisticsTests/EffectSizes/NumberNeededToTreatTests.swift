import Statistics
import TestSupport
import Testing

struct NumberNeededToTreatTests {
  func number(_ table: [[Int]]) throws -> NumberNeededToTreat {
    let rows = try Proportion.rows(of: table)
    return NumberNeededToTreat(RiskDifference(rows.first, rows.second))
  }

  @Test func `is the reciprocal of the risk difference`() throws {
    // 16/20 − 6/20 = ½.
    let found = try number([[16, 4], [6, 14]])
    let interval = try found.difference.confidenceInterval()
    let limits = try found.limits()
    #expect(disagreement(found.estimate, 2) == nil && !limits.passesThroughInfinity)
    #expect(disagreement(limits.near, 1 / interval.upper) == nil)
    #expect(disagreement(limits.far, 1 / interval.lower) == nil)
  }

  @Test func `the groups may be swapped`() throws {
    for table in [[[16, 4], [6, 14]], [[9, 11], [8, 12]]] {
      let one = try number(table)
      let two = try number(table.reversed())
      #expect(disagreement(two.estimate, one.estimate) == nil)
      for kind in RiskDifference.Interval.allCases {
        let (a, b) = (try one.limits(kind), try two.limits(kind))
        #expect(disagreement(b.near, a.near) == nil && disagreement(b.far, a.far) == nil)
      }
    }
  }

  @Test func `the interval of a doubtful difference passes through infinity`() throws {
    // Altman 1998: a difference of 0.1 with limits −0.05 and 0.25 is 10, from 4 to ∞ to −20.
    // Here 0.05 with Wald's limits: 20, near below it and far below 0.
    let found = try number([[9, 11], [8, 12]])
    let limits = try found.limits(.wald)
    let interval = try found.difference.confidenceInterval(.wald)
    #expect(limits.passesThroughInfinity && limits.near < found.estimate)
    #expect(disagreement(limits.near, 1 / interval.upper) == nil)
    #expect(disagreement(limits.far, 1 / interval.lower) == nil && limits.far < 0)
  }

  @Test func `equal risks need infinitely many`() throws {
    let none = try number([[0, 5], [0, 5]])
    let limits = try none.limits(.wald)
    #expect(none.estimate == .infinity && limits.near == .infinity && limits.far == .infinity)
    #expect(!limits.passesThroughInfinity)
    #expect(try number([[5, 5], [5, 5]]).limits().passesThroughInfinity)
  }
}

import Statistics
import TestSupport
import Testing

struct RiskDifferenceTests {
  @Test func `is what hand calculation gives`() throws {
    // 8/20 − 3/20 = 0.25, standard error √(0.24/20 + 0.1275/20) = √0.018375.
    let rows = try Proportion.rows(of: [[8, 12], [3, 17]])
    let difference = RiskDifference(rows.first, rows.second)
    #expect(disagreement(difference.estimate, 0.25) == nil)
    #expect(disagreement(difference.standardError, 0.018375.squareRoot()) == nil)
    let wald = try difference.confidenceInterval(.wald)
    let reach = 1.959963984540054 * 0.018375.squareRoot()
    #expect(disagreement(wald.lower, 0.25 - reach) == nil)
  }

  @Test(arguments: [
    (a: 6, n: 7, c: 2, m: 7, low: 0.0582, high: 0.8062),
    (a: 5, n: 56, c: 0, m: 29, low: -0.0381, high: 0.1926),
    (a: 0, n: 10, c: 0, m: 20, low: -0.1611, high: 0.2775),
    (a: 10, n: 10, c: 0, m: 20, low: 0.6791, high: 1),
  ])
  func `agrees with Newcombe's examples`(
    _ x: (a: Int, n: Int, c: Int, m: Int, low: Double, high: Double)
  ) throws {
    // Newcombe 1998, Table II, method 10, printed with four decimals.
    let difference = RiskDifference(
      try Proportion(count: x.a, of: x.n), try Proportion(count: x.c, of: x.m))
    let interval = try difference.confidenceInterval()
    #expect(disagreement(interval.lower, x.low, absolute: 5.1e-5) == nil)
    #expect(disagreement(interval.upper, x.high, absolute: 5.1e-5) == nil)
  }

  @Test func `the groups may be swapped`() throws {
    let (a, b) = (try Proportion(count: 7, of: 31), try Proportion(count: 12, of: 25))
    for kind in RiskDifference.Interval.allCases {
      let one = try RiskDifference(a, b).confidenceInterval(kind, level: 0.9)
      let two = try RiskDifference(b, a).confidenceInterval(kind, level: 0.9)
      #expect(disagreement(two.lower, -one.upper) == nil)
      #expect(disagreement(two.upper, -one.lower) == nil)
    }
  }

  @Test func `no events and all events have an interval`() throws {
    let none = try Proportion(count: 0, of: 10)
    let interval = try RiskDifference(none, none).confidenceInterval()
    #expect(disagreement(interval.upper, try none.confidenceInterval().upper) == nil)
    #expect(disagreement(interval.lower, -interval.upper) == nil)
    #expect(try RiskDifference(none, none).confidenceInterval(.wald).upper == 0)
    let one = try Proportion(count: 1, of: 1)
    let wide = try RiskDifference(one, none).confidenceInterval()
    #expect(wide.upper == 1 && wide.lower < 0.21)
  }

  @Test func `refuses tables without a group`() {
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0, group: 1)) {
      try Proportion.rows(of: [[3, 4], [0, 0]])
    }
    #expect(throws: StatisticsError.lengthsDiffer(2, 3)) {
      try Proportion.rows(of: [[3, 4], [0, 0], [1, 1]])
    }
    #expect(throws: StatisticsError.outOfDomain(1)) {
      let half = try Proportion(count: 1, of: 2)
      return try RiskDifference(half, half).confidenceInterval(level: 1)
    }
  }
}

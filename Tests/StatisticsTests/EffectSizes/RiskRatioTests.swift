import Statistics
import TestSupport
import Testing

struct RiskRatioTests {
  func ratio(_ table: [[Int]], _ zeroCells: ZeroCells = .none) throws -> RiskRatio {
    let rows = try Proportion.rows(of: table)
    return try RiskRatio(rows.first, rows.second, zeroCells: zeroCells)
  }

  @Test func `is what hand calculation gives`() throws {
    // 8/20 over 4/20 is 2; var ln = 1/8 − 1/20 + 1/4 − 1/20 = 0.275.
    let found = try ratio([[8, 12], [4, 16]])
    #expect(disagreement(found.estimate, 2) == nil)
    #expect(disagreement(found.logStandardError, 0.275.squareRoot()) == nil)
    #expect(!found.isCorrected)
    // 0/10 over 3/10 with ½: 0.5/11 over 3.5/11.
    let zero = try ratio([[0, 10], [3, 7]], .haldane)
    #expect(disagreement(zero.estimate, 1.0 / 7) == nil && zero.isCorrected)
    let variance = 1 / 0.5 - 1.0 / 11 + 1 / 3.5 - 1.0 / 11
    #expect(disagreement(zero.logStandardError, variance.squareRoot()) == nil)
  }

  @Test func `swapped groups give the reciprocal`() throws {
    let one = try ratio([[7, 24], [12, 13]])
    let two = try ratio([[12, 13], [7, 24]])
    let (a, b) = (try one.confidenceInterval(level: 0.9), try two.confidenceInterval(level: 0.9))
    #expect(disagreement(two.estimate, 1 / one.estimate) == nil)
    #expect(disagreement(b.lower, 1 / a.upper) == nil)
    // A one-sided interval at 95% has the limit of the two-sided one at 90%.
    let side = try one.confidenceInterval(level: 0.95, .greater)
    #expect(disagreement(side.lower, a.lower) == nil && side.upper == .infinity)
    #expect(try one.confidenceInterval(.less).lower == 0)
  }

  @Test func `empty cells leave no finite ratio`() throws {
    #expect(try ratio([[0, 10], [3, 7]]).estimate == 0)
    #expect(try ratio([[3, 7], [0, 10]]).estimate == .infinity)
    #expect(try ratio([[3, 7], [0, 10]]).confidenceInterval().upper == .infinity)
    #expect(throws: StatisticsError.noEvents) { try ratio([[0, 10], [0, 7]]) }
    #expect(try ratio([[0, 10], [0, 10]], .haldane).estimate == 1)
    // All have the event: the ratio is 1 without any doubt.
    let all = try ratio([[5, 0], [6, 0]])
    #expect(all.estimate == 1 && all.logStandardError == 0)
  }
}

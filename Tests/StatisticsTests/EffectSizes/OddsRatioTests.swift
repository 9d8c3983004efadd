import Statistics
import TestSupport
import Testing

struct OddsRatioTests {
  func ratio(_ table: [[Int]], _ zeroCells: ZeroCells = .none) throws -> OddsRatio {
    let rows = try Proportion.rows(of: table)
    return try OddsRatio(rows.first, rows.second, zeroCells: zeroCells)
  }

  @Test func `is what hand calculation gives`() throws {
    // 10·8/(5·4) = 4; var ln = 1/10 + 1/5 + 1/4 + 1/8 = 0.675.
    let found = try ratio([[10, 5], [4, 8]])
    #expect(found.estimate == 4)
    #expect(disagreement(found.logStandardError, 0.675.squareRoot()) == nil)
    // Nothing is added to a table without a 0.
    #expect(try ratio([[10, 5], [4, 8]], .haldane) == found)
    // 0.5·4.5/(5.5·3.5) with Haldane's ½.
    let zero = try ratio([[0, 5], [3, 4]], .haldane)
    #expect(disagreement(zero.estimate, 2.25 / 19.25) == nil && zero.isCorrected)
  }

  @Test func `the table may be transposed and its groups swapped`() throws {
    let one = try ratio([[10, 5], [4, 9]])
    let across = try ratio([[10, 4], [5, 9]])
    let swapped = try ratio([[4, 9], [10, 5]])
    #expect(disagreement(across.estimate, one.estimate) == nil)
    #expect(disagreement(across.logStandardError, one.logStandardError) == nil)
    #expect(disagreement(swapped.estimate, 1 / one.estimate) == nil)
  }

  @Test func `empty cells leave no finite ratio`() throws {
    let none = try ratio([[0, 5], [3, 4]])
    #expect(none.estimate == 0 && none.logStandardError == .infinity)
    #expect(try none.confidenceInterval() == ConfidenceInterval(lower: 0, upper: .infinity))
    #expect(try ratio([[5, 0], [3, 4]]).estimate == .infinity)
    #expect(throws: StatisticsError.emptyMargin) { try ratio([[0, 5], [0, 4]]) }
    #expect(throws: StatisticsError.emptyMargin) { try ratio([[5, 0], [4, 0]]) }
    #expect(try ratio([[0, 5], [0, 5]], .haldane).estimate == 1)
  }
}

import Statistics
import TestSupport
import Testing

struct CramersVTests {
  @Test func `is what hand calculation gives`() throws {
    // χ² = 20/3 of n = 40 (see ChiSquaredTestTests): V = √(1/6), the φ of the table.
    let v = try CramersV([[12, 8], [4, 16]]).estimate
    #expect(disagreement(v, (1.0 / 6).squareRoot()) == nil)
    let phi: Double = (12 * 16 - 8 * 4) / (20.0 * 20 * 16 * 24).squareRoot()
    #expect(disagreement(v, phi) == nil)
  }

  @Test func `is 0 to 1, and the same for twice the patients`() throws {
    #expect(try CramersV([[5, 10], [10, 20]]).estimate == 0)
    #expect(disagreement(try CramersV([[4, 0, 0], [0, 0, 9], [0, 7, 0]]).estimate, 1) == nil)
    let a = try CramersV([[3, 9, 4], [8, 2, 6]]).estimate
    let b = try CramersV([[16, 6], [4, 18], [12, 8]]).estimate
    #expect(disagreement(b, a) == nil)
  }

  @Test func `refuses tables without a margin`() {
    #expect(throws: StatisticsError.emptyMargin) { try CramersV([[0, 0], [1, 2]]) }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) { try CramersV([[1, 2]]) }
  }
}

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

  /// The limits at 95% and 90%: R 4.2.2, uniroot(tol = 1e-14) over pchisq(ncp =).
  @Test(arguments: [
    (
      [[12, 8], [4, 16]],
      [0.096414960668312136, 0.71814580661472505, 0.14783896201387206, 0.66832248439409947]
    ),
    ([[23, 73], [11, 15], [25, 42]], [0, 0.29310398536327736, 0, 0.26959155890758135]),
    ([[3, 9, 4], [8, 2, 6], [5, 5, 1]], [0, 0.48702182505437491, 0, 0.45116106630519809]),
    (
      [[1198, 1493], [557, 1278]],
      [0.11359838405455483, 0.17186513635760745, 0.11828226021211806, 0.16718126020004406]
    ),
  ])
  func `its interval is that of a noncentral χ²`(_ table: [[Int]], _ limits: [Double]) throws {
    let v = try CramersV(table)
    let (a, b) = (try v.confidenceInterval(), try v.confidenceInterval(level: 0.9))
    for (found, expected) in zip([a.lower, a.upper, b.lower, b.upper], limits) {
      #expect(disagreement(found, expected, relative: 1e-9) == nil)
    }
    #expect(throws: StatisticsError.outOfDomain(1)) { try v.confidenceInterval(level: 1) }
  }

  @Test func `its interval is at most 1, and holds 0 where rows and columns are independent`()
    throws
  {
    let none = try CramersV([[5, 10], [10, 20]]).confidenceInterval()
    #expect(none.lower == 0 && none.upper == 0)
    let all = try CramersV([[4, 0, 0], [0, 0, 9], [0, 7, 0]]).confidenceInterval()
    #expect(all.upper == 1 && all.lower > 0.5)
    let many = try CramersV([[50_000, 10_000], [10_000, 50_000]])
    let limits = try many.confidenceInterval()
    #expect(limits.lower < many.estimate && many.estimate < limits.upper)
  }
}

import Statistics
import TestSupport
import Testing

struct StudentizedRangeTests {
  /// q, k, ν and P(Q ≥ q) by mpmath 1.3: the double integral by Gauss and Legendre, 25 digits.
  @Test(arguments: [
    [3.5, 3, 27, 0.050490680599995692], [12, 6, 66, 5.3645391632604254e-11],
    [4, 10, 5, 0.31634659142324815], [25, 4, 20, 6.5125925178154677e-13],
    [1, 3, 12, 0.76398189607725281],
  ])
  func `tails agree with mpmath`(_ golden: [Double]) throws {
    let range = try StudentizedRange(means: Int(golden[1]), degreesOfFreedom: golden[2])
    #expect(disagreement(range.upperTail(golden[0]), golden[3], relative: 1e-12) == nil)
    #expect(disagreement(range.lowerTail(golden[0]), 1 - golden[3], relative: 1e-13) == nil)
  }

  /// The same by scipy 1.17.1, `studentized_range.sf`.
  @Test(arguments: [[50, 20, 1.5, 0.018119288736058503], [1, 3, 3, 0.7766837571045795]])
  func `tails agree with scipy`(_ golden: [Double]) throws {
    let range = try StudentizedRange(means: Int(golden[1]), degreesOfFreedom: golden[2])
    #expect(disagreement(range.upperTail(golden[0]), golden[3], relative: 1e-12) == nil)
  }

  @Test(arguments: [1, 2.5, 12, 187, 5000])
  func `of two means is Student's t`(_ nu: Double) throws {
    // |t| = Q/√2.
    let range = try StudentizedRange(means: 2, degreesOfFreedom: nu)
    let t = StudentT(degreesOfFreedom: nu)
    for q in [0.01, 0.5, 2, 4, 15, 30] {
      let expected = 2 * t.upperTail(q / 2.0.squareRoot())
      // Below, the factors of the integrand underflow.
      guard expected > 1e-280 else { continue }
      #expect(disagreement(range.upperTail(q), expected, relative: 1e-12) == nil)
    }
    let quantile = range.upperQuantile(0.05)
    #expect(
      disagreement(quantile, 2.0.squareRoot() * t.upperQuantile(0.025), relative: 1e-12) == nil)
  }

  @Test(arguments: [3, 6, 40, 1000])
  func `quantiles return`(_ means: Int) throws {
    for nu in [1, 7.3, 66, 1e5] {
      let range = try StudentizedRange(means: means, degreesOfFreedom: nu)
      for p in [1e-9, 0.05, 0.9] {
        let q = range.upperQuantile(p)
        #expect(disagreement(range.upperTail(q), p, relative: 1e-12) == nil)
      }
    }
  }

  @Test func `a single degree of freedom less widens`() throws {
    let few = try StudentizedRange(means: 4, degreesOfFreedom: 11).upperQuantile(0.05)
    let some = try StudentizedRange(means: 4, degreesOfFreedom: 12).upperQuantile(0.05)
    // scipy 1.17.1, studentized_range.ppf(0.95, 4, 12).
    #expect(few > some && disagreement(some, 4.198660231300105) == nil)
    let more = try StudentizedRange(means: 5, degreesOfFreedom: 12).upperQuantile(0.05)
    #expect(more > some)
  }

  @Test func `ends of the range, and beyond`() throws {
    let range = try StudentizedRange(means: 3, degreesOfFreedom: 5)
    #expect(range.upperTail(0) == 1 && range.upperTail(-1) == 1 && range.lowerTail(0) == 0)
    #expect(range.upperTail(.infinity) == 0)
    #expect(range.upperQuantile(0) == .infinity && range.upperQuantile(1) == 0)
    for means in [1, 1001] {
      #expect(throws: StatisticsError.outOfDomain(Double(means))) {
        try StudentizedRange(means: means, degreesOfFreedom: 5)
      }
    }
    #expect(throws: StatisticsError.outOfDomain(0.5)) {
      try StudentizedRange(means: 3, degreesOfFreedom: 0.5)
    }
  }
}

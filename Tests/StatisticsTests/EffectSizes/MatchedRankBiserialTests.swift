import Statistics
import TestSupport
import Testing

struct MatchedRankBiserialTests {
  @Test func `agrees with effectsize`() throws {
    // R 4.2.2, effectsize 0.8.3: rank_biserial(extra1 + 0.05, extra2, paired = TRUE) of sleep.
    let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0].map { $0 + 0.05 }
    let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    let r = MatchedRankBiserial(try WilcoxonSignedRank(try Sample(first), try Sample(second)))
    #expect(disagreement(r.estimate, -0.96363636363636362) == nil)
    let ci = try r.confidenceInterval(level: 0.95)
    #expect(disagreement(ci.lower, -0.99089422404063954) == nil)
    #expect(disagreement(ci.upper, -0.86050024707948369) == nil)
  }

  @Test func `is what hand calculation gives`() throws {
    // Differences 1, −2, 3, 0: ranks 1, 2, 3; V = 4, V⁻ = 2: r = 2/6.
    let r = MatchedRankBiserial(try WilcoxonSignedRank(try Sample([1, -2, 3, 0])))
    #expect(disagreement(r.estimate, 1.0 / 3) == nil)
    #expect(disagreement(r.transformedStandardError, (14.0 / 36).squareRoot()) == nil)
    let mirrored = MatchedRankBiserial(try WilcoxonSignedRank(try Sample([-1, 2, -3, 0])))
    #expect(disagreement(mirrored.estimate, -r.estimate) == nil)
  }

  @Test func `closes at one`() throws {
    let r = MatchedRankBiserial(try WilcoxonSignedRank(try Sample([1, 2, 3])))
    #expect(try r.confidenceInterval() == ConfidenceInterval(lower: 1, upper: 1))
    #expect(throws: StatisticsError.outOfDomain(0)) { try r.confidenceInterval(level: 0) }
  }
}

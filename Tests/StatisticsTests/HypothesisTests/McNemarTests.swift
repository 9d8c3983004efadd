import Statistics
import TestSupport
import Testing

struct McNemarTests {
  @Test func `is what hand calculation gives`() throws {
    // b = 6, c = 2: χ² = 16/8 = 2, corrected 9/8. Of 8 tosses P(≤ 2) = (1 + 8 + 28)/256 = 37/256.
    let test = try McNemar([[10, 6], [2, 9]])
    #expect(test.b == 6 && test.c == 2 && test.total == 27)
    #expect(test.statistic() == 2 && test.statistic(corrected: true) == 1.125)
    #expect(disagreement(test.exactPValue(), 74.0 / 256) == nil)
    #expect(disagreement(test.exactPValue(.greater), 37.0 / 256) == nil)
    #expect(disagreement(test.exactPValue(.less), (256.0 - 9) / 256) == nil)
    #expect(test.oddsRatio == 3)
  }

  @Test func `the exact interval ends where the exact test does`() throws {
    // At the lower limit ψ the probability ψ/(1 + ψ) makes P(X ≥ b) = α/2.
    let test = try McNemar([[0, 9], [3, 0]])
    let limits = try test.confidenceInterval(level: 0.9)
    let low = limits.lower / (1 + limits.lower)
    let high = limits.upper / (1 + limits.upper)
    let lower = BinomialDistribution(trials: 12, probability: low).upperTail(9)
    let upper = BinomialDistribution(trials: 12, probability: high).lowerTail(9)
    #expect(disagreement(lower, 0.05, relative: 1e-9) == nil)
    #expect(disagreement(upper, 0.05, relative: 1e-9) == nil)
    let none = try McNemar([[0, 4], [0, 0]])
    #expect(none.oddsRatio == .infinity)
    #expect(try none.confidenceInterval().upper == .infinity)
  }

  @Test func `the measurements may be swapped and the diagonal counts for nothing`() throws {
    let one = try McNemar([[3, 7], [12, 40]])
    let two = try McNemar([[40, 12], [7, 3]])
    #expect(one.statistic(corrected: true) == two.statistic(corrected: true))
    #expect(one.exactPValue() == two.exactPValue())
    #expect(one.exactPValue(.less) == two.exactPValue(.greater))
    #expect(try McNemar([[0, 7], [12, 0]]).exactPValue() == one.exactPValue())
  }

  @Test func `as many changes either way are no difference`() throws {
    let test = try McNemar([[1, 5], [5, 1]])
    #expect(test.statistic() == 0 && test.statistic(corrected: true) == 0)
    #expect(test.pValue(corrected: true) == 1 && test.exactPValue() == 1)
    let one = try McNemar([[0, 1], [0, 0]])
    #expect(one.statistic(corrected: true) == 0 && one.exactPValue() == 1)
  }

  @Test func `refuses tables in which nobody changed`() {
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0)) {
      try McNemar([[4, 0], [0, 5]])
    }
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0)) {
      try McNemar([[0, 0], [0, 0]])
    }
    #expect(throws: StatisticsError.lengthsDiffer(2, 3)) { try McNemar([[1, 2, 3], [1, 2, 3]]) }
    #expect(throws: StatisticsError.outOfDomain(-1)) { try McNemar([[1, -1], [2, 3]]) }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 0)) { try McNemar([]) }
  }
}

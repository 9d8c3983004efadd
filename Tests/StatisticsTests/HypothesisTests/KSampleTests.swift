import Statistics
import TestSupport
import Testing

/// One-way analysis of variance, Welch's, and Kruskal and Wallis's.
struct KSampleTests {
  private func samples(_ groups: [[Double]]) throws -> [Sample] {
    try groups.map { try Sample($0) }
  }

  @Test func `are what hand calculation gives`() throws {
    // Means 2, 3, 7, grand mean 4: SSB = 2(4 + 1 + 9) = 28, SSW = 2 + 2 + 2 = 6, F = 14/2.
    let groups = try samples([[1, 3], [2, 4], [6, 8]])
    let anova = try OneWayANOVA(groups)
    #expect(anova.sumOfSquaresBetween == 28 && anova.sumOfSquaresWithin == 6)
    #expect(anova.statistic == 7 && anova.degreesOfFreedomWithin == 3)
    #expect(disagreement(anova.omegaSquared, 24.0 / 36) == nil)
    // All w = 1, h = 3 · (2/3)² = 4/3: F = (14/2)/(1 + 2 · 4/3 / 8) = 5.25, ν₂ = 8/4.
    let welch = try WelchANOVA(groups)
    #expect(disagreement(welch.statistic, 5.25) == nil)
    #expect(disagreement(welch.degreesOfFreedomWithin, 2) == nil)
    // Ranks 1, 3 | 2, 4 | 5, 6: means 2, 3, 5.5; H = 12/42 · 2(2.25 + 0.25 + 4).
    let kruskal = try KruskalWallis(groups)
    #expect(kruskal.meanRanks == [2, 3, 5.5])
    #expect(disagreement(kruskal.statistic, 26.0 / 7) == nil)
  }

  @Test func `two groups give the t tests' p`() throws {
    let groups = try samples([[1.5, 3, 4, 9], [2, 7, 8, 8.5, 11]])
    let student = try StudentTTest(groups[0], groups[1])
    #expect(disagreement(try OneWayANOVA(groups).pValue, student.pValue()) == nil)
    let welch = try WelchTTest(groups[0], groups[1])
    #expect(disagreement(try WelchANOVA(groups).pValue, welch.pValue()) == nil)
    let mann = try MannWhitney(groups[0], groups[1])
    #expect(disagreement(try KruskalWallis(groups).pValue, try mann.pValue(.normal)) == nil)
  }

  @Test func `groups may be permuted, data rescaled`() throws {
    let groups = try samples([[1, 3, 3], [2, 4, 9], [6, 8, 8, 7]])
    let moved = try samples(groups.reversed().map { $0.values.map { 1e6 - 8 * $0 } })
    #expect(
      disagreement(try OneWayANOVA(moved).statistic, try OneWayANOVA(groups).statistic) == nil)
    #expect(disagreement(try WelchANOVA(moved).statistic, try WelchANOVA(groups).statistic) == nil)
    let ranks = try KruskalWallis(groups).statistic
    #expect(disagreement(try KruskalWallis(moved).statistic, ranks) == nil)
  }

  @Test func `refuse what they cannot test`() throws {
    let flat = try samples([[2, 2], [2, 2], [2, 2]])
    #expect(throws: StatisticsError.constant) { try OneWayANOVA(flat) }
    #expect(throws: StatisticsError.constant) { try WelchANOVA(flat) }
    #expect(throws: StatisticsError.constant) { try KruskalWallis(flat) }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try OneWayANOVA([flat[0]])
    }
    let hole = try samples([[1, 2], [], [3]])
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0, group: 1)) {
      try KruskalWallis(hole)
    }
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 0, group: 1)) { try WelchANOVA(hole) }
    #expect(throws: StatisticsError.tooFew(needed: 3, found: 2)) {
      try OneWayANOVA(try samples([[1], [2]]))
    }
  }
}

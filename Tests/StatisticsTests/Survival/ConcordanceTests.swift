import Statistics
import TestSupport
import Testing

@Suite struct ConcordanceTests {
  // Events at 1 (risk 3), 2 (risk 1), censored at 2 (risk 2) and 3 (risk 1).
  // Pairs of the first: all three concordant. Of the second: risk 2 later, discordant; risk 1, tied.
  @Test func `pairs by hand`() throws {
    let concordance = try Concordance(patients([1, 2, -2, -3]), risks: [3, 1, 2, 1])
    #expect(concordance.concordant == 3)
    #expect(concordance.discordant == 1)
    #expect(concordance.tied == 1)
    #expect(disagreement(concordance.estimate, 0.7) == nil)
    // (c − d)/N = 0.4; influences cᵢ − dᵢ − 0.4 Nᵢ: 3 − 1.2, 0 − 1.2, 0 − 0.8, 1 − 0.8.
    let sum = 1.8 * 1.8 + 1.2 * 1.2 + 0.8 * 0.8 + 0.2 * 0.2
    #expect(disagreement(concordance.standardError, (sum / 100).squareRoot()) == nil)
  }

  @Test func `turning the risk turns the concordance`() throws {
    let (followUps, groups) = try LogRankTests.cohort(80, seed: 21)
    let risks = groups.map(Double.init)
    let up = try Concordance(followUps, risks: risks)
    let down = try Concordance(followUps, risks: risks.map { -$0 })
    #expect(disagreement(up.estimate, 1 - down.estimate) == nil)
    #expect(disagreement(up.standardError, down.standardError) == nil)
  }

  @Test func `as counted pair by pair`() throws {
    let (followUps, groups) = try LogRankTests.cohort(70, seed: 9)
    var (concordant, discordant, tied) = (0, 0, 0)
    for i in followUps.indices where followUps[i].isEvent {
      for j in followUps.indices where followUps[i] < followUps[j] {
        if groups[i] > groups[j] { concordant += 1 }
        if groups[i] < groups[j] { discordant += 1 }
        if groups[i] == groups[j] { tied += 1 }
      }
    }
    let found = try Concordance(followUps, risks: groups.map(Double.init))
    #expect(found.concordant == concordant)
    #expect(found.discordant == discordant)
    #expect(found.tied == tied)
  }

  @Test func edges() throws {
    #expect(throws: StatisticsError.noEvents) {
      try Concordance(patients([-1, -2]), risks: [1, 2])
    }
    #expect(throws: StatisticsError.noEvents) { try Concordance([], risks: []) }
    #expect(throws: StatisticsError.lengthsDiffer(1, 0)) {
      try Concordance(patients([1]), risks: [])
    }
    let separated = try Concordance(
      patients([1, 2, 1, 2]), risks: [2, 1, 1, 2], strata: [0, 0, 1, 1])
    #expect(separated.estimate == 0.5)
  }
}

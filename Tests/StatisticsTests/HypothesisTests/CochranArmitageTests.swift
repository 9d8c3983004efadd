import Statistics
import TestSupport
import Testing

struct CochranArmitageTests {
  func groups(_ counts: [(Int, Int)]) throws -> [Proportion] {
    try counts.map { try Proportion(count: $0.0, of: $0.1) }
  }

  @Test func `is what hand calculation gives`() throws {
    // 2, 5, 8 of 10: p̄ = ½; T = −1·(2 − 5) + 0 + 1·(8 − 5) = 6 about the mean score 2;
    // var T = ¼ · 20 = 5; χ² = 36/5.
    let test = try CochranArmitage(try groups([(2, 10), (5, 10), (8, 10)]))
    #expect(disagreement(test.statistic, 7.2) == nil)
    #expect(disagreement(test.linearByLinear, 7.2 * 29 / 30) == nil)
    #expect(test.z > 0 && test.total == 30)
    #expect(disagreement(test.pValue(.greater), test.pValue() / 2) == nil)
    #expect(disagreement(test.pValue(.less), 1 - test.pValue() / 2) == nil)
  }

  @Test func `two groups are Pearson's test`() throws {
    let test = try CochranArmitage(try groups([(3, 11), (9, 14)]))
    let pearson = try ChiSquaredTest([[3, 8], [9, 5]])
    #expect(disagreement(test.statistic, pearson.statistic()) == nil)
  }

  @Test func `scores may be shifted, stretched and reversed`() throws {
    let all = try groups([(2, 9), (5, 17), (8, 12), (3, 4)])
    let test = try CochranArmitage(all)
    let shifted = try CochranArmitage(all, scores: [1e6 + 2, 1e6 + 4, 1e6 + 6, 1e6 + 8])
    #expect(disagreement(shifted.z, test.z) == nil)
    let back = try CochranArmitage(Array(all.reversed()))
    #expect(disagreement(back.z, -test.z) == nil)
    // Groups of the same score are one group.
    let joined = try CochranArmitage(
      try groups([(7, 26), (8, 12), (3, 4)]), scores: [1, 3, 7])
    let apart = try CochranArmitage(all, scores: [1, 1, 3, 7])
    #expect(disagreement(apart.z, joined.z) == nil)
  }

  @Test func `refuses what has no trend`() throws {
    let all = try groups([(2, 9), (5, 17)])
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 0)) { try CochranArmitage([]) }
    #expect(throws: StatisticsError.constant) { try CochranArmitage(all, scores: [2, 2]) }
    #expect(throws: StatisticsError.lengthsDiffer(2, 1)) { try CochranArmitage(all, scores: [2]) }
    #expect(throws: StatisticsError.notFinite) { try CochranArmitage(all, scores: [2, .nan]) }
    for counts in [[(0, 5), (0, 6)], [(5, 5), (6, 6)]] {
      let same = try groups(counts)
      #expect(throws: StatisticsError.oneClass) { try CochranArmitage(same) }
    }
  }
}

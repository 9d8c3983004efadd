import Statistics
import TestSupport
import Testing

/// What varies only by the rounding of decimals is refused, not tested.
struct RoundingTests {
  @Test func `pairs that are apart by one number`() throws {
    // 2.3 − 2.2 is not 0.3 − 0.2 in binary.
    let first = try Sample([0.3, 2.3, 7.7, 10.1])
    let second = try Sample([0.2, 2.2, 7.6, 10.0])
    #expect(throws: StatisticsError.constant) { try PairedTTest(first, second) }
    let other = try Sample([0.2, 2.2, 7.6, 10.0001])
    #expect(try PairedTTest(first, other).degreesOfFreedom == 3)
  }

  @Test func `deviations within groups of two`() throws {
    let groups = try [[0.1, 0.7], [1.3, 4.4], [2.2, 3.3]].map { try Sample($0) }
    for centre in LeveneTest.Centre.allCases {
      #expect(throws: StatisticsError.constant) { try LeveneTest(groups, centre: centre) }
    }
    let three = groups + [try Sample([1, 2, 4])]
    #expect(try LeveneTest(three, centre: .mean).statistic > 0)
  }

  @Test func `means far above their spread`() throws {
    let a = try Sample([1e15, 1e15, 1e15 + 0.125])
    #expect(throws: StatisticsError.constant) { try OneSampleTTest(a) }
    #expect(throws: StatisticsError.constant) { try StudentTTest(a, a) }
    #expect(throws: StatisticsError.constant) { try WelchTTest(a, a) }
    let b = try Sample([1e9, 1e9 + 1, 1e9 + 2])
    #expect(try OneSampleTTest(b, mu: 1e9).statistic > 1)
  }
}

import Statistics
import TestSupport
import Testing

@Suite struct GrayTestTests {
  static let times: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4]
  static let events = [1, 2, 1, 0, 1, 0, 2, 1, 1, 1, 0, 1, 2, 1, 1, 2, 1, 0, 1, 2]
  static let groups = [0, 0, 0, 1, 1, 1, 2, 2, 2, 0, 0, 1, 1, 2, 2, 0, 1, 2, 0, 1]

  static func test(_ event: Int, strata: [Int]? = nil) throws -> GrayTest {
    try GrayTest(
      competing(times, events), event: event, groups: groups, groupCount: 3, strata: strata)
  }

  // R 4.2.2, cmprsk 2.2-11: cuminc(t, s, g, cencode = 0)$Tests, and with strata = z.
  @Test func `ties and strata agree with R`() throws {
    let test = try Self.test(1)
    #expect(disagreement(test.statistic, 0.95668055014474995) == nil)
    #expect(disagreement(try Self.test(2).statistic, 0.55016136383809799) == nil)
    #expect(test.degreesOfFreedom == 2 && test.counts == [7, 7, 6])
    let strata = Self.times.indices.map { $0 % 2 }
    let stratified = try Self.test(1, strata: strata)
    #expect(disagreement(stratified.statistic, 2.3232377473499470) == nil)
  }

  // One event in each of two groups of one, no competing events: U = 1 − 1/2 and V = 1/4 at time 1,
  // and nothing at time 2, when one group is gone: χ² = 1.
  @Test func `two patients by hand`() throws {
    let test = try GrayTest(competing([1, 2], [1, 1]), event: 1, groups: [0, 1], groupCount: 2)
    #expect(disagreement(test.scores[0], 0.5) == nil)
    #expect(disagreement(test.statistic, 1) == nil)
  }

  @Test func `names of groups, units and order of patients do not matter`() throws {
    let test = try Self.test(1)
    let swapped = try GrayTest(
      competing(Self.times.map { $0 * 7 }, Self.events).reversed(), event: 1,
      groups: Self.groups.map { 2 - $0 }.reversed(), groupCount: 3)
    #expect(disagreement(swapped.statistic, test.statistic) == nil)
    #expect(abs(test.scores.reduce(0, +)) < 1e-12)
    let twice = try GrayTest(
      competing(Self.times + Self.times, Self.events + Self.events), event: 1,
      groups: Self.groups + Self.groups, groupCount: 3,
      strata: Self.times.map { _ in 0 } + Self.times.map { _ in 1 })
    #expect(disagreement(twice.statistic, 2 * test.statistic) == nil)
  }

  @Test func degenerate() throws {
    #expect(throws: StatisticsError.noEvents) { try Self.test(3) }
    #expect(throws: StatisticsError.noEvents) { try Self.test(0) }
    #expect(throws: StatisticsError.noEvents) {
      try GrayTest([], event: 1, groups: [], groupCount: 2)
    }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try GrayTest(competing([1], [1]), event: 1, groups: [0], groupCount: 1)
    }
    #expect(throws: StatisticsError.lengthsDiffer(1, 2)) {
      try GrayTest(competing([1, 2], [1, 1]), event: 1, groups: [0], groupCount: 2)
    }
    #expect(throws: StatisticsError.outOfDomain(2)) {
      try GrayTest(competing([1, 2], [1, 1]), event: 1, groups: [0, 2], groupCount: 2)
    }
    // One group is gone before the other has an event.
    #expect(throws: StatisticsError.constant) {
      try GrayTest(
        competing([1, 1, 2, 3], [0, 0, 1, 1]), event: 1, groups: [0, 0, 1, 1], groupCount: 2)
    }
    let empty = try GrayTest(
      competing(Self.times, Self.events), event: 1, groups: Self.groups.map { $0 * 2 },
      groupCount: 5)
    #expect(empty.degreesOfFreedom == 2 && empty.counts == [7, 0, 7, 0, 6])
    #expect(disagreement(empty.statistic, try Self.test(1).statistic) == nil)
  }
}

import Statistics
import TestSupport
import Testing

@Suite struct HosmerLemeshowTests {
  /// Quantiles at thirds of 0.1, 0.2, 0.3, 0.4, 0.5, 0.6 (type 7) are 0.2667 and 0.4333: pairs, with
  /// 0.3, 0.7 and 1.1 events expected.
  @Test func `three groups by hand`() throws {
    let p = [0.6, 0.1, 0.5, 0.2, 0.4, 0.3]
    let test = try HosmerLemeshow(p, events: [true, false, false, true, true, false], groups: 3)
    #expect(test.groups.map(\.count) == [2, 2, 2])
    #expect(test.groups.map(\.observed) == [1, 1, 1])
    func part(_ e: Double) -> Double { (1 - e) * (1 - e) * (1 / e + 1 / (2 - e)) }
    #expect(disagreement(test.statistic, part(0.3) + part(0.7) + part(1.1)) == nil)
    #expect(test.degreesOfFreedom == 1)
    #expect(disagreement(test.groups[1].meanProbability, 0.35) == nil)
  }

  @Test func `the order of patients does not matter`() throws {
    let p = (0..<60).map { 0.05 + 0.015 * Double($0 * 37 % 60) }
    let events = p.map { $0 > 0.4 }
    let order = (0..<60).map { $0 * 7 % 60 }
    let a = try HosmerLemeshow(p, events: events)
    let b = try HosmerLemeshow(order.map { p[$0] }, events: order.map { events[$0] })
    #expect(disagreement(a.statistic, b.statistic, relative: 1e-12) == nil)
    #expect(a.groups.map(\.count) == b.groups.map(\.count))
  }

  @Test func `few distinct probabilities make too few groups`() {
    #expect(throws: StatisticsError.tooFewGroups(needed: 3, found: 2)) {
      try HosmerLemeshow(
        [0.2, 0.2, 0.2, 0.7], events: [true, false, true, false])
    }
    #expect(throws: StatisticsError.tooFewGroups(needed: 3, found: 1)) {
      try HosmerLemeshow([0.5], events: [true])
    }
    #expect(throws: StatisticsError.lengthsDiffer(1, 2)) {
      try HosmerLemeshow([0.5], events: [true, false])
    }
  }
}

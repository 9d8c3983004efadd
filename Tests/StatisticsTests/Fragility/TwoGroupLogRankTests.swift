import Statistics
import TestSupport
import Testing

struct TwoGroupLogRankTests {
  private static let weights: [LogRank.Weight] = [
    .logRank, .gehanBreslow, .taroneWare, .petoPeto, .flemingHarrington(rho: 1, gamma: 0.5),
  ]

  /// Random cohorts with ties and strata, groups and events changed at random.
  @Test(arguments: weights)
  func `is the log-rank test of any groups and events`(_ weight: LogRank.Weight) throws {
    var random = SplitMix64(state: 17)
    for round in 0..<12 {
      let n = 6 + round * 5
      let times = (0..<n).map { _ in (random.unit() * 20).rounded() }
      let strata = round % 2 == 0 ? nil : (0..<n).map { _ in Int(random.next() % 3) }
      let first = try FollowUp.all(times: times, areEvents: times.map { _ in true })
      let ready = try #require(try TwoGroupLogRank(first, strata: strata, weight: weight))
      for _ in 0..<5 {
        let events = (0..<n).map { _ in random.next() % 3 > 0 }
        let isFirst = (0..<n).map { _ in random.next() % 2 == 0 }
        let test = try? LogRank(
          FollowUp.all(times: times, areEvents: events), groups: isFirst.map { $0 ? 0 : 1 },
          groupCount: 2, strata: strata, weight: weight)
        let found = ready.pValue(isFirst: isFirst, areEvents: events)
        guard let test else {
          #expect(found == nil)
          continue
        }
        #expect(disagreement(found, test.pValue, relative: 1e-10) == nil)
      }
    }
  }

  /// Golden value: R 4.2, survdiff(Surv(time, status) ~ x, aml).
  @Test func `is R's`() throws {
    let time: [Double] = [
      9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161, 5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45,
    ]
    let events = time.indices.map { ![2, 5, 8, 10, 16].contains($0) }
    let ready = try #require(
      try TwoGroupLogRank(FollowUp.all(times: time, areEvents: events)))
    let p = ready.pValue(isFirst: time.indices.map { $0 < 11 }, areEvents: events)
    #expect(disagreement(p, 0.065339322040505132) == nil)
  }

  @Test func `is not defined without events, groups or patients`() throws {
    let two = try #require(
      try TwoGroupLogRank(FollowUp.all(times: [1, 2], areEvents: [true, true])))
    #expect(two.pValue(isFirst: [true, false], areEvents: [false, false]) == nil)
    #expect(two.pValue(isFirst: [true, true], areEvents: [true, true]) == nil)
    #expect(two.pValue(isFirst: [true], areEvents: [true]) == nil)
    #expect(two.pValue(isFirst: [true, false], areEvents: [true, true]) != nil)
    let none = try #require(try TwoGroupLogRank([]))
    #expect(none.pValue(isFirst: [], areEvents: []) == nil)
    let late = try FollowUp(time: 5, isEvent: true, entry: 2)
    #expect(try TwoGroupLogRank([late]) == nil)
    #expect(throws: StatisticsError.lengthsDiffer(1, 0)) {
      try TwoGroupLogRank([], strata: [1])
    }
  }
}

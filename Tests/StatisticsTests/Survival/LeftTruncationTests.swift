import Statistics
import TestSupport
import Testing

/// Late entries in the life table, the Kaplan–Meier estimate and the log-rank test.
@Suite struct LeftTruncationTests {
  static let entries: [Double] = [0, 2, 3, 1, 6, 5, 0, 9, 10, 4]
  static let ends: [Double] = [4, 5, -7, 3, 9, -8, -2, 12, 11, 6]

  static func followUps() throws -> [FollowUp] {
    try zip(entries, ends).map { try FollowUp(time: abs($1), isEvent: $1 > 0, entry: $0) }
  }

  // R 4.2.2, survival 3.5-3: summary(survfit(Surv(entry, time, event) ~ 1), censored = TRUE).
  @Test func `the curve agrees with R`() throws {
    let curve = try KaplanMeier(Self.followUps())
    #expect(curve.points.map(\.time) == [2, 3, 4, 5, 6, 7, 8, 9, 11, 12])
    #expect(curve.points.map(\.atRisk) == [3, 3, 3, 3, 3, 3, 2, 1, 2, 1])
    let survival = [1, 2.0 / 3, 4.0 / 9, 8.0 / 27, 16.0 / 81, 16.0 / 81, 16.0 / 81, 0, 0, 0]
    for (point, expected) in zip(curve.points, survival) {
      #expect(disagreement(point.survival, expected, absolute: 1e-16) == nil)
    }
    #expect(disagreement(curve.points[2].standardError, 0.256600119639834) == nil)
    #expect(disagreement(curve.points[6].standardError, 0.161283275244983) == nil)
    #expect(disagreement(curve.points[6].interval?.lower, 0.0398686760603984) == nil)
    #expect(curve.points[7].standardError == nil && curve.points[9].interval == nil)
    #expect(disagreement(curve.points[9].cumulativeHazard, 3.833333333333333) == nil)
    #expect(disagreement(curve.points[9].cumulativeHazardStandardError, 1.641476300299351) == nil)
    #expect(curve.emptiesEarly == 9)
    #expect(curve.estimate(at: 0).atRisk == 3 && curve.estimate(at: 8.5).atRisk == 1)
    #expect(curve.median().estimate == 4)
  }

  // Without ties the log-rank test is the score test of Cox's model.
  // R 4.2.2, survival 3.5-3: summary(coxph(Surv(entry, time, event) ~ g))$sctest.
  @Test func `the log-rank test agrees with R`() throws {
    let groups = Self.ends.indices.map { $0 % 2 }
    let test = try LogRank(Self.followUps(), groups: groups, groupCount: 2)
    #expect(disagreement(test.statistic, 1.0 / 41) == nil)
    #expect(test.degreesOfFreedom == 1 && test.counts == [5, 5])
    let strata = try LogRank(
      Self.followUps() + Self.followUps(), groups: groups + groups, groupCount: 2,
      strata: (0..<20).map { $0 / 10 })
    #expect(disagreement(strata.statistic, 2 * test.statistic) == nil)
  }

  // At risk at 2: the first alone, for the second enters at 2; at 3: the second alone.
  @Test func `who enters at a time is not at risk then`() throws {
    let table = LifeTable([
      try FollowUp(time: 2, isEvent: false), try FollowUp(time: 3, isEvent: true, entry: 2),
    ])
    #expect(table.rows.map(\.atRisk) == [1, 1])
  }

  @Test func `entry at the start changes nothing`() throws {
    let plain = try patients([1, 3, -3, 4, -6])
    let entered = try plain.map {
      try FollowUp(time: $0.time, isEvent: $0.isEvent, entry: -1)
    }
    #expect(LifeTable(entered).rows == LifeTable(plain).rows)
    let groups = [0, 1, 0, 1, 1]
    #expect(
      try LogRank(entered, groups: groups, groupCount: 2)
        == LogRank(plain, groups: groups, groupCount: 2))
  }

  @Test func `times that differ by rounding`() throws {
    let near = FollowUp.tyingNearTimes([
      try FollowUp(time: 5 + 1e-12, isEvent: true, entry: 5),
      try FollowUp(time: 5, isEvent: true), try FollowUp(time: 8, isEvent: true, entry: 5 + 2e-12),
    ])
    #expect(near.map(\.time) == [5, 5, 8] && near[2].entry == 5)
    #expect(LifeTable(near).rows.map(\.atRisk) == [2, 1])
  }

  @Test func degenerate() throws {
    #expect(throws: StatisticsError.outOfDomain(3)) {
      try FollowUp(time: 3, isEvent: true, entry: 3)
    }
    #expect(throws: StatisticsError.notFinite) {
      try FollowUp(time: 3, isEvent: true, entry: .nan)
    }
    // Nobody is at risk between 1 and 4: the curve runs on.
    let gap = try KaplanMeier([
      FollowUp(time: 1, isEvent: false), FollowUp(time: 5, isEvent: true, entry: 4),
      FollowUp(time: 6, isEvent: false, entry: 4),
    ])
    #expect(gap.points.map(\.survival) == [1, 0.5, 0.5] && gap.emptiesEarly == nil)
  }
}

import Statistics
import TestSupport
import Testing

/// Patients from times and the numbers of their events.
func competing(_ times: [Double], _ events: [Int]) throws -> [CompetingFollowUp] {
  try zip(times, events).map { try CompetingFollowUp(time: $0, event: $1) }
}

@Suite struct AalenJohansenTests {
  // Of 4: the event at 1, another at 2, censored at 3, the event at 4.
  // F(1) = 1/4, S = 3/4; S(2) = 1/2; F(4) = 1/4 + 1/2 = 3/4.
  // Var F(1) = 1/16. At 4: (1 − (1/2)(4/3))²/16 + ((1/2)(3/2))²/9 + (1/2)² = 1/144 + 1/16 + 1/4.
  @Test func `one event among two by hand`() throws {
    let followUps = try competing([1, 2, 3, 4], [1, 2, 0, 1])
    let curve = try AalenJohansen(followUps, event: 1)
    #expect(curve.points.map(\.incidence) == [0.25, 0.25, 0.25, 0.75])
    #expect(disagreement(curve.points[0].standardError, 0.25) == nil)
    #expect(disagreement(curve.points[3].standardError, (46.0 / 144).squareRoot()) == nil)
    #expect(curve.points.map(\.atRisk) == [4, 3, 2, 1])
    #expect(curve.points.map(\.cumulativeOthers) == [0, 1, 1, 1])
    #expect(curve.events == 2 && curve.others == 1 && curve.lastTime == 4)
    let other = try AalenJohansen(followUps, event: 2)
    #expect(other.points.map(\.incidence) == [0, 0.25, 0.25, 0.25])
  }

  // F = 1/4, se = 1/4: exp(± z · 0.25/(0.25 log 4)) on the exponent of 1/4.
  // R: 0.25^exp(c(1, -1) * qnorm(.975) * .25 / (.25 * log(.25)) * -1).
  @Test func `the interval is symmetric on log(−log F)`() throws {
    let curve = try AalenJohansen(competing([1, 2, 3, 4], [1, 2, 0, 1]), event: 1)
    let limits = try #require(curve.estimate(at: 1).interval)
    #expect(disagreement(limits.lower, 0.0033462850110471481) == nil)
    #expect(disagreement(limits.upper, 0.71379058445464005) == nil)
    #expect(curve.estimate(at: 0.5).interval == nil)
    let half = try #require(
      try AalenJohansen(competing([1, 2, 3, 4], [1, 2, 0, 1]), event: 1, level: 0.5)
        .estimate(at: 1).interval)
    #expect(half.lower > limits.lower && half.upper < limits.upper)
  }

  // R 4.2.2, cmprsk 2.2-11: timepoints(cuminc(t, s, cencode = 0), c(1, 2, 3)), ties of all kinds.
  static let ties = [
    (0.15384615384615385, 0.010848126232741617), (0.32692307692307693, 0.019618202310510008),
    (0.55769230769230771, 0.026020631789862581),
  ]

  @Test func `ties agree with R`() throws {
    let times: [Double] = [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3]
    let events = [1, 1, 2, 2, 0, 1, 2, 2, 1, 0, 1, 1, 0]
    let curve = try AalenJohansen(competing(times, events), event: 1)
    for (point, expected) in zip(curve.points, Self.ties) {
      #expect(disagreement(point.incidence, expected.0) == nil)
      let variance = point.standardError * point.standardError
      #expect(disagreement(variance, expected.1) == nil)
    }
  }

  @Test func `the incidences and the survival add up to one`() throws {
    var random = SplitMix64(state: 2)
    let times = (0..<80).map { _ in (random.unit() * 20).rounded() }
    let events = (0..<80).map { _ in Int(random.unit() * 4) }
    let followUps = try competing(times, events)
    let curves = try (1...3).map { try AalenJohansen(followUps, event: $0) }
    let survival = try KaplanMeier(
      zip(times, events).map { try FollowUp(time: $0, isEvent: $1 > 0) })
    for time in [0.0, 3, 7.5, 19] {
      let sum = curves.reduce(0) { $0 + $1.estimate(at: time).incidence }
      #expect(disagreement(sum + survival.estimate(at: time).survival, 1) == nil)
    }
    let reversed = try AalenJohansen(followUps.reversed(), event: 2)
    #expect(reversed == curves[1])
    let days = try AalenJohansen(competing(times.map { $0 * 365.25 }, events), event: 2)
    for (a, b) in zip(days.points, curves[1].points) {
      #expect(disagreement(a.standardError, b.standardError) == nil)
    }
  }

  // Without competing events F = 1 − S and, without ties, Aalen's variance is close to Greenwood's:
  // of n = 2 with events at 1 and 2, Var F(1) = 1/4 against 1/8.
  @Test func `without competing events it is one minus Kaplan and Meier`() throws {
    let curve = try AalenJohansen(competing([1, 2, 3], [1, 0, 1]), event: 1)
    let survival = try KaplanMeier(patients([1, -2, 3]))
    for (a, b) in zip(curve.points, survival.points) {
      #expect(disagreement(a.incidence, 1 - b.survival) == nil)
    }
  }

  @Test func degenerate() throws {
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0)) {
      try AalenJohansen([], event: 1)
    }
    #expect(throws: StatisticsError.outOfDomain(1)) {
      try AalenJohansen(competing([1], [1]), event: 1, level: 1)
    }
    #expect(throws: StatisticsError.outOfDomain(0)) {
      try AalenJohansen(competing([1], [1]), event: 0)
    }
    #expect(throws: StatisticsError.outOfDomain(-1)) {
      try CompetingFollowUp(time: -1, event: 1)
    }
    #expect(throws: StatisticsError.notFinite) { try CompetingFollowUp(time: .nan, event: 1) }
    let alone = try AalenJohansen(competing([0], [1]), event: 1)
    #expect(alone.points.map(\.incidence) == [1] && alone.estimate(at: 0).interval == nil)
    let censored = try AalenJohansen(competing([1, 2], [0, 0]), event: 1)
    #expect(censored.estimate(at: 2).incidence == 0)
    #expect(censored.estimate(at: 2).standardError == 0)
    #expect(censored.estimate(at: 3).isPastLastTime && censored.steps.count == 1)
    #expect(!censored.isExhausted && alone.isExhausted && !alone.estimate(at: 1).isPastLastTime)
    let others = try AalenJohansen(competing([1, 1], [2, 2]), event: 1)
    #expect(others.events == 0 && others.others == 2)
  }
}

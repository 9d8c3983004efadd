import Statistics
import TestSupport
import Testing

/// Patients from numbers; a negative one is censored at its absolute value.
func patients(_ signed: [Double]) throws -> [FollowUp] {
  try signed.map { try FollowUp(time: abs($0), isEvent: $0 > 0) }
}

@Suite struct KaplanMeierTests {
  // Freireich 1963, 6-mercaptopurine: n = 21, as in Kalbfleisch and Prentice, table 1.
  // At risk 21, 17, 15, 12, 11, 7, 6 with 3, 1, 1, 1, 1, 1, 1 events.
  static let mercaptopurine: [Double] = [
    6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35,
  ]

  @Test func `survival by hand, as fractions`() throws {
    let curve = try KaplanMeier(patients(Self.mercaptopurine.reversed()))
    let deaths = curve.points.filter { $0.events > 0 }
    #expect(deaths.map(\.time) == [6, 7, 10, 13, 16, 22, 23])
    #expect(deaths.map(\.atRisk) == [21, 17, 15, 12, 11, 7, 6])
    #expect(disagreement(deaths[0].survival, 18.0 / 21) == nil)
    #expect(disagreement(deaths[1].survival, 18.0 / 21 * 16 / 17) == nil)
    let shares: [Double] = [
      18.0 / 21, 16.0 / 17, 14.0 / 15, 11.0 / 12, 10.0 / 11, 6.0 / 7, 5.0 / 6,
    ]
    let last = shares.reduce(1, *)
    #expect(disagreement(deaths[6].survival, last) == nil)
    // Greenwood at 7: 3/(21·18) + 1/(17·16)
    let relative: Double = (3.0 / 378 + 1.0 / 272).squareRoot()
    let error: Double = shares[0] * shares[1] * relative
    #expect(disagreement(deaths[1].standardError, error) == nil)
    #expect(disagreement(deaths[1].cumulativeHazard, 3.0 / 21 + 1.0 / 17) == nil)
    let hazardError = (3.0 / 441 + 1.0 / 289).squareRoot()
    #expect(disagreement(deaths[1].cumulativeHazardStandardError, hazardError) == nil)
    #expect(curve.median().estimate == 23)
    #expect(curve.events == 9 && curve.count == 21 && curve.lastTime == 35)
  }

  @Test func `without censoring it is the share still alive`() throws {
    var random = SplitMix64(state: 1)
    let times = (0..<50).map { _ in random.unit() * 10 }
    let curve = try KaplanMeier(patients(times), interval: .plain)
    for (k, point) in curve.points.enumerated() {
      let share = Double(49 - k) / 50
      #expect(disagreement(point.survival, share, absolute: 1e-14) == nil)
      let binomial = (share * (1 - share) / 50).squareRoot()
      if share > 0 { #expect(disagreement(point.standardError, binomial) == nil) }
    }
    #expect(curve.points.last?.survival == 0)
    #expect(curve.points.last?.standardError == nil)
    #expect(curve.points.last?.interval == nil)
  }

  @Test func `a change of unit changes times alone`() throws {
    let followUps = try patients(Self.mercaptopurine)
    let months = try followUps.map { try FollowUp(time: $0.time / 4, isEvent: $0.isEvent) }
    let (a, b) = (try KaplanMeier(followUps), try KaplanMeier(months))
    #expect(a.points.map(\.survival) == b.points.map(\.survival))
    #expect(a.points.map(\.interval) == b.points.map(\.interval))
    #expect(try b.quantile(0.25).estimate == a.quantile(0.25).estimate.map { $0 / 4 })
  }

  @Test func `the estimate at a time`() throws {
    let curve = try KaplanMeier(patients([1, -2, 3, 3, -3, 5]))
    let before = curve.estimate(at: 0.5)
    #expect(before.survival == 1 && before.atRisk == 6 && before.standardError == 0)
    #expect(before.interval == ConfidenceInterval(lower: 1, upper: 1))
    let at = curve.estimate(at: 3)
    // 5/6 · (1 − 2/4); at risk: 3, 3, 3, 5
    #expect(disagreement(at.survival, 5.0 / 12) == nil)
    #expect(at.atRisk == 4 && at.cumulativeEvents == 3 && at.cumulativeCensored == 2)
    let between = curve.estimate(at: 4)
    #expect(between.survival == at.survival && between.atRisk == 1)
    let end = curve.estimate(at: 6)
    #expect(end.survival == 0 && end.atRisk == 0 && end.isPastLastTime)
    #expect(!curve.estimate(at: 5).isPastLastTime)
    #expect(end.standardError == nil && end.interval == nil)
  }

  // Four patients with events at 1, 2, 4 and 8: S = 0.5 from 2 to 4.
  @Test(arguments: SurvivalQuantile.PlateauRule.allCases)
  func `a median on a plateau`(_ rule: SurvivalQuantile.PlateauRule) throws {
    let inside = try KaplanMeier(patients([1, 2, 4, 8])).median(plateau: rule)
    #expect(inside.estimate == (rule == .firstAtOrBelow ? 2 : 3))
    // The curve ends on the plateau, at 9.
    let ending = try KaplanMeier(patients([1, 2, -4, -9])).median(plateau: rule)
    switch rule {
    case .midpointThenLast: #expect(ending.estimate == 5.5)
    case .midpointElseNone: #expect(ending.estimate == nil)
    case .firstAtOrBelow: #expect(ending.estimate == 2)
    }
  }

  @Test func `a plateau that rounding misses`() throws {
    // 10 patients, 5 events in the first 5 times: ∏ (n − 1)/n need not be 0.5 in floating point.
    let curve = try KaplanMeier(patients([1, 2, 3, 4, 5, 7, 8, 9, 10, 11]))
    #expect(curve.median().estimate == 6)
  }

  @Test func `degenerate cohorts`() throws {
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0)) { try KaplanMeier([]) }
    #expect(throws: StatisticsError.outOfDomain(1)) {
      try KaplanMeier(patients([1]), level: 1)
    }
    #expect(throws: StatisticsError.outOfDomain(-1)) { try FollowUp(time: -1, isEvent: true) }
    #expect(throws: StatisticsError.notFinite) { try FollowUp(time: .nan, isEvent: true) }
    #expect(throws: StatisticsError.lengthsDiffer(1, 2)) {
      try FollowUp.all(times: [1], areEvents: [true, false])
    }
    let one = try KaplanMeier(patients([3]))
    #expect(one.points.map(\.survival) == [0] && one.median().estimate == 3)
    #expect(one.median().lower == nil && one.median().upper == nil)
    let censored = try KaplanMeier(patients([-1, -2]))
    #expect(censored.points.map(\.survival) == [1, 1] && censored.median().estimate == nil)
    #expect(censored.points[0].interval == ConfidenceInterval(lower: 1, upper: 1))
    let logLog = try KaplanMeier(patients([-1, -2]), interval: .logLog)
    #expect(logLog.points[0].interval == nil && logLog.points[0].standardError == 0)
    let tied = try KaplanMeier(patients([2, 2, 2]))
    #expect(tied.points.count == 1 && tied.points[0].survival == 0)
    let atOnce = try KaplanMeier([
      FollowUp(time: 0, isEvent: true), FollowUp(time: 1, isEvent: true),
    ])
    #expect(atOnce.estimate(at: 0).survival == 0.5)
    #expect(try KaplanMeier(patients([1, 2]), interval: .none).points[0].interval == nil)
  }

  @Test func `times that differ by rounding are tied`() throws {
    let third = 0.1 + 0.2
    let followUps = try patients([third, 0.3, -0.3, 1])
    #expect(third != 0.3)
    let curve = try KaplanMeier(followUps)
    #expect(curve.points.map(\.time) == [0.3, 1])
    #expect(curve.points[0].events == 2 && curve.points[0].censored == 1)
    // With a mean time of about 1e6, a gap of 0.01 is below √ε times the mean.
    let long = FollowUp.tyingNearTimes(try patients([1_000_000, 1_000_000.01, 1_000_000.1]))
    #expect(long.map(\.time) == [1_000_000, 1_000_000, 1_000_000.1])
    #expect(FollowUp.tyingNearTimes([]).isEmpty)
  }

  @Test func `follow-up is the curve of censoring`() throws {
    let followUps = try patients([1, -2, 3, -4])
    let reverse = try KaplanMeier.ofFollowUp(followUps)
    // Censored at 2 (3 at risk) and 4 (1 at risk): S = 2/3, then 0.
    #expect(reverse.points.map(\.survival) == [1, 2.0 / 3, 2.0 / 3, 0])
    #expect(reverse.median().estimate == 4)
  }

  @Test func `what a figure needs`() throws {
    let curve = try KaplanMeier(patients([1, -2, 3]))
    #expect(curve.steps.map(\.time) == [0, 1, 3])
    #expect(curve.steps.map(\.survival) == [1, 2.0 / 3, 0])
    #expect(curve.censorings.map(\.time) == [2])
    #expect([0, 1, 2, 3, 4].map { curve.estimate(at: $0).atRisk } == [3, 3, 2, 1, 0])
  }
}

@Suite struct RestrictedMeanTests {
  // Events at 1 and 3 of two patients: S = 1, ½, 0. Area to 2 is 1.5, to 3 and beyond 2.
  @Test func `the area by hand`() throws {
    let curve = try KaplanMeier(patients([1, 3]))
    #expect(try RestrictedMean(curve, horizon: 0.5).estimate == 0.5)
    let two = try RestrictedMean(curve, horizon: 2)
    #expect(two.estimate == 1.5)
    // A(1) = ½, d/(n(n − d)) = 1/2: variance 1/8.
    #expect(disagreement(two.standardError, 0.125.squareRoot()) == nil)
    #expect(try RestrictedMean(curve, horizon: 3).estimate == 2)
    let far = try RestrictedMean(curve, horizon: 9)
    #expect(far.estimate == 2 && !far.isPastLastTime)
  }

  @Test func `without censoring it is the mean of the restricted times`() throws {
    var random = SplitMix64(state: 4)
    let times = (0..<40).map { _ in random.unit() * 10 }
    let mean = try RestrictedMean(KaplanMeier(patients(times)), horizon: 6)
    #expect(disagreement(mean.estimate, times.map { min($0, 6) }.reduce(0, +) / 40) == nil)
  }

  @Test func edges() throws {
    let censored = try RestrictedMean(KaplanMeier(patients([-1, -2])), horizon: 3)
    #expect(censored.estimate == 3 && censored.standardError == 0 && censored.isPastLastTime)
    #expect(throws: StatisticsError.outOfDomain(0)) {
      try RestrictedMean(KaplanMeier(patients([1])), horizon: 0)
    }
  }
}

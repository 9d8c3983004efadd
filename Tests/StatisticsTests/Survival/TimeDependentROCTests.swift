import Statistics
import TestSupport
import Testing

@Suite struct TimeDependentROCTests {
  typealias Reference = SurvivalReference

  /// The patients with a positive time and a marker, as the cases have them.
  static func marked(
    _ reference: Reference
  ) throws -> (followUps: [FollowUp], marker: Sample) {
    let name = reference.name("marker")
    let survival = try reference.survival(also: [name])
    let kept = zip(survival.followUps, survival.rows).filter { $0.0.time > 0 }
    return (kept.map(\.0), try Sample(kept.compactMap { Double($0.1[name] ?? "") }))
  }

  static func direction(_ reference: Reference) -> ROCCurve.Direction {
    reference.args["marker_sign"]?.number == -1 ? .lower : .higher
  }

  @Test func `all cases are found`() {
    #expect(Reference.cases("td_discrimination", "td_auc").count == 4)
    #expect(Reference.cases("td_discrimination", "c_index_python").count == 4)
    #expect(Reference.cases("td_discrimination", "brier_km").count == 4)
    #expect(Reference.cases("discrimination", "harrell_c").count == 4)
  }

  @Test(arguments: Reference.cases("td_discrimination", "td_auc"))
  func areas(_ reference: Reference) throws {
    let (followUps, marker) = try Self.marked(reference)
    reference.check(Double(followUps.count), "n")
    let times = reference.args["times"]?.elements.compactMap(\.number) ?? []
    let curves = try TimeDependentROC.curves(
      followUps, marker: marker, direction: Self.direction(reference), times: times
    ).map { try $0.get() }
    for (k, curve) in curves.enumerated() { reference.check(curve.area, "auc", k) }
    reference.check(try TimeDependentROC.meanArea(curves, followUps), "mean_auc")
  }

  // Events at 1 (x = 4), 3 (x = 2); censored at 2 (x = 3) and 5 (x = 1). At t = 4 the weights are
  // 1 and 1/G(3) = 3/2, the one control has x = 1: every pair is concordant. With the marker of the
  // second event at 0 its pair is discordant: 1/(1 + 3/2).
  @Test func `four patients by hand`() throws {
    let followUps = try patients([1, -2, 3, -5])
    let marker = try Sample([4, 3, 2, 1])
    let curve = try TimeDependentROC(followUps, marker: marker, direction: .higher, time: 4)
    #expect(curve.area == 1 && curve.cases == 2 && curve.controls == 1 && curve.censored == 1)
    let mixed = try TimeDependentROC(
      followUps, marker: Sample([4, 3, 0, 1]), direction: .higher, time: 4)
    #expect(disagreement(mixed.area, 0.4) == nil)
    #expect(mixed.points.map(\.threshold) == [-.infinity, 0.5, 2.5, .infinity])
    #expect(disagreement(mixed.points[1].sensitivity, 0.4) == nil)
    #expect(mixed.points.map(\.specificity) == [0, 0, 1, 1])
  }

  @Test func `without censoring it is the ROC curve of the status at t`() throws {
    var random = SplitMix64(state: 11)
    let times = (0..<60).map { _ in (random.unit() * 30).rounded() + 1 }
    let x = times.map { ($0 * 0.2 + random.unit() * 6).rounded() }
    let followUps = try patients(times)
    let curve = try TimeDependentROC(followUps, marker: Sample(x), direction: .lower, time: 12)
    let plain = try ROCCurve(
      cases: Sample(zip(x, times).filter { $0.1 <= 12 }.map(\.0)),
      controls: Sample(zip(x, times).filter { $0.1 > 12 }.map(\.0)), direction: .lower)
    #expect(disagreement(curve.area, AUC(plain).estimate) == nil)
    #expect(curve.points.map(\.threshold) == plain.points.map(\.threshold))
    for (a, b) in zip(curve.points, plain.points) {
      #expect(disagreement(a.sensitivity, b.sensitivity, absolute: 1e-12) == nil)
      #expect(disagreement(a.specificity, b.specificity, absolute: 1e-12) == nil)
    }
  }

  @Test func `turning the marker, stretching time, permuting rows`() throws {
    let (followUps, groups) = try LogRankTests.cohort(90, seed: 4)
    let x = groups.enumerated().map { Double($0.element * 3 + $0.offset % 5) }
    let time = try #require(followUps.map(\.time).sorted().dropFirst(50).first)
    let curve = try TimeDependentROC(followUps, marker: Sample(x), direction: .higher, time: time)
    let turned = try TimeDependentROC(
      followUps.reversed(), marker: Sample(x.reversed()), direction: .lower, time: time)
    #expect(disagreement(curve.area, 1 - turned.area) == nil)
    let long = try followUps.map { try FollowUp(time: $0.time * 8, isEvent: $0.isEvent) }
    let later = try TimeDependentROC(long, marker: Sample(x), direction: .higher, time: time * 8)
    #expect(later.area == curve.area)
  }

  @Test func degenerate() throws {
    let two = try patients([1, -2])
    let x = try Sample([1, 2])
    #expect(throws: StatisticsError.noEventsBy(time: 0.5)) {
      try TimeDependentROC(two, marker: x, direction: .higher, time: 0.5)
    }
    #expect(throws: StatisticsError.noneBeyond(time: 2)) {
      try TimeDependentROC(two, marker: x, direction: .higher, time: 2)
    }
    #expect(throws: StatisticsError.lengthsDiffer(2, 1)) {
      try TimeDependentROC(two, marker: Sample([1]), direction: .higher, time: 1)
    }
    #expect(throws: StatisticsError.noEventsBy(time: 1)) {
      try TimeDependentROC([], marker: Sample([]), direction: .higher, time: 1)
    }
    let tied = try TimeDependentROC(two, marker: Sample([3, 3]), direction: .higher, time: 1)
    #expect(tied.area == 0.5)
    #expect(try TimeDependentROC.meanArea([], two) == nil)
  }
}

@Suite struct CensoringDistributionTests {
  // At 2 one event leaves before one censoring: of the two left one is censored.
  @Test func `events leave before censorings`() throws {
    let censoring = CensoringDistribution(try patients([-1, 2, -2, 3]))
    #expect(censoring.times == [1, 2, 3])
    #expect(censoring.probability(at: 0.5) == 1)
    #expect(censoring.probability(at: 1) == 0.75)
    #expect(censoring.probability(at: 2) == 0.375)
    #expect(censoring.probability(at: 9) == 0.375)
    #expect(CensoringDistribution([]).probability(at: 1) == 1)
    #expect(CensoringDistribution(try patients([1, -2])).probability(at: 2) == 0)
  }
}

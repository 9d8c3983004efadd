import Statistics
import TestSupport
import Testing

@Suite struct UnoConcordanceTests {
  typealias Reference = SurvivalReference

  @Test(arguments: Reference.cases("discrimination", "harrell_c"))
  func harrell(_ reference: Reference) throws {
    let (followUps, marker) = try TimeDependentROCTests.marked(reference)
    let found = try Concordance(FollowUp.tyingNearTimes(followUps), risks: marker.values)
    reference.check(Double(followUps.count), "n")
    reference.check(found.estimate, "concordance")
    reference.check(found.standardError, "se")
    reference.check(Double(found.concordant), "concordant")
    reference.check(Double(found.discordant), "discordant")
    reference.check(Double(found.tied), "tied_x")
  }

  @Test(arguments: Reference.cases("td_discrimination", "c_index_python"))
  func python(_ reference: Reference) throws {
    let (followUps, marker) = try TimeDependentROCTests.marked(reference)
    let sign: Double = TimeDependentROCTests.direction(reference) == .lower ? -1 : 1
    let risks = marker.values.map { $0 * sign }
    let harrell = try Concordance(followUps, risks: risks)
    reference.check(harrell.estimate, "harrell_c")
    reference.check(Double(harrell.concordant), "concordant")
    reference.check(Double(harrell.discordant), "discordant")
    reference.check(Double(harrell.tied), "tied_risk")
    let limit = reference.args["tau"]?.number ?? .infinity
    let uno = try UnoConcordance(followUps, risks: risks, limit: limit)
    reference.check(uno.estimate, "uno_c_tau")
  }

  /// R 4.2.2, survival 3.5-3, concordance(Surv(futime, fustat) ~ age, ovarian, reverse = TRUE,
  /// timewt = "n/G2", ymax = …): no event shares its time with a censoring, so that G just before an
  /// event is G at it.
  @Test(arguments: [
    (500.0, 0.788006849603749, 0.0865328038409039), (5000, 0.770826271618724, 0.0815582105993397),
  ])
  func standardError(_ limit: Double, _ estimate: Double, _ error: Double) throws {
    let reference = try #require(
      Reference.cases("cutpoint", "maxstat_logrank").first { $0.data == "ovarian.csv" })
    let (followUps, marker) = try TimeDependentROCTests.marked(reference)
    let uno = try UnoConcordance(followUps, risks: marker.values, limit: limit)
    #expect(disagreement(uno.estimate, estimate) == nil)
    #expect(disagreement(uno.standardError, error) == nil)
  }

  // Events at 1 (risk 3) and 3 (risk 1), censored at 2 (risk 2) and 4 (risk 2). Weights 1 and
  // 1/(2/3)² = 9/4. Of the first: three concordant pairs; of the second: one discordant, 9/4.
  @Test func `pairs by hand`() throws {
    let followUps = try patients([1, -2, 3, -4])
    let uno = try UnoConcordance(followUps, risks: [3, 2, 1, 2])
    #expect(disagreement(uno.estimate, 3 / 5.25) == nil)
    let early = try UnoConcordance(followUps, risks: [3, 2, 1, 2], limit: 3)
    #expect(early.estimate == 1)
  }

  @Test func `without censoring it is Harrell's`() throws {
    let (cohort, groups) = try LogRankTests.cohort(60, seed: 8)
    let followUps = try cohort.map { try FollowUp(time: $0.time, isEvent: true) }
    let risks = groups.map(Double.init)
    let uno = try UnoConcordance(followUps, risks: risks)
    let harrell = try Concordance(followUps, risks: risks)
    #expect(disagreement(uno.estimate, harrell.estimate) == nil)
    #expect(disagreement(uno.standardError, harrell.standardError) == nil)
    let down = try UnoConcordance(followUps, risks: risks.map { -$0 })
    #expect(disagreement(down.estimate, 1 - uno.estimate) == nil)
  }

  @Test func edges() throws {
    #expect(throws: StatisticsError.noEvents) {
      try UnoConcordance(patients([-1, -2]), risks: [1, 2])
    }
    #expect(throws: StatisticsError.noEvents) { try UnoConcordance([], risks: []) }
    #expect(throws: StatisticsError.noEvents) {
      try UnoConcordance(patients([3, 4]), risks: [1, 2], limit: 2)
    }
    #expect(throws: StatisticsError.lengthsDiffer(1, 0)) {
      try UnoConcordance(patients([1]), risks: [])
    }
    // At 2 all others are censored with the event: its weight is infinite.
    #expect(throws: StatisticsError.infiniteWeight(time: 2)) {
      try UnoConcordance(patients([1, 2, -2]), risks: [1, 2, 3])
    }
  }
}

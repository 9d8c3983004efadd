import Analysis
import Testing

/// `competing-risk-ignored`: one recurrence, two deaths before it, one censored.
@Suite struct CompetingRiskIgnoredTests {
  private static let csv = "t,s,g\n1,1,a\n2,2,a\n3,2,b\n4,0,b\n"
  private static let outcomes = """
    outcomes:
      rec: {time: t, status: s, event: {1: Recurrence, 2: Death}}
      own: {label: Relapse, time: t, event: s == 1}
      any: {time: t, event: s > 0}
    """

  private func study(_ analysis: String, csv: String = csv) throws -> SmallStudy {
    try SmallStudy(csv: csv, declarations: Self.outcomes, analyses: [analysis])
  }

  @Test func `the competing events are counted`() throws {
    let own = try study("{kaplan_meier: rec}")
    #expect(own.codes == ["competing-risk-ignored"])
    #expect(own.found(.competingRiskIgnored, "competing") == 2)
    #expect(
      try study("{kaplan_meier: rec, event: Death}").found(.competingRiskIgnored, "competing") == 1)
    #expect(
      try study("{kaplan_meier: rec, where: 'g == \"a\"'}").found(
        .competingRiskIgnored, "competing") == 1)
  }

  @Test func `another outcome may know of them`() throws {
    let hidden = try study("{kaplan_meier: own}")
    #expect(hidden.found(.competingRiskIgnored, "competing") == 2)
    #expect(hidden.checks.first?.words.hasPrefix("Death competes with Relapse") == true)
    #expect(try study("{kaplan_meier: any}").checks.isEmpty)
  }

  @Test func `the incidence, and patients without competing events, are right`() throws {
    #expect(try study("{cumulative_incidence: rec}").checks.isEmpty)
    let none = "t,s,g\n1,1,a\n2,0,a\n"
    #expect(try study("{kaplan_meier: rec}", csv: none).checks.isEmpty)
  }
}

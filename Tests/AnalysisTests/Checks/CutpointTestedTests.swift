import Analysis
import Testing

/// `cutpoint-tested`: whoever has more than 2 dies early.
@Suite struct CutpointTestedTests {
  private static let csv =
    "x,t,e,c\n1,9,0,no\n2,8,0,no\n3,3,1,yes\n4,1,1,yes\n1.5,9.5,0,no\n3.5,2,1,yes\n"

  private func study(at cut: String, _ analyses: String...) throws -> SmallStudy {
    let declarations = """
      variables:
        high: {cut: x, at: [\(cut)], labels: [low, high]}
      outcomes:
        os: {time: t, event: e == 1}
        late: {survival: os, at: 5, levels: [a, b]}
        other: {time: x, event: e == 1}
      """
    return try SmallStudy(
      csv: Self.csv, declarations: declarations,
      analyses: ["{id: search, cutpoint: x, outcome: os, p_value: exact}"] + analyses)
  }

  @Test(arguments: ["3", "2", "2.5"])
  func `a cut that parts the same patients, or is the number, is found`(_ cut: String) throws {
    let study = try study(at: cut, "{id: km, kaplan_meier: os, by: high}")
    #expect(study.number("maximally_selected", "cutpoint") == 2)
    #expect(study.found(.cutpointTested).map(\.analysis) == ["km"])
    #expect(study.found(.cutpointTested, "cutpoint") == 2)
    #expect(study.found(.cutpointTested, "test.p.value") == study.number("logrank", "p.value"))
    #expect(
      study.found(.cutpointTested, "search.p.value")
        == study.number("maximally_selected", "p.value"))
  }

  @Test func `another cut, another outcome and no test are not`() throws {
    let other = try study(at: "3.5", "{kaplan_meier: os, by: high}")
    #expect(other.found(.cutpointTested).isEmpty)
    let outcome = try study(at: "3", "{kaplan_meier: other, by: high}")
    #expect(outcome.found(.cutpointTested).isEmpty)
    let untested = try study(at: "3", "{kaplan_meier: os, by: high, test: none}")
    #expect(untested.found(.cutpointTested).isEmpty)
  }

  @Test func `a status at a landmark is a reading of its outcome`() throws {
    let study = try study(at: "3", "{id: t, cross_tabulate: high, by: late, test: fisher_exact}")
    #expect(study.found(.cutpointTested).map(\.analysis) == ["t"])
  }

  @Test func `a threshold of a curve is a search too`() throws {
    let study = try SmallStudy(
      csv: Self.csv,
      declarations: "variables: {high: {cut: x, at: [2.5], labels: [low, high]}}",
      analyses: [
        "{roc: x, outcome: c, positive: \"yes\", direction: higher}",
        "{id: t, cross_tabulate: high, by: c, test: fisher_exact}",
      ])
    #expect(study.found(.cutpointTested).map(\.analysis) == ["t"])
    #expect(study.found(.cutpointTested, "cutpoint") == 2.5)
    #expect(study.found(.cutpointTested, "search.p.value") == nil)
  }
}

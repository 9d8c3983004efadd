import Analysis
import Testing

/// `few-at-risk`: of 20 patients one leaves each month.
@Suite struct FewAtRiskTests {
  private static let csv =
    "t,e,g,n\n" + (1...20).map { "\($0),1,\($0 % 2 == 0 ? "a" : "b"),0\n" }.joined()

  private func study(_ options: String) throws -> SmallStudy {
    try SmallStudy(
      csv: Self.csv,
      declarations: "variables: {n: {type: continuous}}\noutcomes: {os: {time: t, event: e == 1}}",
      analyses: ["{kaplan_meier: os, \(options)}"])
  }

  @Test func `a tenth is enough, less is told`() throws {
    #expect(try study("at: 19").checks.isEmpty)
    let late = try study("at: [10, 20, 25]")
    #expect(late.codes == ["few-at-risk"])
    #expect(late.found(.fewAtRisk, "estimates") == 2)
    #expect(late.found(.fewAtRisk, "at.risk") == 0)
    #expect(late.found(.fewAtRisk, "patients") == 20)
  }

  @Test func `each group has its own tenth`() throws {
    let study = try study("at: 20, by: g")
    #expect(study.checks.map(\.group) == ["b"])
    #expect(study.found(.fewAtRisk, "patients") == 10)
  }

  @Test func `late entries are not counted`() throws {
    #expect(try study("at: 20, entry: n").checks.isEmpty)
  }
}

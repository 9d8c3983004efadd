import Analysis
import Testing

/// `proportional-hazards` and `proportional-hazards-unchecked`.
///
/// The effect of x turns with time: most of those with 1 die first or last, those with 0 between.
@Suite struct ProportionalHazardsTests {
  private static let csv =
    "x,z,g,t,e\n"
    + (0..<40).map { i in
      let x = (i < 12 || i >= 32) == (i % 6 == 0) ? 0 : 1
      return "\(x),\(i * 7 % 11),\(i % 2 == 0 ? "a" : "b"),\(i + 1),1\n"
    }.joined()

  private func study(_ analyses: String...) throws -> SmallStudy {
    try SmallStudy(
      csv: Self.csv,
      declarations: "variables: {x: {type: continuous}}\noutcomes: {os: {time: t, event: e == 1}}",
      analyses: analyses)
  }

  @Test func `a small p is told with the term and with all together`() throws {
    let study = try study("{cox: os, multivariable: [x, z], check: proportional_hazards}")
    let term = try #require(study.number("cox_zph", "p.value", variable: "x"))
    #expect(term < 0.05)
    #expect(study.found(.proportionalHazards, "term.p.value") == term)
    #expect(
      study.found(.proportionalHazards, "global.p.value")
        == study.number("cox_zph", "p.value", variable: "GLOBAL"))
    #expect(study.found(.proportionalHazards).first?.words.contains("doubtful for x (") == true)
  }

  @Test func `a large p is nothing to say`() throws {
    let study = try study("{cox: os, univariable: z, check: proportional_hazards}")
    #expect((study.number("cox_zph", "p.value", variable: "z") ?? 0) >= 0.05)
    #expect(study.checks.isEmpty)
  }

  @Test func `a model without the test is told how many terms it has`() throws {
    let study = try study("{cox: os, univariable: [x, z]}")
    #expect(study.codes == ["proportional-hazards-unchecked"])
    #expect(study.found(.proportionalHazardsUnchecked, "terms") == 2)
  }

  @Test func `another analysis may test for it, of the same patients and all its terms`() throws {
    let model = "{id: a, cox: os, univariable: z}"
    func unchecked(_ other: String) throws -> [String] {
      try study(model, "{id: b, cox: os, \(other), check: proportional_hazards}")
        .found(.proportionalHazardsUnchecked).map(\.analysis)
    }
    #expect(try unchecked("multivariable: [x, z]") == [])
    #expect(try unchecked("univariable: x") == ["a"])
    #expect(try unchecked("univariable: z, where: x == 1") == ["a"])
    #expect(try unchecked("univariable: z, by: g") == ["a"])
  }

  @Test func `without events neither speaks of hazards`() throws {
    let study = try study(
      "{cox: os, univariable: z, where: t > 99, check: proportional_hazards}")
    #expect(study.checks.isEmpty)
  }
}

import Analysis
import Testing

/// `roc-direction-auto`, in both kinds of curves.
@Suite struct ROCDirectionAutoTests {
  private static let csv =
    "x,z,c,g,t,e\n1,6,no,a,9,0\n2,5,no,b,8,0\n3,4,yes,a,2,1\n4,3,no,b,7,1\n5,2,yes,a,1,1\n6,1,yes,b,3,1\n"

  private func study(_ analysis: String) throws -> SmallStudy {
    try SmallStudy(
      csv: Self.csv, declarations: "outcomes: {os: {time: t, event: e == 1}}", analyses: [analysis])
  }

  @Test func `each predictor whose direction is auto is told with its area`() throws {
    let study = try study(
      "{roc: [x, z], outcome: c, positive: \"yes\", direction: {x: higher, z: auto}, threshold: 3}")
    #expect(study.codes == ["roc-direction-auto"])
    #expect(study.checks.first?.variable == "z")
    #expect(study.found(.rocDirectionAuto, "estimate") == 8.0 / 9)
    #expect(study.checks.first?.words.contains("lower values point") == true)
  }

  @Test func `each group is told`() throws {
    let study = try study(
      "{roc: x, outcome: c, positive: \"yes\", direction: auto, threshold: 3, by: g}")
    #expect(study.found(.rocDirectionAuto).map(\.group) == ["a", "b"])
  }

  @Test func `several times are told once`() throws {
    let study = try study("{roc: x, outcome: os, times: [2, 7], direction: auto}")
    #expect(study.found(.rocDirectionAuto).count == 1)
    #expect(study.found(.rocDirectionAuto, "estimate") == study.number("harrell_c", "estimate"))
  }

  @Test func `a curve that was not drawn chose nothing`() throws {
    let study = try SmallStudy(
      csv: "x,c\n1,no\n2,no\n",
      declarations: "variables: {c: {type: categorical, levels: [\"no\", \"yes\"]}}",
      analyses: ["{roc: x, outcome: c, positive: \"yes\", direction: auto}"])
    #expect(study.checks.isEmpty)
  }
}

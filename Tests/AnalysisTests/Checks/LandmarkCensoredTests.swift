import Analysis
import Testing

/// `landmark-censored`, on six patients: two are censored before 12, one at 12.
@Suite struct LandmarkCensoredTests {
  private static let outcomes =
    "outcomes: {os: {time: t, event: e == 1, unit: months}, alive: {survival: os, at: 12, levels: [a, b]}}"
  private static let csv = "x,t,e,s\n1,3,1,f\n2,5,0,f\n3,11,0,m\n4,12,0,m\n5,20,1,f\n6,,1,m\n"

  private func study(_ analyses: String..., csv: String = csv) throws -> SmallStudy {
    try SmallStudy(csv: csv, declarations: Self.outcomes, analyses: analyses)
  }

  @Test func `the censored are counted among those with a follow-up`() throws {
    let study = try study("{compare: x, by: alive, test: student_t}")
    #expect(study.codes == ["landmark-censored"])
    #expect(study.found(.landmarkCensored, "censored") == 2)
    #expect(study.found(.landmarkCensored, "patients") == 5)
    #expect(study.found(.landmarkCensored, "share") == 0.4)
    #expect(
      study.checks.first?.words.contains("before 12 months and belong neither to a nor to b")
        == true)
  }

  @Test func `each analysis counts its own patients, in any role of the status`() throws {
    let study = try study(
      "{id: a, compare: x, by: alive, test: student_t, where: 's == \"f\"'}",
      "{id: b, summarize: alive, test: none}", "{id: c, summarize: x}")
    let found = study.found(.landmarkCensored)
    #expect(found.map(\.analysis) == ["a", "b"])
    #expect(found.first?.numbers.map(\.value) == [1, 3, 1.0 / 3])
  }

  @Test func `nobody censored before is nothing to say`() throws {
    let csv = "x,t,e\n1,3,1\n2,12,0\n3,13,0\n4,14,1\n5,2,1\n"
    #expect(try study("{compare: x, by: alive, test: student_t}", csv: csv).checks.isEmpty)
    #expect(
      try study("{compare: x, by: alive, test: student_t}", csv: "x,t,e\n1,,1\n").checks.isEmpty)
  }
}

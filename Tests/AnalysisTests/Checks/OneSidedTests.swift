import Analysis
import Testing

/// `one-sided`.
@Suite struct OneSidedTests {
  private static let csv =
    "x,z,g\n" + (0..<12).map { i in "\(i),\(i * 5 % 12),\(i < 6 ? "a" : "b")\n" }.joined()

  private func study(_ analysis: String) throws -> SmallStudy {
    try SmallStudy(csv: Self.csv, analyses: [analysis])
  }

  @Test func `the tests of one side are counted`() throws {
    let study = try study("{compare: [x, z], by: g, test: student_t, alternative: less}")
    #expect(study.codes == ["one-sided"])
    #expect(study.found(.oneSided, "tests") == 2)
  }

  @Test func `tests of both sides, of equivalence and of models are not`() throws {
    #expect(try study("{compare: x, by: g, test: student_t}").checks.isEmpty)
    #expect(try study("{compare: x, by: g, test: tost, bounds: [-1, 1]}").checks.isEmpty)
    #expect(try study("{linear: x, univariable: z, alternative: greater}").checks.isEmpty)
    #expect(try study("{compare: x, by: g, test: anova, alternative: greater}").checks.isEmpty)
  }
}

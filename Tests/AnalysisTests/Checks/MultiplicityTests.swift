import Analysis
import Testing

/// `multiplicity`.
@Suite struct MultiplicityTests {
  private static let csv =
    "x,z,g\n" + (0..<12).map { i in "\(i),\(i * 5 % 12),\(i < 6 ? "a" : "b")\n" }.joined()

  private func study(_ analyses: String...) throws -> SmallStudy {
    try SmallStudy(csv: Self.csv, analyses: analyses)
  }

  @Test func `hypotheses without adjustment are counted`() throws {
    let study = try study("{compare: [x, z], by: g, purpose: primary}")
    #expect(study.codes == ["multiplicity"])
    #expect(study.found(.multiplicity, "tests") == 2)
    #expect(study.found(.multiplicity, "unadjusted") == 2)
    #expect(abs((study.found(.multiplicity, "probability") ?? 0) - 0.0975) < 1e-15)
  }

  @Test func `the family is all that is primary`() throws {
    let study = try study(
      "{id: a, compare: x, by: g, purpose: primary}",
      "{id: b, compare: z, by: g, purpose: primary}",
      "{id: c, compare: [x, z], by: g, purpose: primary, adjust: holm}",
      "{id: d, compare: [x, z], by: g, purpose: secondary}")
    let found = study.found(.multiplicity)
    #expect(found.map(\.analysis) == ["a", "b"])
    #expect(found.allSatisfy { $0.numbers.prefix(2).map(\.value) == [4, 2] })
  }

  @Test func `one hypothesis is one however often it is tested`() throws {
    #expect(
      try study("{compare: x, by: g, test: [student_t, mann_whitney, levene], purpose: primary}")
        .checks.isEmpty)
    #expect(
      try study("{compare: [x, z], by: g, adjust: bonferroni, purpose: primary}").checks.isEmpty)
    #expect(try study("{compare: [x, z], by: g}").checks.isEmpty)
    #expect(
      try study("{linear: x, multivariable: [z, g], purpose: primary}").checks.isEmpty)
  }
}

import Analysis
import Testing

/// What a plan waives, and waivers that silence nothing.
@Suite struct WaiverTests {
  private static let csv =
    "x,z,g\n" + (0..<12).map { i in "\(i),\(i * 5 % 12),\(i < 6 ? "a" : "b")\n" }.joined()

  private func study(_ waivers: String) throws -> SmallStudy {
    try SmallStudy(
      csv: Self.csv, declarations: "waivers: [\(waivers)]",
      analyses: [
        "{id: a, compare: x, by: g, test: student_t, alternative: less}",
        "{id: b, compare: z, by: g, test: student_t, alternative: less}",
        "{id: c, compare: z, by: g, test: student_t}",
      ])
  }

  private func waived(_ study: SmallStudy) -> [String] {
    study.results.checks.waived.map { $0.check.analysis + " " + $0.reason }
  }

  @Test func `a waiver takes what it names, and keeps its reason`() throws {
    let study = try study("{check: one-sided, analysis: a, reason: Planned}")
    #expect(study.checks.map(\.analysis) == ["b"])
    #expect(waived(study) == ["a Planned"])
  }

  @Test func `without an analysis all are waived`() throws {
    let study = try study("{check: one-sided, reason: Planned}")
    #expect(study.checks.isEmpty)
    #expect(waived(study) == ["a Planned", "b Planned"])
  }

  @Test func `what silences nothing is told, by analysis`() throws {
    let some = try study("{check: one-sided, analysis: [a, b, c], reason: Planned}")
    #expect(some.checks.map { $0.code.rawValue + " " + $0.analysis } == ["unused-waiver c"])
    let none = try study("{check: multiplicity, reason: Planned}")
    #expect(
      none.checks.map { $0.code.rawValue + " " + $0.analysis }
        == ["one-sided a", "one-sided b", "unused-waiver "])
    #expect(none.checks.last?.variable == "multiplicity")
  }

  @Test func `of two waivers of the same the first counts`() throws {
    let study = try study(
      "{check: one-sided, reason: First}, {check: one-sided, analysis: a, reason: Second}")
    #expect(waived(study) == ["a First", "b First"])
    #expect(study.checks.map { $0.code.rawValue + " " + $0.analysis } == ["unused-waiver a"])
  }
}

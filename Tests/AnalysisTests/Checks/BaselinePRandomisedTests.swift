import Analysis
import Testing

/// `baseline-p-randomised`.
@Suite struct BaselinePRandomisedTests {
  private static let csv =
    "x,s,arm,g,t,e\n"
    + (0..<12).map { i in
      "\(i * 5 % 12),\(i % 3 == 0 ? "f" : "m"),\(i < 6 ? "a" : "b"),\(i % 2 == 0 ? "u" : "v"),\(i + 1),1\n"
    }.joined()

  private func found(_ design: String, _ analysis: String) throws -> [Check] {
    let outcomes = """
      outcomes: {os: {time: t, event: e == 1}, early: {survival: os, at: 6, levels: [y, n]}}
      """
    return try SmallStudy(
      csv: Self.csv, study: design, declarations: outcomes, analyses: [analysis]
    ).found(.baselinePRandomised)
  }

  private static let trial = "title: A, design: randomised, arm: arm"

  @Test func `tests between the arms are counted`() throws {
    let found = try found(Self.trial, "{summarize: [x, s], by: arm}")
    #expect(found.first?.numbers.map(\.value) == [2])
    let one = try self.found(Self.trial, "{summarize: [x, s], by: arm, test: {x: none}}")
    #expect(one.first?.numbers.map(\.value) == [1])
  }

  @Test func `no tests, other groups, outcomes and other designs are right`() throws {
    #expect(try found(Self.trial, "{summarize: [x, s], by: arm, test: none}").isEmpty)
    #expect(
      try found(Self.trial, "{summarize: [x, arm], by: g}").isEmpty)
    #expect(try found(Self.trial, "{summarize: early, by: arm}").isEmpty)
    #expect(try found(Self.trial, "{compare: x, by: arm}").isEmpty)
    #expect(try found("title: A, design: cohort", "{summarize: [x, s], by: arm}").isEmpty)
    #expect(try found("title: A", "{summarize: [x, s], by: arm}").isEmpty)
  }
}

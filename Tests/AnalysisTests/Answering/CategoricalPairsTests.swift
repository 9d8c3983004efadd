import Testing
import TestSupport

@testable import Analysis

/// McNemar's and Bowker's tests, from a plan to rows.
@Suite struct CategoricalPairsTests {
  /// Before and after: 10 yes twice, 6 yes then no, 2 no then yes, 9 no twice; one unknown.
  static let csv =
    "x,y\n" + lines("yes,yes", 10) + lines("yes,no", 6) + lines("no,yes", 2)
    + lines("no,no", 9) + "yes,\n"
  static let levels = "variables: {x: {levels: [\"yes\", \"no\"]}, y: {levels: [\"no\", \"yes\"]}}"

  static func lines(_ line: String, _ n: Int) -> String {
    String(repeating: line + "\n", count: n)
  }

  static func study(
    _ analysis: String, csv: String = csv, levels: String = levels
  ) throws -> SmallStudy {
    try SmallStudy(csv: csv, declarations: levels, analyses: [analysis])
  }

  @Test func pairsOfLevelsAreMcNemars() throws {
    // See McNemarTests: b = 6, c = 2. The levels are matched by name whatever their order.
    let study = try Self.study("{compare: [[x, y]]}")
    #expect(study.number("mcnemar", "statistic") == 1.125)
    #expect(study.number("mcnemar", "estimate") == 3 && study.number("mcnemar", "nobs") == 27)
    #expect(study.row("mcnemar", "reason")?.text == "categorical, pairs")
    #expect(
      study.notes.contains { $0.hasPrefix("of 27 patients 6 have yes, then no, and 2 the reverse") }
    )
    let plain = try Self.study("{compare: [[x, y]], test: mcnemar, correction: no}")
    #expect(plain.number("mcnemar", "statistic") == 2)
    let stata = try Self.study("{compare: [[x, y]], conventions: stata, effect: odds_ratio}")
    #expect(stata.number("mcnemar", "statistic") == 2)
    #expect(stata.number("odds_ratio", "estimate") == 3)
    #expect(
      stata.row("odds_ratio", "direction")?.text == "6 with yes, then no / 2 with no, then yes")
    let exact = try Self.study("{compare: [[x, y]], exact: true, alternative: greater}")
    #expect(disagreement(exact.number("mcnemar", "p.value"), 37.0 / 256) == nil)
    #expect(exact.row("mcnemar", "statistic") == nil)
  }

  @Test func aCrossTableGivesTheSame() throws {
    let study = try Self.study("{cross_tabulate: y, by: x, test: mcnemar}")
    #expect(study.number("mcnemar", "statistic") == 1.125)
    #expect(study.number("mcnemar", "estimate") == 3)
  }

  @Test func moreLevelsAreBowkers() throws {
    let csv =
      "x,y\n" + Self.lines("a,b", 6) + Self.lines("b,a", 2) + Self.lines("c,b", 3)
      + Self.lines("b,c", 3) + Self.lines("c,c", 4)
    let levels = "variables: {x: {levels: [a, b, c]}, y: {levels: [a, b, c, d]}}"
    let study = try Self.study("{compare: [[x, y]]}", csv: csv, levels: levels)
    #expect(study.number("mcnemar", "statistic") == 2)
    #expect(study.number("mcnemar", "parameter") == 2)
    #expect(study.row("mcnemar", "method")?.text == "Bowker's test of symmetry")
    let exact = try Self.study("{compare: [[x, y]], exact: true}", csv: csv, levels: levels)
    #expect(
      exact.row("mcnemar", "p.value")?.error == "the exact test is of 2 levels, and 3 have patients"
    )
  }

  @Test func nothingToCompareIsRefused() throws {
    for (csv, error) in [
      ("x,y\nyes,yes\nno,no\n", "no patient has another level in the second measurement"),
      ("x,y\nyes,yes\n", "all patients have the same level twice"),
      ("x,y\nyes,\n,no\n", "no patient has both measurements"),
    ] {
      let study = try Self.study("{compare: [[x, y]]}", csv: csv)
      #expect(study.row("mcnemar", "p.value")?.error == error)
    }
  }

  @Test func levelsMustAgree() {
    let levels =
      "variables: {x: {levels: [\"yes\", \"no\"]}, y: {levels: [\"no\", \"yes\"]}, g: {levels: [a, b]}}"
    let csv = "x,y,g,n\nyes,no,a,1\nno,yes,b,2\n"
    for analysis in [
      "{compare: [[x, g]]}", "{cross_tabulate: x, by: g, test: mcnemar}", "{compare: [[x, n]]}",
      "{compare: [[x, y]], test: paired_t}", "{compare: [[n, x]], test: mcnemar}",
      "{compare: [[x, y]], test: chi_squared}",
      "{compare: [x], by: g, test: cochran_mantel_haenszel}",
      "{cross_tabulate: x, by: g, test: student_t}",
      "{cross_tabulate: x, by: g, event: z}",
    ] {
      #expect(throws: (any Error).self) { try Self.study(analysis, csv: csv, levels: levels) }
    }
  }
}

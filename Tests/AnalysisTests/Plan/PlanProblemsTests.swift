import Analysis
import Cohorts
import Testing

/// What reading a plan reports, sentence by sentence.
func problems(_ plan: String) -> [String] {
  problems(Array(plan.utf8))
}

func problems(_ bytes: [UInt8]) -> [String] {
  do {
    _ = try PlanReader.read(bytes, fileName: "p")
    return []
  } catch {
    return error.all.map(\.description)
  }
}

@Suite struct PlanProblemsTests {
  /// A plan, and what is reported of it.
  struct Case: CustomTestStringConvertible {
    let plan: String
    let expected: [String]
    var testDescription: String { expected.first ?? plan }

    static func all(_ text: String) -> [Case] {
      text.split(separator: "----\n").map { chunk in
        let lines = chunk.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let plan = lines.prefix { !$0.hasPrefix("=> ") }
        let expected = lines.filter { $0.hasPrefix("=> ") }.map { String($0.dropFirst(3)) }
        return Case(plan: plan.map { $0 + "\n" }.joined(), expected: expected)
      }
    }
  }

  @Test(arguments: Case.all(yamlProblems))
  func `what is not the plan language's YAML`(_ found: Case) {
    #expect(problems(found.plan) == found.expected)
  }

  @Test(arguments: Case.all(formulasProblems))
  func `formulas that YAML cuts`(_ found: Case) {
    #expect(problems(found.plan) == found.expected)
  }

  @Test(arguments: Case.all(sectionsProblems))
  func `study, cohort, population, conventions and report`(_ found: Case) {
    #expect(problems(found.plan) == found.expected)
  }

  @Test(arguments: Case.all(variablesProblems))
  func variables(_ found: Case) {
    #expect(problems(found.plan) == found.expected)
  }

  @Test(arguments: Case.all(outcomesProblems))
  func outcomes(_ found: Case) {
    #expect(problems(found.plan) == found.expected)
  }

  @Test(arguments: Case.all(analysesProblems))
  func `options that all analyses have`(_ found: Case) {
    #expect(problems(found.plan) == found.expected)
  }

  @Test(arguments: Case.all(verbsProblems))
  func `options of each verb`(_ found: Case) {
    #expect(problems(found.plan) == found.expected)
  }

  @Test func `bytes that are not text`() {
    #expect(problems([]) == ["p: error: the plan is empty"])
    #expect(
      problems(Array("a: \u{0}b".utf8)) == [
        "p:1:4: error: the plan holds a NUL byte; is it a text file?"
      ])
    #expect(
      problems(Array("a: 1\r\nb: é".utf8) + [0xFF]) == [
        "p:2:5: error: the plan is not UTF-8 text; save it as UTF-8"
      ])
    #expect(
      problems(Array("a: \u{1B}[0m".utf8)) == [
        "p:1:4: error: the plan holds the control character U+001B"
      ])
    #expect(
      problems([UInt8](repeating: 0x20, count: 4 << 20 + 1)) == [
        "p: error: the plan has more than 4 MB; is it the right file?"
      ])
  }

  @Test func `a byte order mark is accepted and does not move places`() {
    #expect(problems("\u{FEFF}cohort: {file: a.csv}") == [])
    #expect(
      problems("\u{FEFF}cohort: {fil: a.csv}").contains(
        "p:1:10: error: unknown key \"fil\" in cohort; did you mean \"file\"?"))
  }

  @Test func `depth is bounded`() {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("[? ", "]")] {
      for depth in [45, 999, 10_000, 100_000] {
        let deep =
          "x: " + (open == "- " || open == "? " ? "\n  " : "")
          + String(repeating: open, count: depth) + String(repeating: close, count: depth)
        #expect(problems(deep).contains { $0.contains("nested deeper than 40 levels") })
      }
    }
    let indented = (0..<2000).map { String(repeating: " ", count: $0) + "a:" }
    #expect(
      problems(indented.joined(separator: "\n")).contains {
        $0.contains("nested deeper than 40 levels")
      })
  }

  @Test func `aliases do not grow`() {
    var bomb = "cohort: {file: a.csv}\na0: &a0 [x, x]\n"
    for level in 1...30 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(problems(bomb).count > 30)
    #expect(problems(bomb + "? *a30\n: 1\n").count > 30)
    #expect(problems(bomb + "{[*a30, *a30]: 1}\n").count > 30)
    var close = "cohort: {file: a.csv}\na0: &a0 [x, x]\n"
    for level in 1...30 {
      close += "a\(level): &a\(level) {\"x\":*a\(level - 1),\"y\":*a\(level - 1)}\n"
    }
    #expect(problems(close + "{?*a30:1}\n").count > 30)
  }
}

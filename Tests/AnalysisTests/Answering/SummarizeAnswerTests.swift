import Cohorts
import TestSupport
import Testing

@testable import Analysis

/// Percentages, differences, standardised differences and two grouping variables.
@Suite struct SummarizeAnswerTests {
  /// Six patients in each sex; x is skewed in name only, c has two missing values.
  static let csv = """
    sex,g,x,c,k
    f,a,1,u,p
    f,a,2,u,q
    f,a,4,v,r
    f,b,6,v,p
    f,b,9,v,p
    f,b,7,,q
    m,a,3,u,r
    m,a,5,u,r
    m,a,8,v,q
    m,b,2,u,p
    m,b,6,v,q
    m,b,12,,r

    """

  private func number(
    _ study: SmallStudy, _ context: String, _ statistic: String, of variable: String,
    level: String? = nil, _ groups: String?..., analysis: String = "t"
  ) -> Double? {
    let levels = groups + [nil, nil]
    let rows = study.results.answers.flatMap(\.findings).filter {
      $0.analysis == analysis && $0.context == context && $0.statistic == statistic
        && $0.variable == variable && $0.variableLevel == level && $0.group1Level == levels[0]
        && $0.group2Level == levels[1]
    }
    return rows.count == 1 ? rows[0].number : nil
  }

  // MARK: - Percentages

  /// In b, u is 1 of 4 known values and 1 of 6 patients; 2 of the 6 are missing.
  @Test func `the denominator counts missing values when asked`() throws {
    let study = try SmallStudy(
      csv: Self.csv,
      analyses: [
        "{id: t, summarize: [c], by: g, test: none}",
        "{id: all, summarize: [c], by: g, denominator: all, test: none}",
        "{id: row, summarize: [c], by: g, denominator: all, percent: row, test: none}",
        "{id: cell, summarize: [c], by: g, denominator: all, percent: cell, test: none}",
      ])
    func p(_ analysis: String, _ name: String = "p") -> Double? {
      number(
        study, name == "p" ? "categorical" : "missing", name, of: "c",
        level: name == "p" ? "u" : nil, "b", analysis: analysis)
    }
    #expect(p("t") == 0.25)
    #expect(disagreement(p("all"), 1.0 / 6) == nil)
    #expect(p("row") == 0.2)
    #expect(disagreement(p("cell"), 1.0 / 12) == nil)
    #expect(disagreement(p("t", "p_miss"), 2.0 / 6) == nil)
    #expect(disagreement(p("t", "p_nonmiss"), 4.0 / 6) == nil)
    #expect(p("row", "p_miss") == 1)
    #expect(disagreement(p("cell", "p_miss"), 2.0 / 12) == nil)
  }

  @Test func `missing values enter no test whatever the denominator`() throws {
    let study = try SmallStudy(
      csv: Self.csv,
      analyses: [
        "{id: t, summarize: [c], by: g, test: chi_squared}",
        "{id: all, summarize: [c], by: g, denominator: all, test: chi_squared}",
      ])
    let p = number(study, "chi_squared", "p.value", of: "c")
    #expect(p != nil && p == number(study, "chi_squared", "p.value", of: "c", analysis: "all"))
    #expect(number(study, "chi_squared", "nobs", of: "c", analysis: "all") == 10)
  }

  // MARK: - Differences

  @Test(arguments: ["student_t", "welch_t"])
  func `the difference of means has the interval of the test in force`(_ test: String) throws {
    let study = try SmallStudy(
      csv: Self.csv,
      analyses: ["{id: t, summarize: [x], by: g, difference: yes, test: \(test)}"])
    // a: 1 2 4 3 5 8, mean 23/6; b: 6 9 7 2 6 12, mean 7.
    #expect(
      disagreement(number(study, "mean_difference", "estimate", of: "x"), 23.0 / 6 - 7) == nil)
    for name in ["std.error", "conf.low", "conf.high"] {
      let own = number(study, "mean_difference", name, of: "x")
      #expect(own != nil && own == number(study, test, name, of: "x"))
    }
  }

  @Test func `without a test the conventions choose the interval`() throws {
    for (preset, test) in [("r", "welch_t"), ("stata", "student_t")] {
      let study = try SmallStudy(
        csv: Self.csv,
        analyses: [
          "{id: t, summarize: [x], by: g, difference: yes, test: none, conventions: \(preset)}",
          "{id: u, summarize: [x], by: g, test: \(test)}",
        ])
      let own = number(study, "mean_difference", "conf.low", of: "x")
      #expect(own != nil && own == number(study, test, "conf.low", of: "x", analysis: "u"))
    }
  }

  /// The 36 differences sorted: the 18th is −3 and the 19th too.
  @Test func `a variable declared skewed has the shift of Hodges and Lehmann`() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: "variables: {x: {distribution: skewed}}",
      analyses: [
        "{id: t, summarize: [x], by: g, difference: yes}",
        "{id: u, summarize: [x], by: g, difference: yes, alternative: less}",
      ])
    let (a, b) = ([1.0, 2, 4, 3, 5, 8], [6.0, 9, 7, 2, 6, 12])
    let differences = a.flatMap { x in b.map { x - $0 } }.sorted()
    let median = (differences[17] + differences[18]) / 2
    #expect(number(study, "hodges_lehmann", "estimate", of: "x") == median)
    #expect(number(study, "mean_difference", "estimate", of: "x") == nil)
    let upper = number(study, "hodges_lehmann", "conf.high", of: "x")
    #expect(upper != nil)
    #expect(upper == number(study, "hodges_lehmann", "conf.high", of: "x", analysis: "u"))
  }

  /// 56 of 70 against 48 of 80: 0.0524 to 0.3339 (Newcombe 1998, table II, method 10).
  @Test func `the difference of proportions has the interval of Newcombe`() throws {
    let rows = [("a", 56, "y"), ("a", 14, "n"), ("b", 48, "y"), ("b", 32, "n")]
    let csv = "g,e\n" + rows.flatMap { Array(repeating: "\($0.0),\($0.2)\n", count: $0.1) }.joined()
    let study = try SmallStudy(
      csv: csv, declarations: "variables: {e: {levels: [n, y]}, g: {levels: [a, b]}}",
      analyses: ["{id: t, summarize: [e], by: g, difference: yes}"])
    func y(_ name: String) -> Double? {
      number(study, "risk_difference", name, of: "e", level: "y")
    }
    #expect(disagreement(y("estimate"), 0.2) == nil)
    #expect(abs((y("conf.low") ?? 0) - 0.0524) < 5e-5)
    #expect(abs((y("conf.high") ?? 0) - 0.3339) < 5e-5)
    #expect(number(study, "risk_difference", "estimate", of: "e", level: "n") == nil)
  }

  @Test func `each of three levels has its difference, of two the one shown`() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: "variables: {c: {levels: [u, v], show: u}}",
      analyses: ["{id: t, summarize: [k, c], by: g, difference: yes}"])
    let levels = ["p", "q", "r"].map {
      number(study, "risk_difference", "estimate", of: "k", level: $0)
    }
    #expect(levels.allSatisfy { $0 != nil })
    #expect(abs(levels.compactMap(\.self).reduce(0, +)) < 1e-15)
    let u = number(study, "risk_difference", "estimate", of: "c", level: "u")
    #expect(disagreement(u, 4.0 / 6 - 1.0 / 4) == nil)
  }

  @Test func `exchanging the groups turns every difference`() throws {
    let asked = "{id: t, summarize: [x, c, k], by: g, difference: yes, smd: yes}"
    let one = try SmallStudy(csv: Self.csv, analyses: [asked])
    let two = try SmallStudy(
      csv: Self.csv, declarations: "variables: {g: {levels: [b, a]}}", analyses: [asked])
    func turned(_ context: String, _ variable: String, _ level: String? = nil) -> Bool {
      let names = [("estimate", "estimate"), ("conf.low", "conf.high"), ("conf.high", "conf.low")]
      return names.allSatisfy { name, other in
        guard let number = number(one, context, name, of: variable, level: level) else {
          return false
        }
        return disagreement(
          self.number(two, context, other, of: variable, level: level), -number) == nil
      }
    }
    #expect(turned("mean_difference", "x") && turned("smd", "x"))
    #expect(turned("risk_difference", "c", "v") && turned("risk_difference", "k", "q"))
    let d = number(one, "smd", "estimate", of: "k")
    #expect(disagreement(number(two, "smd", "estimate", of: "k"), d ?? .nan) == nil)
  }

  @Test func `three groups have no difference, and say so once`() throws {
    let study = try SmallStudy(
      csv: Self.csv, analyses: ["{id: t, summarize: [x, c], by: k, difference: yes}"])
    let row = study.row("mean_difference", "estimate", variable: "x")
    #expect(row?.value == Finding.Value.none)
    #expect(row?.error == "a difference compares two groups, and k has 3 groups with patients")
    #expect(study.notes.filter { $0.hasPrefix("No column of differences") }.count == 1)
  }

  @Test func `a group without patients does not hinder a difference`() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: "variables: {g: {levels: [a, none, b]}}",
      analyses: ["{id: t, summarize: [x, c], by: g, difference: yes, smd: yes}"])
    #expect(
      disagreement(number(study, "mean_difference", "estimate", of: "x"), 23.0 / 6 - 7) == nil)
    #expect(number(study, "smd", "estimate", of: "x") != nil)
    #expect(number(study, "missing", "N_obs", of: "x", "none") == 0)
  }

  // MARK: - Standardised differences

  /// p: 1 6 9 2, q: 2 7 8 6, r: 4 3 5 12.
  @Test func `of three groups it is the mean over the pairs`() throws {
    let study = try SmallStudy(
      csv: Self.csv, analyses: ["{id: t, summarize: [x], by: k, smd: yes, test: none}"])
    let groups = [[1.0, 6, 9, 2], [2.0, 7, 8, 6], [4.0, 3, 5, 12]]
    func moments(_ x: [Double]) -> (mean: Double, variance: Double) {
      let mean = x.reduce(0, +) / 4
      return (mean, x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3)
    }
    func d(_ i: Int, _ j: Int) -> Double {
      let (a, b) = (moments(groups[i]), moments(groups[j]))
      return (a.mean - b.mean) / ((a.variance + b.variance) / 2).squareRoot()
    }
    let all = (abs(d(0, 1)) + abs(d(0, 2)) + abs(d(1, 2))) / 3
    #expect(disagreement(number(study, "smd", "estimate", of: "x"), all) == nil)
    let pair = number(study, "smd", "estimate", of: "x", level: "p - r")
    #expect(disagreement(pair, d(0, 2)) == nil)
    #expect(number(study, "smd", "std.error", of: "x", level: "p - r") != nil)
  }

  @Test func `a pair without a difference leaves no mean`() throws {
    let study = try SmallStudy(
      csv: "g,x\na,1\na,1\nb,2\nb,2\nc,1\nc,3\n",
      analyses: ["{id: t, summarize: [x], by: g, smd: yes, test: none}"])
    #expect(study.row("smd", "estimate", variable: "x")?.error == "a - b: the values do not vary")
    #expect(study.row("smd", "estimate", variable: "x", level: "a - c")?.number != nil)
  }

  // MARK: - Two grouping variables

  @Test func `within a level everything is as in an analysis of its patients`() throws {
    let options = "difference: yes, smd: yes, test: {x: [welch_t, mann_whitney]}"
    let study = try SmallStudy(
      csv: Self.csv,
      analyses: [
        "{id: t, summarize: [x, c], by: [sex, g], \(options)}",
        "{id: f, summarize: [x, c], by: g, where: 'sex == \"f\"', \(options)}",
      ])
    let answers = study.results.answers
    func rows(_ answer: Answer, isWithin: Bool) -> [String] {
      answer.findings.filter { isWithin ? $0.group1Level == "f" : true }.map {
        let group = isWithin ? $0.group2Level : $0.group1Level
        return [
          $0.variable, $0.variableLevel, group, $0.context, $0.statistic, "\($0.value)", $0.error,
        ].map { $0 ?? "-" }.joined(separator: " ")
      }
    }
    #expect(!rows(answers[1], isWithin: false).isEmpty)
    #expect(Set(rows(answers[0], isWithin: true)) == Set(rows(answers[1], isWithin: false)))
    let all = answers[0].findings.filter { $0.group1Level == nil }
    #expect(all.allSatisfy { $0.group1 == "sex" && $0.group2 == "g" && $0.group2Level == nil })
    #expect(number(study, "missing", "N_obs", of: "x") == 12)
    #expect(number(study, "missing", "N_obs", of: "x", "m", "b") == 3)
  }

  @Test func `p-values are adjusted over all levels together`() throws {
    let study = try SmallStudy(
      csv: Self.csv,
      analyses: ["{id: t, compare: [x], by: [sex, g], test: welch_t, adjust: bonferroni}"])
    for sex in ["f", "m"] {
      let p = try #require(number(study, "welch_t", "p.value", of: "x", sex))
      let adjusted = number(study, "welch_t", "p.value.adjusted", of: "x", sex)
      #expect(disagreement(adjusted, min(1, 2 * p)) == nil)
    }
  }

  @Test func `other verbs take one variable`() throws {
    let study = try SmallStudy(
      csv: Self.csv, analyses: ["{id: t, cross_tabulate: c, by: [sex, g]}"])
    #expect(study.results.answers[0].findings.first?.error?.contains("one variable in by") == true)
  }

  @Test func `more groups than a table can hold are refused`() throws {
    let rows = (0..<36).map { "s\($0 / 6),g\($0 % 6),\($0)\n" }.joined()
    let study = try SmallStudy(
      csv: "s,g,x\n" + rows, analyses: ["{id: t, summarize: x, by: [s, g]}"])
    #expect(
      study.results.answers[0].findings.first?.error
        == "s and g have 36 levels together; at most 30 are compared")
  }

  // MARK: - Paths

  private func value(_ study: SmallStudy, _ path: String) throws -> Double? {
    let results = study.results
    let selection = try ResultPath(SourceText(path, at: Place(file: "p"))).selection(
      among: results.answers.flatMap(\.findings), questions: results.answers.map(\.question))
    guard case .finding(let row) = selection else { return nil }
    return row.number
  }

  @Test func `paths name the levels in the order of by`() throws {
    let study = try SmallStudy(
      csv: Self.csv, analyses: ["{id: t, summarize: [x, c], by: [sex, g], difference: yes}"])
    #expect(disagreement(try value(study, "t.x.f.a.mean"), 7.0 / 3) == nil)
    #expect(disagreement(try value(study, "t.x.f.mean"), 29.0 / 6) == nil)
    #expect(disagreement(try value(study, "t.x.mean"), 65.0 / 12) == nil)
    #expect(try value(study, "t.x.m.welch_t.p.value") != nil)
    #expect(try value(study, "t.c.u.f.a.n") == 2)
    #expect(throws: Problem.self) { try value(study, "t.x.a.mean") }
    #expect(throws: Problem.self) { try value(study, "t.x.a.f.mean") }
  }

  @Test func `every row is named by its own path`() throws {
    let csv =
      "s,g,c\n" + ["y,y,y", "y,n,n", "n,y,n", "n,n,y", "y,y,n"].joined(separator: "\n") + "\n"
    let study = try SmallStudy(
      csv: csv,
      analyses: [
        "{id: t, summarize: [c], by: [s, g], difference: yes, smd: yes, test: fisher_exact}",
        "{id: u, summarize: [c], by: g, test: [chi_squared, fisher_exact]}",
      ])
    let results = study.results
    let findings = results.answers.flatMap(\.findings)
    for finding in findings {
      let path = try ResultPath(SourceText(ResultPath.path(to: finding), at: Place(file: "p")))
      let found = try path.selection(
        among: findings, questions: results.answers.map(\.question))
      #expect(found == .finding(finding), "\(ResultPath.path(to: finding))")
    }
  }

  // MARK: - Settings

  @Test func `settings go from the variable to its kind to all`() throws {
    let study = try SmallStudy(
      csv: Self.csv,
      analyses: [
        "{id: t, summarize: [x, c, k], by: g, "
          + "test: {continuous: student_t, all: none, k: [chi_squared, fisher_exact]}}"
      ])
    let tests = study.results.answers[0].findings.filter { $0.statistic == "p.value" }
    #expect(
      tests.map { "\($0.variable ?? "") \($0.context)" } == [
        "x student_t", "k chi_squared", "k fisher_exact",
      ])
    #expect(study.row("student_t", "reason", variable: "x") == nil)
  }

  @Test func `a template must fit what it is for`() {
    for (statistic, words) in [
      ("{c: \"{mean}\"}", "is no statistic of c"),
      ("{continuous: \"{n}\"}", "is no statistic of numbers"),
      ("{missing: \"{mean}\"}", "is no statistic of missing values"),
      ("\"{skewness} {p}\"", "no variable of this summarize has all of these statistics"),
    ] {
      #expect {
        _ = try SmallStudy(
          csv: Self.csv, analyses: ["{id: t, summarize: [x, c], statistic: \(statistic)}"])
      } throws: { error in
        (error as? Problems)?.all.contains { $0.sentence.contains(words) } == true
      }
    }
  }
}

import Cohorts
import Foundation
import Statistics
import TestSupport
import Testing

@testable import Analysis

/// Golden values: R 4.2 with survival 3.5; each patient left out in a loop, and the greedy search
/// of changed patients written out in R over t.test, kruskal.test, survdiff, coxph and glm.
@Suite struct FragilityAnswerTests {
  static let csv = """
    id,arm,x,t,e,r
    P01,a,8.8,17.4,1,0
    P02,a,10.1,20.1,1,0
    P03,a,7,34.3,1,0
    P04,a,7.3,4.4,1,0
    P05,a,12.4,29.8,1,0
    P06,a,8.1,10.6,1,0
    P07,a,12.6,36.1,1,0
    P08,a,11.2,3.7,1,0
    P09,a,9.9,10.6,1,0
    P10,a,8,37.5,1,0
    P11,a,8.3,58.6,1,0
    P12,a,9.3,5.3,1,0
    P13,a,6.9,7.9,1,0
    P14,b,11.1,7.5,1,0
    P15,b,9.3,2.1,1,1
    P16,b,11.6,9,0,0
    P17,b,11.2,10.1,1,0
    P18,b,13.4,12.3,1,1
    P19,b,10.4,0.6,0,0
    P20,b,10.3,14.5,1,1
    P21,b,10.2,16.5,1,0
    P22,b,11.6,3,1,1
    P23,b,10.7,5.7,1,1
    P24,b,12.3,14.2,1,1
    P25,b,11.7,37.9,0,0
    P26,b,11.6,13.2,1,1
    """
  static let declarations = """
    variables: {arm: {levels: [a, b]}, r: {levels: {0: None, 1: Response}}}
    outcomes: {os: {time: t, event: e == 1, unit: months}}
    """

  /// A study whose patients have no names; `Pnn` stands in row nn.
  private func study(_ analysis: String) throws -> SmallStudy {
    try SmallStudy(csv: Self.csv, declarations: Self.declarations, analyses: [analysis])
  }

  private func check(
    _ study: SmallStudy, variable: String? = nil, level: String? = nil, low: (Double, Int),
    high: (Double, Int), crossings: Double, relative: Double = 1e-8,
    counts: (Double, Double) = (1, 1)
  ) {
    func number(_ name: String) -> Double? {
      study.number("fragility", name, variable: variable, level: level)
    }
    func text(_ name: String) -> String? {
      study.row("fragility", name, variable: variable, level: level)?.text
    }
    #expect(disagreement(number("p.low"), low.0, relative: relative) == nil)
    #expect(disagreement(number("p.high"), high.0, relative: relative) == nil)
    // R names the first of several.
    for (name, row, count) in [("p.low", low.1, counts.0), ("p.high", high.1, counts.1)] {
      #expect(text(name + ".patients")?.split(separator: ",").first == "row \(row)")
      #expect(number(name + ".count") == count)
    }
    #expect(number("p.crossings") == crossings && number("p.undefined") == 0)
    #expect(number("alpha") == 0.05 && number("nobs") == 26)
  }

  private func checkMoves(
    _ study: SmallStudy, _ name: String, variable: String? = nil, level: String? = nil,
    rows: [Int], p: Double
  ) {
    func row(_ statistic: String) -> Finding? {
      study.row("fragility", statistic, variable: variable, level: level)
    }
    #expect(row(name)?.number == Double(rows.count))
    #expect(
      row(name + ".patients")?.text == rows.map { "row \($0)" }.joined(separator: ", "))
    #expect(disagreement(row(name + ".p.value")?.number, p, relative: 1e-7) == nil)
    #expect(row(name + ".bound")?.text == (rows.count < 3 ? "minimum" : "upper bound"))
  }

  // MARK: - Values

  @Test func `Student's t is R's`() throws {
    let study = try study("{compare: x, by: arm, test: student_t, purpose: primary}")
    check(
      study, variable: "x", low: (0.0005674877699793835, 7), high: (0.007265967593572545, 3),
      crossings: 0)
    checkMoves(
      study, "group.moves", variable: "x", rows: [13, 18], p: 0.1825841216055813)
    let welch = study.number("fragility", "p.value", variable: "x", level: "welch_t")
    #expect(disagreement(welch, 0.004529025128448837) == nil)
    // What was planned is not among the other tests, and belongs to the range.
    #expect(study.row("fragility", "p.value", variable: "x", level: "student_t") == nil)
    for name in ["permutation", "mann_whitney_exact", "mann_whitney_normal"] {
      #expect(study.number("fragility", "p.value", variable: "x", level: name) != nil)
    }
    let low = try #require(study.number("fragility", "p.alternatives.low", variable: "x"))
    #expect(low <= 0.0035780071928)
  }

  @Test func `a test that is asked anew of changed cohorts is R's`() throws {
    let study = try study("{compare: x, by: arm, test: kruskal_wallis, fragility: yes}")
    check(
      study, variable: "x", low: (0.001909395614231557, 5), high: (0.01426554027623842, 1),
      crossings: 0, counts: (2, 8))
    checkMoves(
      study, "group.moves", variable: "x", rows: [13, 18], p: 0.1737127636296034)
  }

  // MARK: - Survival and models

  @Test func `the log-rank test is R's`() throws {
    let study = try study("{kaplan_meier: os, by: arm, test: logrank, purpose: primary}")
    check(
      study, low: (0.03740114506303385, 25), high: (0.5764710840416148, 11), crossings: 1)
    checkMoves(study, "group.moves", rows: [25], p: 0.02132146377636312)
    checkMoves(study, "outcome.moves", rows: [12, 4, 13, 8], p: 0.04532119825365873)
    let wald = study.number("fragility", "p.value", level: "cox_wald")
    let ratio = study.number("fragility", "p.value", level: "cox_lr")
    #expect(disagreement(wald, 0.3552025773379071, relative: 1e-8) == nil)
    #expect(disagreement(ratio, 0.3585002066348175, relative: 1e-8) == nil)
  }

  @Test func `Cox's model is R's`() throws {
    let study = try study("{cox: os, multivariable: [x, arm], purpose: primary}")
    check(
      study, variable: "x", low: (0.4386615302701586, 11), high: (0.8370134928070109, 7),
      crossings: 0, relative: 1e-7)
    checkMoves(
      study, "outcome.moves", variable: "x", rows: [7, 5, 8, 18, 2], p: 0.03575907100948101)
    #expect(study.row("fragility", "group.moves", variable: "x") == nil)
    let ratio = study.number("fragility", "p.value", variable: "x", level: "lr_efron")
    let score = study.number("fragility", "p.value", variable: "x", level: "score_efron")
    #expect(disagreement(ratio, 0.6274495146706826, relative: 1e-8) == nil)
    #expect(disagreement(score, 0.6315521885263256, relative: 1e-8) == nil)
    check(
      study, variable: "arm", level: "b", low: (0.05991798688167674, 25),
      high: (0.4800340830763665, 15), crossings: 0, relative: 1e-7)
    checkMoves(
      study, "group.moves", variable: "arm", level: "b", rows: [25], p: 0.02169957123694413)
  }

  @Test func `logistic regression is R's`() throws {
    let study = try study(
      "{logistic: r, event: Response, univariable: x, purpose: primary}")
    check(
      study, variable: "x", low: (0.05650758348058468, 7), high: (0.162491969920862, 18),
      crossings: 0, relative: 1e-7)
    checkMoves(
      study, "outcome.moves", variable: "x", rows: [7], p: 0.03524767849635876)
    let ratio = study.number("fragility", "p.value", variable: "x", level: "lr")
    #expect(disagreement(ratio, 0.04043181681390372, relative: 1e-8) == nil)
    #expect(study.number("fragility", "p.value", variable: "x", level: "firth") != nil)
  }

  @Test func `correlation is R's`() throws {
    let study = try study("{correlate: x, with: t, method: pearson, purpose: primary}")
    check(
      study, variable: "x", level: "t", low: (0.3656064709847373, 7),
      high: (0.9744596376657809, 3), crossings: 0)
    #expect(study.row("fragility", "group.moves", variable: "x", level: "t")?.error != nil)
    #expect(study.number("fragility", "p.value", variable: "x", level: "t: kendall") != nil)
  }

  // MARK: - Counts

  @Test func `two by two tables have Walsh's index`() throws {
    // 1 of 10 against 6 of 10, by χ² without correction: 1 patient more (2 of 10) is enough.
    let rows =
      (0..<10).map { "a,\($0 < 1 ? 1 : 0)" } + (0..<10).map { "b,\($0 < 6 ? 1 : 0)" }
    let csv = (["g,e"] + rows).joined(separator: "\n") + "\n"
    func study(_ options: String) throws -> SmallStudy {
      try SmallStudy(
        csv: csv, declarations: "variables: {g: {levels: [a, b]}, e: {levels: [1, 0]}}",
        analyses: ["{cross_tabulate: e, by: g, fragility: yes, \(options)}"])
    }
    let direct = try study("test: chi_squared, correction: no")
    #expect(direct.number("fragility", "fragility.index", variable: "e") == 1)
    #expect(direct.number("fragility", "fragility.quotient", variable: "e") == 0.05)
    #expect(direct.row("fragility", "fragility.direction", variable: "e")?.text == "direct")
    #expect(direct.row("fragility", "fragility.group", variable: "e")?.text == "a")
    #expect(direct.row("fragility", "fragility.event", variable: "e")?.text == "1")
    #expect(direct.number("fragility", "outcome.moves", variable: "e") == 1)
    // Leaving out the one event of a, p falls: 0 of 9 against 6 of 10; there is one such patient.
    #expect(direct.number("fragility", "p.low.count", variable: "e") == 1)
    let fisher = direct.number("fragility", "p.value", variable: "e", level: "fisher_exact")
    #expect(fisher == (try FisherExact([[1, 9], [6, 4]]).pValue()))
    let reverse = try study("test: fisher_exact")
    #expect(reverse.row("fragility", "fragility.direction", variable: "e")?.text == "reverse")
    #expect(reverse.number("fragility", "fragility.index", variable: "e") == 1)
  }

  // MARK: - Which

  @Test func `only primary analyses, or those that ask`() throws {
    for (options, isAsked) in [
      ("", false), (", purpose: secondary", false), (", purpose: primary", true),
      (", purpose: primary, fragility: no", false), (", fragility: yes", true),
    ] {
      let study = try study("{compare: x, by: arm\(options)}")
      #expect((study.row("fragility", "alpha", variable: "x") != nil) == isAsked)
    }
    // With less confidence the threshold is another.
    let wide = try study("{compare: x, by: arm, fragility: yes, confidence: 0.9}")
    #expect(wide.number("fragility", "alpha", variable: "x") == 0.1)
    let none = try study("{summarize: x, fragility: yes}")
    #expect(none.notes.contains { $0.hasPrefix("Fragility is not computed") })
  }

  @Test func `a path without context means the test`() throws {
    let study = try study("{id: one, compare: x, by: arm, test: student_t, purpose: primary}")
    func row(_ path: String) throws -> Finding? {
      let source = SourceText("one." + path, at: Place(file: "p", line: 1, column: 1))
      let found = try ResultPath(source).selection(
        among: study.results.answers.flatMap(\.findings),
        questions: study.results.answers.map(\.question))
      guard case .finding(let row) = found else { return nil }
      return row
    }
    #expect(try row("x.p.value")?.context == "student_t")
    #expect(try row("x.fragility.p.value")?.variableLevel == nil)
    #expect(try row("x.p.low")?.context == "fragility")
    #expect(try row("x.fragility.welch_t.p.value")?.variableLevel == "welch_t")
    #expect(try row("x.welch_t.p.value")?.context == "fragility")
  }

  /// Without a patient, by a subset of the plan, p is what the range says.
  @Test func `a range is what the subset without the patient gives`() throws {
    for (test, low, high) in [("student_t", "P07", "P03"), ("kruskal_wallis", "P05", "P01")] {
      let study = try study("{compare: x, by: arm, test: \(test), fragility: yes}")
      for (name, patient) in [("p.low", low), ("p.high", high)] {
        let part = try self.study(
          "{compare: x, by: arm, test: \(test), where: 'id != \"\(patient)\"'}")
        let p = try #require(part.number(test, "p.value", variable: "x"))
        #expect(
          disagreement(study.number("fragility", name, variable: "x"), p) == nil)
      }
    }
  }

  @Test func `permuted rows and swapped groups change no number`() throws {
    let lines = Self.csv.split(separator: "\n").map(String.init)
    let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    let swapped = Self.declarations.replacing("[a, b]", with: "[b, a]")
    let analyses = [
      "{compare: x, by: arm, test: student_t, fragility: yes}",
      "{kaplan_meier: os, by: arm, fragility: yes}",
    ]
    let one = try SmallStudy(csv: Self.csv, declarations: Self.declarations, analyses: analyses)
    for (csv, declarations) in [(turned, Self.declarations), (Self.csv, swapped)] {
      let two = try SmallStudy(csv: csv, declarations: declarations, analyses: analyses)
      for (first, second) in zip(one.rows, two.rows) {
        #expect(first.statistic == second.statistic)
        // Random permutations are those of the order of the rows.
        guard let number = first.number, first.variableLevel != "permutation",
          !first.statistic.hasPrefix("p.alternatives")
        else { continue }
        #expect(disagreement(second.number, number, relative: 1e-9) == nil)
      }
    }
  }
}

extension SmallStudy {
  /// The rows that say how firm p-values are.
  fileprivate var rows: [Finding] {
    results.answers.flatMap(\.findings).filter { $0.context == "fragility" }
  }
}

import Foundation
import Testing
import TestSupport

@testable import Analysis

/// Every key of the conventions changes what it should, and the nearest word about it counts:
/// the option of the analysis, its conventions, the study's, the preset.
@Suite struct ConventionsTests {
  /// One key with two values, and a number on which it bears.
  struct Key: CustomTestStringConvertible, Sendable {
    let name: String
    /// The preset's value, and another.
    let values: (own: String, other: String)
    /// The analysis, without braces.
    let analysis: String
    /// Where the number stands.
    let row: (context: String, statistic: String)
    var level: String?
    var variable: String?
    /// The option of the analysis for the two values, where there is one.
    var option: (own: String, other: String)?
    var preset = "r"
    var testDescription: String { name }
  }

  static let csv = """
    g,h,s,x,y,time,dead,t,w
    a,u,m,1,3,1,1,n,p
    a,u,m,2,1,2,1,n,p
    a,v,f,2,6,3,1,n,p
    a,v,m,4,4,3,0,p,n
    b,v,f,6,5,4,0,p,p
    b,v,f,7,9,4,0,n,n
    b,u,m,9,2,2,1,n,p
    b,v,f,11,30,1,0,n,p

    """
  static let outcomes = "outcomes: {os: {time: time, event: \"dead == 1\"}}"

  static let keys: [Key] = [
    Key(
      name: "quantile_type", values: ("7", "6"), analysis: "summarize: x",
      row: ("continuous", "p75")),
    Key(
      name: "continuity_correction", values: ("yes", "no"),
      analysis: "cross_tabulate: h, by: g, test: chi_squared", row: ("chi_squared", "p.value"),
      option: ("correction: yes", "correction: no")),
    Key(
      name: "mcnemar_correction", values: ("yes", "no"),
      analysis: "compare: [[t, w]], test: mcnemar", row: ("mcnemar", "p.value"),
      option: ("correction: yes", "correction: no")),
    Key(
      name: "cmh_correction", values: ("yes", "no"),
      analysis: "cross_tabulate: h, by: g, strata: t, test: cochran_mantel_haenszel",
      row: ("cochran_mantel_haenszel", "p.value"), option: ("correction: yes", "correction: no")),
    Key(
      name: "mann_whitney", values: ("normal_corrected", "normal"),
      analysis: "compare: x, by: g, test: mann_whitney", row: ("mann_whitney", "p.value"),
      option: ("correction: yes", "correction: no"), preset: "sas"),
    Key(
      name: "signed_rank", values: ("exact_to_20", "normal"),
      analysis: "compare: [[x, y]], test: wilcoxon_signed_rank",
      row: ("wilcoxon_signed_rank", "p.value"),
      option: ("exact: true", "exact: false, correction: no"),
      preset: "sas"),
    Key(
      name: "fisher_odds_ratio", values: ("conditional", "sample"),
      analysis: "cross_tabulate: h, by: g, test: fisher_exact", row: ("fisher_exact", "estimate")),
    Key(
      name: "km_interval", values: ("log", "plain"), analysis: "kaplan_meier: os, at: [2]",
      row: ("survival_at", "conf.low"), level: "2", option: ("interval: log", "interval: plain")),
    Key(
      name: "km_median", values: ("midpoint", "first"),
      analysis: "kaplan_meier: os, where: time < 4 and g == \"a\"",
      row: ("survival", "median")),
    Key(
      name: "ties", values: ("efron", "breslow"), analysis: "cox: os, univariable: x",
      row: ("cox_univariable", "coefficient"), option: ("ties: efron", "ties: breslow")),
    Key(
      name: "logistic_interval", values: ("profile", "wald"),
      analysis: "logistic: s, event: m, univariable: x", row: ("logistic_univariable", "conf.low"),
      variable: "x", option: ("interval: profile", "interval: wald")),
    Key(
      name: "moments", values: ("type3", "type2"), analysis: "summarize: x",
      row: ("continuous", "kurtosis")),
  ]

  /// The number under the conventions of the study and of the analysis, and an option.
  private func number(
    _ key: Key, study: String, analysis: String? = nil, option: String? = nil
  ) throws -> Double {
    let parts =
      ["id: a", key.analysis] + [analysis.map { "conventions: \($0)" }, option].compactMap(\.self)
    let results = try SmallStudy(
      csv: Self.csv, declarations: "conventions: \(study)\n" + Self.outcomes,
      analyses: ["{\(parts.joined(separator: ", "))}"])
    return try #require(
      results.number(
        key.row.context, key.row.statistic, variable: key.variable, level: key.level),
      "\(results.notes)")
  }

  @Test(arguments: keys) func theNearestWordCounts(_ key: Key) throws {
    let own = try number(key, study: key.preset)
    let other = try number(key, study: "{preset: \(key.preset), \(key.name): \(key.values.other)}")
    #expect(own != other)
    let asOther = "{\(key.name): \(key.values.other)}"
    let asOwn = "{\(key.name): \(key.values.own)}"
    let study = "{preset: \(key.preset), \(key.name): \(key.values.other)}"
    #expect(try number(key, study: key.preset, analysis: asOther) == other)
    #expect(try number(key, study: study, analysis: asOwn) == own)
    // A preset in an analysis takes the place of all that held before.
    #expect(try number(key, study: study, analysis: key.preset) == own)
    guard let option = key.option else { return }
    #expect(try number(key, study: study, analysis: asOther, option: option.own) == own)
    #expect(try number(key, study: key.preset, analysis: asOwn, option: option.other) == other)
  }

  @Test func cutPointsFollowTheStudysQuantiles() throws {
    // Sorted 1 2 2 4 6 7 9 11: the upper quartile is 7.5 by type 7 and 7 by type 1.
    func patientsAbove(_ study: String, _ analysis: String) throws -> Double? {
      let results = try SmallStudy(
        csv: Self.csv,
        declarations:
          "conventions: \(study)\nvariables: {q: {cut: x, at: quartiles, labels: [a, b, c, d]}}",
        analyses: ["{summarize: q, conventions: \(analysis)}"])
      return results.number("categorical", "n", level: "d")
    }
    #expect(try patientsAbove("r", "r") == 2)
    #expect(try patientsAbove("{quantile_type: 1}", "r") == 3)
    #expect(try patientsAbove("r", "{quantile_type: 1}") == 2)
  }

  @Test func twoGroupTChoosesTheTestsUnderAuto() throws {
    for (preset, tests) in [
      ("r", ["welch_t"]), ("sas", ["student_t", "welch_t"]), ("spss", ["student_t", "welch_t"]),
      ("stata", ["student_t"]),
    ] {
      let study = try SmallStudy(
        csv: Self.csv, analyses: ["{compare: x, by: g, conventions: \(preset)}"])
      let found = study.results.answers.flatMap(\.findings).filter { $0.statistic == "p.value" }
      #expect(found.map(\.context) == tests)
      for test in tests { #expect(study.row(test, "reason")?.text == "continuous, 2 groups") }
    }
  }

  @Test func pastTheLastFollowUp() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcomes,
      analyses: [
        "{id: c, kaplan_meier: os, at: [9]}",
        "{id: n, kaplan_meier: os, at: [9], conventions: sas}",
        "{id: z, kaplan_meier: os, at: [9], where: time < 3 and dead == 1, conventions: sas}",
      ])
    let carried = try #require(study.row("survival_at", "estimate", level: "9", analysis: "c"))
    #expect(carried.number != nil && carried.warning != nil)
    let none = try #require(study.row("survival_at", "estimate", level: "9", analysis: "n"))
    #expect(none.number == nil && none.error == "past the last follow-up")
    // Where all have died, survival is known to stay 0.
    #expect(study.number("survival_at", "estimate", level: "9", analysis: "z") == 0)
  }

  @Test func fishersLimitsFollowTheOddsRatio() throws {
    func limits(_ conventions: String, _ option: String = "") throws -> (Double?, Double?) {
      let study = try SmallStudy(
        csv: Self.csv,
        analyses: [
          "{cross_tabulate: h, by: g, test: fisher_exact\(option), conventions: \(conventions)}"
        ])
      return (
        study.number("fisher_exact", "estimate"), study.number("fisher_exact", "conf.high")
      )
    }
    // a: u 2, v 2; b: u 1, v 3. ad/bc = 3, var ln = 1/2 + 1/2 + 1 + 1/3.
    let sas = try limits("sas")
    #expect(disagreement(sas.0, 3) == nil)
    let wald = 3 * exp(1.959963984540054 * (7.0 / 3).squareRoot())
    #expect(disagreement(sas.1, wald) == nil)
    let exact = try limits("r").1
    #expect(exact != sas.1)
    #expect(try limits("sas", ", exact: true").1 == exact)
    #expect(try limits("stata").1 == exact)
    #expect(try disagreement(limits("stata").0, 3) == nil)
  }

  @Test func spssGivesTheMedianLimitsAndTheCurveNone() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcomes,
      analyses: ["{kaplan_meier: os, at: [2], quantiles: [0.25], conventions: spss}"])
    #expect(study.number("survival_at", "estimate", level: "2") != nil)
    #expect(study.row("survival_at", "conf.low", level: "2")?.error == "no interval is made")
    // S = ⅞, 7/12, 7/16 at 1, 2, 3, of 8, 6, 4 at risk: p25 = 2, u = 1, l = 2.
    #expect(study.number("survival", "p25") == 2)
    let f = (7.0 / 8 - 7.0 / 12) / (2 - 1)
    let s = 7.0 / 12 * (1.0 / 56 + 2.0 / 24).squareRoot()
    let limit = study.number("survival", "p25.conf.high")
    #expect(disagreement(limit, 2 + 1.959963984540054 * s / f) == nil)
  }

  @Test func programsAreSaidToDifferWhereThePlanDecides() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcomes,
      analyses: [
        "{id: s, cox: os, univariable: h, conventions: sas}",
        "{id: r, cox: os, univariable: h}",
        "{id: m, compare: x, by: g, test: mann_whitney, alternative: less, conventions: sas}",
      ])
    let notes = study.results.answers.map { $0.notes.map(\.sentence).joined() }
    #expect(notes[0].contains("SAS takes the last level"))
    #expect(!notes[1].contains("takes the last level"))
    #expect(notes[2].contains("SAS prints the side on which the statistic fell"))
  }
}

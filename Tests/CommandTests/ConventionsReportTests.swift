import Foundation
import Testing

/// What a preset chose stands in the report's Methods, where it mattered, and in plan.resolved.yml.
@Suite struct ConventionsReportTests {
  static let csv = """
    g,h,x,y,time,dead
    a,u,1,3,1,1
    a,u,2,1,2,1
    a,v,2,6,3,1
    a,v,4,4,3,0
    b,v,6,5,4,0
    b,v,7,9,4,0
    b,u,9,2,2,1
    b,v,11,30,1,0

    """

  static func plan(_ conventions: String, _ analyses: [String]) -> String {
    """
    study: {title: A study}
    cohort: {file: cohort.csv}
    outcomes: {os: {label: Survival, time: time, event: "dead == 1", unit: months}}
    conventions: \(conventions)
    analyses:
    \(analyses.map { "  - \($0)\n" }.joined())
    """
  }

  static let everything = [
    "{compare: [x, y], by: g}", "{compare: x, by: g, test: mann_whitney}",
    "{cross_tabulate: h, by: g, test: [chi_squared, fisher_exact]}",
    "{kaplan_meier: os, at: [9]}", "{cox: os, univariable: x}",
  ]

  static let sentences: [(preset: String, says: [String])] = [
    (
      "r",
      [
        "Welch’s t-test for continuous variables in two groups",
        "χ² tests of 2×2 tables are corrected for continuity.",
        "exact when both groups are below 50 without ties",
        "conditional maximum likelihood estimate",
        "on the scale of log S", "or the last follow-up", "the last estimate is carried on",
        "Efron’s method",
      ]
    ),
    (
      "sas",
      [
        "Student’s t-test or Welch’s t-test for continuous variables in two groups",
        "χ² tests of 2×2 tables are not corrected for continuity.",
        "The Mann–Whitney p is a normal approximation with continuity correction.",
        "the sample’s own, ad/bc, its interval Wald’s", "on the scale of log(−log S)",
        "is not estimated where no event ends it", "Past the last follow-up nothing is estimated.",
        "Breslow’s method",
      ]
    ),
    (
      "spss",
      [
        "Student’s t-test or Welch’s t-test for continuous variables in two groups",
        "The Mann–Whitney p is a normal approximation without continuity correction.",
        "its interval Wald’s", "S itself has no intervals",
        "The median is the first time at which S is 0.5 or less.", "Breslow’s method",
      ]
    ),
    (
      "stata",
      [
        "Student’s t-test for continuous variables in two groups",
        "the sample’s own, ad/bc, its interval the exact one",
        "on the scale of log(−log S)", "The median is the first time at which S is 0.5 or less.",
      ]
    ),
  ]

  @Test(arguments: sentences) func methodsSayWhatWasChosen(_ own: (preset: String, says: [String]))
    throws
  {
    let plan = Self.plan(own.preset, Self.everything)
    let (run, _, _, page) = try Case(plan: plan, csv: Self.csv).report()
    #expect(run.status == 0, "\(run.errors)")
    let methods = try #require(page.components(separatedBy: "## Methods").last)
    for sentence in own.says { #expect(methods.contains(sentence), "\(sentence)") }
  }

  @Test(arguments: ["r", "sas", "spss", "stata"])
  func roundingIsHalfAwayFromZeroInEveryPreset(_ preset: String) throws {
    let plan = Self.plan(preset, ["{summarize: x, statistic: \"{mean}\", digits: 3}"])
    let csv = "x,time,dead\n1.2345,1,1\n1.2345,2,0\n"
    let (run, _, json, page) = try Case(plan: plan, csv: csv).report()
    #expect(run.status == 0, "\(run.errors)")
    #expect(page.contains("1.235"))
    #expect(json.contains("\"stat\": 1.2345, \"stat_fmt\": \"1.235\""))
    #expect(page.contains("rounded half away from zero"))
  }

  @Test func whatDidNotRunIsNotMentioned() throws {
    let plan = Self.plan("sas", ["{summarize: [h]}"])
    let (_, _, _, page) = try Case(plan: plan, csv: Self.csv).report()
    let methods = try #require(page.components(separatedBy: "## Methods").last)
    for word in ["χ²", "Mann", "Fisher", "follow-up", "Breslow", "Quantiles", "t-test"] {
      #expect(!methods.contains(word), "\(word)")
    }
    #expect(methods.contains("Conventions: defaults of SAS."))
  }

  @Test func anOptionIsSaidToBeAsked() throws {
    let plan = Self.plan(
      "r",
      [
        "{compare: x, by: g, test: mann_whitney, correction: no}",
        "{cross_tabulate: h, by: g, test: chi_squared, correction: no}",
      ])
    let (_, _, _, page) = try Case(plan: plan, csv: Self.csv).report()
    #expect(page.contains("In Table 1 the Mann–Whitney p is a normal approximation, as asked."))
    #expect(
      page.contains("In Table 2 χ² tests of 2×2 tables are not corrected for continuity, as asked.")
    )
    #expect(!page.contains("The Mann–Whitney p is exact when"))
  }

  @Test(arguments: ["r", "sas", "spss", "stata"])
  func theResolvedPlanHoldsEveryKeyAndGivesTheSameResults(_ preset: String) throws {
    let first = try Case(plan: Self.plan(preset, Self.everything), csv: Self.csv)
    defer { try? FileManager.default.removeItem(at: first.folder) }
    #expect(try Tool.run(["report", "study.yml", "-o", "one"], in: first.folder).status == 0)
    let resolved = try String(
      contentsOf: first.folder.appending(path: "one/plan.resolved.yml"), encoding: .utf8)
    for key in [
      "two_group_t", "quantile_type", "continuity_correction", "mcnemar_correction",
      "cmh_correction", "mann_whitney", "signed_rank", "fisher_odds_ratio", "km_interval",
      "km_median", "past_last_time", "ties", "logistic_interval", "moments",
    ] {
      #expect(resolved.contains("  \(key): "), "\(key)")
    }
    try Data(resolved.utf8).write(to: first.folder.appending(path: "again.yml"))
    #expect(try Tool.run(["report", "again.yml", "-o", "two"], in: first.folder).status == 0)
    let rows = try ["one", "two"].map { folder in
      try String(
        contentsOf: first.folder.appending(path: "\(folder)/results.json"), encoding: .utf8
      ).split(separator: "\n").filter { $0.contains("\"analysis\"") }
    }
    #expect(rows[0] == rows[1])
    #expect(!rows[0].isEmpty)
  }
}

import Testing

@testable import Analysis

/// Each p of `test: auto` says which rule chose its test, under every preset, and no other test runs.
@Suite struct AutoReasonTests {
  static let csv = """
    g,k,x,y,c,d
    a,p,1,2,u,r
    a,p,2,2,u,s
    a,q,4,3,v,r
    a,q,5,4,v,s
    b,r,6,8,v,r
    b,r,9,7,v,s
    b,p,7,5,u,r
    b,q,8,6,v,s

    """
  static let analyses = [
    "{id: two, compare: [x, y, c], by: g}", "{id: three, compare: [x, y, c], by: k}",
    "{id: pair, compare: [[x, z]]}", "{id: ranks, compare: [[x, y]]}",
    "{id: table, summarize: [x, y, c], by: g}",
    "{id: counts, cross_tabulate: c, by: g}",
  ]
  static let tests: [String: [String]] = [
    "r": ["welch_t"], "sas": ["student_t", "welch_t"], "spss": ["student_t", "welch_t"],
    "stata": ["student_t"],
  ]

  @Test(arguments: ["r", "sas", "spss", "stata"])
  func everyChosenTestHasItsReason(_ preset: String) throws {
    let study = try SmallStudy(
      csv: Self.csv,
      declarations:
        "conventions: \(preset)\nvariables: {y: {distribution: skewed}, z: {derive: x * x}}",
      analyses: Self.analyses)
    let two = try #require(Self.tests[preset])
    let chosen = [
      "two": two + ["mann_whitney", "fisher_exact"],
      "three": ["welch_anova", "kruskal_wallis", "fisher_exact"], "pair": ["paired_t"],
      "ranks": ["wilcoxon_signed_rank"],
      "table": two + ["mann_whitney", "fisher_exact"], "counts": ["fisher_exact"],
    ]
    for answer in study.results.answers {
      let rows = answer.findings.filter { $0.statistic == "p.value" }
      #expect(rows.map(\.context) == chosen[answer.question.id])
      for row in rows {
        let reason = answer.findings.first {
          $0.statistic == "reason" && $0.context == row.context && $0.variable == row.variable
        }
        #expect(reason?.text == self.reason(row.context, answer.question.id), "\(row.context)")
      }
    }
  }

  private func reason(_ test: String, _ analysis: String) -> String {
    switch (test, analysis) {
    case ("mann_whitney", _): "declared skewed, 2 groups"
    case ("kruskal_wallis", _): "declared skewed, 3 groups"
    case ("welch_anova", _): "continuous, 3 groups"
    case ("paired_t", _): "continuous, pairs"
    case ("wilcoxon_signed_rank", _): "declared skewed, pairs"
    case ("fisher_exact", "three"): "smallest expected count 0.7, below 5"
    case ("fisher_exact", _): "smallest expected count 1.5, below 5"
    default: "continuous, 2 groups"
    }
  }

  @Test func aNamedTestHasNoReason() throws {
    let study = try SmallStudy(
      csv: Self.csv, analyses: ["{compare: x, by: g, test: [welch_t, student_t]}"])
    #expect(!study.results.answers.flatMap(\.findings).contains { $0.statistic == "reason" })
  }
}

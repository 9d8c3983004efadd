import Cohorts
import Testing

@testable import Analysis

struct AuditTests {
  static func audit(_ check: String) throws -> AuditResult? {
    try AuditFile(Array("checks:\n  - {id: a, \(check)}\n".utf8), fileName: "p.yml").results.first
  }

  static let groups = "groups: [{label: A, n: 62, mean: '113.3', sd: '26.5'}, "
  static let means = "kind: two_group_mean_sd, " + groups

  /// The p of these means are 0.0477 to 0.0522 by Student's test and 0.0416 to 0.0458 by Welch's.
  @Test(
    arguments: [
      ("p: '0.048'", "fits only with Student's t-test"),
      ("p: '0·048*'", "fits only with Student's t-test"),
      ("p: '0.045'", "fits only with Welch's t-test"), ("p: '0.05'", "fits"),
      ("p: '0.048', test: student_t", "fits"),
      (
        "p: '0.048', test: unpaired t-test",
        "fits only with Student's t-test"
      ),
      ("p: '0.048', test: Welch", "fits only with Student's t-test"), ("p: '0.48'", "conflict"),
      ("p: '0.025'", "fits only with a one-sided Student's t-test"), ("p: '<0.05'", "fits"),
      ("p: '<0.05', test: student", "cannot tell"), ("p: '<0.001'", "conflict"),
      ("p: '>0.05'", "fits only with Student's t-test"),
      ("p: '0.48', test: Mann-Whitney", "not checkable"),
      ("p: NS", "not checkable"), ("q: '0.048'", "not checkable"),
      ("p: '0.048', test: student, overall: {n: 88, mean: '109.8', sd: '26.3'}", "fits"),
      ("p: '0.048', test: student, overall: {n: 88, mean: '107.3'}", "conflict"),
      ("p: '0.048', test: student, overall: {n: 88, sd: '25.3'}", "conflict"),
      ("p: '0.048', test: student, overall: {n: 89}", "conflict"),
    ] as [(String, String)])
  func `means and deviations`(rest: String, verdict: String) throws {
    let result = try Self.audit(
      Self.means + "{label: B, n: 26, mean: '101.3', sd: '24.1'}], " + rest)
    #expect(result?.verdict.words == verdict)
  }

  /// The p of 40 of 62 and 13 of 26 are 0.204 (χ²), 0.303 (corrected) and 0.238 (Fisher).
  @Test(
    arguments: [
      ("[40, 13], percents: ['64.5', '50']}], p: '0.20'", "fits only with the χ² test"),
      ("[40, 13], percents: ['65%', '50%']}], p: '0.24'", "fits only with Fisher's exact test"),
      ("[40, 13]}], p: '0.30', test: chi-squared", "fits only with the corrected χ² test"),
      ("[40, 13]}], p: '0.20', test: chi-squared", "fits"), ("[40, 13]}], p: '0.9'", "conflict"),
      ("[40, 13], percents: ['64.5', '55']}]", "conflict"), ("[40, 27]}]", "conflict"),
      ("[40, 13], percents: ['75.5', '24.5']}]", "fits only with count over the level's total"),
      ("[40, 13]}], overall: {n: 88, counts: [53], percents: ['60.2']}", "fits"),
      ("[40, 13]}], overall: {n: 88, counts: [54]}", "conflict"),
      ("[40]}], p: '0.2'", "not checkable"), ("[40, x]}], p: '0.2'", "not checkable"),
    ] as [(String, String)])
  func `counts and percentages`(rest: String, verdict: String) throws {
    let result = try Self.audit(
      "kind: counts_by_group, groups: [{label: A, n: 62}, {label: B, n: 26}], "
        + "levels: [{level: Yes, counts: " + rest)
    #expect(result?.verdict.words == verdict)
  }

  /// 30/20 and 20/28 give χ² = 98 · 440² / (50 · 48)² = 3.294, p = 0.070.
  @Test func `a row of missing values may be left out`() throws {
    let check =
      "kind: counts_by_group, groups: [{n: 55}, {n: 57}], levels: [{level: Yes, counts: [30, 20]}, "
      + "{level: No, counts: [20, 28]}, {level: Unknown, counts: [5, 9]}], p: "
    #expect(
      try Self.audit(check + "'0.070'")?.verdict.words
        == "fits only with the χ² test without the row of missing values")
    #expect(try Self.audit(check + "'0.5'")?.verdict == .conflict)
  }

  @Test(
    arguments: [
      ("'1·04', ci_low: '1·02', ci_high: '1·06', p: '<0.05'", "fits"),
      ("'2.50', ci_low: '1.20', ci_high: '5.20', p: '0.014'", "fits"),
      ("'2.50', ci_low: '1.20', ci_high: '5.20', p: '0.35'", "conflict"),
      ("'2.50', ci_low: '1.20', ci_high: '5.90', p: '0.02'", "approximate"),
      ("'2.50', ci_low: '1.20', ci_high: '5.20', p: '0.012'", "approximate"),
      ("'2.50', ci_low: '2.60', ci_high: '5.90'", "conflict"),
      ("'2.50', ci_low: '1.44', ci_high: '4.34', ci_level: 90, p: '0.006'", "fits"),
      ("'2.50', ci_low: '1.20'", "not checkable"),
    ] as [(String, String)])
  func `ratios`(numbers: String, verdict: String) throws {
    let result = try Self.audit("kind: ratio_ci_p, effect: HR, estimate: " + numbers)
    #expect(result?.verdict.words == verdict)
  }

  /// −2.0 (−3.5 to −0.5) has z = −2.61 and p = 0.009.
  @Test func `differences are symmetric on their own scale`() throws {
    let check =
      "kind: ratio_ci_p, effect: mean difference, estimate: '−2.0', ci_low: '-3.5', ci_high: "
    #expect(try Self.audit(check + "'−0.5', p: '0.009'")?.verdict == .fits)
    #expect(try Self.audit(check + "'−0.5', p: '0.09'")?.verdict == .conflict)
  }

  @Test(
    arguments: [
      ("auc: '0.731', se: '0.052', ci_low: '0.630', ci_high: '0.833', p: '<0.001'", "fits"),
      ("auc: '0.731', ci_low: '0.630', ci_high: '0.833', p: '0.03'", "conflict"),
      ("auc: '0.731', se: '0.052', ci_low: '0.530', ci_high: '0.833'", "conflict"),
      ("auc: '0.98', se: '0.02', ci_low: '0.94', ci_high: '1.00'", "fits"),
      ("auc: '1.2'", "conflict"), ("auc: '0.7', p: '0.03'", "not checkable"),
    ] as [(String, String)])
  func `areas`(numbers: String, verdict: String) throws {
    #expect(try Self.audit("kind: auc_se_ci_p, " + numbers)?.verdict.words == verdict)
  }

  @Test(
    arguments: [
      ("kind: proportion, count: 72, n: 88, percent: '82%'", "fits"),
      ("kind: proportion, count: 72, n: 88, percent: '84'", "conflict"),
      ("kind: proportion, count: 90, n: 88, percent: '102'", "conflict"),
      ("kind: proportion, count: 1, n: 0, percent: '0'", "not checkable"),
      ("kind: integer_mean_sd, n: 28, mean: '5.19', sd: '1.0'", "conflict"),
      ("kind: integer_mean_sd, n: 28, mean: '5.18', sd: '1.06'", "fits"),
      ("kind: p_only, p: '0.03'", "not checkable"), ("kind: median_iqr", "not checkable"),
      ("kind: two_group_mean_only", "not checkable"), ("kind: magic", "not checkable"),
    ] as [(String, String)])
  func `other kinds`(check: String, verdict: String) throws {
    #expect(try Self.audit(check)?.verdict.words == verdict)
  }

  static let yaml = """
    title: A table
    notes: [any, thing]
    checks:
      - {id: one, kind: two_group_mean_sd, source: Table 2, p: "0.048",
         groups: [{n: 62, mean: "113.3", sd: "26.5"}, {n: 26, mean: "101.3", sd: "24.1"}]}
      - {id: two, kind: proportion, count: 72, n: 88, percent: "82%"}
    """
  static let json = """
    {"title": "A table", "checks": [
      {"id": "one", "kind": "two_group_mean_sd", "p": "0.048", "groups":
        [{"n": 62, "mean": "113.3", "sd": "26.5"}, {"n": 26, "mean": 101.3, "sd": 24.1}]},
      {"id": "two", "kind": "proportion", "count": 72, "n": 88, "percent": "82%"}]}
    """
  static let csv = """
    id,kind,p,groups.1.n,groups.1.mean,groups.1.sd,groups.2.n,groups.2.mean,groups.2.sd,count,n,percent
    one,two_group_mean_sd,0.048,62,113.3,26.5,26,101.3,24.1,,,
    two,proportion,,,,,,,,72,88,82%
    """

  @Test func `YAML, JSON and CSV say the same`() throws {
    let results = try AuditFile(Array(Self.yaml.utf8), fileName: "p.yml").results
    #expect(results.map(\.verdict) == [.fitsOnlyWith("Student's t-test"), .fits])
    #expect(try AuditFile(Array(Self.json.utf8), fileName: "p.json").results == results)
    #expect(try AuditFile(Array(Self.csv.utf8), fileName: "p.csv").results == results)
  }

  @Test(
    arguments: [
      ("title: x", "p.yml", "expected a list of checks under \"checks\""),
      ("checks: [3]", "p.yml", "expected a check {id, kind, …}, found \"3\""),
      ("checks: [{id: a}]", "p.yml", "the check has no \"kind\""),
      ("id,p\na,3\n", "p.csv", "expected a column \"kind\""),
      ("id,kind\na,\n", "p.csv", "the check has no \"kind\""),
    ] as [(String, String, String)])
  func `a file that cannot be read is refused`(text: String, name: String, words: String) throws {
    let problems = #expect(throws: Problems.self) {
      try AuditFile(Array(text.utf8), fileName: name)
    }
    #expect(problems?.all.first?.description.contains(words) == true)
  }
}

import Testing
import TestSupport

@testable import Analysis

/// Which test runs, of whom, and what stands in its rows.
@Suite struct ComparisonTests {
  static let csv = """
    g,x,y,c,s
    a,1,2,u,1
    a,2,2,u,5
    a,4,3,v,9
    b,6,8,v,2
    b,9,7,v,4
    b,,9,v,7

    """

  @Test func welchOfTwoGroupsByHand() throws {
    // a: 1 2 4, mean 7/3, variance 7/3; b: 6 9, mean 15/2, variance 9/2.
    // t = (7/3 − 15/2) / √(7/9 + 9/4) = −5.1667 / 1.74005
    let study = try SmallStudy(csv: Self.csv, analyses: ["{id: t, compare: [x], by: g}"])
    #expect(disagreement(study.number("welch_t", "estimate"), 7.0 / 3 - 7.5) == nil)
    let t = (7.0 / 3 - 7.5) / (7.0 / 9 + 9.0 / 4).squareRoot()
    #expect(disagreement(study.number("welch_t", "statistic"), t) == nil)
    #expect(study.number("welch_t", "nobs") == 5)
    #expect(study.number("missing", "N_miss", variable: "x", group: "b") == 1)
    #expect(study.row("welch_t", "reason")?.text == "continuous, 2 groups")
  }

  @Test func swappingTheGroupsTurnsTheEstimate() throws {
    let swapped = "variables: {g: {levels: [b, a]}}"
    let one = try SmallStudy(csv: Self.csv, analyses: ["{compare: [x], by: g, test: student_t}"])
    let two = try SmallStudy(
      csv: Self.csv, declarations: swapped, analyses: ["{compare: [x], by: g, test: student_t}"])
    let estimate = try #require(one.number("student_t", "estimate"))
    #expect(disagreement(two.number("student_t", "estimate"), -estimate) == nil)
    #expect(one.number("student_t", "p.value") == two.number("student_t", "p.value"))
  }

  @Test func autoChoosesByTheRule() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: "variables: {y: {distribution: skewed}}",
      analyses: ["{summarize: [x, y, c], by: g}"])
    #expect(study.number("welch_t", "p.value", variable: "x") != nil)
    #expect(study.number("mann_whitney", "p.value", variable: "y") != nil)
    #expect(study.number("fisher_exact", "p.value", variable: "c") != nil)
    let reason = study.row("fisher_exact", "reason")?.text
    #expect(reason == "smallest expected count 1.0, below 5")
  }

  @Test func sasRunsBothTTests() throws {
    let study = try SmallStudy(
      csv: Self.csv, analyses: ["{compare: [x], by: g, conventions: sas}"])
    #expect(study.number("student_t", "p.value") != nil)
    #expect(study.number("welch_t", "p.value") != nil)
  }

  @Test func pValuesAreAdjustedOverTheVariables() throws {
    let study = try SmallStudy(
      csv: Self.csv, analyses: ["{compare: [x, y], by: g, test: welch_t, adjust: bonferroni}"])
    for name in ["x", "y"] {
      let p = try #require(study.number("welch_t", "p.value", variable: name))
      let adjusted = study.number("welch_t", "p.value.adjusted", variable: name)
      #expect(disagreement(adjusted, min(1, 2 * p)) == nil)
    }
  }

  @Test func levelsWithoutPatientsStayAsZeroAndLeaveTheTest() throws {
    let study = try SmallStudy(
      csv: Self.csv,
      declarations: "variables: {c: {levels: [u, v, w]}, g: {levels: [a, b, z]}}",
      analyses: ["{summarize: [c, x], by: g, test: {c: chi_squared, x: student_t}}"])
    #expect(study.number("categorical", "n", variable: "c", level: "w", group: "a") == 0)
    #expect(study.number("chi_squared", "parameter") == 1)
    #expect(study.number("student_t", "nobs") == 5)
    #expect(study.notes.contains("c: w has no patients and is not in the test."))
    #expect(study.notes.contains("x: z has no values and is not in the test."))
  }

  @Test func pairsAndOneSampleAndPrintedSummaries() throws {
    let study = try SmallStudy(
      csv: Self.csv,
      analyses: [
        "{id: p, compare: [[x, y]], test: paired_t}",
        "{id: o, compare: [x], test: one_sample_t, mu: 4}",
        "{id: s, compare: [x], test: student_t, summaries: [{label: A, n: 3, mean: 2, sd: 1}, {label: B, n: 3, mean: 4, sd: 1}]}",
      ])
    // Differences −1 0 1 −2 2: mean 0.
    #expect(disagreement(study.number("paired_t", "estimate"), 0, absolute: 1e-15) == nil)
    #expect(study.row("paired_t", "p.value")?.variable == "x - y")
    #expect(disagreement(study.number("one_sample_t", "estimate"), 4.4) == nil)
    // s² = 1, t = −2 / √(2/3).
    #expect(
      disagreement(study.number("student_t", "statistic"), -2 / (2.0 / 3).squareRoot()) == nil)
  }

  @Test func `printed summaries need no column, declared or not`() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: "variables: {sbp: {label: Systolic pressure, unit: mmHg}}",
      analyses: [
        "{id: s, compare: [sbp, dbp], summaries: [{label: A, n: 3, mean: 2, sd: 1}, {label: B, n: 3, mean: 4, sd: 1}]}"
      ])
    // s² = 1, t = −2 / √(2/3).
    for variable in ["sbp", "dbp"] {
      let t = study.number("welch_t", "statistic", variable: variable)
      #expect(disagreement(t, -2 / (2.0 / 3).squareRoot()) == nil)
    }
    #expect(study.row("welch_t", "reason", variable: "sbp")?.text == "continuous, 2 groups")
  }

  @Test func `a variable that an analysis reads needs its column, printed summaries or not`() {
    #expect(throws: (any Error).self) {
      try SmallStudy(
        csv: Self.csv, declarations: "variables: {sbp: {label: Systolic pressure}}",
        analyses: [
          "{id: s, compare: sbp, summaries: [{label: A, n: 3, mean: 2, sd: 1}, {label: B, n: 3, mean: 4, sd: 1}]}",
          "{id: t, summarize: sbp}",
        ])
    }
  }

  @Test func `a group without values is not counted in the reason`() throws {
    let study = try SmallStudy(
      csv: Self.csv, analyses: ["{id: t, compare: x, by: g, where: g == \"a\"}"])
    #expect(study.row("welch_t", "reason")?.text == "continuous, 1 group")
  }
}

import Testing
import TestSupport

@testable import Analysis

/// Output that users of Stata published, under the preset `stata`.
@Suite struct StataOutputTests {
  /// Statalist 2010-07-00875: `summarize X, detail` of 31 values.
  static let values = [
    223, 104.3333, 198.3333, 126, 95, 101.3333, 133, 90.66666, 38, 91, 101, 36.5, 101, 203, 92.5,
    149, 142.3333, 89.33334, 105.6667, 123.3333, 136, 240.6667, 162.3333, 98.66666, 181.6667, 261,
    206, 251, 339.3333, 219.3333, 114,
  ]

  private func summary(_ values: [Double]) throws -> SmallStudy {
    try SmallStudy(
      csv: "x\n" + values.map { "\($0)\n" }.joined(), declarations: "conventions: stata",
      analyses: ["{summarize: x}"])
  }

  @Test func summarizeDetail() throws {
    let study = try summary(Self.values)
    let printed = [
      "p25": 98.66666, "median": 126, "p75": 203, "mean": 146.914, "sd": 69.5917,
      "var": 4843.005, "skewness": 0.7895009, "kurtosis": 3.214935,
    ]
    for (name, value) in printed {
      let found = study.number("continuous", name, variable: "x")
      #expect(disagreement(found, value, relative: 5e-6) == nil, "\(name)")
    }
  }

  /// `_pctile price, percentiles(25 50 75)` of the first 20 prices of auto.dta: 4033, 4782.5, 6807.5.
  @Test func quartilesAverageWhereTheShareIsWhole() throws {
    let study = try summary([
      3299, 3667, 3799, 3955, 3984, 4082, 4099, 4453, 4504, 4749, 4816, 5104, 5189, 5705, 5788,
      7827, 10_372, 11_385, 14_500, 15_906,
    ])
    #expect(study.number("continuous", "p25") == 4033)
    #expect(study.number("continuous", "median") == 4782.5)
    #expect(study.number("continuous", "p75") == 6807.5)
  }

  /// Śaunak Sen, *Stata and R ranksum test p-values differ*: z = 1.643, p = 0.1003; R's p = 0.1255.
  @Test func ranksum() throws {
    let ranks = [
      (1, 7), (1, 6), (1, 3), (1, 2), (0, 11), (0, 9), (0, 4), (1, 1), (0, 5), (0, 10), (1, 8),
    ]
    let study = try SmallStudy(
      csv: "g,x\n" + ranks.map { "\($0),\($1)\n" }.joined(),
      declarations: "variables: {g: {levels: [0, 1]}}",
      analyses: [
        "{id: s, compare: x, by: g, test: mann_whitney, conventions: stata}",
        "{id: r, compare: x, by: g, test: mann_whitney}",
      ])
    for (id, p) in [("s", 0.1003), ("r", 0.1255)] {
      let found = study.number("mann_whitney", "p.value", analysis: id)
      #expect(disagreement(found, p, absolute: 5e-5) == nil)
    }
  }

  /// `tabulate deco0 deco1, chi2 exact` of 237, 57, 71, 14 (studylib.net 8393162): χ² = 0.3686,
  /// Pr = 0.544; Fisher's exact = 0.637, 1-sided 0.332.
  @Test func tabulate() throws {
    let cells = [("0", "0", 237), ("0", "1", 57), ("1", "0", 71), ("1", "1", 14)]
    let rows = cells.flatMap { before, after, n in
      [String](repeating: "\(before),\(after)\n", count: n)
    }
    let study = try SmallStudy(
      csv: "a,b\n" + rows.joined(),
      declarations: "conventions: stata\nvariables: {a: {levels: [0, 1]}, b: {levels: [0, 1]}}",
      analyses: [
        "{id: t, cross_tabulate: b, by: a, test: [chi_squared, fisher_exact]}",
        "{id: l, cross_tabulate: b, by: a, test: fisher_exact, alternative: less}",
      ])
    let chi = study.number("chi_squared", "statistic")
    #expect(disagreement(chi, 0.3686, absolute: 5e-5) == nil)
    #expect(disagreement(study.number("chi_squared", "p.value"), 0.544, absolute: 5e-4) == nil)
    let exact = study.number("fisher_exact", "p.value", analysis: "t")
    #expect(disagreement(exact, 0.637, absolute: 5e-4) == nil)
    let oneSided = study.number("fisher_exact", "p.value", analysis: "l")
    #expect(disagreement(oneSided, 0.332, absolute: 5e-4) == nil)
    // cc prints ad/bc; its limits are exact.
    let estimate = study.number("fisher_exact", "estimate", analysis: "t")
    #expect(disagreement(estimate, 237.0 * 14 / (57 * 71)) == nil)
  }
}

import Foundation
import TestSupport
import Testing

/// How tests and effects of numbers stand on the page.
@Suite struct NumericReportTests {
  static let csv = """
    g,h,x,y
    a,p,1,2
    a,q,2,2
    a,r,4,3
    a,p,7,5
    b,q,6,8
    b,r,9,7
    b,p,8,9
    b,q,11,4
    b,r,10,6

    """

  private func page(_ analyses: [String]) throws -> String {
    let plan = """
      study: {title: A study}
      cohort: {file: cohort.csv}
      analyses:
      \(analyses.map { "  - \($0)\n" }.joined())
      """
    let (run, _, _, page) = try Case(plan: plan, csv: Self.csv).report()
    #expect(run.status == 0, "\(run.errors)")
    // Spaces within a number's cell do not break.
    return page.replacing("\u{A0}", with: " ").tightTables
  }

  @Test func equivalenceHasBothStatisticsAndBothPValues() throws {
    let page = try page(["{compare: x, by: g, test: tost, bounds: [-9, 9], confidence: 0.9}"])
    // Means 3.5 and 8.8, s² = (21 + 14.8)/7: SE = 1.5170, t = (−5.3 ± 9)/SE.
    #expect(page.contains("t = 2.44 and −9.43, df = 7"))
    #expect(page.contains("Student’s, bounds −9 to 9"))
    #expect(page.contains("against the lower bound, p "))
    #expect(page.contains("Difference (90% CI), a − b"))
    #expect(page.contains("Equivalence is tested by two one-sided t-tests"))
  }

  @Test func pairsOfGroupsHaveATable() throws {
    let page = try page(["{compare: x, by: h, test: [tukey_hsd, dunn], adjust: holm}"])
    #expect(
      page.contains("| Variable | Groups | Patients | Difference of means (95% CI) | SE | q |"))
    #expect(page.contains("| x | q − p | 9 | 1.0 ("))
    #expect(page.contains("Dunn’s test, adjusted over the pairs, Holm."))
    #expect(page.contains("hold for all pairs of groups together (Table 1)."))
    #expect(
      page.contains(
        "p-values were adjusted by Holm’s method over the pairs of groups of each variable."))
    // The groups are described although no test compares them all.
    #expect(page.contains("| **X** | 3 | 5.3 (3.8) | 3 | 6.3 (4.5) |"))
  }

  @Test func normalityIsShownByGroup() throws {
    let page = try page(["{compare: x, by: g, test: [welch_t, shapiro_wilk]}"])
    #expect(page.contains("| Variable | Group | Patients | W | p |"))
    #expect(page.contains("Royston’s approximation"))
  }

  @Test func footnotesSayWhatChoseTheMethod() throws {
    let page = try page([
      "{compare: x, by: g, test: [mann_whitney, kolmogorov_smirnov]}",
      "{compare: [[x, y]], test: wilcoxon_signed_rank}", "{correlate: x, with: y, method: kendall}",
    ])
    #expect(page.contains("Mann–Whitney test (exact: 4 and 5 values, no ties)."))
    #expect(page.contains("Kolmogorov–Smirnov test (exact: 4 × 5 below 10,000)."))
    #expect(page.contains("Wilcoxon signed-rank test (normal approximation"))
    #expect(page.contains("left out), 9 pairs."))
    #expect(
      page.contains("Kendall’s rank correlation τ-b (normal approximation, statistic z: ties)."))
  }

  @Test func effectsNameBothSidesAndTheirIntervals() throws {
    let page = try page([
      "{compare: [x, y], by: g, test: [welch_t, levene], effect: [mean_difference, cohens_d]}",
      "{compare: x, by: h, test: kruskal_wallis, effect: epsilon_squared}",
    ])
    #expect(page.contains("Difference of means (95% CI), a − b"))
    #expect(page.contains("Cohen’s d (95% CI), a − b"))
    #expect(page.contains("Interval by Welch’s t, two variances."))
    #expect(page.contains("Interval: ε² of ranks has no interval in closed form."))
    #expect(page.contains("noncentral t distribution."))
  }

  @Test func printedSummariesStandAsTheyWerePrinted() throws {
    let page = try page([
      "{compare: x, summaries: [{label: A, n: 115, mean: 3055.7, sd: 752.7}, {label: B, n: 74, mean: 2771.9, sd: 659.6}]}"
    ])
    #expect(page.contains("| 115 | 3055.7 (752.7) | 74 | 2771.9 (659.6) |"))
    #expect(page.contains("n = 189"))
    #expect(page.contains("from printed summaries"))
  }
}

import Testing
import TestSupport

@testable import Analysis

/// Every test and effect of numbers, from a plan to rows.
@Suite struct NumericAnswerTests {
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
  static let groups = "[student_t, welch_t, mann_whitney, f_variance, kolmogorov_smirnov]"
  static let many =
    "[anova, welch_anova, kruskal_wallis, levene, brown_forsythe, bartlett, tukey_hsd, games_howell, dunn, shapiro_wilk]"

  /// The names of the statistics of one context, by variable level.
  private func names(_ study: SmallStudy, _ context: String) -> [String: Set<String>] {
    let rows = study.results.answers.flatMap(\.findings).filter { $0.context == context }
    return Dictionary(grouping: rows) { ($0.variableLevel ?? "") + ($0.group1Level ?? "") }
      .mapValues { Set($0.map(\.statistic)) }
  }

  @Test func refusalsHaveTheSameNames() throws {
    let flat = Self.csv.split(separator: "\n").enumerated().map { index, line in
      let cells = line.split(separator: ",")
      return index == 0 ? String(line) : "\(cells[0]),\(cells[1]),5,5"
    }.joined(separator: "\n")
    let analyses = [
      "{id: two, compare: [x], by: g, test: \(Self.groups), adjust: holm, effect: [mean_difference, cohens_d, hedges_g, smd, rank_biserial, hodges_lehmann]}",
      "{id: more, compare: [x], by: h, test: \(Self.many), adjust: holm, effect: [eta_squared, omega_squared, epsilon_squared]}",
      "{id: pair, compare: [[x, y]], test: [paired_t, wilcoxon_signed_rank, tost, shapiro_wilk], bounds: [-1, 1], effect: [mean_difference, cohens_d, rank_biserial, hodges_lehmann]}",
      "{id: tost, compare: [x], by: g, test: tost, bounds: [-1, 1]}",
      "{id: r, correlate: [x], with: y, adjust: BH}",
      "{id: rho, correlate: [x], with: y, method: spearman}",
      "{id: tau, correlate: [x], with: y, method: kendall, by: g}",
    ]
    let good = try SmallStudy(csv: Self.csv, analyses: analyses)
    let bad = try SmallStudy(csv: flat, analyses: analyses)
    let contexts = Set(good.results.answers.flatMap(\.findings).map(\.context))
    #expect(contexts.count > 25)
    for context in contexts.subtracting(["mean_difference", "hodges_lehmann", "eta_squared"]) {
      let (one, two) = (names(good, context), names(bad, context))
      for (place, found) in one where context != "omega_squared" {
        #expect(two[place] == found, "\(context) \(place)")
      }
    }
    let numbers = bad.results.answers.flatMap(\.findings).filter {
      $0.statistic == "p.value" && $0.number != nil
    }
    // Only the comparison of equal distributions has an answer for constant data.
    #expect(Set(numbers.map(\.context)) == ["kolmogorov_smirnov"])
  }

  @Test func pairsOfGroupsStandUnderTheirNames() throws {
    let study = try SmallStudy(
      csv: Self.csv,
      analyses: [
        "{id: t, compare: [x], by: h, test: [tukey_hsd, games_howell, dunn], adjust: bonferroni}"
      ])
    // p: 1, 7, 8 (16/3); q: 2, 6, 11 (19/3).
    let estimate = study.number("tukey_hsd", "estimate", variable: "x", level: "q - p")
    #expect(disagreement(estimate, 1) == nil)
    #expect(study.number("games_howell", "p.value.adjusted", level: "r - q") != nil)
    let p = try #require(study.number("dunn", "p.value", level: "r - p"))
    let adjusted = study.number("dunn", "p.value.adjusted", level: "r - p")
    #expect(disagreement(adjusted, min(1, 3 * p)) == nil)
    #expect(study.row("tukey_hsd", "p.value", level: "q - p") == nil)
  }

  @Test func equivalenceByHand() throws {
    let study = try SmallStudy(
      csv: "g,x\na,1\na,2\na,3\nb,2\nb,3\nb,4\n",
      analyses: [
        "{id: e, compare: [x], by: g, test: tost, bounds: [-3, 2], confidence: 0.9}"
      ])
    // Difference −1, s² = 1, SE = √(2/3): t = (−1 + 3)/SE and (−1 − 2)/SE on 4 degrees of freedom.
    let error = (2.0 / 3).squareRoot()
    #expect(disagreement(study.number("tost", "statistic.lower"), 2 / error) == nil)
    #expect(disagreement(study.number("tost", "statistic.upper"), -3 / error) == nil)
    #expect(study.number("tost", "parameter") == 4)
    let lower = try #require(study.number("tost", "p.value.lower"))
    let upper = try #require(study.number("tost", "p.value.upper"))
    #expect(study.number("tost", "p.value") == max(lower, upper))
    #expect(
      study.row("tost", "method")?.text
        == "two one-sided t-tests of equivalence (Student's, bounds -3 to 2)")
  }

  @Test func normalityIsTestedInEachGroup() throws {
    let study = try SmallStudy(
      csv: Self.csv,
      analyses: [
        "{id: s, compare: [x], by: g, test: shapiro_wilk}",
        "{id: o, compare: [x], test: shapiro_wilk}",
        "{id: d, compare: [[x, y]], test: shapiro_wilk}",
      ])
    #expect(study.number("shapiro_wilk", "nobs", group: "a", analysis: "s") == 4)
    #expect(study.number("shapiro_wilk", "p.value", group: "b", analysis: "s") != nil)
    #expect(study.number("shapiro_wilk", "nobs", analysis: "o") == 9)
    let method = study.row("shapiro_wilk", "method", variable: "x - y", analysis: "d")?.text
    #expect(method == "Shapiro–Wilk test of the differences")
  }

  @Test func printedSummariesOfSeveralGroups() throws {
    let summaries =
      "[{label: A, n: 3, mean: 2, sd: 1}, {label: B, n: 3, mean: 4, sd: 1}, {label: C, n: 3, mean: 3, sd: 1}]"
    let study = try SmallStudy(
      csv: Self.csv,
      analyses: [
        "{id: s, compare: [x], summaries: \(summaries), test: [anova, tukey_hsd, kruskal_wallis], effect: [eta_squared, cohens_d]}",
        "{id: a, compare: [x], summaries: \(summaries)}",
      ])
    // SSB = 3(1 + 1 + 0) = 6 on 2, SSW = 6 on 6: F = 3, η² = ½.
    #expect(disagreement(study.number("anova", "statistic"), 3) == nil)
    #expect(disagreement(study.number("eta_squared", "estimate"), 0.5) == nil)
    #expect(study.number("tukey_hsd", "estimate", level: "B - A") == 2)
    #expect(
      study.row("kruskal_wallis", "p.value")?.error
        == "the Kruskal–Wallis test needs the patients' values, not printed summaries")
    #expect(
      study.row("cohens_d", "estimate")?.error == "the test compares two groups, and 3 are given")
    #expect(study.row("welch_anova", "reason")?.text == "continuous, 3 groups")
  }

  @Test func whatDoesNotFitSaysWhatItNeeds() throws {
    let study = try SmallStudy(
      csv: Self.csv,
      analyses: [
        "{id: p, compare: [[x, y]], test: levene, effect: [eta_squared]}",
        "{id: g, compare: [x], by: g, test: paired_t, effect: [odds_ratio]}",
        "{id: o, compare: [x], test: welch_t}",
      ])
    #expect(
      study.row("levene", "p.value")?.error
        == "Levene's test needs a continuous variable in groups (by), not pairs")
    #expect(
      study.row("paired_t", "p.value")?.error
        == "the paired t-test needs pairs [before, after], not a continuous variable between groups"
    )
    #expect(
      study.row("welch_t", "p.value")?.error
        == "Welch's t-test needs a continuous variable in two groups (by), not one sample")
    #expect(
      study.row("eta_squared", "estimate")?.error
        == "η² needs a continuous variable in groups (by), not pairs")
    #expect(study.row("odds_ratio", "estimate")?.error != nil)
  }

  @Test func differencesFollowTheTestInForce() throws {
    let study = try SmallStudy(
      csv: Self.csv,
      analyses: [
        "{id: s, compare: [x], by: g, test: [mann_whitney, student_t], effect: mean_difference}",
        "{id: w, compare: [x], by: g, effect: mean_difference}",
        "{id: p, compare: [[x, y]], effect: mean_difference}",
        "{id: o, compare: [x], test: one_sample_t, mu: 4, effect: mean_difference}",
      ])
    for (id, test) in [("s", "student_t"), ("w", "welch_t"), ("p", "paired_t")] {
      for name in ["estimate", "std.error", "conf.low", "conf.high"] {
        #expect(
          study.number("mean_difference", name, analysis: id)
            == study.number(test, name, analysis: id), "\(id) \(name)")
      }
    }
    let estimate = study.number("mean_difference", "estimate", analysis: "o")
    #expect(disagreement(estimate, 58.0 / 9 - 4) == nil)
  }

  @Test func beyondTwentyDifferencesSASTakesT() throws {
    let values = (1...25).map { "\($0 % 7),\(Double(($0 * 5) % 23) - 3)" }
    let csv = "h,x\n" + values.joined(separator: "\n") + "\n"
    let plan = "{compare: [x], mu: 4, test: wilcoxon_signed_rank, effect: hodges_lehmann"
    let study = try SmallStudy(
      csv: csv,
      analyses: ["\(plan), id: s, conventions: sas}", "\(plan), id: e, exact: true}"])
    let method = study.row("wilcoxon_signed_rank", "method", analysis: "s")?.text
    #expect(method?.contains("t approximation") == true)
    let t = try #require(study.number("wilcoxon_signed_rank", "p.value", analysis: "s"))
    let exact = try #require(study.number("wilcoxon_signed_rank", "p.value", analysis: "e"))
    #expect(t != exact && disagreement(t, exact, relative: 0.3) == nil)
    #expect(study.number("hodges_lehmann", "conf.low", analysis: "s") != nil)
  }

  @Test func anIntervalThatCannotReachItsLevelSaysSo() throws {
    let study = try SmallStudy(
      csv: "g,x\na,1\na,2\nb,5\nb,9\nb,7\n",
      analyses: ["{id: t, compare: [x], by: g, effect: [hodges_lehmann, rank_biserial]}"])
    let limit = study.row("hodges_lehmann", "conf.low")
    #expect(limit?.number == -8)
    #expect(limit?.warning == "too few values for this level: covers about 80%")
    #expect(
      study.row("rank_biserial", "conf.low")?.error == "no interval of a perfect rank correlation")
  }

  @Test func correlationsAreGroupedAndAdjusted() throws {
    let study = try SmallStudy(
      csv: Self.csv, analyses: ["{id: r, correlate: [x], with: y, by: g, adjust: bonferroni}"])
    for group in ["a", "b"] {
      let p = try #require(study.number("pearson", "p.value", level: "y", group: group))
      let adjusted = study.number("pearson", "p.value.adjusted", level: "y", group: group)
      #expect(disagreement(adjusted, min(1, 2 * p)) == nil)
    }
    #expect(study.number("pearson", "nobs", level: "y", group: "a") == 4)
  }
}

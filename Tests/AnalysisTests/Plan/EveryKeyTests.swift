import Analysis
import Cohorts
import Testing

@Suite struct EveryKeyTests {
  /// The keys that a message about an unknown one lists.
  private func known(_ plan: String) throws -> [String] {
    let unknown = try #require(problems(plan).first { $0.contains("unknown key \"zzzzzzzz\"") })
    let list = try #require(unknown.split(separator: "; expected ").last)
    return list.split(separator: ", ").map(String.init)
  }

  private let sections = [
    "zzzzzzzz: 1", "study: {zzzzzzzz: 1}", "cohort: {zzzzzzzz: 1}", "population: [{zzzzzzzz: 1}]",
    "variables: {a: {zzzzzzzz: 1}}", "outcomes: {a: {zzzzzzzz: 1}}",
    "outcomes: {a: {survival: b, zzzzzzzz: 1}}", "conventions: {zzzzzzzz: 1}",
    "report: {zzzzzzzz: 1}", "waivers: [{zzzzzzzz: 1}]",
  ]
  private let verbs = [
    "summarize", "compare", "cross_tabulate", "correlate", "roc", "kaplan_meier",
    "cumulative_incidence", "cox", "logistic", "linear", "cutpoint", "agreement", "stack", "merge",
    "prose",
  ]

  @Test func `the plan of every key uses every key that is known`() throws {
    for section in sections {
      // A codebook is a file of its own: CodebookTests reads plans with one.
      for key in try known(section) where key != "codebook" {
        #expect(everyKeyPlan.contains("\(key):"), "\(key) of \(section)")
      }
    }
    for verb in verbs {
      for key in try known("analyses: [{\(verb): a, zzzzzzzz: 1}]") {
        #expect(everyKeyPlan.contains("\(key):"), "\(key) of \(verb)")
      }
    }
  }

  @Test func `every option of PRODUCT.md's table is known to its verb`() throws {
    let options: [(String, String)] = [
      (
        "summarize",
        "overall interval statistic digits percent denominator missing test difference smd "
          + "replicates seed"
      ),
      (
        "compare",
        "test effect exact correction mu bounds variance summaries replicates seed plot"
      ),
      (
        "cross_tabulate",
        "test strata event percent effect interval zero_cells exact correction scores replicates seed"
      ), ("correlate", "with method exact"),
      (
        "roc",
        "outcome positive direction tolerance interval replicates seed difference threshold partial "
          + "at times plot"
      ),
      (
        "kaplan_meier",
        "event strata at quantiles interval test rho gamma scores pairwise entry rmst follow_up "
          + "difference hazard_ratio brier plot"
      ), ("cumulative_incidence", "event at test strata regression plot"),
      (
        "cox",
        "event univariable multivariable strata ties cluster check transform per entry baseline brier "
          + "plot"
      ), ("logistic", "event univariable multivariable interval penalty plot"),
      ("linear", "univariable multivariable plot"), ("cutpoint", "outcome method between p_value"),
      ("agreement", "method weights"),
    ]
    let common =
      "id title note by where confidence alternative adjust purpose published conventions sentences "
      + "fragility"
    for (verb, own) in options {
      let expected = Set("\(verb) \(own) \(common)".split(separator: " ").map(String.init))
      #expect(Set(try known("analyses: [{\(verb): a, zzzzzzzz: 1}]")) == expected)
    }
  }
}

import Analysis
import Foundation
import Testing

@testable import Reporting

/// A number that one program printed, published in the plan of the other.
struct CamisFixture: CustomTestStringConvertible, Sendable {
  /// The comparison of CAMIS.
  let id: String
  /// The program whose plan it is.
  let plan: String
  /// The analysis, and the path within it.
  let analysis: String
  let path: String
  /// What the other program printed.
  let published: String
  /// What the sentence names.
  let choice: String

  init(
    _ id: String, _ plan: String, _ analysis: String, _ path: String, _ published: String,
    _ choice: String
  ) {
    self.id = id
    self.plan = plan
    self.analysis = analysis
    self.path = path
    self.published = published
    self.choice = choice
  }

  var testDescription: String { "\(id), plan of \(plan): \(published)" }

  /// The comparison of the number under the plan.
  func comparison() throws -> PublishedComparison {
    let folder = Self.folder
    let file = folder.appending(path: "plans/\(id).\(plan).yml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let name = try #require(text.firstMatch(of: /cohort: \{file: ([^}]+)\}/)?.1)
    let own = "{id: \(analysis), published: {\"\(path)\": \"\(published)\"},"
    return try Self.comparison(
      text.replacing("{id: \(analysis),", with: own),
      data: folder.appending(path: "data/\(name)").path)
  }

  static func comparison(_ plan: String, data: String) throws -> PublishedComparison {
    let results = try OpenedStudy(plan: Array(plan.utf8), planFile: "study.yml", dataFile: data)
      .results()
    return try #require(PublishedComparison.all(in: results).first)
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "AnalysisTests/Reference/CAMIS")

  /// The comparisons in which R and SAS differ and a plan can ask for the number, both ways round.
  static let all: [CamisFixture] = [
    .init("quantile-default", "r", "a", "x.p25", "30", "quantiles of type 2"),
    .init("quantile-default", "sas", "a", "x.p25", "32.5", "quantiles of type 7"),
    .init("t-2sample-default", "r", "a", "gain.p.value", "0.4912", "Student's t-test"),
    .init("t-2sample-default", "r", "a", "gain.conf.low", "-31.1984", "Student's t-test"),
    .init("t-2sample-default", "sas", "a", "gain.student_t.p.value", "0.4913", "Welch's t-test"),
    .init(
      "ranksum-exact-ties", "r", "a", "weight.p.value", "0.0082", "by the exact distribution"),
    .init(
      "ranksum-exact-ties", "sas", "e", "weight.p.value", "0.01001",
      "by the normal approximation with continuity correction"),
    .init(
      "hl-shift", "r", "a", "weight.hodges_lehmann.conf.low", "-0.7600",
      "by the exact distribution"),
    .init(
      "hl-shift", "sas", "e", "weight.hodges_lehmann.conf.low", "-0.7700",
      "by the normal approximation"),
    .init(
      "ranksum-onesided-low", "r", "a", "value.p.value", "0.0439", "the one-sided test (less)"),
    .init(
      "ranksum-onesided-low", "sas", "a", "value.p.value", "0.9561",
      "the one-sided test (greater)"),
    .init(
      "signedrank-240", "r", "c", "'trt_b - trt_a'.p.value", "0.0093",
      "the signed-rank test by a t approximation"),
    .init(
      "signedrank-240", "sas", "a", "'trt_b - trt_a'.p.value", "0.009548",
      "by the normal approximation with continuity correction"),
    .init(
      "chisq-bronchitis-default", "r", "a", "bronchitis.statistic", "12.1804",
      "without continuity correction, the default of SAS, SPSS and Stata"),
    .init(
      "chisq-bronchitis-default", "sas", "a", "bronchitis.statistic", "11.145",
      "with continuity correction, the default of R"),
    .init(
      "mcnemar-default", "r", "a", "'age12 - age14'.mcnemar.statistic", "31.3600",
      "without continuity correction"),
    .init(
      "mcnemar-default", "sas", "a", "'age12 - age14'.mcnemar.statistic", "30.802",
      "with continuity correction"),
    .init(
      "cmh-2x2x2-default", "r", "a", "sex.cochran_mantel_haenszel.statistic", "0.2166",
      "without continuity correction"),
    .init(
      "cmh-2x2x2-default", "sas", "a", "sex.cochran_mantel_haenszel.p.value", "0.7824",
      "with continuity correction"),
    .init(
      "km-whas-default", "r", "k", "yes.1.estimate", "0.641 (0.524, 0.736)",
      "limits on the scale of log(−log S)"),
    .init(
      "km-whas-default", "r", "k", "yes.survival.median", "2.37 (1.15, 3.77)",
      "limits on the scale of log(−log S)"),
    .init(
      "km-whas-default", "sas", "k", "yes.1.estimate", "0.641 (0.543, 0.757)",
      "limits on the scale of log S"),
    .init(
      "km-flat-at-half", "r", "k", "survival.median", "NE",
      "the middle of a plateau at the quantile, none where no event ends it"),
    .init(
      "km-flat-at-half", "sas", "k", "survival.median", "102.5",
      "the middle of a plateau at the quantile, the default of R"),
    .init(
      "km-flat-at-half", "r", "k", "120.estimate", "NE", "no estimate past the last follow-up"),
    .init(
      "km-flat-at-half", "sas", "k", "120.estimate", "0.5",
      "the last estimate carried past the last follow-up"),
    .init("cox-ties-default", "r", "c", "afb_turned.no.estimate", "0.584", "Breslow's treatment"),
    .init(
      "cox-ties-default", "sas", "c", "afb_turned.no.estimate", "0.583 (0.421, 0.806)",
      "Efron's treatment of ties, the default of R"),
    .init(
      "logistic-lung-profile-vs-wald", "r", "p", "trt.2.estimate", "1.475 (0.703, 3.095)",
      "Wald's limits, the default of SAS, SPSS and Stata"),
    .init(
      "logistic-lung-profile-vs-wald", "sas", "w", "trt.2.conf.low", "0.696",
      "limits of the profile likelihood, the default of R"),
    .init(
      "logistic-parameterization", "r", "p", "trt.2.coefficient", "-0.1943833",
      "effect coding (levels that sum to zero), of the first level"),
    .init("logistic-lrt-vs-wald", "r", "p", "age.lr.p.value", "0.5624", "Wald's test"),
    .init("logistic-lrt-vs-wald", "r", "p", "age.lr.statistic", "0.3356", "Wald's χ²"),
    .init(
      "logistic-lrt-vs-wald", "sas", "p", "age.p.value", "0.5606", "the likelihood-ratio test"),
  ]

  /// The comparisons of rounding: the value, what was printed of it, and the rule that is named.
  static let roundings: [(id: String, value: String, published: String, rule: String)] = [
    ("round-half-integer", "12.5", "12", "12.5 rounded half to even"),
    ("round-half-integer", "-12.5", "-12", "−12.5 rounded half to even"),
    ("round-decimals", "1.2345", "1.234", "half to even, or by its binary value"),
    (
      "round-half-away-failures", "32768.0156255", "32768.015625",
      "by its binary value, which is below the tie"
    ),
    ("round-half-away-failures", "524288.1255", "524288.125", "by its binary value"),
    ("round-half-away-failures", "1.4999999851", "2", "rounded twice, to 1 decimal first"),
  ]

  /// The comparisons in which R and SAS differ and no plan can ask for the number.
  static let notAsked: [(id: String, reason: String)] = [
    ("cmh-3x5x17-sparse-site", "R stops at these data, and prints no number"),
    ("binomial-lung-vs-0.19", "the test of one proportion against a number is not in Reprise"),
    ("jonckheere-dose", "the Jonckheere–Terpstra test is not in Reprise"),
    ("ss-equivalence-parallel", "a sample size has no cohort; reprise power"),
    ("ss-equivalence-nonzero", "a sample size has no cohort; reprise power"),
    ("ss-equivalence-crossover", "a sample size has no cohort; reprise power"),
    ("ss-noninferiority-parallel", "a sample size has no cohort; reprise power"),
    ("ss-noninferiority-crossover", "a sample size has no cohort; reprise power"),
  ]
}

import TestSupport
import Testing

@testable import Analysis

/// Agreement, from a plan to rows.
@Suite struct AgreementAnswerTests {
  static let csv = """
    a,b,c,x,y,sex,z,g
    Low,Low,Low,1,2,f,1,m
    High,High,High,5,5,f,7,f
    High,Low,High,9,5,f,3,f
    Low,Low,Low,3,,m,9,f
    ,High,High,4,4,m,5,m
    """
  static let levels =
    "variables: {a: {levels: [Low, High]}, b: {levels: [Low, High]}, c: {levels: [Low, High]}}"

  private func study(_ analyses: String...) throws -> SmallStudy {
    try SmallStudy(csv: Self.csv, declarations: Self.levels, analyses: analyses)
  }

  @Test func limitsByHand() throws {
    // Complete pairs (1, 2), (5, 5), (9, 5), (4, 4): differences −1, 0, 4, 0, mean 3/4.
    let study = try study("{agreement: [x, y], method: bland_altman}")
    let answer = try #require(study.results.answers.first)
    #expect(study.number("bland_altman", "bias", variable: "x - y") == 0.75)
    #expect(study.number("bland_altman", "nobs") == 4)
    #expect(answer.participation.exclusions == [.init(reason: "y missing", count: 1)])
    guard case .differences(let cloud) = answer.curves else {
      Issue.record("no differences")
      return
    }
    #expect(cloud.means == [1.5, 5, 7, 4] && cloud.differences == [-1, 0, 4, 0])
  }

  @Test func kappaByHand() throws {
    // Pairs LL, HH, HL, LL: Po = 3/4, Pe = (1/2)(3/4) + (1/2)(1/4) = 1/2.
    let study = try study("{agreement: [a, b], method: kappa}")
    #expect(disagreement(study.number("kappa", "estimate"), 0.5) == nil)
    #expect(study.number("kappa", "agreement") == 0.75)
    #expect(study.number("kappa", "nobs") == 4)
    // Two levels: the weights do not matter.
    let weighted = try self.study("{agreement: [a, b], method: weighted_kappa}")
    #expect(disagreement(weighted.number("weighted_kappa", "estimate"), 0.5) == nil)
  }

  @Test func threeRatersAreFleiss() throws {
    // LLL, HHH, HLH, LLL: P̄ = (1 + 1 + 1/3 + 1)/4 = 5/6, p = (7/12, 5/12), P̄e = 74/144.
    let study = try study("{agreement: [a, b, c], method: kappa}")
    #expect(
      disagreement(study.number("kappa", "estimate"), (5.0 / 6 - 74.0 / 144) / (70.0 / 144)) == nil)
    #expect(study.row("kappa", "conf.low")?.error != nil)
    #expect(study.row("kappa", "method")?.text == "Fleiss' κ of 3 measurements")
  }

  @Test func correlationsHaveSixForms() throws {
    let study = try study("{agreement: [x, y], method: icc}")
    for form in ["ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k"] {
      #expect(study.number("icc", "estimate", level: form) != nil)
      #expect(study.number("icc", "nobs", level: form) == 4)
    }
  }

  @Test func groupsStandApart() throws {
    let study = try study("{agreement: [x, y], method: bland_altman, by: sex}")
    #expect(study.number("bland_altman", "bias", group: "f") == 1)
    #expect(study.row("bland_altman", "bias", group: "m")?.error == "1 patient, at least 2 needed")
  }

  @Test func degenerateMeasurementsAreRefusedWithAReason() throws {
    let csv = "x,y,a,b\n4,4,L,L\n4,4,L,L\n"
    let study = try SmallStudy(
      csv: csv, declarations: "variables: {a: {levels: [L, H]}, b: {levels: [L, H]}}",
      analyses: [
        "{id: i, agreement: [x, y], method: icc}", "{id: k, agreement: [a, b], method: kappa}",
        "{id: l, agreement: [x, y], method: bland_altman}",
      ])
    let reason = "the values do not vary"
    #expect(study.row("icc", "estimate", level: "ICC2")?.error == reason)
    #expect(study.row("kappa", "estimate")?.error == reason)
    #expect(study.number("bland_altman", "limit.high") == 0)
    #expect(study.row("bland_altman", "p.value")?.error == "all differences are equal")
  }

  @Test func whatCannotAgreeIsAFaultOfThePlan() throws {
    let faulty = [
      ("{agreement: [x, a], method: icc}", "a is categorical; a number is expected here"),
      ("{agreement: [a, x], method: kappa}", "kappa: x is continuous"),
      ("{agreement: [x, y, z], method: bland_altman}", "bland_altman compares two measurements"),
      (
        "{agreement: [a, b, c], method: weighted_kappa}",
        "weighted_kappa compares two measurements"
      ),
      (
        "{agreement: [sex, g], method: weighted_kappa}",
        "weighted_kappa weighs by the order of the levels; declare the levels of sex"
      ),
    ]
    for (analysis, sentence) in faulty {
      do {
        _ = try study(analysis)
        Issue.record("not refused: \(analysis)")
      } catch {
        #expect("\(error)".contains(sentence), "\(error)")
      }
    }
  }
}

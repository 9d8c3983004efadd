import Foundation
import TestSupport
import Testing

@testable import Analysis

/// Cox models, from a plan to rows.
@Suite struct CoxAnswerTests {
  static let csv = """
    id,t,d,x,g,s,e
    1,1,1,1,a,m,0
    1,2,1,0,b,f,0
    2,3,1,1,a,m,1
    3,4,0,0,b,f,0.5
    4,5,1,1,b,m,2
    5,6,1,0,a,f,0
    6,7,2,0,b,m,1
    7,8,1,1,a,f,
    """
  static let declarations = """
    variables: {g: {levels: [a, b]}, s: {levels: [m, f]}, x: {type: continuous}}
    outcomes:
      os: {time: t, event: d == 1, unit: months}
      rec: {time: t, status: d, event: {1: Recurrence, 2: Death}}
    """

  private func study(_ analyses: String...) throws -> SmallStudy {
    try SmallStudy(csv: Self.csv, declarations: Self.declarations, analyses: analyses)
  }

  @Test func clustersHaveBothErrors() throws {
    let study = try study("{cox: os, multivariable: [x], cluster: id}")
    let robust = try #require(study.number("cox_multivariable", "std.error", variable: "x"))
    let model = try #require(study.number("cox_multivariable", "std.error.model", variable: "x"))
    #expect(robust != model)
    #expect(study.number("cox_multivariable", "clusters") == 7)
    let plain = try self.study("{cox: os, multivariable: [x]}")
    #expect(plain.number("cox_multivariable", "std.error", variable: "x") == model)
    #expect(plain.row("cox_multivariable", "clusters") == nil)
  }

  @Test func whoEntersTooLateIsCounted() throws {
    let csv = Self.csv.replacing("6,7,2,0,b,m,1", with: "6,7,2,0,b,m,7")
    let study = try SmallStudy(
      csv: csv, declarations: Self.declarations,
      analyses: ["{cox: os, multivariable: [x], entry: e}"])
    let answer = try #require(study.results.answers.first)
    #expect(
      answer.participation.exclusions == [
        .init(reason: "e missing", count: 1),
        .init(reason: "e not before the end of follow-up", count: 1),
      ])
    #expect(study.number("cox_multivariable", "nobs") == 6)
  }

  @Test func baselineHazardsByHand() throws {
    // At x = 0 a patient of Breslow's first step has the hazard 1/Σ r.
    let study = try study(
      "{cox: os, multivariable: [x], ties: breslow, baseline: [0.5, 1, 9]}")
    let beta = try #require(study.number("cox_multivariable", "coefficient", variable: "x"))
    func hazard(_ time: String, _ kind: String) -> Double? {
      study.number("cox_baseline", "cumhaz", level: time, group: kind)
    }
    #expect(hazard("0.5", "zero") == 0)
    // x holds zeros and ones only: it is not centred.
    #expect(hazard("1", "zero") == hazard("1", "means"))
    let risks = 4 * exp(beta) + 4
    #expect(disagreement(hazard("1", "zero"), 1 / risks) == nil)
    let late = study.row("cox_baseline", "cumhaz", level: "9", group: "zero")
    #expect(late?.warning?.contains("past the last follow-up at 8") == true)
    let stratified = try self.study(
      "{cox: os, multivariable: [x], strata: s, baseline: [3]}")
    #expect(stratified.number("cox_baseline", "cumhaz", level: "3", group: "m, means") != nil)
  }

  @Test func groupsHaveModelsOfTheirOwn() throws {
    let study = try study("{cox: os, multivariable: [x], by: g}")
    for (group, n) in [("a", 4.0), ("b", 4)] {
      #expect(study.number("cox_multivariable", "nobs", group: group) == n)
    }
    let alone = try self.study("{cox: os, multivariable: [x], where: 'g == \"a\"'}")
    #expect(
      study.row("cox_multivariable", "estimate", variable: "x", group: "a")?.value
        == alone.row("cox_multivariable", "estimate", variable: "x")?.value)
  }

  @Test func anEventOfSeveralIsNamed() throws {
    let first = try study("{cox: rec, multivariable: [x]}")
    let second = try study("{cox: rec, event: Death, multivariable: [x]}")
    #expect(first.number("cox_multivariable", "nevent") == 6)
    #expect(first.notes.contains { $0.contains("cause-specific hazard") })
    #expect(second.row("cox_multivariable", "estimate", variable: "x")?.error != nil)
    #expect(throws: (any Error).self) {
      try study("{cox: rec, event: Relapse, multivariable: [x]}")
    }
  }

  @Test func theUnitOfATermScalesAllOfIt() throws {
    let study = try study(
      "{id: a, cox: os, univariable: [x]}", "{id: b, cox: os, univariable: [x], per: {x: 2}}")
    for statistic in ["coefficient", "std.error"] {
      let a = study.number("cox_univariable", statistic, variable: "x", analysis: "a")
      let b = study.number("cox_univariable", statistic, variable: "x", analysis: "b")
      #expect(disagreement(b, 2 * (a ?? .nan), relative: 1e-12) == nil)
    }
  }

  @Test func refusalsNameWhatIsWrong() throws {
    let cluster = try SmallStudy(
      csv: "t,d,x,c\n1,1,1,7\n2,1,0,7\n3,1,1,7\n",
      declarations: "outcomes: {os: {time: t, event: d == 1}}",
      analyses: ["{cox: os, multivariable: [x], cluster: c, baseline: [1]}"])
    #expect(
      cluster.row("cox_multivariable", "estimate", variable: "x")?.error
        == "all patients belong to one cluster")
    #expect(cluster.row("cox_baseline", "cumhaz")?.error == "no model is fitted")
  }
}

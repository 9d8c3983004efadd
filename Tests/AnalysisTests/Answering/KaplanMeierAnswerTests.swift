import Testing
import TestSupport

@testable import Analysis

/// Late entries, contrasts, pairs and crossed groups of `kaplan_meier`.
@Suite struct KaplanMeierAnswerTests {
  static let csv = """
    g,h,enter,t,dead
    a,u,0,1,1
    a,u,0,3,1
    b,u,1,1,1
    b,v,0,3,1
    b,v,2,4,0
    b,v,,5,1
    c,v,0,2,1
    c,u,0,6,1

    """
  static let declarations = """
    variables:
      enter: {label: Entry, unit: days}
      mass: {column: enter, unit: kg}
      t: {unit: days}
    outcomes:
      os: {label: Survival, time: t, event: "dead == 1", unit: days}
      weeks: {label: Survival in weeks, time: t, event: "dead == 1", unit: weeks}
    """

  static func study(_ analyses: String...) throws -> SmallStudy {
    try SmallStudy(csv: csv, declarations: declarations, analyses: analyses)
  }

  @Test func `late entries are counted and converted`() throws {
    let study = try Self.study(
      "{id: days, kaplan_meier: os, entry: enter, at: [3]}",
      "{id: weeks, kaplan_meier: weeks, entry: enter}")
    let participation = try #require(study.results.answers.first).participation
    #expect(
      participation.exclusions == [
        .init(reason: "Entry missing", count: 1),
        .init(reason: "Entry not before the end of follow-up", count: 1),
      ])
    // At 1: 5 at risk, 1 event; at 2: 4 at risk (one enters at 2), 1 event; at 3: 4 at risk, 2 events.
    #expect(
      disagreement(
        study.number("survival_at", "estimate", level: "3", analysis: "days"),
        0.8 * 0.75 * 0.5) == nil)
    let days = try #require(study.number("survival", "median", analysis: "days"))
    #expect(disagreement(study.number("survival", "median", analysis: "weeks"), days / 7) == nil)
  }

  @Test func `an entry in another kind of unit is a fault of the plan`() throws {
    #expect(throws: (any Error).self) { try Self.study("{kaplan_meier: os, entry: mass}") }
  }

  @Test func `an empty risk set is warned about`() throws {
    let study = try SmallStudy(
      csv: "e,t,d\n0,1,1\n2,3,1\n2,4,0\n",
      declarations: "outcomes:\n  os: {time: t, event: \"d == 1\"}",
      analyses: ["{kaplan_meier: os, entry: e}"])
    #expect(study.notes.contains { $0.contains("at risk at 1 had the event while others") })
  }

  // a: S(2) = 1/2 of 2; b: S(2) = 3/4 of 4, c: S(2) = 1/2 of 2.
  @Test func `contrasts name both sides`() throws {
    let study = try Self.study(
      "{id: two, kaplan_meier: os, by: g, where: \"g != 'c'\", at: [2, 99], difference: true, rmst: 3}",
      "{id: three, kaplan_meier: os, by: g, at: [2], difference: true, rmst: 3}")
    let context = "survival_difference"
    #expect(study.number(context, "estimate", level: "2", analysis: "two") == -0.25)
    #expect(study.row(context, "contrast", level: "2", analysis: "two")?.text == "a - b")
    #expect(study.row(context, "estimate", level: "99", analysis: "two")?.error != nil)
    // a: (1 + 3)/2 = 2 against b: (1 + 3 + 3 + 3)/4 = 2.5.
    #expect(
      disagreement(study.number("rmst_difference", "estimate", analysis: "two"), 0.5) == nil)
    #expect(disagreement(study.number("rmst_ratio", "estimate", analysis: "two"), 1.25) == nil)
    #expect(study.row("rmst_ratio", "contrast", analysis: "two")?.text == "b / a")
    #expect(
      study.number(context, "estimate", level: "2", group: "c", analysis: "three") == 0)
    #expect(study.number("rmst_difference", "estimate", group: "b", analysis: "three") != nil)
    #expect(study.row("rmst_difference", "estimate", analysis: "three") == nil)
  }

  @Test func `pairs are tested and adjusted over each other`() throws {
    let study = try Self.study(
      "{kaplan_meier: os, by: g, test: [logrank, trend], pairwise: true, adjust: bonferroni}",
      "{id: ab, kaplan_meier: os, by: g, where: \"g != 'c'\"}")
    let pair = try #require(
      study.number("logrank", "p.value", level: "b - a", analysis: "kaplan_meier-1"))
    #expect(study.number("logrank", "p.value", analysis: "ab") == pair)
    #expect(
      study.number("logrank", "p.value.adjusted", level: "b - a") == min(1, 3 * pair))
    #expect(study.number("logrank", "p.value", level: "c - a") != nil)
    #expect(study.row("trend", "p.value", level: "b - a") == nil)
  }

  @Test func `two grouping variables are crossed`() throws {
    let study = try Self.study("{kaplan_meier: os, by: [g, h]}")
    #expect(study.number("survival", "n", group: "b, v") == 3)
    #expect(study.row("survival", "n", group: "b, v")?.group1 == "g * h")
    #expect(study.number("survival", "n", group: "a, v") == 0)
    #expect(study.number("logrank", "parameter") == 4)
  }

  @Test func `comparing without groups is told`() throws {
    let study = try Self.study("{kaplan_meier: os, at: [2], difference: true}")
    #expect(study.notes.contains { $0.contains("has no by") })
  }

  @Test func `quantiles have plain names`() throws {
    let study = try Self.study("{kaplan_meier: os, quantiles: [0.07, 0.1, 0.333]}")
    for name in ["p7", "p10", "p33.3"] { #expect(study.row("survival", name) != nil) }
  }
}

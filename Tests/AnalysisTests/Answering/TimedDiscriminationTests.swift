import TestSupport
import Testing

@testable import Analysis

/// Discrimination over time, Brier scores and cut points, from a plan to rows.
@Suite struct TimedDiscriminationTests {
  static let csv = "x,t,e,g\n4,1,1,a\n3,2,0,a\n0,3,1,a\n1,5,0,a\n"
  static let outcome = "outcomes:\n  os: {time: t, event: e == 1, unit: years}"

  private static func study(_ analysis: String, csv: String = csv) throws -> SmallStudy {
    try SmallStudy(csv: csv, declarations: outcome, analyses: [analysis])
  }

  // The hand example of TimeDependentROCTests: 0.4 at 4. At 1 the only case exceeds all: 1.
  @Test func areasAndConcordanceByHand() throws {
    let study = try Self.study("{roc: x, outcome: os, times: [1, 4], direction: higher}")
    #expect(disagreement(study.number("roc_time", "estimate", level: "4"), 0.4) == nil)
    #expect(study.number("roc_time", "estimate", level: "1") == 1)
    #expect(study.number("roc_time", "n.censor", level: "4") == 1)
    // S falls by 1/4 to 1, then by 3/8: (1/4 + 0.4 · 3/8)/(5/8).
    #expect(disagreement(study.number("roc_time_integrated", "estimate"), 0.64) == nil)
    // Pairs: three of the first, concordant, one of the second, discordant: 3/4 and 3/(3 + 9/4).
    #expect(study.number("harrell_c", "estimate") == 0.75)
    #expect(disagreement(study.number("uno_c", "estimate"), 3 / 5.25) == nil)
    #expect(study.number("uno_c", "tau") == 4)
    #expect(study.number("harrell_c", "nevent") == 2)
  }

  @Test func turningTheDirectionTurnsTheArea() throws {
    let study = try Self.study("{roc: x, outcome: os, times: 4, direction: lower}")
    #expect(disagreement(study.number("roc_time", "estimate", level: "4"), 0.6) == nil)
    #expect(study.number("harrell_c", "estimate") == 0.25)
    #expect(study.row("roc_time_integrated", "estimate") == nil)
  }

  @Test func aDirectionChosenByTheDataIsAWarning() throws {
    let study = try Self.study("{roc: x, outcome: os, times: 4, direction: auto}")
    #expect(study.row("roc_time", "direction", level: "4")?.text == "higher")
    #expect(study.found(.rocDirectionAuto).count == 1)
  }

  @Test func whatHasNoAreaSaysWhy() throws {
    let study = try Self.study("{roc: x, outcome: os, times: [0.5, 4, 9], direction: higher}")
    #expect(study.row("roc_time", "estimate", level: "0.5")?.error == "no events up to 0.5")
    #expect(study.row("roc_time", "estimate", level: "9")?.error == "no one is followed beyond 9")
    #expect(study.number("roc_time", "estimate", level: "4") != nil)
    #expect(study.row("roc_time_integrated", "estimate")?.error == "a time has no curve")
    let empty = try Self.study(
      "{roc: x, outcome: os, times: 4, direction: auto}", csv: "x,t,e\n1,2,0\n2,3,0\n")
    #expect(empty.row("roc_time", "estimate", level: "4")?.error == "no events")
    #expect(empty.row("uno_c", "std.error")?.error == "no events")
  }

  // All are predicted S(4) = 3/8 at 4, with weights 1, 0, 3/2 and 3/2.
  @Test func theCurvesAreScored() throws {
    let study = try Self.study("{kaplan_meier: os, brier: [4, 0.5]}")
    let score = (9.0 / 64 * 2.5 + 25.0 / 64 * 1.5) / 4
    #expect(disagreement(study.number("brier", "estimate", level: "4"), score) == nil)
    #expect(study.number("brier", "estimate", level: "0.5") == 0)
    #expect(disagreement(study.number("brier_integrated", "estimate"), score / 2) == nil)
    let late = try Self.study("{kaplan_meier: os, brier: 7}")
    #expect(late.row("brier", "estimate", level: "7")?.error == "no one is followed beyond 7")
  }

  @Test func modelsAreScored() throws {
    let study = try Self.study(
      "{cox: os, univariable: x, multivariable: x, brier: 2}",
      csv: "x,t,e\n1,1,1\n2,2,1\n1,3,1\n2,4,1\n3,5,0\n2,6,1\n")
    let rows = study.results.answers.flatMap(\.findings).filter {
      $0.context == "brier" && $0.statistic == "estimate"
    }
    #expect(rows.map(\.variable) == ["x", nil])
    #expect(rows[0].number == rows[1].number && rows[0].number.map { $0 > 0 && $0 < 1 } == true)
  }

  @Test func aCutPointOfEachKindOfOutcome() throws {
    let csv = "x,t,e,c,y\n1,9,0,no,1\n2,8,0,no,1\n3,2,1,yes,5\n4,1,1,yes,7\n"
    for (outcome, method) in [("os", "log-rank scores"), ("c", "two classes"), ("y", "ranks")] {
      let study = try Self.study(
        "{cutpoint: x, outcome: \(outcome), p_value: exact}", csv: csv)
      #expect(study.number("maximally_selected", "cutpoint") == 2)
      #expect(study.number("maximally_selected", "n.low") == 2)
      #expect(study.row("maximally_selected", "method")?.text?.contains(method) == true)
      #expect(study.found(.thresholdOptimistic).count == 1)
    }
    // Of the 6 orders of two classes 2 part them.
    let classes = try Self.study("{cutpoint: x, outcome: c, p_value: exact}", csv: csv)
    #expect(disagreement(classes.number("maximally_selected", "p.value"), 1.0 / 3) == nil)
  }

  @Test func aCutPointThatIsNotThereSaysWhy() throws {
    let same = try Self.study("{cutpoint: x, outcome: os}", csv: "x,t,e\n1,2,1\n1,3,1\n")
    #expect(
      same.row("maximally_selected", "cutpoint")?.error == "the values do not vary")
    let none = try Self.study("{cutpoint: x, outcome: os}", csv: "x,t,e\n1,2,0\n2,3,0\n")
    #expect(none.row("maximally_selected", "p.value")?.error == "no events")
    #expect(none.notes.contains { $0.contains("no cut point: no events") })
  }
}

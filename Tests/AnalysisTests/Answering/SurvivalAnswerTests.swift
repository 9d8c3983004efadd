import Testing
import TestSupport

@testable import Analysis

/// Landmarks, curves and models, from a plan to rows.
@Suite struct SurvivalAnswerTests {
  static let csv = """
    id,g,months,dead
    1,a,2,1
    2,a,6,0
    3,a,12,0
    4,a,12,1
    5,b,15,0
    6,b,20,1
    7,b,3,0
    8,b,,1

    """
  static let outcomes = """
    outcomes:
      os: {label: Survival, time: months, event: "dead == 1", unit: months}
      alive: {label: 1-year survival, survival: os, at: 12, levels: [Alive, Dead]}
    """

  @Test func thoseCensoredBeforeTheLandmarkBelongToNeitherGroup() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcomes, analyses: ["{summarize: [g], by: alive}"])
    let participation = try #require(study.results.answers.first).participation
    #expect(participation.used == 5)
    #expect(
      participation.exclusions == [
        .init(reason: "1-year survival: censored before 12 months, in neither group", count: 2),
        .init(reason: "1-year survival: follow-up missing", count: 1),
      ])
    // 2 and 12 with an event; 12 censored, 15 and 20 reached it.
    #expect(study.number("missing", "N_obs", variable: "g", group: "Dead") == 2)
    #expect(study.number("missing", "N_obs", variable: "g", group: "Alive") == 3)
  }

  @Test func kaplanMeierByHand() throws {
    // 2: 6/7; 12: × 3/4 (4 at risk: two at 12, 15, 20); 20: × 0.
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcomes,
      analyses: ["{kaplan_meier: os, at: [12, 30]}", "{kaplan_meier: os, by: g}"])
    #expect(
      disagreement(study.number("survival_at", "estimate", level: "12"), 6.0 / 7 * 0.75) == nil)
    #expect(study.number("survival_at", "n.risk", level: "12") == 4)
    #expect(study.number("survival_at", "n.event", level: "12") == 2)
    #expect(study.row("survival_at", "estimate", level: "30")?.warning != nil)
    #expect(study.number("survival", "median", analysis: "kaplan_meier-1") == 20)
    #expect(study.number("logrank", "parameter") == 1)
    let expected = ["a", "b"].compactMap { study.number("logrank", "expected", group: $0) }
    #expect(disagreement(expected.reduce(0, +), 3) == nil)
  }

  @Test func aMedianThatIsNotReachedIsNull() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcomes,
      analyses: ["{kaplan_meier: os, where: months < 10}"])
    let median = try #require(study.row("survival", "median"))
    #expect(median.value == .none)
    #expect(median.error == "not reached")
  }

  @Test func coxOfAFactorCountsEachLevelAndScalesPerUnit() throws {
    let study = try SmallStudy(
      csv: Self.csv, declarations: Self.outcomes,
      analyses: [
        "{id: m, cox: os, univariable: [g, id]}",
        "{id: p, cox: os, univariable: [id], per: {id: 10}}",
      ])
    #expect(study.number("cox_univariable", "n.obs", variable: "g", level: "a") == 4)
    #expect(study.number("cox_univariable", "n.event", variable: "g", level: "b") == 1)
    let plain = try #require(
      study.number("cox_univariable", "coefficient", variable: "id", analysis: "m"))
    let per = study.number("cox_univariable", "coefficient", variable: "id", analysis: "p")
    #expect(disagreement(per, 10 * plain, relative: 1e-8) == nil)
  }
}

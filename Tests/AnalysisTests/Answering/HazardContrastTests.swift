import TestSupport
import Testing

@testable import Analysis

/// The option `hazard_ratio` of `kaplan_meier`.
@Suite struct HazardContrastTests {
  private static func study(_ analyses: String...) throws -> SmallStudy {
    try SmallStudy(
      csv: """
        g,s,e,t,d
        a,u,0,1,1
        a,v,0,3,1
        a,u,1,4,0
        a,v,0,6,1
        b,u,0,2,1
        b,v,2,5,1
        b,u,0,7,0
        b,v,0,8,1
        c,u,0,9,1
        c,v,3,4,1

        """,
      declarations: """
        outcomes:
          os: {time: t, event: "d == 1"}
        """, analyses: analyses)
  }

  /// The same numbers as a Cox model of the groups, with strata and late entries too.
  @Test(arguments: ["", ", strata: s", ", entry: e", ", conventions: sas"])
  func `it is Cox's model of the groups`(options: String) throws {
    let study = try Self.study(
      "{id: km, kaplan_meier: os, by: g, hazard_ratio: true\(options)}",
      "{id: cox, cox: os, univariable: g\(options)}")
    for group in ["b", "c"] {
      for name in ["estimate", "std.error", "statistic", "p.value", "conf.low", "conf.high"] {
        let found = study.number("hazard_ratio", name, group: group, analysis: "km")
        let expected = try #require(
          study.number("cox_univariable", name, level: group, analysis: "cox"))
        #expect(disagreement(found, expected) == nil)
      }
    }
    #expect(
      study.row("hazard_ratio", "contrast", group: "c", analysis: "km")?.text == "c / a")
  }

  @Test func `two groups have one row, and one group none`() throws {
    let study = try Self.study(
      "{id: two, kaplan_meier: os, by: g, where: \"g != 'c'\", hazard_ratio: yes}",
      "{id: one, kaplan_meier: os, by: g, where: \"g == 'c'\", hazard_ratio: yes}",
      "{id: none, kaplan_meier: os, hazard_ratio: yes}")
    #expect(study.row("hazard_ratio", "contrast", analysis: "two")?.text == "b / a")
    #expect(study.row("hazard_ratio", "estimate", analysis: "one")?.error != nil)
    #expect(study.notes.contains { $0.contains("compare groups; this analysis has no by") })
  }

  /// All events of group b come after those of a, and a has no censoring: no finite estimate.
  @Test func `separation is refused`() throws {
    let study = try SmallStudy(
      csv: "g,t,d\na,1,1\na,2,1\na,3,1\nb,4,0\nb,5,0\nb,6,0\n",
      declarations: "outcomes:\n  os: {time: t, event: \"d == 1\"}",
      analyses: ["{id: km, kaplan_meier: os, by: g, hazard_ratio: yes}"])
    #expect(
      study.row("hazard_ratio", "estimate", analysis: "km")?.error
        == "no finite estimate: \"b\" separates events from non-events")
  }
}

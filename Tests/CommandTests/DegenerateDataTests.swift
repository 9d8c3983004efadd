import Foundation
import Testing

/// What depends on the data is answered by a row or a note with its reason, and the run ends 0.
@Suite struct DegenerateDataTests {
  struct Situation: CustomTestStringConvertible, Sendable {
    let name: String
    let csv: String
    let analyses: String
    var more = ""
    /// Texts that must stand in results.json or on the page.
    let says: [String]
    var testDescription: String { name }
  }

  static let header = "g,x,months,dead\n"
  static let survival =
    "outcomes:\n  os: {label: Survival, time: months, event: \"dead == 1\", unit: months}\n"

  static let situations: [Situation] = [
    Situation(
      name: "a group with one member", csv: "a,1,1,1\na,2,2,0\na,4,3,1\nb,3,4,1\n",
      analyses: "{id: t, compare: [x], by: g, test: welch_t}",
      says: ["1 patient, at least 2 needed"]),
    Situation(
      name: "a group with no member", csv: "a,1,1,1\na,2,2,0\nb,,3,1\nb,,4,1\n",
      analyses: "{id: t, compare: [x], by: g, test: student_t}", says: ["no values"]),
    Situation(
      name: "a constant variable", csv: "a,5,1,1\na,5,2,0\nb,5,3,1\nb,5,4,1\n",
      analyses:
        "{id: t, compare: [x], by: g, test: [student_t, welch_t, anova, kruskal_wallis, mann_whitney]}",
      says: ["the values do not vary"]),
    Situation(
      name: "no events", csv: "a,1,1,0\na,2,2,0\nb,3,3,0\nb,4,4,0\n",
      analyses: "{id: t, kaplan_meier: os, by: g, at: [2]}", more: survival,
      says: ["no events", "not reached"]),
    Situation(
      name: "no events in a model", csv: "a,1,1,0\na,2,2,0\nb,3,3,0\nb,4,4,0\n",
      analyses: "{id: t, cox: os, univariable: [x, g], multivariable: [x, g]}", more: survival,
      says: ["no events"]),
    Situation(
      name: "separation", csv: "a,1,1,1\na,2,2,1\na,3,3,1\nb,4,9,0\nb,5,8,0\nb,6,7,0\n",
      analyses: "{id: t, cox: os, univariable: [g]}", more: survival,
      says: ["no finite estimate"]),
    Situation(
      name: "one class", csv: "a,1,1,1\na,2,2,1\n",
      analyses: "{id: t, roc: x, outcome: g, positive: b, direction: higher}",
      more: "variables:\n  g: {levels: [a, b]}\n", says: ["only one of the two classes"]),
    Situation(
      name: "division by zero in some rows", csv: "a,0,1,1\na,2,2,0\nb,3,3,1\nb,4,4,1\n",
      analyses: "{id: t, compare: [y], by: g, test: welch_t}",
      more: "variables:\n  y: {derive: 1 / x}\n", says: ["zero"]),
    Situation(
      name: "a by with 200 levels",
      csv: (0..<200).map { "level\($0),\($0),1,1\n" }.joined(),
      analyses: "{id: t, summarize: [x], by: g}", says: ["200 levels"]),
    Situation(
      name: "a table with an empty group, an empty variable and one level",
      csv: "a,1,,u\na,2,,u\nb,3,,u\nb,4,,u\n",
      analyses:
        "{id: t, summarize: [x, months, e, dead], by: g, difference: yes, smd: yes, adjust: holm, denominator: all, statistic: {missing: '{N_miss} ({p_miss}%)'}}",
      more:
        "variables:\n  g: {levels: [a, b, c]}\n  months: {type: continuous}\n  e: {column: months, type: categorical, levels: [p, q]}\n",
      says: ["no values", "all patients have the same level", "No patients"]),
    Situation(
      name: "a table crossed by two variables with empty cells",
      csv: "a,1,1,u\na,2,2,u\nb,3,3,v\nb,4,4,v\n",
      analyses:
        "{id: t, summarize: [x, months], by: [g, dead], difference: yes, smd: yes}\n  - {id: u, compare: [x], by: [g, dead], effect: smd}\n  - {id: s, stack: [t, u]}",
      says: ["1 group with patients", "at least 2 needed"]),
    Situation(
      name: "one patient", csv: "a,1,1,1\n",
      analyses:
        "{id: t, summarize: [x, g], by: g}\n  - {id: u, kaplan_meier: os, by: g, at: [1]}\n  - {id: v, cox: os, univariable: [x]}",
      more: survival, says: ["at least 2 needed"]),
    Situation(
      name: "nobody left", csv: "a,1,1,1\na,2,2,0\nb,3,3,1\nb,4,4,1\n",
      analyses:
        "{id: t, summarize: [x, g], by: g}\n  - {id: u, kaplan_meier: os, by: g, at: [1]}\n  - {id: v, cox: os, univariable: [x]}\n  - {id: w, compare: [x], by: g}",
      more: survival + "population:\n  - {keep: x > 100, reason: Small}\n", says: ["no patients"]),
  ]

  @Test(arguments: situations) func isAnsweredWithAReason(_ situation: Situation) throws {
    let plan = """
      study: {title: A study}
      cohort: {file: cohort.csv}
      \(situation.more)analyses:
        - \(situation.analyses)

      """
    let (run, files, json, page) = try Case(plan: plan, csv: Self.header + situation.csv).report()
    #expect(run.status == 0, "\(run.errors)")
    #expect(files.contains("report.html"))
    #expect(!json.contains(": nan"))
    #expect(!page.contains("nan,"))
    for text in situation.says {
      #expect(json.contains(text) || page.contains(text), "\(text) in \(json.prefix(2000))")
    }
  }
}

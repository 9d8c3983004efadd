import Foundation
import TestSupport
import Testing

/// How curves, models and cut points stand on the page.
@Suite struct SurvivalReportTests {
  static let csv = """
    g,s,x,t,d,c,u,v
    a,p,1,2,1,no,1,1
    a,q,2,3,1,no,1,2
    a,p,4,5,0,yes,2,1
    a,q,7,8,1,no,2,2
    b,p,6,4,1,yes,1,1
    b,r,9,9,0,yes,1,2
    b,p,8,7,1,no,2,1
    b,q,3,10,1,yes,1,2
    b,r,10,12,0,yes,2,2

    """

  private func page(_ analyses: [String], csv: String = Self.csv) throws -> String {
    let plan = """
      study: {title: A study}
      cohort: {file: cohort.csv}
      variables:
        c: {levels: [no, yes]}
      outcomes:
        os: {time: t, event: d == 1, unit: months}
      analyses:
      \(analyses.map { "  - \($0)\n" }.joined())
      """
    let (run, _, _, page) = try Case(plan: plan, csv: csv).report()
    #expect(run.status == 0, "\(run.errors)")
    // Spaces within a number's cell do not break.
    return page.replacing("\u{A0}", with: " ").tightTables
  }

  @Test func `intervals of several kinds are told apart`() throws {
    let page = try page([
      "{kaplan_meier: os, interval: plain}", "{kaplan_meier: os, interval: log-log}",
      "{kaplan_meier: os, interval: plain}",
    ])
    #expect(
      page.contains(
        "In Figures 1 and 3 intervals of survival are pointwise, by Greenwood’s variance on the scale"
          + " of S.\n"))
    #expect(
      page.contains(
        "In Figure 2 intervals of survival are pointwise, by Greenwood’s variance on the scale of"
          + " log(−log S)."))
    let one = try self.page(["{kaplan_meier: os, interval: plain}"])
    #expect(
      one.contains(
        "- Intervals of survival are pointwise, by Greenwood’s variance on the scale of S."))
  }

  @Test func `a restricted mean past the last follow-up is marked`() throws {
    // The group a ends in an event at 8, so that its curve is known to stay 0; b is censored at 12.
    let page = try page(["{kaplan_meier: os, by: g, rmst: 14}"])
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| b |") || $0.hasPrefix("| a |") }
    #expect(rows.map { $0.contains("<sup>a</sup>") } == [false, true])
    #expect(page.contains("<sup>a</sup> Past the last follow-up: its estimate is carried on."))
    #expect(page.contains("Past the last follow-up the last estimate is carried on."))
  }

  @Test func `the figure of a stratified test says so`() throws {
    let page = try page(["{kaplan_meier: os, by: g, strata: s}"])
    #expect(page.contains("Stratified log-rank p = "))
    #expect(!(try self.page(["{kaplan_meier: os, by: g}"])).contains("tratified log-rank"))
  }

  @Test func `a Cox model has its three tests and the error of its concordance`() throws {
    let page = try page(["{cox: os, multivariable: [x]}"])
    let sentence = page.split(separator: "\n").first { $0.hasPrefix("Multivariable model: ") } ?? ""
    for words in [" (SE ", "likelihood ratio test χ²", "Wald test χ²", "score test χ²"] {
      #expect(sentence.contains(words))
    }
  }

  @Test func `few clusters have a warning`() throws {
    let page = try page(["{cox: os, univariable: [x, c], multivariable: [x], cluster: s}"])
    let warning = "Robust standard errors rest on 3 clusters (s): with so few"
    #expect(page.components(separatedBy: warning).count == 2)
    #expect(!(try self.page(["{cox: os, multivariable: [x]}"])).contains("Robust standard errors"))
  }

  @Test func `what is said of several variables is said in the plural`() throws {
    let page = try page(["{cox: os, multivariable: [x, u, v]}"])
    #expect(
      page.contains(
        "u, v were read as continuous, although they have only 2 distinct values; declare"
          + " their types."))
  }

  @Test func `a concordance without a pair to compare says so`() throws {
    // The event comes last: no one is known to have lived longer.
    let rows = "x,t,d,c\n1,1,0,no\n2,3,1,yes\n"
    let page = try page(["{roc: x, outcome: os, times: 2, direction: higher}"], csv: rows)
    #expect(page.contains("No two patients can be compared."))
    #expect(!page.contains("No events."))
  }

  @Test func `each interval of an area is named where they differ`() throws {
    let page = try page([
      "{roc: x, outcome: c, positive: yes, direction: higher}",
      "{roc: x, outcome: c, positive: yes, direction: higher, interval: bootstrap, replicates: 50, at: {specificity: 0.8}}",
    ])
    #expect(page.contains("with DeLong’s intervals (Figure 1)."))
    #expect(page.contains("with bootstrap intervals, and by points of the curve at given values"))
    #expect(
      page.contains("chosen thresholds, sensitivities (the bands) and points of the curve"))
  }

  @Test func `like searches and like models are told once`() throws {
    let page = try page([
      "{cutpoint: x, outcome: os}", "{cutpoint: t, outcome: c}",
      "{cutpoint: x, outcome: c, between: [0.2, 0.8]}",
      "{logistic: c, event: yes, multivariable: [x], interval: wald}",
      "{logistic: c, event: yes, multivariable: [t], interval: wald}",
      "{logistic: c, event: yes, multivariable: [x], penalty: firth, interval: wald}",
    ])
    #expect(page.contains("over cuts with 10% to 90% of the patients"))
    #expect(page.contains("The cut point of x for c is where"))
    #expect(page.contains("over cuts with 20% to 80% of the patients"))
    #expect(page.contains("Logistic models of Tables 4 and 5: maximum likelihood"))
    #expect(page.contains("Logistic models of Table 6: Firth’s penalised likelihood"))
  }
}

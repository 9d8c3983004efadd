import Analysis
import Document
import Foundation
import Testing

@testable import Reporting

/// Where the findings of checks stand in a report, in results.json and on a terminal.
@Suite struct ChecksReportTests {
  private static func plan(waivers: String) -> String {
    """
    study: {title: A study}
    cohort: {file: cohort.csv}
    outcomes:
      os: {time: time, event: status == 1, unit: months}
      alive: {survival: os, at: 12, levels: [Survivors, Non-survivors]}
    \(waivers)
    analyses:
      - {id: one, compare: age, by: alive, test: student_t, alternative: less}
      - {id: two, compare: marker, by: alive, test: student_t, alternative: less}
    """
  }

  private func opened(_ waivers: String = "") throws -> OpenedStudy {
    let folder = FileManager.default.temporaryDirectory.appending(path: "checks-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(StudyFile.csv.utf8).write(to: folder.appending(path: "cohort.csv"))
    return try OpenedStudy(
      plan: Array(Self.plan(waivers: waivers).utf8), planFile: folder.path + "/study.yml",
      dataFile: nil)
  }

  private func page(_ waivers: String = "") throws -> String {
    Report(try opened(waivers).results()).document().markdown()
  }

  @Test func `the same words of two tables stand once, with the code and the numbers`() throws {
    let page = try page()
    #expect(page.components(separatedBy: "> - `one-sided`, Tables 1 and 2: 1 test is").count == 2)
    #expect(page.components(separatedBy: "`landmark-censored`, Tables 1 and 2: ").count == 2)
    #expect(page.contains("on the page Checks.md of the documentation"))
    #expect(!page.contains("waived for"))
  }

  @Test func `a waiver moves the finding and its reason into Methods`() throws {
    let waiver = "waivers: [{check: one-sided, analysis: two, reason: planned in the protocol}]"
    let page = try page(waiver)
    #expect(page.contains("> - `one-sided`, Table 1: 1 test is"))
    #expect(
      page.contains(
        "The check `one-sided` was waived for Table 2 (tests 1): Planned in the protocol."))
    #expect(
      page.contains(
        "Waived by the plan, with the reason in [Methods](#methods): `one-sided` (Table 2)."))
  }

  @Test func `a waiver that silences nothing is a warning`() throws {
    let page = try page("waivers: [{check: multiplicity, reason: one question}]")
    #expect(
      page.contains(
        "> - `unused-waiver`: The plan waives the check multiplicity, which finds nothing."))
  }

  @Test func `results json has the numbers, whether each is waived, and why`() throws {
    let waiver = "waivers: [{check: one-sided, analysis: two, reason: planned}]"
    let rows = CheckRows(results: try opened(waiver).results()).all
    func texts(_ analysis: String, _ code: String) -> [String] {
      rows.filter { $0.finding.analysis == analysis && $0.finding.variableLevel == code }
        .map { $0.finding.statistic + " " + ($0.printed ?? "") }
    }
    #expect(texts("one", "one-sided") == ["tests 1", "status open"])
    #expect(texts("two", "one-sided") == ["tests 1", "status waived", "waiver planned"])
    #expect(rows.allSatisfy { $0.finding.context == "check" && $0.finding.warning != nil })
    let json = ResultsJSON(try opened(waiver).results()).text()
    let file = try ResultsFile(Array(json.utf8), fileName: "results.json")
    #expect(file.findings.filter { $0.context == "check" }.count == rows.count)
  }

  @Test func `the command check knows what needs no results`() throws {
    let waiver = "waivers: [{check: landmark-censored, analysis: two, reason: few}]"
    let study = try opened(waiver)
    let text = CheckSummary(study: study.study, cohort: study.cohort, checks: study.checks).text
    #expect(text.contains("check landmark-censored: one: "))
    #expect(text.contains("waived landmark-censored: two: Few."))
    #expect(!text.contains("one-sided"))
    let all = try opened()
    let both = CheckSummary(study: all.study, cohort: all.cohort, checks: all.checks).text
    #expect(both.contains("check landmark-censored: one, two: "))
  }
}

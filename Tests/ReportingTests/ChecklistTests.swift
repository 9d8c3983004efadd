import Analysis
import Document
import TestSupport
import Testing

@testable import Reporting

/// Checklists are decided by the plan and its answers, and lead to places that exist.
@Suite struct ChecklistTests {
  private static let asked = "report: {checklists: [strobe, remark], marker: marker}\n"
  private static let rich = [
    "{id: patients, summarize: [age, sex, crp, stage, marker], purpose: secondary}",
    "{id: groups, summarize: [age, sex, crp, stage], by: low}",
    "{id: curves, kaplan_meier: os, by: low, at: [12]}",
    "{id: hazards, cox: os, univariable: [age, sex, marker], multivariable: [age, sex, marker], check: proportional_hazards, purpose: primary}",
    "{id: again, cox: os, multivariable: [age, sex, marker], check: proportional_hazards, where: age < 75}",
    "{id: readers, agreement: [marker, after], method: bland_altman}",
    "{id: change, summarize: [after]}",
  ]

  private static func items(
    _ results: StudyResults, _ checklist: Checklist
  ) -> [ChecklistItem] {
    let evidence = StudyEvidence(
      results: results, format: StudyFormat(results), numbering: StudyFile.numbering(results),
      anchors: [:])
    return ChecklistSection(evidence: evidence).items(of: checklist)
  }

  private static func statuses(
    _ results: StudyResults, _ checklist: Checklist
  ) -> [String: ChecklistItem.Status] {
    Dictionary(
      items(results, checklist).map { ($0.number, $0.status) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `every item stands once, in the guideline's order`() throws {
    let results = try StudyFile.results(Self.rich)
    let strobe = Self.items(results, .strobe).map(\.number)
    #expect(
      strobe == [
        "1a", "1b", "2", "3", "4", "5", "6a", "6b", "7", "8", "9", "10", "11", "12a", "12b", "12c",
        "12d", "12e", "13a", "13b", "13c", "14a", "14b", "14c", "15", "16a", "16b", "16c", "17",
        "18",
        "19", "20", "21", "22",
      ])
    #expect(Self.items(results, .remark).map(\.number) == (1...20).map(String.init))
  }

  @Test func `a rich plan meets what a plan can meet`() throws {
    let results = try StudyFile.results(Self.rich, more: Self.asked)
    let strobe = Self.statuses(results, .strobe)
    for item in [
      "12a", "12b", "12c", "12e", "13a", "13b", "14a", "14b", "14c", "15", "16b", "16c", "17",
    ] {
      #expect(strobe[item] == .met, "\(item)")
    }
    for item in ["3", "6a", "7", "11", "12d", "16a"] { #expect(strobe[item] == .partly, "\(item)") }
    let remark = Self.statuses(results, .remark)
    for item in ["10", "12", "13", "14", "15", "16", "17", "18"] {
      #expect(remark[item] == .met, "\(item)")
    }
    for item in ["1", "2", "5", "6", "7", "8", "11"] { #expect(remark[item] == .partly, "\(item)") }
    #expect(!strobe.values.contains(.unmet) && !remark.values.contains(.unmet))
  }

  @Test func `a poor plan is told what to add`() throws {
    let results = try StudyFile.results(["{compare: crp, by: arm}"])
    let strobe = Self.statuses(results, .strobe)
    for item in ["3", "12d", "12e", "14a", "14b", "14c", "15", "16a"] {
      #expect(strobe[item] == .unmet, "\(item)")
    }
    #expect(strobe["16b"] == .absent && strobe["16c"] == .absent && strobe["17"] == .absent)
    #expect(strobe["12a"] == .partly)
    let remark = Self.statuses(results, .remark)
    for item in ["1", "2", "8", "11", "13", "14", "15", "16", "17", "18"] {
      #expect(remark[item] == .unmet, "\(item)")
    }
    let words = Self.items(results, .strobe).first { $0.number == "14b" }?.words
    #expect(words?.contains("C-reactive protein") == true)
  }

  @Test func `an unchecked assumption and a marker without a table are seen`() throws {
    let plan = [
      "{id: t, summarize: [age]}", "{id: c, cox: os, univariable: marker}",
    ]
    let remark = Self.items(try StudyFile.results(plan, more: Self.asked), .remark)
    let item = { (number: String) in remark.first { $0.number == number } }
    #expect(item("10")?.status == .partly)
    #expect(item("10")?.words.contains("not tested in Table 2") == true)
    #expect(item("13")?.status == .partly)
    #expect(item("13")?.words == "summarize sex and VI, too")
    #expect(item("15")?.words == "add kaplan_meier by groups of the marker")
    #expect(item("16")?.status == .unmet)
  }

  @Test func `what is met has a place, what is not has words`() throws {
    for plan in [
      Self.rich, ["{compare: age, by: arm}"], StudyFile.analyses.filter { !$0.contains("sex2") },
    ] {
      let results = try StudyFile.results(plan, more: Self.asked)
      for checklist in Checklist.allCases {
        for item in Self.items(results, checklist) {
          switch item.status {
          case .met: #expect(!item.places.isEmpty, "\(item)")
          case .partly: #expect(!item.places.isEmpty && !item.words.isEmpty, "\(item)")
          case .unmet, .absent: #expect(item.places.isEmpty && !item.words.isEmpty, "\(item)")
          case .authors: #expect(item.places.isEmpty, "\(item)")
          }
        }
      }
    }
  }

  @Test func `links lead to what is on the page`() throws {
    let results = try StudyFile.results(
      Self.rich + ["{id: cor, correlate: age, with: marker}"], more: Self.asked)
    let html = Report(results).document().html()
    let section = html.split(separator: "id=\"checklists\"").last ?? ""
    let links = section.split(separator: "href=\"#").dropFirst().compactMap {
      $0.split(separator: "\"").first.map(String.init)
    }
    #expect(links.count > 20)
    for link in Set(links) { #expect(html.contains("id=\"\(link)\""), "\(link)") }
  }

  @Test func `a page without checklists has no section of them`() throws {
    let page = Report(try StudyFile.results(Self.rich)).document().markdown().tightTables
    #expect(!page.contains("Reporting checklists"))
  }

  @Test func `unmet items are counted and listed first`() throws {
    let page = Report(try StudyFile.results(["{compare: crp, by: arm}"], more: Self.asked))
      .document()
      .markdown().tightTables
    #expect(page.contains("STROBE, cohort studies: 8 not met, "))
    #expect(page.contains("- 14a, characteristics of the participants: not met; add summarize"))
  }
}

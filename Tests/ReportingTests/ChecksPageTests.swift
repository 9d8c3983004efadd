import Analysis
import Foundation
import Testing

@testable import Reporting

/// Checks.md holds a small plan for each check that breaks its rule, and one that keeps it.
///
/// With `REPRISE_WRITE=1` what the checks say is written into the page first: look at the difference.
@Suite struct ChecksPageTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let page = root.appending(
    path: "Sources/reprise/Documentation.docc/Checks.md")
  private static let folders = [
    "cohort.csv": "thermal-ablation", "melanoma.csv": "melanoma",
    "veteran.csv": "veterans-lung-cancer", "pbc.csv": "primary-biliary-cholangitis",
    "aSAH.csv": "subarachnoid-haemorrhage",
  ]

  /// The part of the page on a code, without its heading.
  private static func section(_ code: CheckCode, of page: String) throws -> String {
    let parts = page.components(separatedBy: "\n### \(code.rawValue)\n")
    #expect(parts.count == 2, "\(code.rawValue)")
    return try #require(parts.last?.components(separatedBy: "\n### ").first)
  }

  private static func plans(_ section: String) -> [String] {
    section.components(separatedBy: "```yaml\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }

  private static func study(_ plan: String) throws -> OpenedStudy {
    let file = try #require(
      plan.components(separatedBy: "file: ").last?.prefix { $0 != "}" }.description)
    let folder = try #require(folders[file])
    return try OpenedStudy(
      plan: Array(plan.utf8), planFile: "study.yml",
      dataFile: root.appending(path: "Examples/\(folder)/\(file)").path)
  }

  private static func codes(_ checks: [Check]) -> [CheckCode] { checks.map(\.code) }

  @Test(arguments: CheckCode.allCases)
  func `the bad plan breaks the rule once and the mend keeps it`(_ code: CheckCode) throws {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    let plans = Self.plans(try Self.section(code, of: page))
    #expect(plans.count == 2)
    let bad = try Self.study(try #require(plans.first)).results().checks
    let mended = try Self.study(try #require(plans.last)).results().checks
    #expect(Self.codes(bad.open).filter { $0 == code } == [code])
    #expect(Self.codes(bad.open).filter { $0 != code } == Self.codes(mended.open))
    #expect(bad.waived.isEmpty && mended.waived.isEmpty)
    let isAlone = code != .cutpointTested
    #expect(mended.open.isEmpty == isAlone, "a search is told to be one")
  }

  @Test(arguments: CheckCode.allCases)
  func `checks that need no results are known before they are there`(_ code: CheckCode) throws {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    let plan = try #require(Self.plans(try Self.section(code, of: page)).first)
    let study = try Self.study(plan)
    let waitsForResults = code.needsResults || code == .unusedWaiver
    #expect(Self.codes(study.checks.open) == (waitsForResults ? [] : [code]))
    if !waitsForResults { #expect(study.checks == (try study.results().checks)) }
  }

  @Test func `the page says what the report says`() throws {
    var page = try String(contentsOf: Self.page, encoding: .utf8)
    let old = page
    for code in CheckCode.allCases {
      let section = try Self.section(code, of: page)
      let plan = try #require(Self.plans(section).first)
      let checks = try Self.study(plan).results().checks.open
      let check = try #require(checks.first { $0.code == code })
      let said = try #require(section.components(separatedBy: "\n> ").last)
      let line = try #require(said.components(separatedBy: "\n").first)
      let new = section.replacingOccurrences(
        of: "\n> \(line)\n", with: "\n> \(CheckWords().sentence(of: check))\n")
      page = page.replacingOccurrences(of: section, with: new)
    }
    if ProcessInfo.processInfo.environment["REPRISE_WRITE"] == "1" {
      try page.write(to: Self.page, atomically: true, encoding: .utf8)
    } else {
      #expect(page == old, "run the test with REPRISE_WRITE=1 and look at the diff")
    }
  }

  @Test func `the page names the checks of the command check`() throws {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    let early = CheckCode.allCases.filter { !$0.needsResults && $0 != .unusedWaiver }
    let list = early.map(\.rawValue).joined(separator: ", ")
    #expect(page.contains("those that need no results: \(list), and waivers of them"))
  }
}

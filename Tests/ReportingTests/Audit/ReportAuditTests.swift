import Analysis
import Foundation
import TestSupport
import Testing

@testable import Reporting

/// Tables that reports printed, as they are and with seeded errors: whether the audit calls a right
/// table wrong, and how many errors it finds.
struct ReportAuditTests {
  typealias Check = PrintedReport.Check

  /// Cohorts of 30 to 160 patients, in every preset and style, and the example studies.
  static let checks: [Check] = (try? reports().flatMap { PrintedReport($0).checks }) ?? []

  private static func reports() throws -> [StudyResults] {
    var random = SplitMix64(state: 20261126)
    var all: [StudyResults] = []
    for preset in ["r", "sas", "spss", "stata"] {
      for style in ["default", "jama", "nejm", "lancet", "radiology", "apa"] {
        let head = """
          cohort: {file: cohort.csv}
          variables:
            g: {levels: [a, b]}
            k: {type: continuous}
            sex: {levels: [f, m]}
            stage: {levels: [I, II, III]}
            resp: {levels: [n, y]}
          outcomes: {os: {time: t, event: d == 1}}
          report: {style: \(style)}
          conventions: \(preset)

          """
        all.append(
          try StudyFile.results(
            [
              "{summarize: [x, y, k, sex, stage, resp], by: g, test: auto}",
              "{compare: [x, y, k], by: g, test: student_t}",
              "{compare: [x, y, k], by: g, test: welch_t}",
              "{cox: os, univariable: [x, sex], multivariable: [x, sex]}",
              "{logistic: resp, event: y, univariable: [x, sex], interval: wald}",
            ], head: head, csv: cohort(&random)))
      }
    }
    return try all + examples()
  }

  private static func cohort(_ random: inout SplitMix64) -> String {
    let n = Int.random(in: 30...160, using: &random)
    let shift = Double.random(in: 0...1, using: &random)
    let share = Double.random(in: 0.3...0.7, using: &random)
    func normal() -> Double {
      (0..<12).reduce(-6.0) { sum, _ in sum + .random(in: 0...1, using: &random) }
    }
    let rows = (0..<n).map { row -> String in
      let isSecond = Double.random(in: 0...1, using: &random) < share
      let lift = isSecond ? shift : 0
      let x = String(format: "%.1f", 60 + 9 * (normal() + lift))
      let y = row.isMultiple(of: 11) ? "" : String(format: "%.2f", exp(normal() / 2 + lift / 2))
      let sex = Double.random(in: 0...1, using: &random) < 0.4 + lift / 4 ? "m" : "f"
      let stage = ["I", "II", "III"][Int.random(in: 0...2, using: &random)]
      let time = String(format: "%.1f", 1 + 30 * Double.random(in: 0...1, using: &random))
      let isDead = Double.random(in: 0...1, using: &random) < 0.5 + lift / 5
      let resp = Double.random(in: 0...1, using: &random) < 0.5 ? "y" : "n"
      return "\(isSecond ? "b" : "a"),\(x),\(y),\(Int.random(in: 0...9, using: &random)),\(sex),"
        + "\(row.isMultiple(of: 13) ? "" : stage),\(time),\(isDead ? 1 : 0),\(resp)"
    }
    return (["g,x,y,k,sex,stage,t,d,resp"] + rows).joined(separator: "\n") + "\n"
  }

  private static func examples() throws -> [StudyResults] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples")
    let studies = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try studies.map { study in
      let plan = folder.appending(path: "\(study)/study.yml")
      return try OpenedStudy(
        plan: Array(Data(contentsOf: plan)), planFile: plan.path, dataFile: nil
      ).results()
    }
  }

  /// What the audit says of checks.
  static func audit(_ checks: [Check]) throws -> [AuditResult] {
    let lines = checks.enumerated().map { "  - " + $1.yaml($0) }.joined(separator: "\n")
    return try AuditFile(Array("checks:\n\(lines)\n".utf8), fileName: "a.yml").results
  }

  @Test func `no table of our own reports is called wrong`() throws {
    #expect(Self.checks.count { $0.kind == .means } > 150)
    #expect(Self.checks.count { $0.kind == .counts } > 80)
    #expect(Self.checks.count { $0.kind == .ratio } > 100)
    for (check, result) in zip(Self.checks, try Self.audit(Self.checks)) {
      #expect(
        result.verdict != .conflict && result.verdict != .notCheckable,
        "\(check.yaml(0)): \(result.parts)")
    }
  }

  @Test(arguments: SeededError.allCases)
  func `seeded errors are found`(error: SeededError) throws {
    var wrong: [Check] = []
    for kind in [Check.Kind.means, .counts, .ratio] {
      let own = Self.checks.filter { $0.kind == kind }
      for (check, next) in zip(own, own.dropFirst() + own.prefix(1)) {
        if let seeded = error.applied(to: check, next: next) { wrong.append(seeded) }
      }
    }
    let found = try Self.audit(wrong).count { $0.verdict == .conflict }
    print("\(error.rawValue): \(found) of \(wrong.count) found")
    #expect(wrong.count > 50)
    #expect(Double(found) >= error.leastShare * Double(wrong.count))
  }
}

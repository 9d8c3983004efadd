import Foundation
import Testing
import TestSupport

/// The committed Reports/ are what the examples give: pages and figures to the byte, numbers to 1e-9.
@Suite struct GoldenReportTests {
  static let studies = [
    "imaging-phantoms", "melanoma", "primary-biliary-cholangitis", "subarachnoid-haemorrhage",
    "thermal-ablation", "veterans-lung-cancer",
  ]

  @Test func everyExampleHasAReport() throws {
    let examples = try FileManager.default.contentsOfDirectory(
      atPath: Tool.root.appending(path: "Examples").path
    ).filter { !$0.hasPrefix(".") }.sorted()
    #expect(examples == Self.studies)
  }

  @Test(arguments: studies) func reportIsWhatIsCommitted(_ study: String) throws {
    let out = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: out) }
    let run = try Tool.run(["report", "Examples/\(study)/study.yml", "--output", out.path])
    #expect(run.status == 0, "\(run.errors)")
    let committed = Tool.root.appending(path: "Reports/\(study)")
    let files = try Tool.files(below: committed)
    #expect(try Tool.files(below: out) == files)
    for file in files {
      let new = try Data(contentsOf: out.appending(path: file))
      let old = try Data(contentsOf: committed.appending(path: file))
      if file == "results.json" {
        #expect(try differences(new, old) == [])
      } else {
        #expect(new == old, "\(file) differs: run make report and look at the diff")
      }
    }
  }

  @Test(arguments: studies) func resolvedPlanGivesTheSameResults(_ study: String) throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let example = Tool.root.appending(path: "Examples/\(study)")
    for file in try Tool.files(below: example) where file.hasSuffix(".csv") {
      try FileManager.default.copyItem(
        at: example.appending(path: file), to: folder.appending(path: file))
    }
    let committed = Tool.root.appending(path: "Reports/\(study)")
    try FileManager.default.copyItem(
      at: committed.appending(path: "plan.resolved.yml"), to: folder.appending(path: "study.yml"))
    let run = try Tool.run(["report", "study.yml", "--output", "out"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let new = try Data(contentsOf: folder.appending(path: "out/results.json"))
    let old = try Data(contentsOf: committed.appending(path: "results.json"))
    #expect(try differences(new, old, provenance: false) == [])
  }

  /// Where two results.json differ: texts at all, numbers by more than 1e-9 relative.
  private func differences(_ a: Data, _ b: Data, provenance: Bool = true) throws -> [String] {
    var found: [String] = []
    var (left, right) = (try object(a), try object(b))
    if !provenance { (left["provenance"], right["provenance"]) = (nil, nil) }
    compare(left, right, at: "", into: &found)
    return Array(found.prefix(10))
  }

  private func object(_ data: Data) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func compare(_ a: Any?, _ b: Any?, at path: String, into found: inout [String]) {
    switch (a, b) {
    case (let a as [String: Any], let b as [String: Any]):
      for key in Set(a.keys).union(b.keys).sorted() {
        compare(a[key], b[key], at: "\(path).\(key)", into: &found)
      }
    case (let a as [Any], let b as [Any]):
      if a.count != b.count { found.append("\(path): \(a.count) and \(b.count) entries") }
      for (index, pair) in zip(a, b).enumerated() {
        compare(pair.0, pair.1, at: "\(path)[\(index)]", into: &found)
      }
    case (let a as NSNumber, let b as NSNumber):
      if let error = disagreement(a.doubleValue, b.doubleValue, relative: 1e-9, absolute: 1e-15) {
        found.append("\(path): \(error)")
      }
    case (let a as String, let b as String):
      if a != b { found.append("\(path): \(a) and \(b)") }
    case (is NSNull, is NSNull), (nil, nil): break
    default: found.append("\(path): \(a ?? "nothing") and \(b ?? "nothing")")
    }
  }
}

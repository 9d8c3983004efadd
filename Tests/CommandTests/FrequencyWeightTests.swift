import Foundation
import TestSupport
import Testing

/// A row that stands for n patients says what n rows say, in every analysis of the examples.
@Suite struct FrequencyWeightTests {
  @Test(arguments: [
    ("melanoma", "melanoma.csv"), ("primary-biliary-cholangitis", "pbc.csv"),
    ("subarachnoid-haemorrhage", "aSAH.csv"), ("thermal-ablation", "cohort.csv"),
    ("veterans-lung-cancer", "veteran.csv"),
  ])
  func `weights say what repeated rows say`(_ study: String, _ file: String) throws {
    let folder = Tool.root.appending(path: "Examples/\(study)")
    let plan = try String(contentsOf: folder.appending(path: "study.yml"), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
      // An id is each patient's own.
      .filter { !$0.hasPrefix("  id:") }.joined(separator: "\n")
      .replacing("file: \(file)", with: "file: cohort.csv")
    let lines = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      .split(separator: "\n").map(String.init)
    let head = try #require(lines.first)
    var random = SplitMix64(state: 8)
    var weighted = [head + ",how_many"]
    var repeated = [head + ",how_many"]
    for line in lines.dropFirst() {
      let count = Int(random.next() % 4)
      weighted.append(line + ",\(count)")
      repeated += Array(repeating: line + ",1", count: count)
    }
    let withWeight = plan.replacing("cohort:\n", with: "cohort:\n  weight: how_many\n")
    #expect(withWeight != plan)
    let one = try Self.results(withWeight, weighted)
    let other = try Self.results(plan, repeated)
    #expect(one.count > 10_000)
    #expect(one == other)
  }

  /// The rows of results.json, without provenance.
  private static func results(_ plan: String, _ lines: [String]) throws -> String {
    let csv = lines.joined(separator: "\n") + "\n"
    let (run, _, json, _) = try Case(plan: plan, csv: csv).report()
    #expect(run.status == 0, "\(run.errors)")
    return json.components(separatedBy: "\"results\": [").last ?? ""
  }
}

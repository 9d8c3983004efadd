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
    #expect(try Self.quality(withWeight, weighted) == Self.quality(plan, repeated))
    let one = try Self.results(withWeight, weighted)
    let other = try Self.results(plan, repeated)
    #expect(one.rows.count > 10_000)
    #expect(one.rows == other.rows)
    #expect(one.page == other.page)
  }

  /// The rows of results.json, and the report, without provenance and what is said of the weights.
  private static func results(
    _ plan: String, _ lines: [String]
  ) throws -> (rows: String, page: [Substring]) {
    let csv = lines.joined(separator: "\n") + "\n"
    let (run, _, json, page) = try Case(plan: plan, csv: csv).report()
    #expect(run.status == 0, "\(run.errors)")
    let said = page.split(separator: "\n").filter { line in
      !["- Plan: ", "- Data: "].contains(where: line.hasPrefix)
        && !line.contains(" of the file stand for ")
    }
    return (json.components(separatedBy: "\"results\": [").last ?? "", said)
  }

  /// The rows of the data quality, without lines, which repeated rows move.
  private static func quality(_ plan: String, _ lines: [String]) throws -> [String] {
    let asked =
      plan.contains("\nreport:\n")
      ? plan.replacing("\nreport:\n", with: "\nreport:\n  quality: yes\n")
      : plan + "\nreport: {quality: yes}\n"
    let found = try numbers(asked, lines).filter { $0.name.hasPrefix("report.quality") }
    #expect(found.count > 20)
    return found.filter { !$0.name.hasSuffix(" lines") && !$0.name.contains("repeated_rows") }
      .map { "\($0.name) \($0.number ?? .nan) \($0.text ?? "")" }
  }

  /// Of many patients samples and life tables hold counts, whose sums are rounded otherwise.
  @Test func `many patients by weights are many patients`() throws {
    let file = Tool.root.appending(path: "Examples/melanoma/melanoma.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map(String.init)
    let head = try #require(lines.first)
    var random = SplitMix64(state: 9)
    var (weighted, repeated) = ([head + ",n"], [head + ",n"])
    for line in lines.dropFirst() {
      let count = 100 + Int(random.next() % 200)
      weighted.append(line + ",\(count)")
      repeated += Array(repeating: line + ",1", count: count)
    }
    #expect(repeated.count > 32_000)
    let one = try Self.numbers(Self.plan(weight: "\n  weight: n"), weighted)
    let other = try Self.numbers(Self.plan(weight: ""), repeated)
    #expect(one.map(\.name) == other.map(\.name) && one.count > 300)
    for (found, expected) in zip(one, other) {
      #expect(found.text == expected.text)
      guard let number = expected.number else {
        #expect(found.number == nil)
        continue
      }
      #expect(
        disagreement(found.number, number, relative: 1e-12, absolute: 1e-300) == nil,
        "\(found.name)")
    }
  }

  private static func plan(weight: String) -> String {
    """
    study: {title: Many}
    cohort:
      file: cohort.csv
      synthetic: repeated rows\(weight)
    variables:
      thickness: {type: continuous, unit: mm}
      age: {type: continuous, unit: years, distribution: skewed}
      third: {cut: thickness, at: tertiles}
      ulcer: {type: categorical, levels: {"0": "No", "1": "Yes"}}
      sex: {type: categorical, levels: {"0": "Female", "1": "Male"}}
    outcomes:
      os: {label: Survival, time: time, event: "status == 1", unit: days}
    analyses:
      - {id: table, summarize: [thickness, age, third, ulcer], by: sex, test: auto, smd: yes}
      - id: tests
        compare: [thickness, age]
        by: sex
        test: [welch_t, student_t, mann_whitney, levene, brown_forsythe, kruskal_wallis]
        effect: [cohens_d, hedges_g, mean_difference, rank_biserial]
        exact: false
      - {id: pair, compare: [[thickness, age]], test: [paired_t]}
      - {id: area, roc: [thickness, age], outcome: ulcer, positive: "Yes", direction: higher, difference: delong}
      - {id: curve, kaplan_meier: os, by: ulcer, at: [365, 1825], test: logrank, hazard_ratio: yes}
      - {id: hazard, cox: os, univariable: [thickness, sex]}
    """
  }

  private struct Number {
    let name: String
    let number: Double?
    let text: String?
  }

  private static func numbers(_ plan: String, _ lines: [String]) throws -> [Number] {
    let csv = lines.joined(separator: "\n") + "\n"
    let (run, _, json, _) = try Case(plan: plan, csv: csv).report()
    #expect(run.status == 0, "\(run.errors)")
    let all = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let rows = try #require(all?["results"] as? [[String: Any]])
    return rows.map { row in
      let name = ["analysis", "context", "group1_level", "variable", "variable_level", "stat_name"]
        .map { row[$0] as? String ?? "" }.joined(separator: " ")
      return Number(name: name, number: row["stat"] as? Double, text: row["stat"] as? String)
    }
  }
}

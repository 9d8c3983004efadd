import Foundation
import Testing

/// Every number of the example's page says where it comes from, and says it truly.
@Suite struct SourcesTests {
  /// A page with its data, and the results beside it.
  struct Report {
    let page: String
    let words: [String]
    let facts: [[Int]]
    let sources: [String: [Any]]
    /// The rows by analysis, in their order.
    let rows: [String: [[String: Any]]]

    init(_ study: String) throws {
      let folder = Tool.root.appending(path: "Reports/\(study)")
      page = try String(contentsOf: folder.appending(path: "report.html"), encoding: .utf8)
      let start = try #require(page.range(of: "id=\"sources\">")).upperBound
      let end = try #require(page.range(of: "</script>", range: start..<page.endIndex)).lowerBound
      let data = try #require(
        JSONSerialization.jsonObject(with: Data(page[start..<end].utf8)) as? [String: Any])
      words = try #require(data["words"] as? [String])
      facts = try #require(data["facts"] as? [[Int]])
      sources = try #require(data["sources"] as? [String: [Any]])
      let results = try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appending(path: "results.json")))
      let all = try #require((results as? [String: Any])?["results"] as? [[String: Any]])
      rows = Dictionary(grouping: all.filter { $0["context"] as? String != "published" }) {
        $0["analysis"] as? String ?? ""
      }
    }

    /// The row that a source's name leads to.
    func row(_ id: String) -> [String: Any]? {
      let parts = id.split(separator: ":").map(String.init)
      guard let place = parts.last.flatMap(Int.init), let own = rows[parts[0]],
        own.indices.contains(place)
      else { return nil }
      return own[place]
    }

    /// The facts of a source by their terms.
    func facts(of id: String) -> [String: String] {
      let own = sources[id]?.last as? [Int] ?? []
      return Dictionary(
        own.map { (words[facts[$0][0]], words[facts[$0][1]]) }, uniquingKeysWith: { a, _ in a })
    }

    /// The cells of numbers: the sources named, and the text without what is not seen.
    var cells: [(sources: [String], text: String)] {
      page.matches(
        of: #/<td( class="n(?: noted)?")?( data-from="([^"]*)")?[^>]*>(.*?)<\/td>/#
      ).map { match in
        let text = match.4.replacing(#/<sup.*?<\/sup>|<[^>]*>/#, with: "")
        let named = match.3.map { $0.split(separator: " ").map(String.init) } ?? []
        return (named, String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">"))
      }
    }
  }

  @Test(arguments: GoldenReportTests.studies)
  func `what a cell prints is what its sources hold`(_ study: String) throws {
    let report = try Report(study)
    let cells = report.cells.filter { !$0.sources.isEmpty }
    #expect(cells.count > 40)
    for cell in cells {
      var rest = cell.text[...]
      for id in cell.sources {
        let source = try #require(report.sources[id], "\(id)")
        let row = try #require(report.row(id), "\(id)")
        let printed = try #require(source[2] as? String)
        #expect(row["stat_fmt"] as? String ?? "" == printed)
        guard !printed.isEmpty, printed != "Inf" else { continue }
        // In the order printed: mean, then deviation; estimate, then limits.
        if let place = rest.range(of: printed) {
          rest = rest[place.upperBound...]
        } else {
          let isShown = cell.text.contains("(") || cell.text.contains("=")
          #expect(
            !isShown || cell.text.contains("NR") || cell.text.contains("not reached")
              || isUnshown(row), "\(printed) is not in \(cell.text)")
        }
      }
    }
  }

  /// A limit without its fellow is not printed.
  private func isUnshown(_ row: [String: Any]) -> Bool {
    (row["stat_name"] as? String)?.contains("conf.") == true
  }

  @Test func `every number of the seed study has a source`() throws {
    let report = try Report("thermal-ablation")
    let numeric = report.cells.filter { $0.text.contains(#/\d/#) }
    #expect(numeric.count > 150)
    var without = numeric.filter { $0.sources.isEmpty }.map(\.text)
    // Published numbers come from print, landmark times from the plan, reference rows from neither.
    let published = Set(
      report.page.matches(of: #/<code>(?:[^<]|<wbr>)*<\/code><\/th><td class="n[^>]*>(.*?)<\/td>/#)
        .map { String($0.1.replacing(#/<sup.*?<\/sup>|<[^>]*>/#, with: "")) })
    without.removeAll { published.contains($0) || ["12", "24", "36"].contains($0) }
    without.removeAll { $0.hasSuffix("(reference)") }
    // Checklists name tables and figures.
    without.removeAll { $0.contains("Table ") || $0.contains("Figure ") }
    #expect(without == [])
  }

  @Test(arguments: GoldenReportTests.studies)
  func `values, paths and formulas of all sources hold`(_ study: String) throws {
    let report = try Report(study)
    var paths: Set<String> = []
    for (id, source) in report.sources {
      let row = try #require(report.row(id), "\(id)")
      let value = try #require(source[1] as? String)
      if let number = (row["stat"] as? NSNumber)?.doubleValue {
        #expect(abs(try #require(Double(value)) - number) <= 1e-9 * abs(number))
      }
      let path = try #require(source[3] as? String)
      #expect(paths.insert(path).inserted)
      let analysis = try #require(row["analysis"] as? String)
      let statistic = try #require(row["stat_name"] as? String)
      #expect(path.hasPrefix(analysis + ".") && path.hasSuffix("." + statistic))
      let facts = report.facts(of: id)
      for term in ["Method", "Formula", "Patients used", "Left out", "Options", "Asked for"] {
        #expect(facts[term]?.isEmpty == false, "\(term) of \(path)")
      }
    }
  }

  @Test func `the paths of the panels are those of prose`() throws {
    let report = try Report("thermal-ablation")
    let example = Tool.root.appending(path: "Examples/thermal-ablation")
    var plan = try String(contentsOf: example.appending(path: "study.yml"), encoding: .utf8)
    let sources = report.sources.values.compactMap { source -> (path: String, printed: String)? in
      guard let printed = source[2] as? String, !printed.isEmpty else { return nil }
      return (source[3] as? String).map { ($0, printed) }
    }.sorted { $0.path < $1.path }
    let sentence = sources.map { "[{\($0.path)}]" }.joined(separator: " ")
    let entry = "  - prose: >-\n      \(sentence)\n\nreport:\n"
    plan = plan.replacing("report:\n  style", with: entry + "  style")
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(plan.utf8).write(to: folder.appending(path: "study.yml"))
    try FileManager.default.copyItem(
      at: example.appending(path: "cohort.csv"), to: folder.appending(path: "cohort.csv"))
    let run = try Tool.run(
      ["report", "study.yml", "--format", "html", "--output", "out"], in: folder)
    try #require(run.status == 0, "\(run.errors)")
    let page = try String(
      contentsOf: folder.appending(path: "out/report.html"), encoding: .utf8)
    let printed = page.matches(of: #/\[<span data-from[^>]*><span class="number">([^<]*)</#)
      .map { String($0.1).replacing("&lt;", with: "<").replacing("&gt;", with: ">") }
    #expect(printed == sources.map(\.printed))
  }

  @Test(arguments: GoldenReportTests.studies) func `the page stays light`(_ study: String) throws {
    #expect(try Report(study).page.utf8.count < 300_000)
  }
}

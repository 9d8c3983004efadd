import Foundation
import Testing

/// One study in each journal's style, as committed in `Styles`.
///
/// With `REPRISE_UPDATE_SNAPSHOTS=1` the files are written first: look at the difference.
@Suite struct StyledDocumentTests {
  static let styles = ["default", "jama", "nejm", "lancet", "radiology", "apa"]

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Styles")

  private static func expected(_ name: String, _ text: String) throws -> String {
    let url = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["REPRISE_UPDATE_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    return try String(contentsOf: url, encoding: .utf8)
  }

  private static func pages(_ plan: String, _ csv: String) throws -> [String: String] {
    let study = try Case(plan: plan, csv: csv)
    defer { try? FileManager.default.removeItem(at: study.folder) }
    let run = try Tool.run(["report", "study.yml", "--output", "out"], in: study.folder)
    #expect(run.status == 0, "\(run.errors)")
    let out = study.folder.appending(path: "out")
    return try ["report.md", "report.html", "results.json"].reduce(into: [:]) { pages, name in
      pages[name] = try String(contentsOf: out.appending(path: name), encoding: .utf8)
    }
  }

  private static func thermalAblation(_ style: String) throws -> (plan: String, csv: String) {
    let folder = Tool.root.appending(path: "Examples/thermal-ablation")
    let plan = try String(contentsOf: folder.appending(path: "study.yml"), encoding: .utf8)
    let csv = try String(contentsOf: folder.appending(path: "cohort.csv"), encoding: .utf8)
    #expect(plan.contains("  style: default"))
    return (plan.replacingOccurrences(of: "  style: default", with: "  style: \(style)"), csv)
  }

  // MARK: - Pages

  @Test(arguments: styles) func `thermal ablation as Markdown`(_ style: String) throws {
    let study = try Self.thermalAblation(style)
    let page = try #require(try Self.pages(study.plan, study.csv)["report.md"])
    let results = page.components(separatedBy: "## Results\n").last ?? ""
    let shown = results.components(separatedBy: "\n## Methods").first ?? ""
    #expect(try shown == Self.expected("thermal-ablation-\(style).md", shown))
  }

  @Test(arguments: styles) func `extremes as Markdown and HTML`(_ style: String) throws {
    let pages = try Self.pages(Self.extremes(style), Self.extremesData())
    let page = try #require(pages["report.md"])
    let shown = page.components(separatedBy: "\n## Methods").first ?? ""
    #expect(try shown == Self.expected("extremes-\(style).md", shown))
    let html = try #require(pages["report.html"])
    let tables = html.components(separatedBy: "<div class=\"table").dropFirst().map {
      "<div class=\"table" + ($0.components(separatedBy: "</table>").first ?? "") + "</table>\n"
    }.joined()
    #expect(try tables == Self.expected("extremes-\(style).html", tables))
  }

  // MARK: - Results

  /// Rows without what is printed.
  private static func rows(_ json: String) throws -> [NSDictionary] {
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let rows = try #require(object?["results"] as? [[String: Any]])
    return rows.map { row in
      var row = row
      row["stat_fmt"] = nil
      return row as NSDictionary
    }
  }

  @Test func `no style changes a result`() throws {
    for csv in [false, true] {
      var first: [NSDictionary]?
      for style in Self.styles {
        let study =
          csv
          ? (plan: Self.extremes(style), csv: Self.extremesData())
          : try Self.thermalAblation(style)
        let json = try #require(try Self.pages(study.plan, study.csv)["results.json"])
        let rows = try Self.rows(json)
        #expect(rows == first ?? rows, "\(style)")
        first = first ?? rows
      }
    }
  }

  @Test func `verdicts are the same in each style, and diff finds nothing`() throws {
    var verdicts: Set<String> = []
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for style in Self.styles {
      let own = folder.appending(path: style)
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      try Data(Self.extremes(style).utf8).write(to: own.appending(path: "study.yml"))
      try Data(Self.extremesData().utf8).write(to: own.appending(path: "cohort.csv"))
      let verify = try Tool.run(["verify", "study.yml"], in: own)
      let lines = verify.output.split(separator: "\n")
      verdicts.insert("\(verify.status) " + (lines.last ?? ""))
      let report = try Tool.run(["report", "study.yml", "--output", "out"], in: own)
      #expect(report.status == 0, "\(report.errors)")
      let diff = try Tool.run(
        ["diff", "default/out/results.json", "\(style)/out/results.json"], in: folder)
      #expect(diff.status == 0, "\(style): \(diff.output)")
    }
    #expect(verdicts.count == 1, "\(verdicts)")
    #expect(verdicts.first?.contains("reproduced: 3") == true, "\(verdicts)")
  }

  // MARK: - Extremes

  /// Large counts, tiny and large p-values, negative limits, empty cells and rare events.
  private static func extremes(_ style: String) -> String {
    """
    study: {title: "Numbers at their ends, trial 1.5"}
    cohort: {file: cohort.csv}
    variables:
      arm: {label: Arm, type: categorical, levels: [A, B]}
      weight: {label: Weight, unit: g}
      dose: {label: "Dose above 2.5 mg", digits: 3}
      flat: {label: Constant}
      rare: {label: Rare event, type: categorical, levels: [No, Yes]}
      marker: {label: Marker, digits: 2}
      death: {label: Death, type: categorical, levels: [No, Yes]}
    analyses:
      - id: baseline
        title: Patients, above 2.5 years
        summarize: [weight, dose, rare]
        by: arm
        test: auto
        difference: true
        published:
          weight.A.mean: "12,344.5"
          rare.Yes.A.n: "0 (0.0)"
          dose.B.mean: "2.500"
      - id: tests
        compare: [weight, dose, flat]
        by: arm
        test: student_t
      - id: correlation
        correlate: [weight, dose]
        with: marker
      - id: roc
        roc: marker
        outcome: death
        positive: "Yes"
        direction: higher
      - id: words
        prose: "Weight was {baseline.weight.A.mean} g in arm A (p = {tests.weight.p.value}); the dose did not differ (p = {tests.dose.p.value}), nor did `p = 0.5` of trial v1.5."
    report: {style: \(style)}
    """
  }

  /// 1,204 patients, made without random numbers.
  private static func extremesData() -> String {
    var lines = ["arm,weight,dose,flat,rare,marker,death"]
    for index in 0..<1204 {
      let wave = Double((index * 7919) % 1204) / 1204
      let weight = 12_000 + 600 * wave + (index % 2 == 0 ? 0 : 95.25) + 45
      let dose = 2 + Double((index * 31) % 602) / 602
      let marker = wave * 0.8 + Double(index % 5) * 0.1
      let death = (index * 37) % 100 < (wave > 0.5 ? 40 : 20) ? "Yes" : "No"
      lines.append(
        "\(index % 2 == 0 ? "A" : "B"),\(weight),\(dose),1,\(index == 7 ? "Yes" : "No"),\(marker),\(death)"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

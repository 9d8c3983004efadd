import Foundation
import Testing

/// Cohorts in every form of text, through the command.
@Suite struct TextFilesTests {
  private static let plan = """
    cohort: {file: cohort.csv, id: id, KEYS}
    variables:
      crp: {label: CRP, unit: mg/L, detection: {below: half}}
      fat: {unit: percent}
      ort: {levels: [Süd, Nord]}
      d: {type: date}
    analyses:
      - {id: t, summarize: [crp, fat, d], by: ort}

    """

  private static let rows = (1...40).map { row in
    [
      "\(row)", row % 9 == 0 ? "<0.5" : "\(Double(row) * 1.25)", "\(row) %",
      row % 3 == 0 ? "Süd" : "Nord", "2020-01-\(row % 19 + 10)",
    ]
  }

  private static func text(_ delimiter: String, _ end: String = "\n") -> String {
    ([["id", "crp", "fat", "ort", "d"]] + rows).map { $0.joined(separator: delimiter) + end }
      .joined()
  }

  /// The rows of results.json, without what stands before them.
  private static func results(_ data: Data, _ keys: String = "missing: [\"\"]") throws -> String {
    let plan = plan.replacing("KEYS", with: keys)
    let (run, _, json, _) = try Case(plan: plan, data: Array(data)).report()
    #expect(run.status == 0, "\(run.errors)")
    let start = try #require(json.range(of: "\"results\""))
    return String(json[start.lowerBound...])
  }

  @Test func `the same cohort gives the same rows in every form`() throws {
    let first = try Self.results(Data(Self.text(",").utf8))
    #expect(first.contains("\"mean\""))
    let semicolons = Self.text(";", "\r\n")
    let commas = Self.text(";").replacing(".", with: ",")
    let forms: [(Data, String)] = [
      (Data("\u{FEFF}sep=;\r\n\(semicolons)".utf8), "delimiter: auto"),
      (Data(Self.text("\t").utf8), "encoding: utf-8"),
      (try #require(Self.text(",").data(using: .windowsCP1252)), "encoding: windows-1252"),
      (try #require(Self.text("|").data(using: .isoLatin1)), "encoding: iso-8859-1"),
      (try #require(Self.text(",").data(using: .utf16LittleEndian)), "encoding: auto"),
      (try #require(Self.text(",").data(using: .utf16BigEndian)), "encoding: utf-16be"),
      (
        Data([0xFF, 0xFE]) + (try #require(semicolons.data(using: .utf16LittleEndian))),
        "encoding: utf-16"
      ),
      (Data(commas.utf8), "decimal: \",\""), (Data(commas.utf8), "decimal: auto"),
    ]
    for (data, keys) in forms {
      #expect(try Self.results(data, keys) == first, "\(keys)")
    }
  }

  @Test func `methods and the report say what became of values beyond limits`() throws {
    let plan = Self.plan.replacing("KEYS", with: "encoding: auto")
    let (run, _, _, page) = try Case(plan: plan, csv: Self.text(",")).report()
    #expect(run.status == 0, "\(run.errors)")
    let sentence =
      "4 values below the limit of detection (<0.5) were set to half of the limit"
    #expect(page.contains("Of CRP, \(sentence)."))
    #expect(page.contains("- crp: \(sentence)."))
  }

  @Test func `the resolved plan gives the same rows`() throws {
    let first = try Self.results(Data(Self.text(",").utf8))
    let plan = Self.plan.replacing("KEYS", with: "decimal: auto")
    let made = try Case(plan: plan, csv: Self.text(";").replacing(".", with: ","))
    defer { try? FileManager.default.removeItem(at: made.folder) }
    _ = try Tool.run(["report", "study.yml", "-o", "out"], in: made.folder)
    let resolved = made.folder.appending(path: "out/plan.resolved.yml")
    let text = try String(contentsOf: resolved, encoding: .utf8)
    #expect(text.contains("decimal: \",\""))
    #expect(text.contains("below: half"))
    try Data(text.utf8).write(to: made.folder.appending(path: "again.yml"))
    let run = try Tool.run(["report", "again.yml", "-o", "again"], in: made.folder)
    #expect(run.status == 0, "\(run.errors)")
    let json = try String(
      contentsOf: made.folder.appending(path: "again/results.json"), encoding: .utf8)
    let start = try #require(json.range(of: "\"results\""))
    #expect(String(json[start.lowerBound...]) == first)
  }

  @Test func `the example of the page is read as it says`() throws {
    let page = Tool.root.appending(path: "Sources/reprise/Documentation.docc/TextFiles.md")
    let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```")
    let made = try Case(
      plan: String(blocks[3].dropFirst("yaml\n".count))
        + "analyses: [{summarize: [age, crp, progress, diagnosis]}]\n",
      csv: String(blocks[1].dropFirst()))
    defer { try? FileManager.default.removeItem(at: made.folder) }
    let run = try Tool.run(["check", "study.yml"], in: made.folder)
    #expect(run.status == 0, "\(run.errors)")
    for line in blocks[5].split(separator: "\n") {
      #expect(run.output.contains(line), "\(run.output)")
    }
    #expect(run.output.contains("0.25 to 1234.5 mg/L"))
    #expect(run.output.contains("2020-02-29 to 2020-03-03"))
  }

  @Test func `nothing is drawn where nobody looks`() throws {
    let made = try Case(
      plan: "cohort: {file: cohort.csv}\nanalyses: [{summarize: [x]}]\n",
      csv: "x\n" + String(repeating: "1\n", count: 300_000))
    defer { try? FileManager.default.removeItem(at: made.folder) }
    let run = try Tool.run(["check", "study.yml"], in: made.folder)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
  }
}

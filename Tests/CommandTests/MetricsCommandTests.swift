import Foundation
import TestSupport
import Testing

/// `reprise metrics`, as it is run.
@Suite struct MetricsCommandTests {
  static let example = Tool.root.appending(path: "Examples/imaging-phantoms")

  /// A patient with a statistics.json alone, which needs no zlib.
  private func patient(
    _ arguments: [String], table: String = "id,height_m\np1,1.7\n"
  ) throws -> (run: Tool.Run, files: [String]) {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let images = folder.appending(path: "images/p1")
    try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
    try Data(
      #"{"iliopsoas_left": {"volume": 250000, "intensity": 45}, "iliopsoas_right": {"volume": 0.0, "intensity": 0.0}}"#
        .utf8
    ).write(to: images.appending(path: "statistics.json"))
    try Data(table.utf8).write(to: folder.appending(path: "clinical.csv"))
    let run = try Tool.run(["metrics"] + arguments, in: folder)
    return (run, try Tool.files(below: folder).filter { !$0.hasPrefix("images") })
  }

  @Test func `a run writes what it was asked for, and says what is missing`() throws {
    let (run, files) = try patient(
      ["images", "--clinical", "clinical.csv", "--qc", "qc.json", "--page", "page.html"])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(files == ["clinical.csv", "cohort.csv", "page.html", "qc.json"])
    #expect(run.output.contains("  pmvi         0  STATS_ZERO 1"), "\(run.output)")
  }

  @Test func `strict ends 1 where a metric is missing`() throws {
    #expect(try patient(["images", "--clinical", "clinical.csv", "--strict"]).run.status == 1)
  }

  @Test func `faults end 65, files that are not there 66, and nothing is written`() throws {
    let height = try patient(["images", "--clinical", "clinical.csv"], table: "id\np1\n")
    #expect(height.run.status == 65 && height.files == ["clinical.csv"])
    #expect(height.run.errors.hasPrefix("clinical.csv:1: error: no column of heights"))
    #expect(try patient(["images", "--clinical", "none.csv"]).run.status == 66)
    #expect(try patient(["nowhere", "--clinical", "clinical.csv"]).run.status == 66)
    let blocked = try patient(["images", "--clinical", "clinical.csv", "-o", "no/cohort.csv"])
    #expect(blocked.run.status == 73 && blocked.files == ["clinical.csv"])
  }

  @Test(arguments: [
    ["--clinical", "clinical.csv"], ["images"],
    ["images", "--clinical", "clinical.csv", "--files", "f.csv"],
    ["images", "--clinical", "clinical.csv", "--psoas", "biceps"],
    ["images", "--clinical", "clinical.csv", "--l3-slice", "top"],
    ["images", "--clinical", "clinical.csv", "--psoas-range", "L5-L1"],
    ["images", "--clinical", "clinical.csv", "--density-level", "L9"],
    ["images", "--clinical", "clinical.csv", "--task", "totall"],
    ["images", "--clinical", "clinical.csv", "--height-unit", "feet"],
    ["images", "--clinical", "clinical.csv", "-o", "clinical.csv"],
    ["images", "--clinical", "clinical.csv", "--qc", "cohort.csv"],
  ])
  func `a wrong command line ends 64`(_ arguments: [String]) throws {
    let (run, files) = try patient(arguments)
    #expect(run.status == 64 && files == ["clinical.csv"])
  }

  private func table(_ url: URL) throws -> [[String: String]] {
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  @Test func `the phantoms' metrics are the answers counted when they were drawn`() throws {
    let cohort = try table(Self.example.appending(path: "cohort.csv"))
    let known = try table(Self.example.appending(path: "known.csv"))
    #expect(cohort.map { $0["id"] } == known.map { $0["id"] } && known.count == 12)
    for (row, answers) in zip(cohort, known) {
      for (column, answer) in answers where column != "id" {
        let found = row[column] ?? "no column"
        if answer.isEmpty {
          #expect(found.isEmpty, "\(row["id"] ?? "") \(column)")
        } else {
          #expect(
            disagreement(Double(found), Double(answer) ?? .nan, relative: 1e-12) == nil,
            "\(row["id"] ?? "") \(column)")
        }
      }
    }
    let codes = cohort.map { ($0["qc_codes"] ?? "").split(separator: " ").map(String.init) }
    for (place, code) in [
      (4, "PSOAS_TOUCHES_EDGE"), (5, "METAL"), (6, "BODY_ABSENT"), (7, "NOT_HU"),
      (8, "DIAMETER_LOOKS_MM"), (9, "HEIGHT_MISSING"), (10, "NO_MASKS"), (11, "LEFT_RIGHT_RATIO"),
    ] {
      #expect(codes[place].contains(code))
    }
    for place in 0..<4 { #expect(codes[place] == []) }
  }

  @Test func `the phantoms' images give the committed cohort, in one command with the report`()
    throws
  {
    let out = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: out) }
    let cohort = out.appending(path: "cohort.csv").path
    let run = try Tool.run(
      [
        "metrics", "images", "--clinical", "clinical.csv", "-o", cohort, "--report", "study.yml",
        "--report-folder", out.path,
      ], in: Self.example)
    if run.errors.contains("zlib1g-dev") {
      // This build has no zlib, and the phantoms are compressed: there is nothing to compare.
      #expect(run.status == 65)
      return
    }
    #expect(run.status == 0, "\(run.errors)")
    let committed = try Data(contentsOf: Self.example.appending(path: "cohort.csv"))
    #expect(try Data(contentsOf: out.appending(path: "cohort.csv")) == committed)
    #expect(try Tool.files(below: out).contains("report.html"))
  }
}

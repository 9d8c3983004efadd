import Foundation
import Testing

/// `--emit`: the scripts that compute a report again in other programs.
@Suite struct CrossCheckTests {
  static let golden = Tool.root.appending(path: "Tests/CommandTests/CrossCheck")
  private static let files = ["crosscheck.R", "crosscheck.do", "crosscheck.sas", "crosscheck.sps"]

  private static func succeeds(_ command: String) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    for stream in [\Process.standardOutput, \Process.standardError, \Process.standardInput] {
      process[keyPath: stream] = FileHandle.nullDevice
    }
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  static let hasR = succeeds(
    """
    command -v python3 && Rscript -e 'for (p in c("survival", "pROC", "cmprsk", "coin", "maxstat", \
    "psych")) stopifnot(requireNamespace(p))'
    """)

  private func run(_ program: String, _ arguments: [String]) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = Tool.root
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test(
    .enabled(
      if: hasR, "skipped: no python3, or no R with survival, pROC, cmprsk, coin, maxstat and psych"),
    arguments: ["thermal-ablation", "raters", "weights", "hostile", "admissions", "cells"])
  func `R computes the same numbers`(_ study: String) throws {
    let (status, text) = try run(
      "python3", ["Tests/CrossCheck/run.py", "--reprise", Tool.binary.path, "--study", study])
    #expect(status == 0, "\(text)")
    #expect(text.contains(" 0 differ, 0 without a value in R"), "\(text)")
  }

  @Test(.enabled(if: hasR, "skipped: no R")) func `a number that differs is found`() throws {
    let out = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: out) }
    _ = try Tool.run(
      [
        "report", "Tests/CrossCheck/studies/raters.yml", "--data",
        "Tests/StatisticsTests/Reference/data/shrout_fleiss.csv", "--output", out.path,
        "--emit", "r",
      ])
    let script = out.appending(path: "crosscheck.R")
    let text = try String(contentsOf: script, encoding: .utf8)
    let changed = text.replacing("nobs = c(6, ", with: "nobs = c(7, ", maxReplacements: 1)
    #expect(changed != text)
    try Data(changed.utf8).write(to: script)
    let (status, output) = try run(
      "Rscript", [script.path, "Tests/StatisticsTests/Reference/data/shrout_fleiss.csv"])
    #expect(status == 1)
    #expect(output.contains("DIFFERS") && output.contains(", 1 differ,"), "\(output.suffix(400))")
  }

  /// The scripts of one example, committed: REPRISE_UPDATE_SNAPSHOTS=1 writes them.
  @Test func `scripts are what is committed`() throws {
    let out = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: out) }
    let run = try Tool.run(
      [
        "report", "Examples/veterans-lung-cancer/study.yml", "--output", out.path, "--emit",
        "r,sas,spss,stata",
      ])
    #expect(run.status == 0, "\(run.errors)")
    for file in Self.files {
      let new = try Data(contentsOf: out.appending(path: file))
      let place = Self.golden.appending(path: file)
      if ProcessInfo.processInfo.environment["REPRISE_UPDATE_SNAPSHOTS"] == "1" {
        try FileManager.default.createDirectory(
          at: Self.golden, withIntermediateDirectories: true)
        try new.write(to: place)
      }
      #expect(try Data(contentsOf: place) == new, "\(file) differs")
    }
  }

  /// Every row of results.json with a number is named in each script.
  @Test func `no number is left out`() throws {
    let out = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: out) }
    let run = try Tool.run(
      [
        "report", "Examples/melanoma/study.yml", "--output", out.path, "--emit", "r,sas,spss,stata",
      ])
    #expect(run.status == 0, "\(run.errors)")
    let json = try Data(contentsOf: out.appending(path: "results.json"))
    let whole = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
    let rows = try #require(whole["results"] as? [[String: Any]])
    let numbers = rows.filter { $0["stat"] is NSNumber }
    let published = numbers.filter {
      ["published", "check"].contains($0["context"] as? String)
    }
    for file in Self.files {
      let text = try String(contentsOf: out.appending(path: file), encoding: .utf8)
      if file == "crosscheck.R" {
        #expect(text.contains("rows <- \(numbers.count) "))
      } else {
        let lines = text.split(separator: "\n").filter { $0.contains(" = ") && $0.contains("  ") }
        let values = lines.filter { line in
          ["/*   ", "*   ", "//   "].contains { line.hasPrefix($0) }
        }
        #expect(values.count == numbers.count - published.count, "\(file)")
      }
    }
  }

  @Test(arguments: [("python", "expected r, sas, spss, stata"), ("sata", "did you mean")])
  func `a program that is not known is answered`(_ name: String, _ words: String) throws {
    let run = try Tool.run(["report", "study.yml", "--emit", name])
    #expect(run.status == 64)
    #expect(run.errors.contains(words), "\(run.errors)")
  }
}

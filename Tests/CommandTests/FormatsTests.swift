import Foundation
import Testing

/// `--format docx,tex,csv`: what is written, and what other programs find in it.
@Suite struct FormatsTests {
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

  static let hasPrograms = succeeds(
    """
    command -v soffice && command -v pdflatex && command -v pdftotext && command -v rsvg-convert \
    && python3 -c 'import docx, lxml'
    """)

  @Test(
    .enabled(
      if: hasPrograms,
      "skipped: no soffice, pdflatex, pdftotext, rsvg-convert, or python3 with docx and lxml"))
  func `other programs find every cell`() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "Tests/FormatsTests/check_formats.py", "--reprise", Tool.binary.path,
      "--studies", "thermal",
    ]
    process.currentDirectoryURL = Tool.root
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
  }

  private static let tables = """
    cohort: {file: cohort.csv}
    analyses:
      - id: t1
        summarize: [x, g]
    """
  private static let data = "x,g\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n7,a\n"

  @Test func `a report without figures needs no converter, and is the same twice`() throws {
    let files = try (0..<2).map { _ in
      let study = try Case(plan: Self.tables, csv: Self.data)
      defer { try? FileManager.default.removeItem(at: study.folder) }
      let run = try Tool.run(
        ["report", "study.yml", "--output", "out", "--format", "docx,tex,csv"], in: study.folder,
        environment: ["PATH": study.folder.path])
      #expect(run.status == 0, "\(run.errors)")
      let out = study.folder.appending(path: "out")
      return try Tool.files(below: out).map { ($0, try Data(contentsOf: out.appending(path: $0))) }
    }
    let names = ["plan.resolved.yml", "report.docx", "report.tex", "tables.csv", "tables/t1.csv"]
    #expect(files.map { $0.map(\.0) } == [names, names])
    #expect(files[0].map(\.1) == files[1].map(\.1))
    #expect(files[0][1].1.starts(with: [0x50, 0x4B, 3, 4]))
  }

  @Test(arguments: ["docx", "md,tex"])
  func `figures need the converter, or nothing is written`(_ format: String) throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let out = folder.appending(path: "out")
    let run = try Tool.run(
      ["report", "Examples/thermal-ablation/study.yml", "--output", out.path, "--format", format],
      environment: ["PATH": folder.path])
    #expect(run.status == 69)
    #expect(run.errors.contains("needs the program rsvg-convert, which is not on PATH"))
    #expect(!FileManager.default.fileExists(atPath: out.path))
  }

  @Test(arguments: [
    ("word", "did you mean docx?"), ("LaTeX", "did you mean tex?"), ("dcox", "did you mean docx?"),
    ("htm", "did you mean html?"), ("papyrus", "expected md, html, json, csv, docx, tex, png, pdf"),
    ("md,,tex", "expected md"),
  ])
  func `a format that is not known is answered`(_ format: String, _ words: String) throws {
    let run = try Tool.run(["report", "study.yml", "--format", format])
    #expect(run.status == 64)
    #expect(run.errors.contains(words), "\(run.errors)")
  }
}

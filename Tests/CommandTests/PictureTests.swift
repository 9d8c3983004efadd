import Foundation
import Testing

/// `--format png,pdf`: figures for print by rsvg-convert; tests that run it are skipped without it.
@Suite struct PictureTests {
  static let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  static func isInstalled(_ program: String) -> Bool {
    folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }
  static let hasConverter = isInstalled("rsvg-convert")
  static let plan = "Examples/thermal-ablation/study.yml"

  /// The pictures of a run, by name.
  private func pictures(_ format: String) throws -> [String: Data] {
    let out = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: out) }
    let run = try Tool.run(["report", Self.plan, "--output", out.path, "--format", format])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors == "")
    let files = try Tool.files(below: out).filter { $0.hasSuffix(".png") || $0.hasSuffix(".pdf") }
    return try Dictionary(
      uniqueKeysWithValues: files.map { ($0, try Data(contentsOf: out.appending(path: $0))) })
  }

  @Test(.enabled(if: hasConverter, "rsvg-convert is not installed"))
  func `every figure has its pictures, the same bytes twice`() throws {
    let first = try pictures("png,pdf")
    let names = try Tool.files(below: Tool.root.appending(path: "Reports/thermal-ablation/figures"))
      .filter { $0.hasSuffix(".svg") }.map { String($0.dropLast(4)) }
    #expect(first.keys.sorted() == names.flatMap { ["figures/\($0).pdf", "figures/\($0).png"] })
    #expect(try pictures("pdf,png") == first)
  }

  /// Pixels are 600 per inch of the printed width, and the file says so.
  @Test(.enabled(if: hasConverter, "rsvg-convert is not installed"))
  func `a PNG has six hundred pixels per inch`() throws {
    for (name, data) in try pictures("png") {
      let bytes = [UInt8](data)
      let number = { (at: Int) in bytes[at..<at + 4].reduce(0) { $0 << 8 + Int($1) } }
      let svg = try String(
        contentsOf: Tool.root.appending(
          path: "Reports/thermal-ablation/\(name.dropLast(4)).svg"), encoding: .utf8)
      let millimetres = svg.contains("width=\"85mm\"") ? 85.0 : 175
      #expect(abs(Double(number(16)) - millimetres / 25.4 * 600) <= 1)
      #expect(Array(bytes[37..<41]) == Array("pHYs".utf8))
      #expect(abs(Double(number(41)) * 0.0254 - 600) < 0.05)
    }
  }

  /// What a reader of the PDF can search for is what the SVG says.
  @Test(.enabled(if: hasConverter && isInstalled("pdftotext"), "pdftotext is not installed"))
  func `text in a PDF is text`() throws {
    let pictures = try pictures("pdf")
    let data = try #require(pictures["figures/table3.pdf"])
    #expect(!String(decoding: data, as: UTF8.self).contains("CreationDate (D:20"))
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try data.write(to: folder.appending(path: "a.pdf"))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["pdftotext", "-enc", "UTF-8", folder.appending(path: "a.pdf").path]
    try process.run()
    process.waitUntilExit()
    let text = try String(contentsOf: folder.appending(path: "a.txt"), encoding: .utf8)
    #expect(text.contains("Hazard ratio"))
    #expect(text.contains("reference"))
  }

  @Test(arguments: ["png", "pdf", "md,html,pdf"])
  func `without the program one sentence is said and nothing is written`(
    _ format: String
  ) throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let out = folder.appending(path: "out")
    let run = try Tool.run(
      ["report", Self.plan, "--output", out.path, "--format", format],
      environment: ["PATH": folder.path])
    #expect(run.status == 69)
    #expect(run.errors.contains("needs the program rsvg-convert, which is not on PATH"))
    #expect(run.errors.contains("librsvg2-bin"))
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: out.path))
  }

  /// A program of the name that fails, or gives something else, leaves an earlier report alone.
  @Test(
    arguments: [
      ("echo 'no such font' >&2; exit 3", "ended with status 3: no such font"),
      ("echo no picture", "gave no pdf"), ("kill -9 $$", "ended with status 137"),
    ])
  func `a converter that fails is named`(_ script: String, _ words: String) throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appending(path: "rsvg-convert")
    try "#!/bin/sh\n\(script)\n".write(to: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: program.path)
    let out = folder.appending(path: "out")
    let run = try Tool.run(
      ["report", Self.plan, "--output", out.path, "--format", "pdf"],
      environment: ["PATH": folder.path + ":/usr/bin:/bin"])
    #expect(run.status == 70)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: out.path))
  }
}

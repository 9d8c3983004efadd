import Foundation

/// The built `reprise`, run as a user would.
struct Tool {
  /// What a run printed, and how it ended.
  struct Run {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The package's folder.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The tool lies beside the test bundle, wherever the build folder is.
  static let binary: URL = {
    let arguments = ProcessInfo.processInfo.arguments
    if let flag = arguments.firstIndex(of: "--test-bundle-path"), flag + 1 < arguments.count {
      var folder = URL(filePath: arguments[flag + 1]).deletingLastPathComponent()
      for _ in 0..<4 {
        let tool = folder.appending(path: "reprise")
        if isFile(tool) { return tool }
        folder.deleteLastPathComponent()
      }
    }
    return root.appending(path: ".build/debug/reprise")
  }()

  /// Runs the tool in a folder.
  static func run(
    _ arguments: [String], in folder: URL = root, environment: [String: String] = [:]
  ) throws -> Run {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let scratch = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (output, errors) = (scratch.appending(path: "out"), scratch.appending(path: "err"))
    for file in [output, errors] {
      _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// A new empty folder.
  static func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reprise-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// The files below a folder, as sorted relative paths.
  static func files(below folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { isFile(folder.appending(path: $0)) }.sorted()
  }

  private static func isFile(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
  }
}

/// A plan and a cohort in a folder of their own.
struct Case {
  let folder: URL

  init(plan: String?, data: [UInt8]?) throws {
    folder = try Tool.temporaryFolder()
    if let plan { try Data(plan.utf8).write(to: folder.appending(path: "study.yml")) }
    if let data { try Data(data).write(to: folder.appending(path: "cohort.csv")) }
  }

  init(plan: String?, csv: String) throws { try self.init(plan: plan, data: Array(csv.utf8)) }

  /// Runs the plan and removes the folder; says which files were left.
  func report(
    _ arguments: [String] = []
  ) throws -> (run: Tool.Run, files: [String], json: String, page: String) {
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Tool.run(["report", "study.yml", "--output", "out"] + arguments, in: folder)
    let out = folder.appending(path: "out")
    let files = (try? Tool.files(below: out)) ?? []
    let text = { (name: String) in
      (try? String(contentsOf: out.appending(path: name), encoding: .utf8)) ?? ""
    }
    return (run, files, text("results.json"), text("report.md"))
  }
}

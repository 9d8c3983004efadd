import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Two plans whose reports differ in every page, and runs of them that are ended from outside.
struct KilledRuns {
  let folder: URL
  /// The files of each plan's report, whole.
  let whole: [[String: Data]]

  static func plan(_ title: String) -> String {
    BadInputTests.plan.replacing("A study", with: title)
      .replacing("Age, range", with: "\"Age (\(title))\", range")
  }

  init() throws {
    folder = try Tool.temporaryFolder()
    try Data(BadInputTests.csv.utf8).write(to: folder.appending(path: "cohort.csv"))
    var whole: [[String: Data]] = []
    for name in ["one", "other"] {
      try Data(Self.plan(name).utf8).write(to: folder.appending(path: "\(name).yml"))
      let out = folder.appending(path: "whole-\(name)")
      _ = try Tool.run(["report", "\(name).yml", "-o", out.path], in: folder)
      whole.append(try Self.contents(of: out))
    }
    self.whole = whole
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// What the files of a folder hold, hidden ones and those in folders among them.
  static func contents(of folder: URL) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for path in try Tool.files(below: folder) {
      found[path] = try Data(contentsOf: folder.appending(path: path))
    }
    return found
  }

  /// Starts a run.
  func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = Tool.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The hidden names that a run leaves while it writes.
  func staged(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.hasPrefix(".") }
  }

  /// Sends a signal at an instant: after a time, or as soon as something is staged and a little later.
  func end(
    _ process: Process, by signal: Int32, after microseconds: UInt32, staged place: URL?
  ) {
    if let place {
      while process.isRunning, staged(in: place).isEmpty { usleep(20) }
    }
    usleep(microseconds)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
  }
}

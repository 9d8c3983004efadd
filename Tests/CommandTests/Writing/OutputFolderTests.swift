import Foundation
import Testing

/// Where a report is written, and what becomes of what is there.
@Suite struct OutputFolderTests {
  private static let plan = BadInputTests.plan

  private func inCase(_ body: (URL) throws -> Void) throws {
    let fine = try Case(plan: Self.plan, csv: BadInputTests.csv)
    defer { try? FileManager.default.removeItem(at: fine.folder) }
    try body(fine.folder)
  }

  private func report(_ folder: URL, _ arguments: String...) throws -> Tool.Run {
    try Tool.run(["report", "study.yml"] + arguments, in: folder)
  }

  /// Runs the tool by a shell, for what only a shell can set.
  private func shell(_ folder: URL, _ command: String) throws -> Tool.Run {
    let file = folder.appending(path: "status")
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command + " 2>err"]
    process.currentDirectoryURL = folder
    process.environment = ["REPRISE": Tool.binary.path, "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"]
    try process.run()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: file)
    let errors = try String(contentsOf: folder.appending(path: "err"), encoding: .utf8)
    return Tool.Run(status: process.terminationStatus, output: "", errors: errors)
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func filesOfOthersStay() throws {
    try inCase { folder in
      #expect(try report(folder, "-o", "out").status == 0)
      let out = folder.appending(path: "out")
      try Data("mine".utf8).write(to: out.appending(path: "notes.txt"))
      try FileManager.default.createSymbolicLink(
        atPath: out.appending(path: "link").path, withDestinationPath: "notes.txt")
      #expect(try report(folder, "-o", "out").status == 0)
      try FileManager.default.createDirectory(
        at: out.appending(path: "mine/deep"), withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: out.appending(path: "mine/deep/a"))
      #expect(try report(folder, "-o", "out").status == 0)
      for path in ["notes.txt", "link", "mine/deep/a"] {
        #expect(try Data(contentsOf: out.appending(path: path)) == Data("mine".utf8))
      }
      #expect(try names(folder) == ["cohort.csv", "out", "study.yml"])
    }
  }

  @Test func permissionsStay() throws {
    try inCase { folder in
      let out = folder.appending(path: "out")
      try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
      try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: out.path)
      #expect(try report(folder, "-o", "out").status == 0)
      let found = try FileManager.default.attributesOfItem(atPath: out.path)[.posixPermissions]
      #expect(found as? Int == 0o750)
    }
  }

  @Test func aLinkedFolderIsWrittenToAndStaysALink() throws {
    try inCase { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "elsewhere/real"), withIntermediateDirectories: true)
      let link = folder.appending(path: "out").path
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: "elsewhere/real")
      for _ in 0..<2 { #expect(try report(folder, "-o", "out").status == 0) }
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "elsewhere/real")
      #expect(try names(folder.appending(path: "elsewhere/real")).contains("report.html"))
      #expect(try names(folder.appending(path: "elsewhere")) == ["real"])
    }
  }

  @Test func aLinkedPageIsReplacedNotFollowed() throws {
    try inCase { folder in
      try Data("mine".utf8).write(to: folder.appending(path: "mine"))
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "report.md").path, withDestinationPath: "mine")
      #expect(try report(folder).status == 0)
      #expect(try Data(contentsOf: folder.appending(path: "mine")) == Data("mine".utf8))
    }
  }

  @Test func nothingIsWrittenThroughALinkInTheFolder() throws {
    try inCase { folder in
      let outside = folder.appending(path: "outside")
      try FileManager.default.createDirectory(
        at: folder.appending(path: "out"), withIntermediateDirectories: true)
      try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "out/tables").path, withDestinationPath: "../outside")
      let run = try report(folder, "-o", "out", "--format", "csv")
      #expect(run.status == 73)
      #expect(run.errors.contains("out/tables: error: "), "\(run.errors)")
      #expect(run.errors.contains("symbolic link"))
      #expect(try names(outside) == [])
      #expect(try names(folder.appending(path: "out")) == ["tables"])
    }
  }

  @Test func aFolderInTheWayLeavesTheEarlierFiles() throws {
    try inCase { folder in
      #expect(try report(folder, "-o", "out").status == 0)
      let out = folder.appending(path: "out")
      try FileManager.default.removeItem(at: out.appending(path: "results.json"))
      try FileManager.default.createDirectory(
        at: out.appending(path: "results.json"), withIntermediateDirectories: true)
      let before = try KilledRuns.contents(of: out)
      try Data(KilledRuns.plan("Other").utf8).write(to: folder.appending(path: "study.yml"))
      let run = try report(folder, "-o", "out")
      #expect(run.status == 73)
      #expect(
        run.errors
          == "out/results.json: error: cannot be written: a folder of this name is in the way\n")
      #expect(try KilledRuns.contents(of: out) == before)
    }
  }

  @Test func theFolderOneStandsInStaysTheSame() throws {
    try inCase { folder in
      let out = folder.appending(path: "out")
      try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
      let number = {
        try FileManager.default.attributesOfItem(atPath: out.path)[.systemFileNumber] as? Int
      }
      let before = try number()
      let run = try Tool.run(["report", "../study.yml", "-o", "."], in: out)
      #expect(run.status == 0)
      #expect(try number() == before)
      #expect(try names(out).contains("report.html"))
    }
  }

  @Test func aFileThatMayNotGrowIsAnError() throws {
    try inCase { folder in
      #expect(try report(folder, "-o", "out").status == 0)
      let out = folder.appending(path: "out")
      let before = try KilledRuns.contents(of: out)
      try Data(KilledRuns.plan("Other").utf8).write(to: folder.appending(path: "study.yml"))
      let run = try shell(folder, "ulimit -f 4; \"$REPRISE\" report study.yml -o out")
      #expect(run.status == 73)
      #expect(run.errors.hasPrefix("out/"), "\(run.errors)")
      #expect(run.errors.contains("larger than is allowed"), "\(run.errors)")
      #expect(try KilledRuns.contents(of: out) == before)
      #expect(try names(folder) == ["cohort.csv", "err", "out", "study.yml"])
      let first = try shell(folder, "ulimit -f 0; \"$REPRISE\" init cohort.csv -o new.yml")
      #expect(first.status == 73 || first.status == 1, "\(first.errors)")
      #expect(try !names(folder).contains("new.yml"))
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full here"))
  func aFullStandardOutputIsAnError() throws {
    try inCase { folder in
      for command in ["check study.yml", "verify study.yml", "init cohort.csv -o -"] {
        let run = try shell(folder, "\"$REPRISE\" \(command) >/dev/full")
        #expect(run.status == 73, "\(command)")
        #expect(run.errors == "standard output: error: cannot be written: no space left\n")
      }
    }
  }

  /// A volume of 64 kB, which only root can make.
  @Test func aFullDiskLeavesTheEarlierReport() throws {
    try inCase { folder in
      let volume = folder.appending(path: "volume")
      try FileManager.default.createDirectory(at: volume, withIntermediateDirectories: true)
      guard
        try shell(folder, "mount -t tmpfs -o size=256k none volume").status == 0
      else { return print("no volume can be made here: the full disk is left out") }
      defer { _ = try? shell(folder, "umount volume") }
      #expect(try report(folder, "-o", "volume/out", "--format", "md,json").status == 0)
      let out = volume.appending(path: "out")
      let before = try KilledRuns.contents(of: out)
      #expect(!before.isEmpty)
      try Data(KilledRuns.plan("Other").utf8).write(to: folder.appending(path: "study.yml"))
      let free = (try shell(folder, "dd if=/dev/zero of=volume/fill bs=4k").status)
      #expect(free != 0)
      let run = try report(folder, "-o", "volume/out", "--format", "md,json")
      #expect(run.status == 73)
      #expect(run.errors.contains("no space left"), "\(run.errors)")
      #expect(try KilledRuns.contents(of: out) == before)
      #expect(try names(volume) == ["fill", "out"])
    }
  }

  @Test func aFolderThatMayNotBeWrittenToKeepsItsReport() throws {
    try inCase { folder in
      guard geteuid() != 0 else { return print("root may write anywhere: left out") }
      #expect(try report(folder, "-o", "out").status == 0)
      let out = folder.appending(path: "out")
      let before = try KilledRuns.contents(of: out)
      let set = { (mode: Int, path: String) in
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      }
      for path in [out.path, folder.path] { try set(0o555, path) }
      defer { for path in [folder.path, out.path] { try? set(0o755, path) } }
      let run = try report(folder, "-o", "out")
      #expect(run.status == 73)
      #expect(run.errors == "out: error: cannot be written: permission denied\n")
      #expect(try KilledRuns.contents(of: out) == before)
    }
  }
}

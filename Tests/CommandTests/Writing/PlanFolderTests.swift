import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A plan reads nothing outside its folder.
@Suite struct PlanFolderTests {
  /// A folder with a plan in it, and a cohort beside the folder.
  private func inFolder(_ file: String, _ body: (URL) throws -> Void) throws {
    let root = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = root.appending(path: "study")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(BadInputTests.csv.utf8).write(to: root.appending(path: "cohort.csv"))
    try Data(BadInputTests.plan.replacing("cohort.csv", with: file).utf8)
      .write(to: folder.appending(path: "study.yml"))
    try body(root)
  }

  private func link(_ path: URL, to destination: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path.path, withDestinationPath: destination)
  }

  private func check(_ root: URL, _ arguments: String...) throws -> Tool.Run {
    try Tool.run(["check", "study/study.yml"] + arguments, in: root)
  }

  @Test(arguments: [
    "../cohort.csv", "/etc/passwd", "a/../../cohort.csv", "~/cohort.csv", "./../cohort.csv",
  ])
  func aNameThatLeavesIsRefused(_ name: String) throws {
    try inFolder(name) { root in
      let run = try check(root)
      #expect(run.status == 65)
      #expect(run.errors.contains("may not leave the plan's folder"), "\(run.errors)")
      #expect(try check(root, "--data", "cohort.csv").status == 65)
    }
  }

  @Test(arguments: ["../cohort.csv", "/etc/passwd"])
  func aLinkThatLeavesIsRefused(_ destination: String) throws {
    try inFolder("mine.csv") { root in
      try link(root.appending(path: "study/mine.csv"), to: destination)
      let run = try check(root)
      #expect(run.status == 65)
      #expect(
        run.errors.hasPrefix(
          "study/study.yml:2:16: error: \"mine.csv\" leads out of the plan's folder"),
        "\(run.errors)")
      #expect(run.output.isEmpty)
      #expect(try check(root, "--data", "cohort.csv").status == 0)
      #expect(
        try check(root, "--data", "study/mine.csv").status
          == (destination == "/etc/passwd" ? 65 : 0))
    }
  }

  @Test func aLinkedFolderThatLeavesIsRefused() throws {
    try inFolder("data/cohort.csv") { root in
      try link(root.appending(path: "study/data"), to: "..")
      #expect(try check(root).status == 65)
    }
  }

  @Test func aLinkWithinTheFolderIsFollowed() throws {
    try inFolder("mine.csv") { root in
      try FileManager.default.copyItem(
        at: root.appending(path: "cohort.csv"), to: root.appending(path: "study/other.csv"))
      try link(root.appending(path: "study/mine.csv"), to: "other.csv")
      #expect(try check(root).status == 0)
      try link(root.appending(path: "linked"), to: "study")
      #expect(try Tool.run(["check", "linked/study.yml"], in: root).status == 0)
    }
  }

  @Test func linksInACircleAreNoFile() throws {
    try inFolder("a.csv") { root in
      try link(root.appending(path: "study/a.csv"), to: "b.csv")
      try link(root.appending(path: "study/b.csv"), to: "a.csv")
      #expect(try check(root).status == 66)
    }
  }

  @Test func aPipeIsNotWaitedFor() throws {
    try inFolder("pipe.csv") { root in
      let made = unsafe mkfifo(root.appending(path: "study/pipe.csv").path, 0o600)
      #expect(made == 0)
      let run = try check(root)
      #expect(run.status == 65)
      #expect(run.errors.contains("is no file but a pipe or a device"), "\(run.errors)")
    }
  }
}

import Foundation
import TestSupport
import Testing

/// A run that is killed leaves the earlier report, or the new one: never a mixture.
@Suite struct KilledRunTests {
  @Test func aReportSurvives200Kills() throws {
    let runs = try KilledRuns()
    defer { runs.remove() }
    let out = runs.folder.appending(path: "out")
    #expect(try Tool.run(["report", "one.yml", "-o", "out"], in: runs.folder).status == 0)
    var random = SplitMix64(state: 1)
    var seen = [0, 0]
    for kill in 0..<200 {
      let name = kill % 2 == 0 ? "other" : "one"
      let process = try runs.start(["report", "\(name).yml", "-o", "out"])
      let isWriting = kill % 4 != 0
      runs.end(
        process, by: SIGKILL, after: UInt32(random.next() % (isWriting ? 1200 : 60_000)),
        staged: isWriting ? runs.folder : nil)
      let found = try KilledRuns.contents(of: out)
      let which = runs.whole.firstIndex(of: found)
      #expect(which != nil, "kill \(kill) left a mixture of \(found.keys.sorted())")
      seen[which ?? 0] += 1
    }
    #expect(seen.allSatisfy { $0 > 0 })
    #expect(try Tool.run(["report", "one.yml", "-o", "out"], in: runs.folder).status == 0)
    #expect(try KilledRuns.contents(of: out) == runs.whole[0])
    #expect(runs.staged(in: runs.folder) == [])
  }

  @Test func aFileOfOthersSurvivesKills() throws {
    let runs = try KilledRuns()
    defer { runs.remove() }
    let out = runs.folder.appending(path: "out")
    #expect(try Tool.run(["report", "one.yml", "-o", "out"], in: runs.folder).status == 0)
    let note = out.appending(path: "figures/note.txt")
    try FileManager.default.createDirectory(
      at: out.appending(path: "figures"), withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: note)
    try Data("mine".utf8).write(to: out.appending(path: "note.txt"))
    var random = SplitMix64(state: 2)
    for kill in 0..<40 {
      let process = try runs.start(["report", kill % 2 == 0 ? "other.yml" : "one.yml", "-o", "out"])
      runs.end(process, by: SIGKILL, after: UInt32(random.next() % 1200), staged: runs.folder)
      var found = try KilledRuns.contents(of: out)
      #expect(found.removeValue(forKey: "note.txt") == Data("mine".utf8))
      #expect(found.removeValue(forKey: "figures/note.txt") == Data("mine".utf8))
      #expect(runs.whole.contains(found))
    }
  }

  /// In the plan's own folder the files take their places one after another: each is whole.
  @Test func inThePlansFolderEveryFileIsWhole() throws {
    let runs = try KilledRuns()
    defer { runs.remove() }
    var random = SplitMix64(state: 3)
    for kill in 0..<40 {
      let process = try runs.start(["report", kill % 2 == 0 ? "other.yml" : "one.yml"])
      runs.end(process, by: SIGKILL, after: UInt32(random.next() % 1200), staged: runs.folder)
      for (path, bytes) in try KilledRuns.contents(of: runs.folder)
      where runs.whole[0][path] != nil {
        #expect(runs.whole.contains { $0[path] == bytes }, "\(path) is cut off")
      }
    }
    #expect(try Tool.run(["report", "one.yml"], in: runs.folder).status == 0)
    #expect(runs.staged(in: runs.folder) == [])
    for (path, bytes) in runs.whole[0] {
      #expect(try Data(contentsOf: runs.folder.appending(path: path)) == bytes)
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aStoppedRunLeavesNothingBehind(_ signal: Int32) throws {
    let runs = try KilledRuns()
    defer { runs.remove() }
    let out = runs.folder.appending(path: "out")
    #expect(try Tool.run(["report", "one.yml", "-o", "out"], in: runs.folder).status == 0)
    var random = SplitMix64(state: UInt64(signal))
    for stop in 0..<20 {
      let process = try runs.start(["report", stop % 2 == 0 ? "other.yml" : "one.yml", "-o", "out"])
      runs.end(
        process, by: signal, after: UInt32(random.next() % 1000),
        staged: stop % 4 == 0 ? nil : runs.folder)
      #expect(runs.whole.contains(try KilledRuns.contents(of: out)))
      #expect(runs.staged(in: runs.folder) == [])
    }
  }

  @Test func aFirstPlanIsWholeOrNotThere() throws {
    let runs = try KilledRuns()
    defer { runs.remove() }
    let plan = runs.folder.appending(path: "new.yml")
    #expect(try Tool.run(["init", "cohort.csv", "-o", "new.yml"], in: runs.folder).status == 0)
    let whole = try Data(contentsOf: plan)
    var random = SplitMix64(state: 4)
    for _ in 0..<30 {
      try? FileManager.default.removeItem(at: plan)
      let process = try runs.start(["init", "cohort.csv", "-o", "new.yml"])
      runs.end(process, by: SIGKILL, after: UInt32(random.next() % 300), staged: runs.folder)
      let found = try? Data(contentsOf: plan)
      #expect(found == nil || found == whole)
    }
    try? FileManager.default.removeItem(at: plan)
    #expect(try Tool.run(["init", "cohort.csv", "-o", "new.yml"], in: runs.folder).status == 0)
    #expect(runs.staged(in: runs.folder) == [])
  }
}

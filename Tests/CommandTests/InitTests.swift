import Foundation
import Testing

/// `reprise init` as a user meets it.
@Suite struct InitTests {
  static let csv = "id,age,sex\n1,50,f\n2,61,m\n3,44,f\n4,70,m\n"

  @Test func aPlanIsWrittenBesideTheCohortAndRuns() throws {
    let at = try Case(plan: nil, csv: Self.csv)
    defer { try? FileManager.default.removeItem(at: at.folder) }
    let run = try Tool.run(["init", "cohort.csv"], in: at.folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == "study.yml is written; next: reprise report study.yml -o out\n")
    #expect(try Tool.run(["check", "study.yml"], in: at.folder).status == 0)
    #expect(try Tool.run(["report", "study.yml", "-o", "out"], in: at.folder).status == 0)
  }

  @Test func anExistingPlanIsNeverOverwritten() throws {
    let at = try Case(plan: "mine", csv: Self.csv)
    defer { try? FileManager.default.removeItem(at: at.folder) }
    let run = try Tool.run(["init", "cohort.csv"], in: at.folder)
    #expect(run.status == 73)
    #expect(run.errors.hasPrefix("study.yml: error: is there already"))
    let plan = try String(contentsOf: at.folder.appending(path: "study.yml"), encoding: .utf8)
    #expect(plan == "mine")
  }

  @Test func theStandardOutputTakesAPlanForTheCurrentFolder() throws {
    let at = try Case(plan: nil, csv: Self.csv)
    defer { try? FileManager.default.removeItem(at: at.folder) }
    let inside = at.folder.appending(path: "data")
    try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      at: at.folder.appending(path: "cohort.csv"), to: inside.appending(path: "cohort.csv"))
    let run = try Tool.run(["init", "data/cohort.csv", "-o", "-"], in: at.folder)
    #expect(run.status == 0)
    #expect(run.output.contains("file: data/cohort.csv"))
    #expect(try Tool.files(below: at.folder) == ["data/cohort.csv"])
    let beside = try Tool.run(["init", "data/cohort.csv"], in: at.folder)
    #expect(beside.output.hasPrefix("data/study.yml is written"))
    let outside = try Tool.run(["init", "../cohort.csv", "-o", "p.yml"], in: inside)
    #expect(outside.status == 66)
  }

  @Test func aCohortOutsideThePlansFolderIsNamedByData() throws {
    let at = try Case(plan: nil, csv: Self.csv)
    defer { try? FileManager.default.removeItem(at: at.folder) }
    let plans = at.folder.appending(path: "plans")
    try FileManager.default.createDirectory(at: plans, withIntermediateDirectories: true)
    let run = try Tool.run(["init", "cohort.csv", "-o", "plans/study.yml"], in: at.folder)
    #expect(run.output.contains("reprise report plans/study.yml --data cohort.csv"))
    let report = try Tool.run(
      ["report", "plans/study.yml", "--data", "cohort.csv", "-o", "out"], in: at.folder)
    #expect(report.status == 0, "\(report.errors)")
  }

  @Test func whatCannotBeReadIsRefused() throws {
    let at = try Case(plan: nil, csv: "id,age,age\n1,2,3\n")
    defer { try? FileManager.default.removeItem(at: at.folder) }
    let run = try Tool.run(["init", "cohort.csv"], in: at.folder)
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("cohort.csv:1:3: error: "))
    #expect(try Tool.run(["init", "nothing.csv"], in: at.folder).status == 66)
    #expect(try Tool.files(below: at.folder) == ["cohort.csv"])
  }

  @Test(arguments: GoldenReportTests.studies) func theExamplesCohortsGiveAPlanThatRuns(
    _ study: String
  ) throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let example = Tool.root.appending(path: "Examples/\(study)")
    let csv = try #require(try Tool.files(below: example).first { $0.hasSuffix(".csv") })
    try FileManager.default.copyItem(
      at: example.appending(path: csv), to: folder.appending(path: csv))
    #expect(try Tool.run(["init", csv], in: folder).status == 0)
    let run = try Tool.run(["report", "study.yml", "-o", "out"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
  }
}

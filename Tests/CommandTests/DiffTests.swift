import Foundation
import Testing

/// `reprise diff` on reports of changed data, plans and files.
struct DiffTests {
  static let plan = """
    cohort: {file: cohort.csv}
    variables: {x: {type: continuous}, g: {levels: [a, b]}}
    analyses: [{id: t, compare: x, by: g, test: student_t}]
    """
  static let csv = "g,x\na,1\na,2\na,4\nb,3\nb,6\nb,9\n"

  /// Reports an old and a new study in one folder, and compares them.
  static func diff(
    _ old: (plan: String, csv: String), _ new: (plan: String, csv: String)
  ) throws -> Tool.Run {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, study) in [("old", old), ("new", new)] {
      let own = folder.appending(path: name)
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      try Data(study.plan.utf8).write(to: own.appending(path: "study.yml"))
      try Data(study.csv.utf8).write(to: own.appending(path: "cohort.csv"))
      let run = try Tool.run(["report", "study.yml"], in: own)
      #expect(run.status == 0, "\(run.errors)")
    }
    return try Tool.run(["diff", "old/results.json", "new/results.json"], in: folder)
  }

  @Test func `the same results end 0`() throws {
    let run = try Self.diff((Self.plan, Self.csv), (Self.plan, Self.csv))
    #expect(run.status == 0)
    #expect(run.output == "Nothing changed.\n")
    let noted = try Self.diff((Self.plan, Self.csv), (Self.plan + "\n# a remark\n", Self.csv))
    #expect(noted.status == 0)
    #expect(noted.output == "No result changed, though the plan did.\n")
  }

  /// The mean of b falls from 6 to 3; that of a stays.
  @Test func `changed data are named, with every result they changed`() throws {
    let run = try Self.diff(
      (Self.plan, Self.csv),
      (Self.plan, Self.csv.replacingOccurrences(of: "b,9", with: "b,0")))
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("Results changed because of the data.\n"))
    #expect(run.output.contains("t.x.b.continuous.mean"))
    #expect(!run.output.contains("t.x.a.continuous.mean"))
    #expect(run.output.hasSuffix("conclusions: 0\n"))
  }

  /// Far apart, the groups differ: p crosses 0.05 and the interval leaves 0; then the other way about.
  @Test func `changed conclusions stand first`() throws {
    let far = Self.csv.replacingOccurrences(of: "b,", with: "b,10")
    let run = try Self.diff((Self.plan, Self.csv), (Self.plan, far))
    #expect(run.output.contains("Conclusions that changed:\n"))
    #expect(run.output.contains("  t.x.student_t.p.value: p crossed 0.05"))
    #expect(run.output.contains("  t.x.student_t.conf.high: the interval crossed 0 "))
    let below = Self.csv.replacingOccurrences(of: "b,", with: "b,-")
    let turned = try Self.diff((Self.plan, Self.csv), (Self.plan, below))
    #expect(
      turned.output.contains(
        "t.x.student_t.estimate: the estimate changed sides of 0 (−3.66667 → 8.33333)"))
  }

  @Test func `conventions, new and gone results are named`() throws {
    let sas = Self.plan + "\nconventions: sas\n"
    let run = try Self.diff((Self.plan, Self.csv), (sas, Self.csv))
    #expect(
      run.output.hasPrefix("Results changed because of one or more of: the plan, the convention "))
    #expect(run.output.contains("the convention quantile_type (7 → 2)"))
    let welch = Self.plan.replacingOccurrences(of: "student_t", with: "welch_t")
    let other = try Self.diff((Self.plan, Self.csv), (welch, Self.csv))
    #expect(other.output.contains("t.x.welch_t.p.value"))
    #expect(other.output.hasSuffix("changed: 0; new: 12; gone: 12; conclusions: 0\n"))
  }

  @Test(
    arguments: [
      ("", "it is not JSON"), ("[]", "something else was expected"),
      ("{}", "\"reprise\" is missing"),
      (
        #"{"reprise": "1", "schema": 2, "provenance": {"plan": {"sha256": ""}, "data": {"sha256": ""}, "conventions": {}, "seeds": {}}, "results": []}"#,
        "schema 2 of results.json is not known"
      ),
      (
        #"{"reprise": "1", "schema": 1, "provenance": {"plan": {"sha256": ""}, "data": {"sha256": ""}, "conventions": {}, "seeds": {}}, "results": [{"analysis": 3}]}"#,
        #"something else was expected in "results", item 1, "analysis""#
      ),
      (String(repeating: "[", count: 100_000), "it is not JSON"),
    ] as [(String, String)])
  func `what is no results.json is refused`(text: String, words: String) throws {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: folder.appending(path: "a.json"))
    let run = try Tool.run(["diff", "a.json", "a.json"], in: folder)
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("a.json: error: ") && run.errors.contains(words), "\(run.errors)")
    #expect(try Tool.run(["diff", "a.json", "nowhere.json"], in: folder).status != 0)
  }
}

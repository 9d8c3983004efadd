import Foundation
import Testing

/// Faults of files and plans: a placed sentence each, exit code 65 or 66, nothing written.
@Suite struct BadInputTests {
  static let plan = """
    study: {title: A study}
    cohort: {file: cohort.csv, id: id}
    variables:
      age: {label: Age, range: [18, 110]}
      sex: {label: Sex, type: categorical, levels: {f: Female, m: Male}}
    analyses:
      - {summarize: [age], by: sex}

    """
  static let csv = "id,age,sex\n1,50,f\n2,61,m\n3,44,f\n4,70,m\n"

  /// One bad input, and what must be said of it.
  struct Fault: CustomTestStringConvertible, Sendable {
    let name: String
    var plan: String? = BadInputTests.plan
    var data: [UInt8]? = Array(BadInputTests.csv.utf8)
    var status: Int32 = 65
    let says: [String]
    var testDescription: String { name }
  }

  static func csv(_ name: String, _ text: String, _ says: String...) -> Fault {
    Fault(name: name, data: Array(text.utf8), says: says)
  }

  static func plan(_ name: String, _ text: String, _ says: String...) -> Fault {
    Fault(name: name, plan: text, says: says)
  }

  static func analyses(_ text: String) -> String {
    plan.replacing("  - {summarize: [age], by: sex}", with: "  - \(text)")
  }

  static func variable(_ text: String) -> String {
    plan.replacing("analyses:", with: "  \(text)\nanalyses:")
  }

  static let deep =
    String(repeating: "(", count: 10_000) + "1" + String(repeating: ")", count: 10_000)

  static let files: [Fault] = [
    Fault(
      name: "no plan", plan: nil, status: 66, says: ["study.yml: error: there is no such file"]),
    Fault(name: "no data", data: nil, status: 66, says: ["cohort.csv: error: "]),
    Fault(name: "empty file", data: [], says: ["cohort.csv"]),
    csv("header only", "id,age,sex\n", "cohort.csv", "no patients"),
    Fault(
      name: "binary", data: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13],
      says: ["cohort.csv:"]),
    Fault(
      name: "Windows-1252", data: Array("id,age,sex\n1,50,M".utf8) + [0xFC, 0x0A],
      says: ["cohort.csv:2:3: error: ", "byte FC", "windows-1252"]),
    Fault(
      name: "NUL bytes", data: Array("id,age,sex\n1,5\u{0}0,f\n".utf8),
      says: ["cohort.csv:2", "NUL"]),
    csv("unclosed quote", "id,age,sex\n1,50,f\n2,\"61,m\n3,44,f\n", "cohort.csv:3"),
    csv("duplicate header", "id,age,age\n1,50,f\n", "cohort.csv:1:3", "age"),
    csv("wrong width", "id,age,sex\n1,50,f\n2,61\n", "cohort.csv:3", "2", "3"),
    csv(
      "text in a number", "id,age,sex\n1,old,f\n2,61,m\n", "cohort.csv:2:2: error: ", "age",
      "\"old\""),
    csv("unknown level", "id,age,sex\n1,50,x\n2,61,m\n", "cohort.csv:2:3: error: ", "sex", "\"x\""),
    csv("out of range", "id,age,sex\n1,150,f\n2,61,m\n", "cohort.csv:2:2: error: ", "age", "150"),
    csv("duplicate id", "id,age,sex\n7,50,f\n7,61,m\n", "cohort.csv:3:1: error: ", "\"7\""),
    csv(
      "all at once", "id,age,sex\n7,old,f\n7,61,x\n8,200,m\n",
      "cohort.csv:2:2", "cohort.csv:3:1", "cohort.csv:3:3", "cohort.csv:4:2"),
  ]

  static let plans: [Fault] = [
    plan(
      "unknown key", Self.plan.replacing("label: Age", with: "lable: Age"),
      "study.yml:4:9: error: ", "lable", "did you mean", "label"),
    plan(
      "unknown variable", analyses("{summarize: [agee], by: sex}"), "study.yml:7:", "agee", "age"),
    plan(
      "a formula that refers to itself", variable("a: {derive: a + 1}"), "study.yml:6:", "itself"),
    plan("a formula nested deeply", variable("a: {derive: \"\(deep)\"}"), "study.yml:6:", "deep"),
    plan(
      "a cohort outside", Self.plan.replacing("file: cohort.csv", with: "file: ../cohort.csv"),
      "study.yml:2:", "--data"),
    plan(
      "units that do not fit",
      variable(
        "a: {derive: \"age_cm + age_kg\"}\n  age_cm: {column: age, unit: cm}\n  age_kg: {column: age, unit: kg}"
      ),
      "study.yml:6:", "cm", "kg"),
    plan(
      "a test of the wrong type", analyses("{compare: [sex], by: sex, test: welch_t}"),
      "study.yml:7:", "welch_t", "sex"),
    plan(
      "a path to nothing",
      analyses("{id: t, summarize: [age], by: sex}\n  - {prose: \"{t.age.nonsense}\"}"),
      "study.yml:8:", "t.age.nonsense"),
    plan("not YAML", "study: [", "study.yml:"),
  ]

  @Test(arguments: files + plans) func isRefusedWithItsPlace(_ fault: Fault) throws {
    let (run, files, _, _) = try Case(plan: fault.plan, data: fault.data).report()
    #expect(run.status == fault.status, "\(run.errors)")
    #expect(files == [])
    for text in fault.says { #expect(run.errors.contains(text), "\(run.errors)") }
    for line in run.errors.split(separator: "\n") {
      #expect(line.contains(": error: ") || line.hasPrefix("and "), "\(line)")
    }
  }

  @Test func aNegativeTimeIsRefused() throws {
    let plan = """
      study: {title: A study}
      cohort: {file: cohort.csv}
      outcomes:
        os: {label: Survival, time: months, event: "dead == 1", unit: months}
      analyses:
        - {kaplan_meier: os}

      """
    let (run, files, _, _) = try Case(plan: plan, csv: "months,dead\n3,1\n-2,0\n4,1\n").report()
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("cohort.csv:3"), "\(run.errors)")
    #expect(files == [])
  }

  @Test func aFailedRunLeavesTheEarlierReport() throws {
    let fine = try Case(plan: Self.plan, csv: Self.csv)
    defer { try? FileManager.default.removeItem(at: fine.folder) }
    let arguments = ["report", "study.yml", "--output", "out"]
    #expect(try Tool.run(arguments, in: fine.folder).status == 0)
    let page = fine.folder.appending(path: "out/report.html")
    let before = try Data(contentsOf: page)
    try Data("id,age,sex\n1,old,f\n".utf8).write(to: fine.folder.appending(path: "cohort.csv"))
    #expect(try Tool.run(arguments, in: fine.folder).status == 65)
    #expect(try Data(contentsOf: page) == before)
  }

  @Test func problemsAreCappedAtTwentyWithACount() throws {
    let rows = (1...50).map { "\($0),old,f" }.joined(separator: "\n")
    let (run, _, _, _) = try Case(plan: Self.plan, csv: "id,age,sex\n\(rows)\n").report()
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines.last?.contains("30 more") == true)
  }

  @Test func usageErrorsEndWith64() throws {
    #expect(try Tool.run(["report"]).status == 64)
    #expect(try Tool.run(["report", "x.yml", "--format", "papyrus"]).status == 64)
    #expect(try Tool.run(["frobnicate"]).status == 64)
  }

  @Test func aFolderThatCannotBeWrittenEndsWith73() throws {
    let fine = try Case(plan: Self.plan, csv: Self.csv)
    defer { try? FileManager.default.removeItem(at: fine.folder) }
    try Data().write(to: fine.folder.appending(path: "out"))
    let run = try Tool.run(["report", "study.yml", "--output", "out"], in: fine.folder)
    #expect(run.status == 73)
    #expect(run.errors.contains("out: error: "))
  }
}

import Foundation
import Testing

/// One cohort in the formats of five programs, and its dictionary in the plan or beside it.
@Suite struct StatisticalFileReportTests {
  static let folder = Tool.root.appending(path: "Tests/CohortsTests/StatisticalFiles/Files")
  static let block = """
    variables:
      age: {label: Age at diagnosis, range: [18, 110]}
      sex: {label: Sex, levels: {1: Male, 2: Female}}
      ecog: {label: ECOG, levels: {0: Fully active, 1: Restricted, 2: Ambulatory, 3: Limited}, missing: [9, .a, .U]}
      site: {label: Site of the lesion, levels: {N: North, S: South, W: West}}

    """
  static let analyses = """
    outcomes:
      os: {label: Overall survival, from: start, to: last, event: "died == 1", unit: months}
    analyses:
      - summarize: [age, ecog, ldh, ratio, site, start, last, note]
        by: sex
      - kaplan_meier: os
        by: sex
      - cox: os
        univariable: [age, sex, ldh]

    """

  /// The rows of results.json, after the provenance, and the report.
  private func run(
    _ data: String, plan: String, codebook: (name: String, text: String)? = nil
  ) throws -> (rows: Substring, page: String, resolved: String, json: String) {
    let folder = try Case(plan: plan, data: nil).folder
    defer { try? FileManager.default.removeItem(at: folder) }
    let copy = folder.appending(path: "cohort.csv")
    try FileManager.default.copyItem(at: Self.folder.appending(path: data), to: copy)
    if let codebook {
      try Data(codebook.text.utf8).write(to: folder.appending(path: codebook.name))
    }
    let run = try Tool.run(["report", "study.yml", "--output", "out"], in: folder)
    #expect(run.status == 0, "\(data): \(run.errors)")
    let text = { (name: String) in
      try String(contentsOf: folder.appending(path: "out").appending(path: name), encoding: .utf8)
    }
    let json = try text("results.json")
    let start = try #require(json.firstRange(of: "\"results\": ["))
    return (json[start.lowerBound...], try text("report.md"), try text("plan.resolved.yml"), json)
  }

  private static func plan(_ variables: String, _ more: String = "") -> String {
    "cohort: {file: cohort.csv, id: id\(more)}\n" + variables + analyses
  }

  #if READSTAT
    @Test(arguments: [
      "cohort.sav", "plain.sav", "cohort.zsav", "stata8.dta", "stata10.dta", "stata12.dta",
      "stata13.dta", "stata14.dta", "stata15.dta", "cohort.sas7bdat", "transport5.xpt",
      "transport8.xpt",
    ])
    func `the rows of results.json are the bytes that the CSV gives`(name: String) throws {
      let plan = Self.plan(Self.block)
      let (csv, file) = (try run("cohort.csv", plan: plan), try run(name, plan: plan))
      #expect(file.rows == csv.rows)
    }

    @Test func `what the file says stands in the report and in the resolved plan`() throws {
      let plan = Self.plan("")
      let first = try run("cohort.sav", plan: plan)
      for text in ["ECOG performance status", "Fully active", "Lactate dehydrogenase"] {
        #expect(first.page.contains(text), "\(text)")
      }
      #expect(first.page.contains("ecog has 5 values that the file calls missing: 9"))
      #expect(first.resolved.contains("# From cohort.csv: label ("))
      #expect(first.resolved.contains("missing: [\"9\"]"))
      for data in ["cohort.sav", "cohort.csv"] {
        let again = try run(data, plan: first.resolved)
        #expect(again.rows == first.rows, "\(data)")
      }
    }

    @Test func `a code that the file calls missing is so in formulas, too, and on a CSV`() throws {
      let plan =
        "cohort: {file: cohort.csv, id: id}\npopulation:\n  - {keep: ecog + 1 > 3, reason: Fit}\n"
        + "analyses:\n  - summarize: [age]\n"
      let first = try run("cohort.sav", plan: plan)
      #expect(first.resolved.contains("  ecog:\n"))
      let again = try run("cohort.csv", plan: first.resolved)
      #expect(again.rows == first.rows)
      let blind = try run("cohort.csv", plan: plan)
      #expect(blind.rows != first.rows)
    }

    @Test func `a first plan of a file has its labels and runs`() throws {
      let folder = try Case(plan: nil, data: nil).folder
      defer { try? FileManager.default.removeItem(at: folder) }
      for name in ["cohort.sav", "stata14.dta", "odd.sav", "cohort.sas7bdat", "transport5.xpt"] {
        let copy = folder.appending(path: name)
        try FileManager.default.copyItem(at: Self.folder.appending(path: name), to: copy)
        let run = try Tool.run(["init", name, "-o", name + ".yml"], in: folder)
        #expect(run.status == 0, "\(run.errors)")
        let plan = try String(contentsOf: folder.appending(path: name + ".yml"), encoding: .utf8)
        if name == "cohort.sav" {
          #expect(plan.contains("label: ECOG performance status"))
          #expect(plan.contains("{1: Male, 2: Female}") && plan.contains("missing: [9]"))
        }
        let report = try Tool.run(["report", name + ".yml", "-o", "out"], in: folder)
        #expect(report.status == 0, "\(name): \(report.errors)\n\(plan)")
      }
    }
  #endif

  @Test(arguments: [
    (
      "codebook.csv",
      """
      variable,label,values,min,max,missing
      ecog,ECOG,"0, Fully active | 1, Restricted | 2, Ambulatory | 3, Limited",,,9 | .a | .U
      age,Age at diagnosis,,18,110,
      sex,Sex,1 = Male; 2 = Female,,,
      site,Site of the lesion,N: North | S: South | W: West,,,
      elsewhere,Not in this file,,,,

      """
    ),
    ("codebook.yml", block),
  ])
  func `a codebook is the same as its block in the plan`(name: String, text: String) throws {
    let inline = try run("cohort.csv", plan: Self.plan(Self.block))
    let beside = try run(
      "cohort.csv", plan: Self.plan("", ", codebook: \(name)"), codebook: (name, text))
    #expect(beside.rows == inline.rows)
    #expect(beside.json.contains("\"codebook\": {\"file\": \"\(name)\", \"sha256\": \""))
    #expect(beside.page.contains("Codebook: `\(name)`, SHA-256"))
    #expect(beside.resolved.contains("# From \(name): label ("))
    #expect(!beside.resolved.contains("codebook:") && !beside.resolved.contains("elsewhere"))
    let resolved = try run("cohort.csv", plan: beside.resolved)
    #expect(resolved.rows == inline.rows)
  }

  @Test func `a codebook that is not there is named at its place`() throws {
    let run = try Case(
      plan: "cohort: {file: cohort.csv, codebook: book.csv}\n", csv: "a\n1\n2\n"
    ).report().run
    #expect(run.status == 66)
    #expect(
      run.errors == "study.yml:1:38: error: \"book.csv\": there is no such file\n", "\(run.errors)")
  }
}

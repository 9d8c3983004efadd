import Analysis
import Cohorts
import Foundation
import Reporting
import TestSupport
import Testing

/// A first plan runs as it is, whatever the file holds.
@Suite struct PlanDraftTests {
  /// The draft of a file, and what its report came to.
  private func draft(_ csv: String) throws -> String { try draft(Array(csv.utf8)) }

  private func draft(_ bytes: [UInt8]) throws -> String {
    PlanDraft(try CohortSurvey(bytes: bytes, name: "cohort.csv"), file: "cohort.csv").text
  }

  /// Runs a plan on a file as `reprise report` does; the number of answers.
  @discardableResult
  private func run(_ plan: String, on bytes: [UInt8]) throws -> StudyResults {
    let file = FileManager.default.temporaryDirectory.appending(path: "draft-\(UUID()).csv")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let opened = try OpenedStudy(
      plan: Array(plan.utf8), planFile: "study.yml", dataFile: file.path)
    let results = try opened.results()
    let resolved = ResolvedPlan(results.study, variables: results.cohort.variables)
    #expect(try PageFiles.files(for: results, resolvedPlan: resolved.yaml).count > 2)
    return results
  }

  /// The plan with every commented line of YAML in force.
  private func uncommented(_ plan: String) -> String {
    plan.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let mark = line.firstRange(of: "# "), line[..<mark.lowerBound].allSatisfy({ $0 == " " })
      else { return String(line) }
      let rest = line[mark.upperBound...]
      let key = rest.drop { $0 == " " }.prefix { $0 != ":" }
      let isKey = key.allSatisfy { $0.isLetter || $0.isNumber || "_-. ".contains($0) }
      let isYAML =
        ["- id", "id", "missing", "by", "title", "kaplan_meier", "cumulative_incidence", "cox"]
        .contains(String(key))
        || ["univariable", "multivariable", "outcomes"].contains(String(key))
        || (isKey && rest.contains(": {label: "))
      return isYAML ? String(line[..<mark.lowerBound]) + rest : String(line)
    }.joined(separator: "\n")
  }

  @Test func `a draft names what is certain and comments what is not`() throws {
    let csv = """
      patient_id,age (years),sex,bmi_kg_m2,crp_mg_l,stage,os_months,died,op_date,ecog
      P1,61,f,22.5,.,I,10,1,2020-01-02,0
      P2,72,m,27.1,3.5,II,20.5,0,2020-02-02,1
      P3,55,m,31,12,II,7,1,2020-03-02,2
      P4,,f,24,8,III,33,0,,9
      """
    let plan = try draft(csv)
    for text in [
      "  id: patient_id ", "age:", "{label: Age, column: age (years), unit: years, ",
      "type: categorical, levels: {f: Female, m: Male}}", "{label: BMI, unit: kg/m2, ",
      "# missing: [\"\", NA, n/a, \".\"]", "levels: [I, II, III]}", "# I (1), II (2), III (1)",
      "os: {label: Overall survival, time: os_months, unit: months, event: \"died == 1\"}",
      "# 0 (2), 1 (2)", "type: date}", "1 missing", "missing: [9]", "# by: sex",
    ] { #expect(plan.contains(text), "\(text)\n\(plan)") }
    #expect(!plan.contains("summarize: [patient_id"))
    let results = try run(plan, on: Array(csv.utf8))
    #expect(results.cohort.outcomes.map(\.name) == ["os"])
    #expect(results.cohort.ids == ["P1", "P2", "P3", "P4"])
  }

  @Test func `codes of an event that could be either are left to the reader`() throws {
    let csv = "time,status,x\n" + (1...9).map { "\($0),\($0 % 2 + 1),\($0 * 3)\n" }.joined()
    let plan = try draft(csv)
    #expect(
      plan.contains("# outcomes:\n#   os: {label: Survival, time: time, status: status, event: 2}"))
    try run(plan, on: Array(csv.utf8))
    let results = try run(uncommented(plan), on: Array(csv.utf8))
    #expect(results.study.questions.count == 3)
  }

  @Test func `a file with decimal commas and one in Windows-1252 are read as they are`() throws {
    let commas = "größe;alter\n1,75;50\n1,8;61\n"
    let plan = try draft(commas)
    #expect(plan.contains("decimal: \",\""))
    #expect(plan.contains("separated by semicolons"))
    let results = try run(plan, on: Array(commas.utf8))
    #expect(results.cohort.variable("größe")?.type == .continuous)
    let windows = Array("gr".utf8) + [0xF6, 0xDF] + Array("e;x\n1;2\n3;4\n".utf8)
    #expect(try draft(windows).contains("encoding: windows-1252"))
    try run(try draft(windows), on: windows)
    let text = "a,b\n1,é\n2,ü\n"
    let wide: [UInt8] =
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] as [UInt8] }
    #expect(try draft(wide).contains("encoding: utf-16"))
    try run(try draft(wide), on: wide)
  }

  @Test func `thousands do not make a decimal comma`() throws {
    let csv = "a,b\n\"1,234\",1\n\"2,500\",2\n"
    #expect(!(try draft(csv).contains("\n  decimal:")))
    try run(try draft(csv), on: Array(csv.utf8))
  }

  @Test func `what cannot be read is refused in the reader's words`() {
    for csv in ["", "a,a\n1,2\n", "a,\n1,2\n", "a,b\n", "a,b\n1\n", "a\n\"1\n"] {
      #expect(throws: Problems.self) { try draft(csv) }
    }
  }

  static let hostile: [String] = [
    "yes", "no", "null", "~", "1e3", "0x1F", "NaN", "Inf", "1e999", "true", "on", "012", "12:30",
    "- a", "# b", "a: b", "a #b", "{x}", "[x]", "*a", "&a", "!t", "%d", "@c", "`q`", "|", ">", "'",
    "''", "\"", "a\"b", "\\", "\\n", "a\tb", "a\nb", "é", "e\u{301}", "عمر", "😀", "👩‍👩‍👧", "\u{A0}x",
    "x\u{A0}", "\u{2028}", "\u{FEFF}z", "\u{85}n", "\u{1}", "<b>", "&amp;", "{age}", "{{", "$x$",
    "_",
    "-", ".", "999", "unknown", "1,5", "1.5", "2020-01-31", "31.01.2020", "2020-13-01", "-0", "+5",
    String(repeating: "long ", count: 400), "a,b", "a;b", "in", "and", "if", "log", "Height (cm)",
    "age", "sex", "time", "status", "id", "by", "os", "table1", "all", "Overall", "p", "n",
  ]

  private func field(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// A file with hostile names and cells; names differ, as the reader demands.
  private func randomCSV(_ random: inout SplitMix64) -> String {
    let width = Int.random(in: 1...8, using: &random)
    var names: [String] = []
    while names.count < width {
      let text = Self.hostile.randomElement(using: &random) ?? "a"
      let name = Bool.random(using: &random) ? text : text + "_\(names.count)"
      let trimmed = name.trimmingCharacters(in: .whitespacesAndNewlines)
      if !trimmed.isEmpty, !names.contains(trimmed) { names.append(trimmed) }
    }
    let kinds = names.map { _ in Int.random(in: 0...7, using: &random) }
    let pools = names.map { _ in
      (0..<3).map { _ in Self.hostile.randomElement(using: &random) ?? "" }
    }
    var lines = [names.map(field).joined(separator: ",")]
    for row in 0..<Int.random(in: 1...14, using: &random) {
      let cells = kinds.indices.map { i -> String in
        if Int.random(in: 0..<9, using: &random) == 0 { return "" }
        switch kinds[i] {
        case 0: return "\(Int.random(in: 0...1, using: &random))"
        case 1: return "\(Double.random(in: -5...90, using: &random))"
        case 2: return "\(row * 3 + 1)"
        case 3: return "2021-0\(Int.random(in: 1...9, using: &random))-11"
        case 4: return Self.hostile.randomElement(using: &random) ?? ""
        default: return pools[i].randomElement(using: &random) ?? ""
        }
      }
      lines.append(cells.map(field).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test(arguments: 0..<120) func `the draft of any readable file runs, with its comments too`(
    _ seed: Int
  ) throws {
    var random = SplitMix64(state: UInt64(seed) &* 7919 &+ 5)
    let csv = randomCSV(&random)
    let plan: String
    do { plan = try draft(csv) } catch is Problems { return }
    #expect(try draft(csv) == plan)
    for text in [plan, uncommented(plan)] {
      do { try run(text, on: Array(csv.utf8)) } catch let problems as Problems {
        Issue.record("\(problems.all.map(\.description))\n\(text)\n\(csv)")
      }
    }
  }

  @Test func `many columns and long names are a plan all the same`() throws {
    let names = (1...500).map { "column \($0)" }
    let csv = ([names] + (0..<3).map { row in names.indices.map { "\($0 * row)" } })
      .map { $0.joined(separator: ",") }.joined(separator: "\n")
    let results = try run(try draft(csv), on: Array(csv.utf8))
    #expect(results.cohort.variables.count == 500)
    let long = "a," + String(repeating: "b", count: 100_000) + "\n1,2\n3,4\n"
    let plan = try draft(long)
    #expect(plan.contains("1 more column"))
    try run(plan, on: Array(long.utf8))
  }
}

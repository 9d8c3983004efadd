import Analysis
import Cohorts
import Foundation

/// A plan and a cohort given as texts, answered.
struct SmallStudy {
  let results: StudyResults

  /// Answers analyses of a cohort; `declarations` stand before the analyses in the plan.
  init(
    csv: String, study: String = "title: A study", declarations: String = "", analyses: [String]
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "small-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(csv.utf8).write(to: folder.appending(path: "cohort.csv"))
    let list = analyses.map { "  - \($0)\n" }.joined()
    let plan = """
      study: {\(study)}
      cohort: {file: cohort.csv}
      \(declarations.isEmpty ? "" : declarations + "\n")analyses:
      \(list)
      """
    results = try OpenedStudy(
      plan: Array(plan.utf8), planFile: folder.path + "/study.yml", dataFile: nil
    ).results()
  }

  /// The only row with these marks.
  func row(
    _ context: String, _ statistic: String, variable: String? = nil, level: String? = nil,
    group: String? = nil, analysis: String? = nil
  ) -> Finding? {
    let rows = results.answers.flatMap(\.findings).filter {
      $0.context == context && $0.statistic == statistic
        && (variable == nil || $0.variable == variable) && $0.variableLevel == level
        && $0.group1Level == group && (analysis == nil || $0.analysis == analysis)
    }
    return rows.count == 1 ? rows.first : nil
  }

  /// The number of the only row with these marks.
  func number(
    _ context: String, _ statistic: String, variable: String? = nil, level: String? = nil,
    group: String? = nil, analysis: String? = nil
  ) -> Double? {
    row(
      context, statistic, variable: variable, level: level, group: group, analysis: analysis)?
      .number
  }

  /// What the checks found.
  var checks: [Check] { results.checks.open }
  /// The codes of what the checks found.
  var codes: [String] { checks.map(\.code.rawValue) }

  /// What one check found.
  func found(_ code: CheckCode) -> [Check] { checks.filter { $0.code == code } }

  /// A number of the first thing that a check found.
  func found(_ code: CheckCode, _ name: String) -> Double? {
    found(code).first?.numbers.first { $0.name == name }?.value
  }

  /// The sentences of the notes.
  var notes: [String] { results.answers.flatMap(\.notes).map(\.sentence) }
}

import Analysis
import Cohorts
import Foundation
import Reporting

/// Reading of plans and of what is printed.
enum StudyFuzzing {
  /// A plan is read, or refused with reasons that have a place.
  static func plan(_ bytes: [UInt8]) {
    do throws(Problems) { _ = try PlanReader.read(bytes, fileName: "study.yml") } catch {
      demand(!error.all.isEmpty, "a refusal without a reason")
    }
  }

  /// The cohort of the plans that are run.
  private static let cohort: String = {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "reprise-fuzz-\(ProcessInfo.processInfo.processIdentifier).csv").path
    var text = "id,age,bmi,sex,stage,months,dead,score,rater,day,n\n"
    for row in 1...24 {
      let value = row * 7919 % 101
      text += "\(row),\(40 + value % 41),\(Double(value) / 4),\(value % 2 == 0 ? "f" : "m"),"
      text += "\(["I", "II", "III"][value % 3]),\(1 + value % 29),\(value % 4 == 0 ? 1 : 0),"
      text +=
        "\(value % 5),\(value % 7 % 3),2020-0\(1 + value % 9)-1\(value % 10),\(1 + value % 3)\n"
    }
    try? Data(text.utf8).write(to: URL(filePath: path))
    return path
  }()

  /// A plan is run, and its pages are written.
  static func study(_ bytes: [UInt8]) {
    guard
      let opened = try? OpenedStudy(plan: bytes, planFile: "study.yml", dataFile: cohort),
      let results = try? opened.results()
    else { return }
    let formats: [PageFormat] = [.markdown, .html, .json, .csv]
    let files = try? PageFiles.files(for: results, formats: formats)
    let json = files?.first { $0.path == "results.json" }
    guard let json, (try? ResultsFile(json.bytes, fileName: "results.json")) != nil else {
      fatalError("results.json is not read back")
    }
  }

  /// Results differ in nothing from themselves.
  static func results(_ bytes: [UInt8]) {
    guard let file = try? ResultsFile(bytes, fileName: "results.json") else { return }
    let comparison = ResultsComparison(file, file)
    demand(comparison.changes.isEmpty, "results differ from themselves")
    _ = comparison.text
  }

  /// One byte that says whether it is YAML or CSV, then the file.
  static func audit(_ bytes: [UInt8]) {
    guard let kind = bytes.first else { return }
    let name = kind & 1 == 0 ? "published.yml" : "published.csv"
    guard let file = try? AuditFile(Array(bytes.dropFirst()), fileName: name) else { return }
    let summary = AuditSummary(file.results)
    _ = (summary.text, summary.json)
  }
}

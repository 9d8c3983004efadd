import Analysis
import Foundation

@testable import Cohorts

/// Reading of codebooks, and of files that bring their own dictionary.
enum DictionaryFuzzing {
  private static let plan = Array(
    """
    cohort: {file: cohort.csv, codebook: codebook}
    variables:
      age: {unit: years}
      sex: {type: categorical}
    analyses:
      - {id: a, summarize: [age, sex, stage, score, day, v1, v2, consent___1]}

    """.utf8)

  /// One byte that says whether it is YAML or CSV, then the codebook.
  static func codebook(_ bytes: [UInt8]) {
    guard let kind = bytes.first else { return }
    let name = kind & 1 == 0 ? "codebook.yml" : "codebook.csv"
    do throws(Problems) {
      _ = try PlanReader.read(plan, fileName: "study.yml") { _ in (Array(bytes.dropFirst()), name) }
    } catch {
      demand(!error.all.isEmpty, "a refusal without a reason")
    }
  }

  private static let path = FileManager.default.temporaryDirectory
    .appending(path: "reprise-fuzz-\(ProcessInfo.processInfo.processIdentifier).data").path

  /// A file of SPSS, Stata or SAS; every column is read, and no row is lost.
  static func statisticalFile(_ bytes: [UInt8]) {
    guard StatisticalFormat(head: bytes) != nil else { return }
    try? Data(bytes).write(to: URL(filePath: path))
    guard let survey = try? CohortSurvey.read(path: path, name: "cohort") else { return }
    let place = Place(file: "study.yml", line: 1, column: 1)
    let names = survey.columns.prefix(64).map(\.name)
    let request = CohortRequest(
      file: path, fileName: "cohort",
      declaration: CohortDeclaration(file: SourceText("cohort", at: place)),
      variables: names.map { VariableDeclaration(name: $0, place: place) },
      used: names.map { SourceText($0, at: place) })
    do throws(Problems) {
      let cohort = try Cohort.read(request) { _, values in Array(values.sorted().prefix(1)) }
      demand(cohort.count == survey.rows, "a patient is lost")
    } catch {
      demand(!error.all.isEmpty, "a refusal without a reason")
    }
  }
}

import Analysis
import Cohorts
import Foundation
import Statistics
import Testing

/// One program's side of a comparison of CAMIS: what it printed, and the plan that asks for it.
struct CamisSide: CustomTestStringConvertible, Sendable {
  /// The name of the comparison.
  let id: String
  /// `r` or `sas`.
  let program: String
  /// What the program printed, by name.
  let printed: [String: String]
  /// Where these values stand in the results, or why they are not compared.
  let values: [CamisValue]

  var testDescription: String { "\(id), \(program == "r" ? "R" : "SAS")" }

  /// What stands at the paths of a value.
  func found(_ value: CamisValue, in results: StudyResults?) throws -> [Double?] {
    try value.paths.map { path in
      if path.hasPrefix("power.") {
        let question = try #require(Camis.sampleSizes[id])
        return try question.0.answer(sides: question.1).number(String(path.dropFirst(6)))
      }
      return try value.form(of: #require(results).number(at: path))
    }
  }

  /// Runs `plans/ID.PROGRAM.yml` on its file in `data`.
  func results() throws -> StudyResults {
    let folder = try Camis.folder()
    let file = folder.appending(path: "plans/\(id).\(program).yml")
    let plan = try Data(contentsOf: file)
    let text = String(decoding: plan, as: UTF8.self)
    let name = try #require(text.firstMatch(of: /cohort: \{file: ([^}]+)\}/)?.1)
    return try OpenedStudy(
      plan: Array(plan), planFile: file.path,
      dataFile: folder.appending(path: "data/\(name)").path
    ).results()
  }
}

/// One line of `values.csv`: where a printed value stands in the results, or why it is not compared.
struct CamisValue: Sendable {
  /// The printed value's name.
  let name: String
  /// The paths of its numbers, in the order printed.
  let paths: [String]
  /// What was printed of the number, as steps such as `exp` or `plus 105`.
  let steps: [String]
  /// The relative error that is allowed, where the program stops before its last printed digit.
  let near: Double?
  /// Why it is not compared, or only nearly.
  let reason: String

  /// What the program prints of a number.
  func form(of number: Double?) throws -> Double? {
    try number.map { try steps.reduce($0, Self.take) }
  }

  private static func take(_ x: Double, _ step: String) throws -> Double {
    let words = step.split(separator: " ")
    let number = words.count > 1 ? Double(words[1]) : nil
    switch (words.first, number) {
    case ("exp", nil): return exp(x)
    case ("square", nil): return x * x
    case ("root", nil): return x.squareRoot()
    case ("log", nil): return log(x)
    case ("reciprocal", nil): return 1 / x
    case ("lognormal_cv", nil): return (exp(x * x) - 1).squareRoot()
    case ("plus", let k?): return x + k
    case ("minus", let k?): return x - k
    case ("times", let k?): return x * k
    case ("from", let k?): return k - x
    default: throw Unknown(step: step)
    }
  }

  struct Unknown: Error { let step: String }
}

/// The files of Reference/CAMIS.
enum Camis {
  static func folder() throws -> URL {
    try #require(Bundle.module.url(forResource: "Reference", withExtension: nil))
      .appending(path: "CAMIS")
  }

  /// The sample sizes, which need no cohort.
  static let sampleSizes: [String: (PowerQuestion, TestSides)] = [
    "ss-superiority-parallel": (tTest(.twoSample, delta: 8, sd: 15), .two),
    "ss-superiority-paired": (tTest(.paired, delta: 30, sd: 45), .two),
    "ss-noninferiority-parallel": (tTest(.twoSample, delta: 0.05, sd: 0.1), .one),
  ]

  private static func tTest(
    _ design: TTestPower.Design, delta: Double, sd: Double
  ) -> PowerQuestion {
    .tTest(design, n: nil, delta: delta, sd: sd, power: 0.8, isStrict: false)
  }

  /// Both sides of every comparison.
  static let sides: [CamisSide] = (try? read()) ?? []

  /// What CAMIS says of one comparison.
  struct Comparison: Decodable {
    let id: String
    let analysis: String
    /// Whether R and SAS agree.
    let match: String
    /// Why they do not.
    let cause: String
    let r: [String: String]?
    let sas: [String: String]?
  }

  /// The comparisons in which R or SAS printed numbers.
  static func comparisons() throws -> [Comparison] {
    let file = try folder().appending(path: "cases.json")
    return try JSONDecoder().decode([Comparison].self, from: Data(contentsOf: file))
      .filter { $0.r != nil || $0.sas != nil }
  }

  private static func read() throws -> [CamisSide] {
    let folder = try folder()
    let table = try String(contentsOf: folder.appending(path: "values.csv"), encoding: .utf8)
    let rows = table.split(separator: "\n").dropFirst().map {
      $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }
    let values = Dictionary(grouping: rows.filter { $0.count == 6 }) { $0[0] + "," + $0[1] }
    return try comparisons().flatMap { comparison in
      [("r", comparison.r), ("sas", comparison.sas)].compactMap { program, printed in
        printed.map {
          CamisSide(
            id: comparison.id, program: program, printed: $0,
            values: (values[comparison.id + "," + program] ?? []).map(value))
        }
      }
    }
  }

  private static func value(_ row: [String]) -> CamisValue {
    let list = { (text: String) in text.split(separator: ";").map { $0.trimmed } }
    let steps = list(row[4])
    let near = steps.last.flatMap { $0.hasPrefix("near ") ? Double($0.dropFirst(5)) : nil }
    return CamisValue(
      name: row[2], paths: list(row[3]), steps: near == nil ? steps : steps.dropLast(), near: near,
      reason: row[5])
  }
}

extension StudyResults {
  /// The number at a path; `nil` for what could not be computed.
  fileprivate func number(at text: String) throws -> Double? {
    let path = try ResultPath(SourceText(text, at: Place(file: "values.csv")))
    let selection = try path.selection(
      among: answers.flatMap(\.findings), questions: study.questions)
    guard case .finding(let finding) = selection else {
      throw Problem("\(text) is a cell", at: path.source.place)
    }
    return finding.number
  }
}

extension Substring {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}

import Analysis
import Foundation

@testable import Cohorts

/// Reading of cohorts.
enum CohortFuzzing {
  /// What reading gave, to be compared.
  private enum Outcome: Equatable {
    case cohort(count: Int, names: [String], echoes: [Echo])
    case problems([String])

    init(_ read: () throws(Problems) -> Cohort) {
      do throws(Problems) {
        let cohort = try read()
        self = .cohort(
          count: cohort.count, names: cohort.variables.map(\.declaration.name),
          echoes: cohort.echoes)
      } catch {
        demand(!error.all.isEmpty, "a refusal without a reason")
        self = .problems(error.all.map(\.description))
      }
    }
  }

  /// Three bytes of declarations, then the file.
  ///
  /// Every column is read, each type in turn.
  static func table(_ bytes: [UInt8]) {
    guard bytes.count >= 3 else { return }
    let (choices, file) = (Array(bytes[..<3]), Array(bytes[3...]))
    let declaration = declaration(choices)
    guard
      let parsed = try? CohortFile(bytes: file, name: "cohort.csv", declaration: declaration)
    else {
      let request = request(declaration, [], choices)
      let whole = Outcome { () throws(Problems) in try read(request, file) }
      demand(isRefusal(whole), "what cannot be parsed was read")
      return
    }
    let names = parsed.table.header.names
    guard names.count <= 64 else { return }
    var request = request(declaration, names, choices)
    // A weight stands for that many patients, whose rows take memory: 200 million at most.
    let last = parsed.table.columns[names.count - 1]
    if parsed.table.lines.indices.contains(where: { last?.cell($0).count ?? 0 > 1 }) {
      request.declaration.weight = nil
    }
    let whole = Outcome { () throws(Problems) in try read(request, file) }
    guard file.count <= 2048 else { return }
    let pieces = Outcome { () throws(Problems) in try read(request, file, blockSize: 7) }
    demand(whole == pieces, "a file in pieces reads differently: \(whole) \(pieces)")
    if case .cohort(let count, _, _) = whole {
      demand(
        request.declaration.weight != nil || count == parsed.table.lines.count, "a patient is lost")
    }
  }

  private static func isRefusal(_ outcome: Outcome) -> Bool {
    if case .problems = outcome { true } else { false }
  }

  private static func read(
    _ request: CohortRequest, _ bytes: [UInt8], blockSize: Int = FileBlocks.size
  ) throws(Problems) -> Cohort {
    try Cohort.read(request, bytes: bytes, blockSize: blockSize) { _, values in
      Array(values.sorted().prefix(1))
    }
  }

  private static func text(_ text: String) -> SourceText {
    SourceText(text, at: Place(file: "study.yml", line: 1, column: 1))
  }

  private static func declaration(_ choices: [UInt8]) -> CohortDeclaration {
    var declaration = CohortDeclaration(file: text("cohort.csv"))
    let encodings = CohortDeclaration.Encoding.allCases
    let encoding = Int(choices[0] & 15)
    if encodings.indices.contains(encoding) { declaration.encoding = encodings[encoding] }
    let marks = ThousandsMark.allCases
    declaration.thousands = marks[Int(choices[0] >> 4) % marks.count]
    if choices[1] & 1 != 0 { declaration.decimalMark = UInt8(ascii: ",") }
    declaration.detectsDecimalMark = choices[1] & 2 != 0
    let delimiters: [UInt8?] = [nil, 0x2C, 0x3B, 0x09, 0x7C]
    declaration.delimiter = delimiters[Int(choices[1] >> 2) % delimiters.count]
    return declaration
  }

  private static func request(
    _ declaration: CohortDeclaration, _ names: [String], _ choices: [UInt8]
  ) -> CohortRequest {
    var declaration = declaration
    if choices[2] & 1 != 0 { declaration.id = names.first.map(text) }
    if choices[2] & 2 != 0 { declaration.weight = names.last.map(text) }
    let types: [VariableType?] = [nil] + VariableType.allCases
    let variables = names.enumerated().map { index, name in
      var variable = VariableDeclaration(
        name: name, place: Place(file: "study.yml", line: 1, column: 1))
      variable.type = types[(index + Int(choices[2] >> 2)) % types.count]
      if choices[1] & 64 != 0, variable.type == .continuous { variable.unit = text("percent") }
      return variable
    }
    return CohortRequest(
      file: "cohort.csv", fileName: "cohort.csv", declaration: declaration, variables: variables,
      used: variables.map { text($0.name) })
  }

  /// A first plan is a plan.
  static func draft(_ bytes: [UInt8]) {
    guard let survey = try? CohortSurvey(bytes: bytes, name: "cohort.csv") else { return }
    let plan = PlanDraft(survey, file: "cohort.csv", plan: "study.yml", needsData: false).text
    do throws(Problems) { _ = try PlanReader.read(Array(plan.utf8), fileName: "study.yml") } catch {
      fatalError("a first plan is refused: \(error.all.map(\.description))\n\(plan)")
    }
  }

  private static let rows = Array(
    """
    id,age,height,weight,sex,day,last,note
    1,50,170,70.5,f,2020-01-31,2021-02-28,a
    2,61.5,,80,m,2020-02-29,,"b, c"
    3,-0,1e300,1e-300,f,1900-01-01,2999-12-31,
    4,NA,180,75,,,2020-06-01,d

    """.utf8)

  /// The formula to the first line end; a unit behind it.
  static func formula(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    let words = parts.map { String(decoding: $0, as: UTF8.self) }
    let place = Place(file: "study.yml", line: 1, column: 1)
    func variable(
      _ name: String, _ change: (inout VariableDeclaration) -> Void
    ) -> VariableDeclaration {
      var variable = VariableDeclaration(name: name, place: place)
      change(&variable)
      return variable
    }
    let variables = [
      variable("age") { $0.unit = text("years") }, variable("height") { $0.unit = text("cm") },
      variable("weight") { $0.unit = text("kg") }, variable("sex") { $0.type = .categorical },
      variable("day") { $0.type = .date }, variable("last") { $0.type = .date },
      variable("note") { $0.type = .text },
      variable("found") {
        $0.source = .formula(text(words[0]))
        $0.unit = words.count > 1 ? text(words[1]) : nil
      },
    ]
    let names = variables.map { text($0.name) }
    let declaration = CohortDeclaration(file: text("cohort.csv"))
    var request = CohortRequest(
      file: "cohort.csv", fileName: "cohort.csv", declaration: declaration, variables: variables,
      used: names)
    _ = Outcome { () throws(Problems) in try read(request, rows) }
    request.variables.removeLast()
    request.population = [PopulationStep(keep: text(words[0]), reason: "fuzzed")]
    request.used.removeLast()
    _ = Outcome { () throws(Problems) in try read(request, rows) }
  }
}

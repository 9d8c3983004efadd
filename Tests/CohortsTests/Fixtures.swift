@testable import Cohorts

/// A text in the plan at a known place.
func plan(_ text: String, line: Int = 1, column: Int = 1) -> SourceText {
  SourceText(text, at: Place(file: "study.yml", line: line, column: column))
}

/// A variable of the plan, with changes.
func variable(
  _ name: String, _ change: (inout VariableDeclaration) -> Void = { _ in }
) -> VariableDeclaration {
  var result = VariableDeclaration(name: name, place: Place(file: "study.yml", line: 9, column: 3))
  change(&result)
  return result
}

/// A derived variable.
func derived(_ name: String, _ formula: String, unit: String? = nil) -> VariableDeclaration {
  variable(name) {
    $0.source = .formula(plan(formula))
    $0.unit = unit.map { plan($0) }
  }
}

/// A request for a file called `cohort.csv`.
func request(
  _ variables: [VariableDeclaration] = [], outcomes: [OutcomeDeclaration] = [],
  population: [PopulationStep] = [], used: [String] = [],
  _ change: (inout CohortDeclaration) -> Void = { _ in }
) -> CohortRequest {
  var declaration = CohortDeclaration(file: plan("cohort.csv"))
  change(&declaration)
  return CohortRequest(
    file: "cohort.csv", fileName: "cohort.csv", declaration: declaration, variables: variables,
    outcomes: outcomes, population: population, used: used.map { plan($0) })
}

/// A rule for the tests: the middle value, or nothing.
func middle(_ cut: CutPoints, _ values: [Double]) throws -> [Double] {
  let sorted = values.sorted()
  return [sorted[sorted.count / 2]]
}

func read(_ text: String, _ request: CohortRequest) throws(Problems) -> Cohort {
  try read(Array(text.utf8), request)
}

func read(
  _ bytes: [UInt8], _ request: CohortRequest, blockSize: Int = 1 << 20
) throws(Problems) -> Cohort {
  try Cohort.read(request, bytes: bytes, blockSize: blockSize, cutPoints: middle)
}

/// The messages that reading gives; empty when it succeeds.
func problems(_ text: String, _ request: CohortRequest) -> [String] {
  problems(Array(text.utf8), request)
}

func problems(_ bytes: [UInt8], _ request: CohortRequest, blockSize: Int = 1 << 20) -> [String] {
  do {
    _ = try read(bytes, request, blockSize: blockSize)
    return []
  } catch {
    return error.all.map(\.description)
  }
}

extension Cohort {
  /// A variable's numbers.
  func numbers(_ name: String) -> [Double?] {
    guard case .numeric(let column)? = variable(name)?.column else { return [] }
    return (0..<column.count).map { column[$0] }
  }

  /// A variable's level codes.
  func codes(_ name: String) -> [String?] {
    guard case .categorical(let column)? = variable(name)?.column else { return [] }
    return (0..<column.count).map { column[$0].map { column.levels[$0].code } }
  }
}

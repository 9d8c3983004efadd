internal import Synchronization

/// How a cohort's file is written.
public struct CohortForm: Equatable, Sendable {
  /// The delimiter of the fields.
  public var delimiter = UInt8(ascii: ",")
  /// The decimal mark.
  public var decimalMark = UInt8(ascii: ".")
  /// The text encoding.
  public var encoding = CohortDeclaration.Encoding.utf8

  /// The usual form: commas, decimal points, UTF-8.
  public init() {}

  /// A form.
  init(delimiter: UInt8, decimalMark: UInt8, encoding: CohortDeclaration.Encoding) {
    (self.delimiter, self.decimalMark, self.encoding) = (delimiter, decimalMark, encoding)
  }
}

/// A cohort's table: its patients, what is known of each, and how that came about.
public struct Cohort: Sendable {
  /// The patients of the population, each by the row in which it stands.
  public let patients: Patients
  /// The number of patients of the population.
  public var count: Int { patients.count }
  /// The patients' names by row, where the plan says which column holds them.
  public let ids: [String]?
  /// The variables in declared order, then statuses at landmarks, then undeclared columns in use.
  public let variables: [Variable]
  /// The time-to-event outcomes in declared order.
  public let outcomes: [Outcome]
  /// Who was read, who left, and who stayed; in patients, where a row of the file stands for several.
  public let flow: PopulationFlow
  /// The choices that were made while reading, and what was seen in the data.
  public private(set) var echoes: [Echo]
  /// The lines of the file on which the rows begin.
  public let lines: RecordLines
  /// Rows that are alike in all columns of the file, where the request asks for them.
  let repeatedRows: [[Int]]
  /// The variables by which the population was chosen, which may well be the same in all of it.
  let selectors: Set<String>
  /// The file's name as the user gave it, without folders.
  public let fileName: String
  /// The SHA-256 of the file's bytes in lower-case hexadecimal.
  public let digest: String
  /// How the file is written, declared or detected.
  public let form: CohortForm
  /// The names of the file's columns, in their order.
  public let columns: [String]
  /// What the file is where it is no text: `an SPSS file`.
  public let format: String?
  /// What the file itself says of its variables and the plan does not, for plan.resolved.yml.
  public let origins: [String]
  /// What formulas know of the variables.
  let symbols: [String: Symbol]
  private let expanded = ExpandedCohort()

  init(
    patients: Patients, ids: [String]?, variables: [Variable], outcomes: [Outcome],
    flow: PopulationFlow,
    echoes: [Echo], lines: RecordLines = RecordLines(), repeatedRows: [[Int]] = [],
    selectors: Set<String> = [],
    fileName: String, digest: String, form: CohortForm, columns: [String] = [],
    format: String? = nil, origins: [String] = [],
    symbols: [String: Symbol]
  ) {
    (self.patients, self.ids) = (patients, ids)
    (self.variables, self.outcomes) = (variables, outcomes)
    (self.flow, self.echoes, self.digest) = (flow, echoes, digest)
    (self.lines, self.repeatedRows, self.selectors) = (lines, repeatedRows, selectors)
    self.fileName = fileName.split(separator: "/").last.map(String.init) ?? fileName
    (self.form, self.columns, self.symbols) = (form, columns, symbols)
    (self.format, self.origins) = (format, origins)
  }

  /// A table that was not read from a file; formulas know none of its variables.
  package init(
    count: Int, variables: [Variable], outcomes: [Outcome], flow: PopulationFlow, echoes: [Echo],
    fileName: String = "cohort.csv", digest: String
  ) {
    self.init(
      patients: Patients(ofRows: count), ids: nil, variables: variables, outcomes: outcomes,
      flow: flow, echoes: echoes,
      fileName: fileName, digest: digest, form: CohortForm(), symbols: [:])
  }

  /// The same cohort with a row of its own for each patient.
  public var withRowForEachPatient: Cohort {
    guard patients.areCounted else { return self }
    return expanded.found {
      let rows = Array(patients)
      return Cohort(
        patients: Patients(ofRows: rows.count), ids: ids.map { ids in rows.map { ids[$0] } },
        variables: variables.map { $0.rows(rows) }, outcomes: outcomes.map { $0.rows(rows) },
        flow: flow, echoes: echoes, lines: RecordLines(rows.lazy.map { lines[$0] }),
        repeatedRows: repeatedRows, selectors: selectors, fileName: fileName, digest: digest,
        form: form, columns: columns, format: format, origins: origins, symbols: symbols)
    }
  }

  /// Adds what was seen in the data to what is said of them.
  public mutating func add(_ echoes: [Echo]) { self.echoes += echoes }

  /// The variable with a name.
  public func variable(_ name: String) -> Variable? { variables.first { $0.name == name } }

  /// The outcome with a name.
  public func outcome(_ name: String) -> Outcome? { outcomes.first { $0.name == name } }

  /// In which rows a condition holds: true, false, or `nil` where a missing value leaves it open.
  public func mask(_ condition: SourceText) throws(Problem) -> [Bool?] {
    do {
      let expression = try FormulaParser.parse(condition.text)
      var check = TypeCheck(symbols: symbols)
      let truth = try check.truth(expression)
      var evaluation = Evaluation(columns: variables.map(\.column))
      return (0..<patients.rowCount).map { evaluation.truth(truth, $0) }
    } catch {
      throw Problem(error.sentence, at: condition.place(at: error.offset))
    }
  }
}

/// A cohort with a row for each patient, made when it is first asked for and kept as long as the
/// cohort from which it is made.
private final class ExpandedCohort: Sendable {
  private let cohort = Mutex<Cohort?>(nil)

  func found(_ make: () -> Cohort) -> Cohort {
    cohort.withLock { cohort in
      if let cohort { return cohort }
      let made = make()
      cohort = made
      return made
    }
  }
}

/// What a cohort's table looks like before anything is computed from it, and what seems odd in it.
///
/// Nothing is changed: oddities are told with their rows, and whoever knows the patients decides.
public struct QualityReport: Equatable, Sendable {
  /// The number of patients.
  public let rows: Int
  /// The variables, in the cohort's order.
  public let variables: [VariableQuality]
  /// What seems odd, in the order of the checks.
  public let findings: [QualityFinding]

  /// Looks through a cohort.
  ///
  /// - Parameter isLookedAt: which variables are looked at.
  public init(of cohort: Cohort, where isLookedAt: (Variable) -> Bool = { _ in true }) {
    let own = cohort.variables.filter(isLookedAt)
    rows = cohort.count
    variables = own.map { VariableQuality($0, of: cohort.patients) }
    findings =
      RepeatedRows.findings(cohort) + ValueChecks.findings(own, chosenBy: cohort.selectors)
      + FollowUpChecks.findings(cohort) + DateOrder.findings(own)
  }
}

/// What one variable holds.
public struct VariableQuality: Equatable, Sendable {
  /// From where to where its values reach.
  public enum Extent: Equatable, Sendable {
    /// The smallest and the largest number.
    case numbers(ClosedRange<Double>)
    /// The first and the last day, since 1970-01-01.
    case days(ClosedRange<Int>)
    /// How many levels or texts there are.
    case kinds(Int)
    /// No value.
    case none
  }

  /// The variable.
  public let name: String
  /// What it is.
  public let type: VariableType
  /// The patients with a value.
  public let present: Int
  /// The patients without one.
  public let missing: Int
  /// How many values differ.
  public let distinct: Int
  /// From where to where its values reach.
  public let extent: Extent

  init(_ variable: Variable, of patients: Patients) {
    (name, type) = (variable.name, variable.type)
    present = variable.column.countWithValue(patients)
    missing = patients.count - present
    switch variable.column {
    case .numeric(let column):
      let values = (0..<column.count).compactMap { column[$0] }
      distinct = Set(values).count
      extent = Self.range(values).map(Extent.numbers) ?? .none
    case .date(let column):
      let days = (0..<column.count).compactMap { column[$0] }
      distinct = Set(days).count
      extent = Self.range(days).map(Extent.days) ?? .none
    case .categorical(let column):
      let levels = (0..<column.count).compactMap { column[$0] }
      distinct = Set(levels).count
      extent = column.levels.isEmpty ? .none : .kinds(column.levels.count)
    case .text(let column):
      let texts = (0..<column.count).compactMap { column[$0] }
      distinct = Set(texts).count
      extent = texts.isEmpty ? .none : .kinds(distinct)
    }
  }

  private static func range<Value: Comparable>(_ values: [Value]) -> ClosedRange<Value>? {
    guard let low = values.min(), let high = values.max() else { return nil }
    return low...high
  }
}

/// One thing that seems odd, with its rows.
public struct QualityFinding: Equatable, Sendable {
  /// What it is.
  public enum Kind: Equatable, Sendable {
    /// Rows that are alike in all columns but the patient's name.
    case repeatedRows(groups: [[Int]])
    /// Codes that differ in capitals and spaces only, or in how they write one number.
    case levelVariants(codes: [String])
    /// A column of levels most of whose cells are numbers; the codes that are none.
    case mostlyNumbers(others: [String])
    /// All rows hold one value.
    case constant(value: String)
    /// All rows but these hold one value.
    case nearlyConstant(value: String)
    /// Negative values where few are.
    case negative
    /// All numbers lie between 0 and 1 although the unit is a percentage.
    case ratioAsPercent
    /// More numbers than expected end in 0, or in 0 and 5: how many of all, and of what 5 or 10.
    case heaping(multiple: Int, count: Int, of: Int)
    /// The first date is later than the second, and earlier in this many other rows.
    case dateOrder(others: Int)
    /// The outcome's event is known, and not its time.
    case endingWithoutTime(events: Int)
    /// The outcome's time is known, and not how it ended.
    case timeWithoutEnding
    /// A follow-up of length zero.
    case zeroFollowUp(events: Int)
  }

  /// What it is.
  public let kind: Kind
  /// The variables or the outcome that it concerns.
  public let variables: [String]
  /// The rows of the cohort, from 0, ascending; empty where it is of the whole column.
  public let rows: [Int]

  init(_ kind: Kind, _ variables: [String], rows: [Int] = []) {
    (self.kind, self.variables, self.rows) = (kind, variables, rows)
  }
}

import Analysis
import Cohorts

/// How the cells of a column are written, beyond what every program reads.
struct CellDialect {
  private let declaration: VariableDeclaration
  private let cohort: CohortDeclaration
  private let unit: String?
  private let column: Column

  init(_ variable: Variable, _ cohort: CohortDeclaration) {
    (declaration, unit, column) = (variable.declaration, variable.unit, variable.column)
    self.cohort = cohort
  }

  private var thousands: ThousandsMark { declaration.thousands ?? cohort.thousands }
  private var isPercent: Bool { unit == "percent" || unit == "%" }
  private var dateFormats: [DateFormat] { declaration.dateFormats ?? cohort.dateFormats }

  // MARK: - In R

  /// An expression whose cells are numbers that R's helpers read.
  func bare(_ cells: String) -> String {
    var result = cells
    switch thousands {
    case .none: break
    case .comma: result = "ungrouped(\(result), \",\")"
    case .point: result = "ungrouped(\(result), \".\")"
    case .space: result = "ungrouped(\(result), \" \\u00a0\\u2009\\u202f\")"
    case .apostrophe: result = "ungrouped(\(result), \"'\\u2019\")"
    }
    if isPercent { result = "without_percent(\(result))" }
    if let rule = declaration.detection {
      let sides = [
        rule.below.map { "below = \(R.text($0.rawValue))" },
        rule.above.map { "above = \(R.text($0.rawValue))" },
      ].compactMap(\.self)
      result = "within_limits(\(([result, "decimal"] + sides).joined(separator: ", ")))"
    }
    return result
  }

  /// The last argument of `dates`; empty for what it reads by itself.
  var formats: String {
    dateFormats == DateFormat.usual ? "" : ", \(R.texts(dateFormats.map(\.rawValue)))"
  }

  // MARK: - In words

  /// What another program's import does not do with the cells of the column.
  var remarks: [String] {
    if case .date = column { return dateRemarks }
    guard case .numeric = column else { return [] }
    var remarks: [String] = []
    if thousands != .none { remarks.append("marks between groups of three digits") }
    if isPercent { remarks.append("percent signs") }
    if let rule = declaration.detection {
      let sides = [
        rule.below.map { "below a limit: \($0.rawValue)" },
        rule.above.map { "above a limit: \($0.rawValue)" },
      ].compactMap(\.self)
      remarks.append("values beyond a limit of detection (\(sides.joined(separator: ", ")))")
    }
    return remarks
  }

  private var dateRemarks: [String] {
    dateFormats == DateFormat.usual
      ? [] : ["dates (\(dateFormats.map(\.rawValue).joined(separator: ", ")))"]
  }
}

public import Cohorts

/// A first plan for a file: what the file holds, declared as reading would infer it, and guesses as
/// comments.
///
/// The plan runs as it is. Nothing that changes a number is guessed outside a comment: codes that
/// may stand for missing values, labels of codes, groups and models are the reader's to decide. An
/// outcome is declared only where a time and a status of 0 and 1 (or dead and alive) leave no choice.
public struct PlanDraft {
  /// The most columns that a draft declares.
  static let mostColumns = 1000
  /// The longest header that a draft repeats.
  static let longestHeader = 400

  private let survey: CohortSurvey
  private let file: String
  private let plan: String
  private let needsData: Bool
  private let id: ColumnSurvey?
  private let otherIDs: [String]
  private let variables: [DraftVariable]
  private let outcomes: [DraftOutcome]
  private let leftOut: Int

  /// A draft.
  ///
  /// - Parameters:
  ///   - survey: what was found in the file.
  ///   - file: the file's path from the plan's folder.
  ///   - plan: the plan's name.
  ///   - needsData: whether the file lies outside that folder, so that each run must name it.
  public init(
    _ survey: CohortSurvey, file: String, plan: String = "study.yml", needsData: Bool = false
  ) {
    (self.survey, self.file, self.plan, self.needsData) = (survey, file, plan, needsData)
    let usable = survey.columns.filter {
      $0.name.unicodeScalars.count <= Self.longestHeader && DraftText.survives($0.name)
    }
    let keys = usable.count > 1 ? usable.filter { $0.isKey && $0.suspects.isEmpty } : []
    let id = keys.first { Self.isNamedAsID($0.name) }
    self.id = id
    otherIDs = keys.filter { $0.name != id?.name && $0.type != .continuous }.map(\.name)
    let declared = usable.filter { $0.name != id?.name }.prefix(Self.mostColumns)
    var names = DraftNames(headers: survey.columns.map(\.name))
    variables = declared.enumerated().map { index, column in
      DraftVariable(column, name: names.name(for: column.name, field: index))
    }
    leftOut = survey.columns.count - declared.count - (id == nil ? 0 : 1)
    outcomes = DraftOutcomes(variables).found(&names)
  }

  private static func isNamedAsID(_ header: String) -> Bool {
    let words = header.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let names: Set<String> = [
      "id", "pid", "patient", "patientid", "subject", "subjectid", "subjid", "usubjid", "caseid",
      "mrn", "record", "recordid", "participant", "participantid", "pat", "patid", "studyid",
      "rowid",
    ]
    return words.contains { names.contains($0) }
  }

  /// The plan.
  public var text: String {
    let sections = [opening, cohort, variablesSection, outcomesSection, analyses]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  // MARK: - Opening

  private var opening: [String] {
    let data = needsData ? " --data " + DraftText.shown(survey.fileName) : ""
    let packed = survey.fileName.hasSuffix(".gz") ? 3 : 0
    let stem = survey.fileName.dropLast(packed).split(separator: ".").dropLast()
      .joined(separator: ".")
    let title = HeaderWords(stem.isEmpty ? survey.fileName : stem, hasUnit: false).label
    return [
      "# A first plan for \(DraftText.shown(survey.fileName)), by reprise init. It runs as it is:",
      "#   reprise report \(DraftText.shown(plan))\(data) -o out",
      "# After # stands what the file holds, and what you may want to add.",
      "",
      "study:",
      "  title: \(DraftText.yaml(title.isEmpty ? "Cohort" : title))",
    ]
  }

  // MARK: - Cohort

  private var cohort: [String] {
    var rows: [DraftRow] = [
      DraftRow("file: \(DraftText.yaml(file))", size + (needsData ? "; run with --data" : ""))
    ]
    if let id {
      rows.append(DraftRow("id: \(DraftText.yaml(id.name))", "differs in every row"))
    } else if let first = otherIDs.first {
      let others = otherIDs.dropFirst().prefix(3).map(DraftText.shown)
      let also = others.isEmpty ? "" : ", as " + others.joined(separator: ", ")
      rows.append(DraftRow("# id: \(DraftText.yaml(first))", "differs in every row\(also)"))
    }
    if survey.decimalMark == UInt8(ascii: ",") {
      rows.append(DraftRow("decimal: \",\"", "more columns are numbers than with a point"))
    }
    switch survey.encoding {
    case .utf8: break
    case .windows1252:
      rows.append(DraftRow("encoding: windows-1252", "not UTF-8; look at the accents"))
    case .latin1, .utf16, .utf16LittleEndian, .utf16BigEndian:
      rows.append(DraftRow("encoding: \(survey.encoding.rawValue)"))
    }
    if let codes = suspectedCodes { rows.append(codes) }
    return ["cohort:"] + DraftRow.lines(rows, indent: "  ")
  }

  private var size: String {
    let separator =
      switch survey.delimiter {
      case UInt8(ascii: ";"): ", separated by semicolons"
      case UInt8(ascii: "\t"): ", separated by tabs"
      case UInt8(ascii: "|"): ", separated by vertical bars"
      default: ""
      }
    return "\(survey.rows) \(survey.rows == 1 ? "row" : "rows"), \(survey.columns.count) "
      + "\(survey.columns.count == 1 ? "column" : "columns")\(separator)"
  }

  /// Texts that may stand for missing, with the columns that hold them.
  private var suspectedCodes: DraftRow? {
    var codes: [String] = []
    var places: [String] = []
    for variable in variables where variable.reading != .number {
      for value in variable.column.suspects {
        if !codes.contains(value.code) { codes.append(value.code) }
        places.append("\(DraftText.shown(value.code)) in \(variable.name) (\(value.count))")
      }
    }
    guard !codes.isEmpty else { return nil }
    let list = (["\"\"", "NA", "n/a"] + codes.prefix(6).map(DraftText.yaml)).joined(separator: ", ")
    let more = places.count > 3 ? ", …" : ""
    return DraftRow(
      "# missing: [\(list)]", "missing? " + places.prefix(3).joined(separator: ", ") + more)
  }

  // MARK: - Variables

  private var variablesSection: [String] {
    guard !variables.isEmpty else { return [] }
    let width = min(variables.map { DraftText.yaml($0.name).count }.max() ?? 0, 24)
    let rows = variables.map { variable in
      let key = DraftText.yaml(variable.name) + ":"
      let gap = String(repeating: " ", count: max(1, width + 2 - key.count))
      return DraftRow(key + gap + variable.yaml, variable.comment)
    }
    let more = leftOut == 0 ? [] : ["  # \(leftOut) more columns are not declared here"]
    return ["variables:"] + DraftRow.lines(rows, indent: "  ") + more
  }

  // MARK: - Outcomes

  private var outcomesSection: [String] {
    guard !outcomes.isEmpty else { return [] }
    let clear = outcomes.filter(\.isClear)
    let others = outcomes.filter { !$0.isClear }
    let head = clear.isEmpty ? "# outcomes:" : "outcomes:"
    let width = outcomes.map(\.name.count).max() ?? 0
    let rows = (clear + others).map { outcome in
      let gap = String(repeating: " ", count: width + 1 - outcome.name.count)
      let mark = outcome.isClear || clear.isEmpty ? "" : "# "
      return DraftRow("\(mark)\(outcome.name):\(gap)\(outcome.yaml)", outcome.comment)
    }
    return [head] + DraftRow.lines(rows, indent: clear.isEmpty ? "#   " : "  ")
  }

  // MARK: - Analyses

  private var analyses: [String] {
    let followed = Set(
      outcomes.filter(\.isClear).flatMap(\.variables))
    let described = variables.filter { $0.isDescribed && !followed.contains($0.name) }
    let shown = described.isEmpty ? variables.filter { $0.column.present > 0 } : described
    let table = shown.isEmpty ? variables : shown
    guard !table.isEmpty else { return [] }
    let ends = Set(outcomes.flatMap(\.variables))
    let groups = described.filter { $0.isTwoGroups && !ends.contains($0.name) }.map(\.name)
    let lines =
      ["analyses:", "  - id: table1", "    title: Patients"]
      + DraftText.list(
        table.map { DraftText.yaml($0.name) }, after: "summarize:", indent: "    ")
      + by(groups, indent: "    ")
    return lines + leftOutComment(table) + models(described, groups)
  }

  private func by(_ groups: [String], indent: String) -> [String] {
    guard let first = groups.first else { return [] }
    let others = groups.dropFirst().prefix(4)
    let also = others.isEmpty ? "" : "; or " + others.joined(separator: ", ")
    return ["\(indent)# by: \(DraftText.yaml(first))   # compares two groups\(also)"]
  }

  private func leftOutComment(_ table: [DraftVariable]) -> [String] {
    let names = Set(table.map(\.name))
    let left = variables.filter { !names.contains($0.name) }.map(\.name)
    guard !left.isEmpty else { return [] }
    let more = left.count > 8 ? ", …" : ""
    return ["    # left out: " + left.prefix(8).joined(separator: ", ") + more]
  }

  private func models(_ described: [DraftVariable], _ groups: [String]) -> [String] {
    guard let outcome = outcomes.first else { return [] }
    let own = outcome.variables
    let terms = described.filter { !own.contains($0.name) && $0.reading != .unlisted }
      .prefix(4).map { DraftText.yaml($0.name) }
    let group = groups.first { !own.contains($0) }
    var lines = [
      "", "  # - id: fig1", "  #   title: \(DraftText.yaml(outcome.label))",
      "  #   \(outcome.isCompeting ? "cumulative_incidence" : "kaplan_meier"): \(outcome.name)",
    ]
    if let group { lines.append("  #   by: \(DraftText.yaml(group))") }
    guard !terms.isEmpty, !outcome.isCompeting else { return lines }
    let list = "[" + terms.joined(separator: ", ") + "]"
    lines += [
      "  # - id: table2", "  #   title: Hazard", "  #   cox: \(outcome.name)",
      "  #   univariable: \(list)", "  #   multivariable: \(list)",
    ]
    return lines
  }
}

/// A line of a draft with its comment.
struct DraftRow {
  let text: String
  let comment: String

  init(_ text: String, _ comment: String = "") { (self.text, self.comment) = (text, comment) }

  /// The lines, their comments in one column; above a line that has no room for it.
  static func lines(_ rows: [DraftRow], indent: String) -> [String] {
    let column = rows.filter(\.isNarrow).map(\.text.count).max() ?? 0
    return rows.flatMap { row in
      if row.comment.isEmpty { return [indent + row.text] }
      let width = indent.count + column + 4 + row.comment.count
      guard row.isNarrow, width <= 124 else {
        return [indent + "# " + row.comment, indent + row.text]
      }
      let gap = String(repeating: " ", count: column - row.text.count + 2)
      return [indent + row.text + gap + "# " + row.comment]
    }
  }

  private var isNarrow: Bool { text.count <= 80 && !comment.isEmpty }
}

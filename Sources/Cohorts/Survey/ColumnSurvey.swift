/// What one column of a file holds.
public struct ColumnSurvey: Sendable {
  /// A code with the number of rows that hold it.
  public struct Value: Equatable, Sendable {
    /// The code as it stands in the file; of a number, its shortest text.
    public let code: String
    /// How many rows hold it.
    public let count: Int
  }
  /// How many different values are told one by one.
  public static let mostValues = 20

  /// The name in the header.
  public let name: String
  /// The type that reading infers.
  public let type: VariableType
  /// The rows with a value.
  public let present: Int
  /// The rows without one: empty, or a code that is missing unless a plan says otherwise.
  public let missing: Int
  /// How many values differ, or ``mostValues`` + 1 for more than that.
  public let distinct: Int
  /// The values in order of appearance; empty where there are more than ``mostValues``.
  public let values: [Value]
  /// The smallest and the largest number.
  public let range: ClosedRange<Double>?
  /// The first and the last day, in days since 1970-01-01.
  public let days: ClosedRange<Int>?
  /// Whether every number is whole.
  public let isWhole: Bool
  /// Whether each row has a value of its own, as a patient's name has.
  public let isKey: Bool
  /// Whether a plan may list the levels: each code finds its own cells again.
  public let canListLevels: Bool
  /// The length of the longest level.
  public let longest: Int
  /// Of a column that holds mostly numbers or dates, the texts that are neither, five at most.
  public let exceptions: [Value]
  /// Values that look like codes for missing: `.`, `unknown`, a 999 far from the other numbers.
  public let suspects: [Value]
  /// Why the cells cannot be read as the type inferred; they can always be read as text.
  public let fault: String?

  /// The words for the reader, the levels and the missing codes that the file itself gives.
  public let own: (label: String?, levels: [Level], missing: [String])

  init(
    _ variable: VariableDeclaration, _ raw: RawColumn, _ cohort: CohortDeclaration,
    lines: RecordLines,
    field: Int
  ) {
    name = variable.name
    own = (variable.label, variable.levels ?? [], variable.missing)
    var decoder = ColumnDecoder(
      variable, cohort: cohort, fileName: cohort.file.text, lines: lines, field: field)
    let decoded = decoder.decode(raw)
    fault = decoder.problems.all.first.map { $0.sentence.dropping("\(variable.name): ") }
    type = decoded.type
    var numbers = NumberSurvey()
    var levels = LevelSurvey()
    var found: ClosedRange<Int>?
    var present = 0
    switch decoded.column {
    case .numeric(let column):
      numbers = NumberSurvey(column)
      present = numbers.present
    case .categorical(let column):
      levels = LevelSurvey(column, decimalMark: cohort.decimalMark)
      present = levels.present
    case .date(let column):
      for row in 0..<column.count {
        guard let day = column[row] else { continue }
        present += 1
        found = min(found?.lowerBound ?? day, day)...max(found?.upperBound ?? day, day)
      }
    case .text: break
    }
    (self.present, missing, days) = (present, raw.count - present, found)
    let all = type == .categorical ? levels.values : numbers.values
    distinct = min(all.count, Self.mostValues + 1)
    values = all.count > Self.mostValues ? [] : all
    (range, isWhole) = (numbers.range, numbers.isWhole)
    (canListLevels, longest) = (levels.canBeListed, levels.longest)
    exceptions = levels.exceptions
    suspects = type == .categorical ? levels.suspects : numbers.suspects
    let mayBeKey = present == raw.count && present > 1 && (type != .continuous || isWhole)
    isKey = mayBeKey && type != .date && Self.isKey(raw)
  }

  private static func isKey(_ raw: RawColumn) -> Bool {
    var seen: Set<String> = []
    return (0..<raw.count).allSatisfy {
      seen.insert(String(decoding: raw.cell($0), as: UTF8.self)).inserted
    }
  }
}

extension String {
  /// The text without what it begins with.
  fileprivate func dropping(_ prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}

/// What a column of codes holds.
struct LevelSurvey {
  private(set) var present = 0
  /// The codes in order of appearance.
  private(set) var values: [ColumnSurvey.Value] = []
  private(set) var canBeListed = true
  private(set) var longest = 0
  private(set) var exceptions: [ColumnSurvey.Value] = []
  private(set) var suspects: [ColumnSurvey.Value] = []

  /// Words that are often written where there is no value.
  private static let sentinels: Set<String> = [
    ".", "..", "-", "--", "?", "*", "/", "x", "na", "n/a", "n.a.", "n.a", "#n/a", "nan", "null",
    "nil", "none", "missing", "unknown", "unk", "not available", "not known", "not done", "nd",
    "n.d.", "–", "—", "999", "9999", "-9", "-99", "-999",
  ]

  /// No codes.
  init() {}

  /// The codes of a column.
  init(_ column: CategoricalColumn, decimalMark: UInt8) {
    var counts = Array(repeating: 0, count: column.levels.count)
    for row in 0..<column.count {
      guard let level = column[row] else { continue }
      counts[level] += 1
      present += 1
    }
    values = zip(column.levels, counts).map { ColumnSurvey.Value(code: $0.code, count: $1) }
    longest = values.map(\.code.unicodeScalars.count).max() ?? 0
    exceptions = Self.exceptions(values, present: present, decimalMark)
    guard values.count <= ColumnSurvey.mostValues || !exceptions.isEmpty else { return }
    let told = exceptions.isEmpty ? values : exceptions
    suspects = told.filter { Self.sentinels.contains($0.code.lowercased()) }
    canBeListed =
      values.count <= ColumnSurvey.mostValues
      && Self.canBeListed(values.map(\.code), decimalMark)
  }

  /// The codes that are neither numbers nor dates, where more than half of the cells are.
  private static func exceptions(
    _ values: [ColumnSurvey.Value], present: Int, _ mark: UInt8
  ) -> [ColumnSurvey.Value] {
    let isNumber = { (code: String) in
      NumberCell(ArraySlice(code.utf8), decimalMark: mark) != .notNumber
    }
    for isUsual in [isNumber, { CalendarDate.days($0) != nil }] {
      var others: [ColumnSurvey.Value] = []
      var usual = 0
      for value in values {
        if isUsual(value.code) { usual += value.count } else { others.append(value) }
      }
      if 2 * usual > present { return Array(others.prefix(5)) }
    }
    return []
  }

  /// Whether each code, as a plan would write it, finds its own cells and no other code's.
  private static func canBeListed(_ codes: [String], _ mark: UInt8) -> Bool {
    let book = CodeBook(codes)
    return codes.enumerated().allSatisfy { i, code in
      let value = NumberCell(ArraySlice(code.utf8), decimalMark: mark).value
      return book.position(of: code, value: value) == i
        && CodeBook(Array(codes[..<i])).position(of: code, value: NumberCell.value(of: code)) == nil
    }
  }
}

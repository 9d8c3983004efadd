/// A column decoded, with the type it was given or found to have.
struct DecodedColumn {
  let type: VariableType
  let column: Column
  var isInferred = false
  /// How many different numbers an inferred numeric column holds.
  var distinctNumbers: Int?
  /// Of a column inferred as levels although most cells are numbers, the first that is none.
  var almostNumeric: Exception?

  /// A cell that is unlike the others.
  struct Exception {
    let text: String
    let line: Int
  }
}

/// Reads one raw column as one variable.
struct ColumnDecoder {
  let name: String
  let declaration: VariableDeclaration
  let cohort: CohortDeclaration
  let fileName: String
  let lines: [Int]
  let field: Int
  var problems = ProblemList()
  private let ownMissing: CodeBook
  private let commonMissing: CodeBook
  private let levels: CodeBook

  init(
    _ declaration: VariableDeclaration, cohort: CohortDeclaration, fileName: String,
    lines: [Int], field: Int
  ) {
    (name, self.declaration, self.cohort) = (declaration.name, declaration, cohort)
    (self.fileName, self.lines, self.field) = (fileName, lines, field)
    ownMissing = CodeBook(declaration.missing)
    commonMissing = CodeBook(cohort.missing)
    levels = CodeBook((declaration.levels ?? []).map(\.code))
  }

  /// Decodes all cells; what is wrong with them is in `problems`.
  mutating func decode(_ raw: RawColumn) -> DecodedColumn {
    guard let type = declaredType else { return inferred(raw) }
    return DecodedColumn(type: type, column: decode(raw, as: type))
  }

  /// The type that the plan gives, in words or by what only one type has.
  private var declaredType: VariableType? {
    if let type = declaration.type { return type }
    if declaration.levels != nil { return .categorical }
    let isNumber =
      declaration.range != nil || declaration.unit != nil || declaration.distribution == .skewed
    return isNumber ? .continuous : nil
  }

  private mutating func inferred(_ raw: RawColumn) -> DecodedColumn {
    let type = inferredType(raw)
    let column = decode(raw, as: type)
    var distinct: Int?
    if case .numeric(let numbers) = column {
      distinct = Set((0..<numbers.count).compactMap { numbers[$0] }).count
    }
    return DecodedColumn(
      type: type, column: column, isInferred: true, distinctNumbers: distinct,
      almostNumeric: type == .categorical ? almostNumeric(raw) : nil)
  }

  /// The first cell that keeps a column of numbers from being read as one, where most are numbers.
  private func almostNumeric(_ raw: RawColumn) -> DecodedColumn.Exception? {
    var (numbers, all) = (0, 0)
    var first: DecodedColumn.Exception?
    for row in 0..<raw.count {
      guard let found = present(raw.cell(row)) else { continue }
      all += 1
      if found.number.value != nil {
        numbers += 1
      } else if first == nil {
        first = DecodedColumn.Exception(
          text: String(decoding: found.cell, as: UTF8.self), line: lines[row])
      }
    }
    return 2 * numbers > all ? first : nil
  }

  private mutating func decode(_ raw: RawColumn, as type: VariableType) -> Column {
    switch type {
    case .continuous, .integer: .numeric(numbers(raw, whole: type == .integer))
    case .categorical: .categorical(categories(raw))
    case .date: .date(dates(raw))
    case .text:
      .text(TextColumn((0..<raw.count).map { present(raw.cell($0)).map { text($0.cell) } }))
    }
  }

  private func inferredType(_ raw: RawColumn) -> VariableType {
    var (numbers, dates) = (true, true)
    for row in 0..<raw.count where numbers || dates {
      let cell = raw.cell(row)
      guard let found = present(cell) else { continue }
      if found.number == .notNumber { numbers = false }
      if dates, CalendarDate.days(cell) == nil { dates = false }
    }
    return numbers ? .continuous : dates ? .date : .categorical
  }

  private typealias Found = (cell: ArraySlice<UInt8>, number: NumberCell)

  /// The cell and its number, or `nil` when it is missing: an empty cell always is, unless the
  /// variable has it as a level; a level's code comes before the whole cohort's missing codes.
  private func present(_ cell: ArraySlice<UInt8>) -> Found? {
    let number = NumberCell(cell, decimalMark: cohort.decimalMark)
    let value = number.value
    if ownMissing.holds(cell, value: value) { return nil }
    if levels.holds(cell, value: value) { return (cell, number) }
    if cell.isEmpty || commonMissing.holds(cell, value: value) { return nil }
    return (cell, number)
  }

  private mutating func numbers(_ raw: RawColumn, whole: Bool) -> NumericColumn {
    var values: [Double] = []
    values.reserveCapacity(raw.count)
    for row in 0..<raw.count {
      guard let found = present(raw.cell(row)) else {
        values.append(.nan)
        continue
      }
      values.append(found.number.value ?? .nan)
      if let fault = fault(of: found, whole: whole) { report(found.cell, fault, row) }
    }
    return NumericColumn(missingAsNaN: values)
  }

  private func fault(of found: Found, whole: Bool) -> String? {
    switch found.number {
    case .notNumber: return "is not a number" + otherMark(found.cell)
    case .beyondRange: return "is beyond the range of numbers"
    case .number(let value):
      if whole, value != value.rounded() { return "is not a whole number" }
      return declaration.range.flatMap { outside($0, value) }
    }
  }

  private func otherMark(_ cell: ArraySlice<UInt8>) -> String {
    let comma = UInt8(ascii: ",")
    let other = cohort.decimalMark == comma ? UInt8(ascii: ".") : comma
    guard NumberCell(cell, decimalMark: other).value != nil else { return "" }
    let mark = Unicode.Scalar(cohort.decimalMark)
    return " (the decimal mark is \"\(mark)\", and thousands marks are not read)"
  }

  private mutating func dates(_ raw: RawColumn) -> DateColumn {
    var days: [Int?] = []
    days.reserveCapacity(raw.count)
    for row in 0..<raw.count {
      let cell = raw.cell(row)
      let found = present(cell)
      let day = found == nil ? nil : CalendarDate.days(cell)
      days.append(day)
      if let found, day == nil {
        report(found.cell, "is not a date (YYYY-MM-DD or DD.MM.YYYY)", row)
      }
    }
    return DateColumn(daysSince1970: days)
  }

  private mutating func categories(_ raw: RawColumn) -> CategoricalColumn {
    var book = Categories(declaration.levels)
    var indices: [Int?] = []
    indices.reserveCapacity(raw.count)
    for row in 0..<raw.count {
      guard let found = present(raw.cell(row)) else {
        indices.append(nil)
        continue
      }
      let index = book.index(of: text(found.cell), value: found.number.value)
      indices.append(index)
      if index == nil { report(found.cell, book.refusal, row) }
    }
    return CategoricalColumn(levels: book.levels, indices: indices)
  }

  private func text(_ cell: ArraySlice<UInt8>) -> String { String(decoding: cell, as: UTF8.self) }

  private mutating func report(_ cell: ArraySlice<UInt8>, _ fault: String, _ row: Int) {
    let place = Place(file: fileName, line: lines[row], column: field + 1)
    problems.add("\(name): \(quoted(text(cell))) \(fault)", at: place)
  }
}

/// `is outside the range 18 to 110` where a value is.
func outside(_ range: ClosedRange<Double>, _ value: Double) -> String? {
  if range.contains(value) { return nil }
  return "is outside the range \(plain(range.lowerBound)) to \(plain(range.upperBound))"
}

/// The levels of a categorical variable, declared or in order of appearance.
struct Categories {
  private(set) var levels: [Level]
  private let declared: CodeBook?
  private var seen: [String: Int] = [:]

  init(_ levels: [Level]?) {
    self.levels = levels ?? []
    declared = levels.map { CodeBook($0.map(\.code)) }
  }

  /// A code's level; a new one unless the levels were declared.
  mutating func index(of text: String, value: Double?) -> Int? {
    if let index = seen[text] { return index }
    if let declared {
      let index = declared.position(of: text, value: value)
      seen[text] = index
      return index
    }
    seen[text] = levels.count
    levels.append(Level(code: text))
    return levels.count - 1
  }

  /// What is said of a code outside the declared levels.
  var refusal: String { "is not one of its levels: \(listed(levels.map(\.code)))" }
}

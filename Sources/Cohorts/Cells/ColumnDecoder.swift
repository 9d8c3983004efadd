/// A column decoded, with the type it was given or found to have.
struct DecodedColumn {
  let type: VariableType
  let column: Column
  var isInferred = false
  /// How many different numbers are so many that nobody wonders.
  static let manyNumbers = 6
  /// How many different numbers an inferred numeric column holds, at most ``manyNumbers``.
  var distinctNumbers: Int?
  /// Of a column inferred as levels although most cells are numbers, the first that is none.
  var almostNumeric: Exception?
  /// The rows whose value lies beyond a limit of the measurement.
  var limits: [(row: Int, limit: DetectionLimit)] = []

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
  let lines: RecordLines
  /// How many records of the file are each row; one where `nil`.
  let records: [Int]?
  let field: Int
  let style: NumberStyle
  let dateFormats: [DateFormat]
  var problems = ProblemList()
  private var limits: [(row: Int, limit: DetectionLimit)] = []
  private var slashed = SlashedDates()
  let ownMissing: CodeBook
  let commonMissing: CodeBook
  let levels: CodeBook

  init(
    _ declaration: VariableDeclaration, cohort: CohortDeclaration, fileName: String,
    lines: RecordLines, records: [Int]? = nil, field: Int
  ) {
    (name, self.declaration, self.cohort) = (declaration.name, declaration, cohort)
    (self.fileName, self.lines, self.field) = (fileName, lines, field)
    self.records = records
    style = NumberStyle(
      decimalMark: cohort.decimalMark, thousands: declaration.thousands ?? cohort.thousands,
      isPercent: declaration.isPercent)
    dateFormats = declaration.dateFormats ?? cohort.dateFormats
    ownMissing = CodeBook(declaration.missing)
    commonMissing = CodeBook(cohort.missing)
    levels = CodeBook((declaration.levels ?? []).map(\.code))
  }

  /// Decodes all cells; what is wrong with them is in `problems`.
  mutating func decode(_ raw: RawColumn) -> DecodedColumn {
    guard let type = declaredType else { return inferred(raw) }
    let column = decode(raw, as: type)
    return DecodedColumn(type: type, column: column, limits: limits)
  }

  /// The type that the plan gives, in words or by what only one type has.
  private var declaredType: VariableType? {
    if let type = declaration.type { return type }
    if declaration.levels != nil { return .categorical }
    if declaration.dateFormats != nil { return .date }
    let isNumber =
      declaration.range != nil || declaration.unit != nil || declaration.distribution == .skewed
      || declaration.detection != nil || declaration.thousands != nil
    return isNumber ? .continuous : nil
  }

  private mutating func inferred(_ raw: RawColumn) -> DecodedColumn {
    let type = inferredType(raw)
    let column = decode(raw, as: type)
    var distinct: Int?
    if case .numeric(let numbers) = column { distinct = fewDistinct(numbers) }
    let oddities = type == .categorical ? ColumnOddities(raw, self) : nil
    if let refusal = oddities?.refusal(of: self) { problems.add(refusal) }
    return DecodedColumn(
      type: type, column: column, isInferred: true, distinctNumbers: distinct,
      almostNumeric: oddities?.almostNumeric(of: self))
  }

  private mutating func decode(_ raw: RawColumn, as type: VariableType) -> Column {
    switch type {
    case .continuous, .integer: .numeric(numbers(raw, whole: type == .integer))
    case .categorical: .categorical(categories(raw))
    case .date: .date(dates(raw))
    case .text:
      .text(
        TextColumn(
          decoded(raw) { decoder, cell, _ in
            decoder.present(cell).map { decoder.text($0.cell) }
          }))
    }
  }

  /// Decodes each cell once for each piece of the column, and a cell at which something is found
  /// that must be told with its place wherever it stands.
  private mutating func decoded<Value>(
    _ raw: RawColumn, _ decode: (inout ColumnDecoder, ArraySlice<UInt8>, Int) -> Value
  ) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(raw.count)
    var memory = CellMemory<Value>()
    for piece in raw.pieces {
      memory.begin(piece)
      for cell in piece.cells {
        if let known = memory[cell] {
          values.append(known)
          continue
        }
        let before = remarks
        let value = decode(&self, piece.bytes(cell), values.count)
        values.append(value)
        if remarks == before { memory[cell] = value }
      }
    }
    return values
  }

  /// How much was said of cells.
  private var remarks: Int { problems.count + limits.count + slashed.count }

  /// How many different numbers there are, at most ``DecodedColumn/manyNumbers``.
  private func fewDistinct(_ numbers: NumericColumn) -> Int {
    let first = distinct(numbers, 0..<min(numbers.count, 1 << 14))
    if first == DecodedColumn.manyNumbers { return first }
    if let counts = numbers.valueCounts(Patients(ofRows: numbers.count)) {
      return min(counts.values.count, DecodedColumn.manyNumbers)
    }
    return distinct(numbers, 0..<numbers.count)
  }

  /// How many different numbers there are in some rows, at most ``DecodedColumn/manyNumbers``.
  private func distinct(_ numbers: NumericColumn, _ rows: Range<Int>) -> Int {
    var seen: [Double] = []
    var (last, before) = (Double.nan, Double.nan)
    for row in rows where seen.count < DecodedColumn.manyNumbers {
      guard let value = numbers[row], value != last, value != before else { continue }
      (last, before) = (value, last)
      if !seen.contains(value) { seen.append(value) }
    }
    return seen.count
  }

  private func inferredType(_ raw: RawColumn) -> VariableType {
    var (numbers, dates) = (true, true)
    var seen = CellMemory<Bool>()
    for piece in raw.pieces {
      if !dates, piece.traits.areNumbers(by: style.decimalMark) { continue }
      seen.begin(piece)
      for cell in piece.cells {
        if !dates, cell.isNumber(by: style.decimalMark) { continue }
        if !cell.isNumber, seen[cell] != nil { continue }
        if !cell.isNumber { seen[cell] = true }
        let bytes = piece.bytes(cell)
        guard let found = present(bytes) else { continue }
        if found.number == .notNumber { numbers = false }
        if dates, day(bytes) == nil { dates = false }
        guard numbers || dates else { return .categorical }
      }
    }
    return numbers ? .continuous : dates ? .date : .categorical
  }

  typealias Found = (cell: ArraySlice<UInt8>, number: NumberCell)

  /// The cell and its number, or `nil` when it is missing: an empty cell always is, unless the
  /// variable has it as a level; a level's code comes before the whole cohort's missing codes.
  func present(_ cell: ArraySlice<UInt8>) -> Found? {
    let number = NumberCell(cell, style)
    let value = number.value
    if ownMissing.holds(cell, value: value) { return nil }
    if levels.holds(cell, value: value) { return (cell, number) }
    if cell.isEmpty || commonMissing.holds(cell, value: value) { return nil }
    return (cell, number)
  }

  private mutating func numbers(_ raw: RawColumn, whole: Bool) -> NumericColumn {
    var values = NumericColumnBuilder(decimals: raw.mostDecimals, capacity: raw.count)
    let plain = PlainNumbers(self, whole: whole)
    var memory = CellMemory<Double>()
    for piece in raw.pieces {
      if plain?.areAll(piece.traits) == true, values.append(piece.cells) { continue }
      memory.begin(piece)
      for cell in piece.cells {
        if let value = plain?.value(cell) {
          if value.isNaN { values.append(value) } else { values.append(cell, value) }
        } else if !cell.isNumber, let known = memory[cell] {
          values.append(known)
        } else {
          let before = remarks
          let value = number(piece.bytes(cell), whole: whole, values.count)
          values.append(value)
          if !cell.isNumber, remarks == before { memory[cell] = value }
        }
      }
    }
    if style.isPercent { checkPercentSigns(raw) }
    return values.column
  }

  /// The number of a cell, NaN where it has none; says what is wrong with it.
  private mutating func number(_ cell: ArraySlice<UInt8>, whole: Bool, _ row: Int) -> Double {
    guard let found = present(cell) else { return .nan }
    let (value, fault) = number(of: found, whole: whole, row)
    if let fault { report(found.cell, fault, row) }
    return value
  }

  /// The number of a cell, NaN where it has none, and what is wrong with it.
  private mutating func number(of found: Found, whole: Bool, _ row: Int) -> (Double, String?) {
    switch found.number {
    case .beyondRange: return (.nan, "is beyond the range of numbers")
    case .number(let value):
      if whole, value != value.rounded() { return (value, "is not a whole number") }
      return (value, declaration.range.flatMap { outside($0, value) })
    case .notNumber:
      if let rule = declaration.detection, let limit = DetectionLimit(found.cell, style) {
        return number(for: limit, rule, row)
      }
      return (.nan, "is not a number" + (OddNumber(found.cell, style)?.advice ?? ""))
    }
  }

  /// What takes the place of a value beyond a limit.
  ///
  /// The range is asked of the limit, which was measured, not of what stands for it.
  private mutating func number(
    for limit: DetectionLimit, _ rule: DetectionRule, _ row: Int
  ) -> (Double, String?) {
    let side = limit.isBelow ? "below" : "above"
    switch rule.substitute(for: limit) {
    case .undeclared: return (.nan, "lies \(side) a limit, and \"detection\" has no \"\(side)\"")
    case .notPositive:
      return (.nan, "has a limit that is not positive, below which no part of it lies")
    case .missing:
      limits.append((row, limit))
      return (.nan, declaration.range.flatMap { outside($0, limit.value) })
    case .value(let value):
      limits.append((row, limit))
      return (value, declaration.range.flatMap { outside($0, limit.value) })
    }
  }

  /// Refuses numbers without a percent sign in a column where others have one: they may be shares.
  private mutating func checkPercentSigns(_ raw: RawColumn) {
    let rows = (0..<raw.count).filter { present(raw.cell($0))?.number.value != nil }
    guard rows.contains(where: { PercentSign.ends(raw.cell($0)) }) else { return }
    for row in rows where !PercentSign.ends(raw.cell(row)) {
      report(raw.cell(row), "has no percent sign, as other cells of the column have", row)
    }
  }

  /// A cell's day by the column's formats.
  func day(_ cell: ArraySlice<UInt8>) -> Int? {
    DateCell.day(cell, dateFormats, decimalMark: cohort.decimalMark)
  }

  private mutating func dates(_ raw: RawColumn) -> DateColumn {
    let days = decoded(raw) { decoder, cell, row in decoder.storedDay(cell, row) }
    if let refusal = slashed.refusal(of: self) { problems.add(refusal) }
    return DateColumn(storedDays: days)
  }

  /// The day of a cell, the least number where it has none; says what is wrong with it.
  private mutating func storedDay(_ cell: ArraySlice<UInt8>, _ row: Int) -> Int32 {
    guard let found = present(cell) else { return .min }
    if let day = day(found.cell) { return Int32(exactly: day) ?? .min }
    let records = records?[row] ?? 1
    if !readsSlashes, slashed.take(found.cell, line: lines[row], records: records) { return .min }
    report(found.cell, DateFault.sentence(found.cell, dateFormats, cohort.decimalMark), row)
    return .min
  }

  private var readsSlashes: Bool { dateFormats.contains(.us) || dateFormats.contains(.uk) }

  private mutating func categories(_ raw: RawColumn) -> CategoricalColumn {
    var book = Categories(declaration.levels)
    let codes = decoded(raw) { decoder, cell, row -> Int32 in
      guard let found = decoder.present(cell) else { return -1 }
      if let index = book.index(of: decoder.text(found.cell), value: found.number.value) {
        return Int32(truncatingIfNeeded: index)
      }
      decoder.report(found.cell, book.refusal, row)
      return -1
    }
    return CategoricalColumn(levels: book.levels, codes: codes)
  }

  func text(_ cell: ArraySlice<UInt8>) -> String { String(decoding: cell, as: UTF8.self) }

  private mutating func report(_ cell: ArraySlice<UInt8>, _ fault: String, _ row: Int) {
    problems.add("\(name): \(quoted(text(cell))) \(fault)", at: place(line: lines[row]))
  }

  /// The place of the column's cell in a record.
  func place(line: Int) -> Place { Place(file: fileName, line: line, column: field + 1) }
}

/// `is outside the range 18 to 110` where a value is.
func outside(_ range: ClosedRange<Double>, _ value: Double) -> String? {
  if range.contains(value) { return nil }
  if range.upperBound == .infinity { return "is below \(plain(range.lowerBound))" }
  if range.lowerBound == -.infinity { return "is above \(plain(range.upperBound))" }
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

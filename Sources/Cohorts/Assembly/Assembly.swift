/// The table while it grows: raw columns first, then what is computed from them.
struct Assembly {
  var request: CohortRequest
  var table: RawTable
  let dictionary: DataDictionary
  var problems = ProblemList()
  var echoes: [Echo] = []
  var variables: [String: Variable] = [:]
  var outcomes: [String: Outcome] = [:]
  var symbols: [String: Symbol] = [:]
  /// The columns that formulas know by index.
  var columns: [Column] = []
  /// Results that could not be computed: which entry, why, in which rows.
  var undefined: [Undefined] = []
  /// How many patients each row stands for; one where `nil`.
  var weights: [Int]?
  /// The rows of the population.
  var rows: [Int]
  /// The rows with a value beyond a limit of the measurement, by variable.
  var limits: [String: [(row: Int, limit: DetectionLimit)]] = [:]
  /// Who hears how far it is.
  var progress: (any ReadingProgress)?

  struct Undefined {
    let name: String
    let cause: Evaluation.Cause
    let rows: [Int]
  }

  /// The table is handed over, so that each column is freed once it is decoded.
  init(_ request: CohortRequest, _ table: consuming RawTable, _ dictionary: DataDictionary) {
    rows = Array(table.lines.indices)
    weights = table.records
    self.table = table
    (self.request, self.dictionary) = (request, dictionary)
  }

  /// The place of a record in the file, or of one of its fields.
  func place(row: Int, field: Int? = nil) -> Place {
    Place(file: request.fileName, line: table.lines[row], column: field.map { $0 + 1 })
  }

  /// How many patients some rows stand for.
  func patients(_ rows: [Int]) -> Int {
    guard let weights else { return rows.count }
    return rows.reduce(0) { $0 + weights[$1] }
  }

  /// How many records of the file are a row.
  func records(_ row: Int) -> Int { table.records?[row] ?? 1 }

  /// How many records of the file are some rows.
  func records(_ rows: [Int]) -> Int {
    guard let records = table.records else { return rows.count }
    return rows.reduce(0) { $0 + records[$1] }
  }

  /// Keeps a variable for the table and for formulas.
  mutating func add(_ variable: Variable, unit: Unit?, areLevelsDeclared: Bool) {
    let levels: [Level] =
      if case .categorical(let column) = variable.column { column.levels } else { [] }
    symbols[variable.name] = Symbol(
      index: columns.count, type: variable.type, unit: unit, levels: levels,
      areLevelsDeclared: areLevelsDeclared)
    columns.append(variable.column)
    variables[variable.name] = variable
    if let reference = variable.declaration.reference {
      check(reference, among: levels, of: variable.name)
    }
    if let show = variable.declaration.show, show.text != VariableDeclaration.allLevels {
      check(show, among: levels, of: variable.name)
    }
  }

  private mutating func check(_ named: SourceText, among levels: [Level], of name: String) {
    let known = levels.flatMap { [$0.code, $0.label] }
    let value = NumberCell.value(of: named.text)
    guard CodeBook(known).position(of: trimmedText(named.text), value: value) == nil else { return }
    let hint = Suggestion.phrase(for: named.text, among: known)
    problems.add("\(name) has no level \(quoted(named.text))\(hint)", at: named.place)
  }

  /// A formula with its types; `nil` after a problem here or in what it needs.
  mutating func typed(_ formula: SourceText, of name: String?) -> TypedFormula? {
    checked(formula, of: name) { (check, expression) throws(FormulaFault) in
      try check.formula(expression)
    }
  }

  /// A condition with its types; `nil` after a problem here or in what it needs.
  mutating func condition(_ formula: SourceText, of name: String?) -> TruthFormula? {
    checked(formula, of: name) { (check, expression) throws(FormulaFault) in
      try check.truth(expression)
    }
  }

  private mutating func checked<Result>(
    _ formula: SourceText, of name: String?,
    _ work: (inout TypeCheck, Expression) throws(FormulaFault) -> Result
  ) -> Result? {
    guard let expression = dictionary.formulas[formula], areKnown(dictionary.names(in: formula))
    else { return nil }
    var check = TypeCheck(symbols: symbols)
    do {
      let result = try work(&check, expression)
      for warning in check.warnings {
        let echo = Echo(variable: name, isWarning: true, warning)
        if !echoes.contains(echo) { echoes.append(echo) }
      }
      return result
    } catch {
      problems.add(error.sentence, at: formula.place(at: error.offset))
      return nil
    }
  }

  /// Whether all names are there; says so when one is an outcome, and is silent after a problem.
  private mutating func areKnown(_ names: [SourceText]) -> Bool {
    for name in names where symbols[name.text] == nil {
      if outcomes[name.text] != nil {
        problems.add(
          "\(name.text) is a time-to-event outcome, not a variable", at: name.place)
      }
      return false
    }
    return true
  }

  /// Computes a number for each row, and notes where it is undefined; a column by itself is that column.
  mutating func computeNumbers(_ name: String, _ formula: NumberFormula) -> NumericColumn {
    if case .column(let index) = formula, case .numeric(let column) = columns[index] {
      return column
    }
    return NumericColumn(missingAsNaN: compute(name) { $0.number(formula, $1) ?? .nan })
  }

  /// Computes a value for each row, and notes where it is undefined.
  mutating func compute<Value: Sendable>(
    _ name: String, _ value: @Sendable (inout Evaluation, Int) -> Value
  ) -> [Value] {
    let evaluation = Evaluation(columns: columns)
    let parts = AllCores.blocks(ofRows: table.lines.count) { rows in
      var (evaluation, part) = (evaluation, Computed<Value>())
      part.values.reserveCapacity(rows.count)
      for row in rows {
        part.values.append(value(&evaluation, row))
        guard !evaluation.causes.isEmpty else { continue }
        for cause in evaluation.causes { part.undefined[cause, default: []].append(row) }
        evaluation.causes = []
      }
      return part
    }
    let found = parts.reduce(into: [:]) { found, part in
      found.merge(part.undefined) { $0 + $1 }
    }
    for cause in Evaluation.Cause.allCases {
      guard let rows = found[cause] else { continue }
      undefined.append(Undefined(name: name, cause: cause, rows: rows))
    }
    var values: [Value] = []
    values.reserveCapacity(table.lines.count)
    for part in parts { values += part.values }
    return values
  }
}

/// What a formula gives for a block of rows.
private struct Computed<Value: Sendable>: Sendable {
  var values: [Value] = []
  /// The rows in which it has no result, by why.
  var undefined: [Evaluation.Cause: [Int]] = [:]
}

/// The plan's names, resolved against the header of the file.
struct DataDictionary {
  /// One name and what stands behind it.
  enum Entry {
    case variable(VariableDeclaration)
    case outcome(OutcomeDeclaration)
  }

  let header: Header
  /// The entries in declared order, then the undeclared columns that are used.
  private(set) var order: [String] = []
  private(set) var entries: [String: Entry] = [:]
  /// The undeclared columns that only formulas use, where few distinct numbers are no surprise.
  private(set) var onlyInFormulas: Set<String> = []
  /// The variables that are declared as soon as something uses them.
  private var described: [String: VariableDeclaration] = [:]
  private(set) var problems = ProblemList()
  private(set) var formulas: [SourceText: Expression] = [:]
  /// The fields of the file that are read.
  private(set) var fields: Set<Int> = []
  /// What was taken from the file's own dictionary, where it has one.
  private(set) var adoption: DictionaryAdoption?

  init(_ request: CohortRequest, header: Header) {
    self.header = header
    for variable in request.variables where !isOnlyPrinted(variable, request.printed) {
      if variable.isOptional {
        described[variable.name] = variable
      } else {
        declare(variable.name, .variable(variable), variable.place)
      }
    }
    for outcome in request.outcomes { declare(outcome.name, .outcome(outcome), outcome.place) }
    for name in request.used { use(name, byFormula: false) }
    for declared in order { resolve(declared) }
    for step in request.population { parse(step.keep) }
    for condition in request.conditions { parse(condition) }
    if let id = request.declaration.id { _ = field(of: id) }
    if let weight = request.declaration.weight { _ = field(of: weight) }
  }

  /// Completes the entries by what the file itself says of its columns.
  mutating func adopt(_ table: RawTable, _ request: CohortRequest) {
    guard let file = table.dictionary else { return }
    var adoption = DictionaryAdoption(file, fileName: request.fileName, request.declaration)
    for name in order {
      guard let variable = variable(name), case .column(let column) = variable.source,
        let field = header.field(named: trimmedText(column.text)), let cells = table.columns[field]
      else { continue }
      entries[name] = .variable(
        adoption.completed(
          variable, field: field, cells, isOnlyInFormulas: onlyInFormulas.contains(name)))
    }
    self.adoption = adoption
    for column in [request.declaration.id, request.declaration.weight].compactMap(\.self) {
      guard let field = header.field(named: trimmedText(column.text)) else { continue }
      for code in file.variables[field].missing where code.count > 0 {
        problems.add(
          "\(column.text): \(counted(code.count, "row")) with \(quoted(code.code)), which the file "
            + "calls missing; each row needs a value here", at: column.place)
      }
    }
  }

  /// The variable of an entry.
  func variable(_ name: String) -> VariableDeclaration? {
    if case .variable(let variable)? = entries[name] { return variable }
    return nil
  }

  /// The names that an entry needs before it can be computed.
  func needs(of name: String) -> [SourceText] {
    switch entries[name] {
    case .variable(let variable):
      switch variable.source {
      case .column: return []
      case .formula(let formula): return names(in: formula)
      case .cut(let source, _, _): return [source]
      }
    case .outcome(let outcome):
      switch outcome.kind {
      case .landmark(let parent, _, _): return [parent]
      case .timeToEvent(let duration, let ending):
        return Self.texts(duration, ending).flatMap { names(in: $0) }
      }
    case nil: return []
    }
  }

  /// The names in a formula, with their places.
  func names(in formula: SourceText) -> [SourceText] {
    (formulas[formula]?.names ?? []).map { SourceText($0.name, at: formula.place(at: $0.offset)) }
  }

  /// Whether a variable is declared for its words alone, because the file has no column of it.
  private func isOnlyPrinted(_ variable: VariableDeclaration, _ printed: Set<String>) -> Bool {
    guard printed.contains(variable.name), case .column(let column) = variable.source,
      column.text == variable.name
    else { return false }
    return header.field(named: variable.name) == nil
  }

  private mutating func declare(_ name: String, _ entry: Entry, _ place: Place) {
    guard !name.isEmpty, name.unicodeScalars.allSatisfy(Lexer.isNameScalar) else {
      let advice = "a name holds letters, digits, _ and . only; name the column by `column:`"
      return problems.add("\(quoted(name)): \(advice)", at: place)
    }
    guard entries[name] == nil else {
      return problems.add("\(quoted(name)) is declared twice", at: place)
    }
    entries[name] = entry
    order.append(name)
  }

  private mutating func resolve(_ name: String) {
    switch entries[name] {
    case .variable(let variable):
      switch variable.source {
      case .column(let column): _ = field(of: column)
      case .formula(let formula): parse(formula)
      case .cut(let source, _, _): use(source, byFormula: false)
      }
    case .outcome(let outcome): resolve(outcome)
    case nil: break
    }
  }

  private mutating func resolve(_ outcome: OutcomeDeclaration) {
    switch outcome.kind {
    case .landmark(let parent, _, _):
      if case .outcome(let found)? = entries[parent.text], case .timeToEvent = found.kind { return }
      let known = order.filter { if case .outcome? = entries[$0] { true } else { false } }
      problems.add(
        "there is no time-to-event outcome \(quoted(parent.text))"
          + Suggestion.phrase(for: parent.text, among: known), at: parent.place)
    case .timeToEvent(let duration, let ending):
      for text in Self.texts(duration, ending) { parse(text) }
    }
  }

  private static func texts(
    _ duration: OutcomeDeclaration.Duration, _ ending: OutcomeDeclaration.Ending
  ) -> [SourceText] {
    let spans: [SourceText] =
      switch duration {
      case .time(let time): [time]
      case .dates(let from, let to): [from, to]
      }
    switch ending {
    case .event(let condition): return spans + [condition]
    case .status(let column, _): return spans + [column]
    }
  }

  private mutating func parse(_ formula: SourceText) {
    guard formulas[formula] == nil else { return }
    do {
      formulas[formula] = try FormulaParser.parse(formula.text)
      for name in names(in: formula) { use(name, byFormula: true) }
    } catch {
      problems.add(error.sentence, at: formula.place(at: error.offset))
    }
  }

  private mutating func use(_ name: SourceText, byFormula: Bool) {
    if entries[name.text] != nil {
      if !byFormula { onlyInFormulas.remove(name.text) }
      return
    }
    if let variable = described[name.text] {
      declare(name.text, .variable(variable), variable.place)
      return resolve(name.text)
    }
    guard let field = header.field(named: name.text) else {
      let known = order + header.names + described.keys.sorted()
      return problems.add(
        "there is no variable or column \(quoted(name.text))"
          + Suggestion.phrase(for: name.text, among: known), at: name.place)
    }
    fields.insert(field)
    entries[name.text] = .variable(VariableDeclaration(name: name.text, place: name.place))
    order.append(name.text)
    if byFormula { onlyInFormulas.insert(name.text) }
  }

  /// The field of a column that must be in the file.
  private mutating func field(of column: SourceText) -> Int? {
    guard let field = header.field(named: trimmedText(column.text)) else {
      problems.add(
        "the file has no column \(quoted(column.text))"
          + Suggestion.phrase(for: column.text, among: header.names), at: column.place)
      return nil
    }
    fields.insert(field)
    return field
  }
}

extension SourceText {
  /// The place of a character inside the text.
  func place(at offset: Int) -> Place {
    Place(file: place.file, line: place.line, column: place.column.map { $0 + offset })
  }
}

extension Assembly {
  /// Computes a variable from its formula.
  mutating func derive(_ variable: VariableDeclaration, from formula: SourceText) {
    guard let typed = typed(formula, of: variable.name) else { return }
    let declared = variable.type ?? (variable.levels == nil ? nil : .categorical)
    switch (typed, declared) {
    case (.number(let value, let unit), nil), (.number(let value, let unit), .continuous),
      (.number(let value, let unit), .integer):
      deriveNumber(variable, value, unit, formula)
    case (.number(let value, _), .categorical):
      deriveLevels(variable) { $0.number(value, $1).map { plainCode($0) } }
    case (.truth(let value), nil), (.truth(let value), .categorical):
      deriveTruth(variable, value)
    case (.text(let value), nil), (.text(let value), .categorical):
      deriveLevels(variable) { $0.text(value, $1) }
    case (.text(let value), .text):
      let texts = compute(variable.name) { $0.text(value, $1) }
      finish(variable, .text, .text(TextColumn(texts)))
    case (.date(let value), nil), (.date(let value), .date):
      let days = compute(variable.name) { $0.date(value, $1) }
      finish(variable, .date, .date(DateColumn(daysSince1970: days)))
    default:
      let type = declared?.rawValue ?? ""
      let result = Self.kind(typed)
      problems.add(
        "\(variable.name) is declared \(type), and its formula gives \(result)",
        at: formula.place)
    }
  }

  private static func kind(_ typed: TypedFormula) -> String {
    switch typed {
    case .number: "a number"
    case .date: "a date"
    case .text: "a text"
    case .truth: "true or false; write if(…, 1, 0) for a number"
    }
  }

  private mutating func finish(
    _ variable: VariableDeclaration, _ type: VariableType, _ column: Column, unit: Unit? = nil
  ) {
    checkType(variable, type)
    add(
      Variable(declaration: variable, type: type, column: column), unit: unit,
      areLevelsDeclared: variable.levels != nil)
  }

  private mutating func deriveNumber(
    _ variable: VariableDeclaration, _ value: NumberFormula, _ found: Unit?, _ formula: SourceText
  ) {
    let declared = variable.unit.map { Unit(parsing: $0.text) }
    guard let factor = factor(from: found, to: declared, formula) else { return }
    let own = declared == nil ? labelled(found, variable.name, formula) : declared
    let scaled = value.converted(by: factor)
    let values = computeNumbers(variable.name, scaled)
    let isWhole = variable.type == .integer
    for row in 0..<values.count where isWhole || variable.range != nil {
      guard let value = values[row] else { continue }
      let fault =
        isWhole && value != value.rounded()
        ? "is not a whole number" : variable.range.flatMap { outside($0, value) }
      if let fault {
        problems.add("\(variable.name): \(plain(value)) \(fault)", at: place(row: row))
      }
    }
    var shown = variable
    if declared == nil, let own, !own.isPure {
      shown.unit = SourceText(own.text, at: formula.place)
    }
    finish(
      shown, isWhole ? .integer : .continuous, .numeric(values),
      unit: own)
  }

  private mutating func deriveTruth(_ variable: VariableDeclaration, _ value: TruthFormula) {
    var named = variable
    if named.levels == nil { named.levels = [Level(code: "false"), Level(code: "true")] }
    let codes = CodeBook((named.levels ?? []).map { $0.code.lowercased() })
    let usesNumbers = codes.position(of: "true", value: nil) == nil
    deriveLevels(named) { evaluation, row in
      evaluation.truth(value, row).map { usesNumbers ? ($0 ? "1" : "0") : $0 ? "true" : "false" }
    }
  }

  private mutating func deriveLevels(
    _ variable: VariableDeclaration, _ code: @Sendable (inout Evaluation, Int) -> String?
  ) {
    let codes = compute(variable.name, code)
    var categories = Categories(variable.levels)
    var indices: [Int?] = []
    for (row, code) in codes.enumerated() {
      let index = code.flatMap { categories.index(of: $0, value: NumberCell.value(of: $0)) }
      indices.append(index)
      if let code, index == nil {
        problems.add(
          "\(variable.name): \(quoted(code)) \(categories.refusal)", at: place(row: row))
      }
    }
    finish(
      variable, .categorical,
      .categorical(CategoricalColumn(levels: categories.levels, indices: indices)))
  }
}

private func plainCode(_ value: Double) -> String {
  Int(exactly: value).map(String.init) ?? "\(value)"
}

/// What a formula may know of a name.
struct Symbol {
  /// The column's place among the columns that are evaluated.
  let index: Int
  let type: VariableType
  let unit: Unit?
  /// The levels of a categorical variable.
  let levels: [Level]
  /// Whether the plan lists the levels, so that another code can only be a mistake.
  let areLevelsDeclared: Bool
}

/// Finds out what a formula computes, and refuses operands that do not fit.
struct TypeCheck {
  /// The names that may be used.
  let symbols: [String: Symbol]
  /// Things that are allowed but look like a mistake.
  private(set) var warnings: [String] = []

  init(symbols: [String: Symbol]) { self.symbols = symbols }

  /// A formula of any type.
  mutating func formula(_ expression: Expression) throws(FormulaFault) -> TypedFormula {
    switch expression.kind {
    case .number(let value): return .number(.constant(value), nil)
    case .text(let text): return .text(.constant(text))
    case .truth(let value): return .truth(.constant(value))
    case .name(let name): return try named(name, at: expression.offset)
    case .negative(let operand):
      let (value, unit) = try number(operand, for: "-")
      if case .constant(let constant) = value { return .number(.constant(-constant), unit) }
      return .number(.negative(value), unit)
    case .not(let operand): return .truth(.not(try truth(operand)))
    case .binary(let sign, let a, let b):
      return try binary(sign, a, b, at: expression.offset)
    case .membership(let operand, let list): return .truth(try membership(operand, list))
    case .call(let function, let operands):
      return try call(function, operands, at: expression.offset)
    }
  }

  /// A condition; a categorical variable whose codes are true and false is one too.
  mutating func truth(_ expression: Expression) throws(FormulaFault) -> TruthFormula {
    let typed = try formula(expression)
    if case .truth(let condition) = typed { return condition }
    if case .text(.column) = typed, let symbol = symbol(expression), symbol.type == .categorical {
      let codes = symbol.levels.map { $0.code.lowercased() }
      if !codes.isEmpty, codes.allSatisfy({ $0 == "true" || $0 == "false" }) {
        return .level(symbol.index, codes.map { $0 == "true" })
      }
    }
    let hint: String
    if case .name(let name) = expression.kind {
      hint = "; write a comparison, such as \(name) == 1"
    } else {
      hint = ""
    }
    throw FormulaFault(
      sentence: "a condition (true or false) was expected, not \(kind(typed))\(hint)",
      offset: expression.offset)
  }

  private func symbol(_ expression: Expression) -> Symbol? {
    if case .name(let name) = expression.kind { return symbols[name] }
    return nil
  }

  private func named(_ name: String, at offset: Int) throws(FormulaFault) -> TypedFormula {
    guard let symbol = symbols[name] else {
      let hint = Suggestion.phrase(for: name, among: symbols.keys.sorted())
      throw FormulaFault(sentence: "there is no variable \(quoted(name))\(hint)", offset: offset)
    }
    switch symbol.type {
    case .continuous, .integer: return .number(.column(symbol.index), symbol.unit)
    case .date: return .date(.column(symbol.index))
    case .categorical, .text: return .text(.column(symbol.index))
    }
  }

  func kind(_ typed: TypedFormula) -> String {
    switch typed {
    case .number: "a number"
    case .date: "a date"
    case .text: "a text"
    case .truth: "a condition"
    }
  }

  mutating func number(
    _ expression: Expression, for sign: String
  ) throws(FormulaFault) -> (NumberFormula, Unit?) {
    let typed = try formula(expression)
    if case .number(let value, let unit) = typed { return (value, unit) }
    var hint = ""
    if case .date = typed { hint = "; the days between two dates are days(from, to)" }
    throw FormulaFault(
      sentence: "\(sign) takes numbers, and \(subject(expression)) is \(kind(typed))\(hint)",
      offset: expression.offset)
  }

  func subject(_ expression: Expression) -> String {
    if case .name(let name) = expression.kind { return name }
    return "this operand"
  }

  mutating func date(
    _ expression: Expression, for function: String
  ) throws(FormulaFault) -> DateFormula {
    let typed = try formula(expression)
    if case .date(let date) = typed { return date }
    if case .text(.constant(let text)) = typed, let day = CalendarDate.days(text) {
      return .constant(day)
    }
    throw FormulaFault(
      sentence: "\(function) takes dates, and \(subject(expression)) is \(kind(typed))",
      offset: expression.offset)
  }

  private mutating func binary(
    _ sign: Expression.Operator, _ a: Expression, _ b: Expression, at offset: Int
  ) throws(FormulaFault) -> TypedFormula {
    switch sign {
    case .and: return .truth(.and(try truth(a), try truth(b)))
    case .or: return .truth(.or(try truth(a), try truth(b)))
    case .add, .subtract:
      let (x, y, unit) = try aligned(
        try number(a, for: sign.rawValue), try number(b, for: sign.rawValue),
        UnitFault(sign == .add ? .adding : .subtracting, a, b), at: offset)
      return .number(.binary(sign, x, y), unit)
    case .multiply, .divide: return try product(sign, a, b, at: offset)
    case .power: return try power(a, b, at: offset)
    default: return .truth(try comparison(sign, a, b, at: offset))
    }
  }

  /// Brings the second number to the first one's unit; a bare number takes the other's unit.
  func aligned(
    _ a: (NumberFormula, Unit?), _ b: (NumberFormula, Unit?), _ fault: UnitFault, at offset: Int
  ) throws(FormulaFault) -> (NumberFormula, NumberFormula, Unit?) {
    guard let left = a.1, let right = b.1 else { return (a.0, b.0, a.1 ?? b.1) }
    guard let factor = right.factor(to: left) else {
      throw FormulaFault(sentence: fault.sentence(left, right), offset: offset)
    }
    try fault.refuseSecondConversion(of: right, to: left, by: factor, at: offset)
    return (a.0, b.0.converted(by: factor), left)
  }

  private mutating func product(
    _ sign: Expression.Operator, _ a: Expression, _ b: Expression, at offset: Int
  ) throws(FormulaFault) -> TypedFormula {
    let (x, left) = try number(a, for: sign.rawValue)
    let (y, right) = try number(b, for: sign.rawValue)
    let value = NumberFormula.binary(sign, x, y)
    let unit: Unit? =
      switch (left, right) {
      case (nil, nil): nil
      case (let left?, nil): left
      case (nil, let right?): sign == .multiply ? right : Unit.pure.over(right)
      case (let left?, let right?): sign == .multiply ? left.times(right) : left.over(right)
      }
    return try Self.reduced(value, unit, at: offset)
  }

  /// A unit that has cancelled out leaves a pure number: 10 cm / 1 m is 0.1.
  private static func reduced(
    _ value: NumberFormula, _ unit: Unit?, at offset: Int
  ) throws(FormulaFault) -> TypedFormula {
    if let unit, unit.exponents.values.contains(where: { abs($0) > 100 }) {
      throw FormulaFault(sentence: "a unit with an exponent beyond 100", offset: offset)
    }
    guard let unit, unit.exponents.isEmpty else { return .number(value, unit) }
    let factor = DecimalPower.snapped(unit.factor)
    return .number(value.converted(by: factor), Unit.pure.having(unit.taken * factor))
  }

  private mutating func power(
    _ a: Expression, _ b: Expression, at offset: Int
  ) throws(FormulaFault) -> TypedFormula {
    let (x, unit) = try number(a, for: "^")
    let (y, exponentUnit) = try number(b, for: "^")
    if let exponentUnit, !exponentUnit.isPure {
      throw FormulaFault(
        sentence: "an exponent is a bare number, and this one is in \(exponentUnit.text)",
        offset: b.offset)
    }
    guard let unit, !unit.isPure else { return .number(.binary(.power, x, y), unit) }
    if case .constant(0.5) = y { return .number(.function(.sqrt, x), unit.squareRoot()) }
    guard case .constant(let value) = y, let whole = Int(exactly: value), abs(whole) <= 12 else {
      throw FormulaFault(
        sentence: "a number in \(unit.text) can only be raised to a whole number that is written; "
          + "write \(bare(a, unit)) for the bare number", offset: offset)
    }
    return try Self.reduced(.binary(.power, x, y), unit.raised(to: whole), at: offset)
  }

  private mutating func comparison(
    _ sign: Expression.Operator, _ a: Expression, _ b: Expression, at offset: Int
  ) throws(FormulaFault) -> TruthFormula {
    if sign == .equal || sign == .notEqual {
      let same: TruthFormula?
      if let list = Self.literal(b) {
        same = try codes(a, [list])
      } else if let list = Self.literal(a) {
        same = try codes(b, [list])
      } else {
        same = nil
      }
      if let same { return sign == .equal ? same : .not(same) }
    }
    let (x, y) = (try formula(a), try formula(b))
    switch (ordered(x, a), ordered(y, b)) {
    case (.number(let m, let left), .number(let n, let right)):
      let (p, q, _) = try aligned(
        (m, left), (n, right), UnitFault(.comparing, a, b), at: offset)
      return .compared(sign, p, q)
    case (.date(let m), .date(let n)): return .comparedDates(sign, m, n)
    case (.date(let m), .text(.constant(let text))):
      return .comparedDates(sign, m, .constant(try day(text, at: b.offset)))
    case (.text(.constant(let text)), .date(let n)):
      return .comparedDates(sign, .constant(try day(text, at: a.offset)), n)
    default: break
    }
    if case (.text(let m), .text(let n)) = (x, y), sign == .equal || sign == .notEqual {
      return sign == .equal ? .sameText(m, n) : .not(.sameText(m, n))
    }
    let reason = sign == .equal || sign == .notEqual ? "" : " by \(sign.rawValue)"
    throw FormulaFault(
      sentence: "\(kind(x)) cannot be compared with \(kind(y))\(reason)", offset: offset)
  }

  /// A categorical column whose codes are all numbers can be ordered by them.
  private func ordered(_ typed: TypedFormula, _ expression: Expression) -> TypedFormula {
    guard case .text(.column(let index)) = typed, let symbol = symbol(expression),
      symbol.type == .categorical, !symbol.levels.isEmpty
    else { return typed }
    let values = symbol.levels.compactMap { NumberCell.value(of: $0.code) }
    return values.count == symbol.levels.count ? .number(.levelValues(index, values), nil) : typed
  }

  private func day(_ text: String, at offset: Int) throws(FormulaFault) -> Int {
    if let day = CalendarDate.days(text) { return day }
    throw FormulaFault(
      sentence: "\(quoted(text)) is not a date (YYYY-MM-DD or DD.MM.YYYY)", offset: offset)
  }

  private static func literal(_ expression: Expression) -> Expression? {
    switch expression.kind {
    case .number, .text: return expression
    case .negative(let inner):
      guard case .number(let value) = inner.kind else { return nil }
      return try? Expression(.number(-value), at: expression.offset)
    default: return nil
    }
  }

  private mutating func membership(
    _ operand: Expression, _ list: [Expression]
  ) throws(FormulaFault) -> TruthFormula {
    if let found = try codes(operand, list) { return found }
    throw FormulaFault(
      sentence: "`in` takes a column of numbers, codes, dates or texts", offset: operand.offset)
  }

  /// Whether an operand is one of the literals; `nil` when the operand is itself a condition.
  private mutating func codes(
    _ operand: Expression, _ list: [Expression]
  ) throws(FormulaFault) -> TruthFormula? {
    let typed = try formula(operand)
    switch typed {
    case .truth: return nil
    case .number(let value, _):
      var numbers: [Double] = []
      for item in list { numbers.append(try numberLiteral(item, operand)) }
      return .numberIn(value, ListedNumbers(numbers))
    case .date(let date):
      var days: Set<Int> = []
      for item in list { days.insert(try day(Self.text(item), at: item.offset)) }
      return .dateIn(date, days)
    case .text(let text):
      let book = CodeBook(list.map(Self.text))
      guard case .text(.column(let index)) = typed,
        let symbol = symbol(operand), symbol.type == .categorical
      else { return .oneOf(text, book) }
      for item in list { try check(item, against: symbol, of: subject(operand)) }
      let marked = symbol.levels.map {
        book.position(of: $0.code, value: NumberCell.value(of: $0.code)) != nil
      }
      return .level(index, marked)
    }
  }

  private static func text(_ literal: Expression) -> String {
    switch literal.kind {
    case .text(let text): text
    case .number(let value): Int(exactly: value).map(String.init) ?? "\(value)"
    default: ""
    }
  }

  private func numberLiteral(
    _ literal: Expression, _ operand: Expression
  ) throws(FormulaFault) -> Double {
    if case .number(let value) = literal.kind { return value }
    if let value = NumberCell.value(of: trimmedText(Self.text(literal))) { return value }
    throw FormulaFault(
      sentence: "\(subject(operand)) is a number, and \(quoted(Self.text(literal))) is not",
      offset: literal.offset)
  }

  /// A code that no patient can have is refused where the levels are declared, else warned about.
  private mutating func check(
    _ literal: Expression, against symbol: Symbol, of name: String
  ) throws(FormulaFault) {
    let codes = symbol.levels.map(\.code)
    let text = Self.text(literal)
    let value = NumberCell.value(of: text)
    guard CodeBook(codes).position(of: trimmedText(text), value: value) == nil else { return }
    let sentence = "\(name) has no code \(quoted(text)); its codes are \(listed(codes))"
    guard !symbol.areLevelsDeclared else {
      throw FormulaFault(sentence: sentence, offset: literal.offset)
    }
    warnings.append(sentence)
  }
}

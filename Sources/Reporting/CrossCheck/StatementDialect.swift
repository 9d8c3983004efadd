import Cohorts

/// How a program that works statement by statement writes the steps of a formula and of the cohort.
///
/// Categorical variables are numbers there, 1 for the first level and so on, with labels; an outcome
/// is a time and the number of the event, 0 for none.
protocol StatementDialect {
  /// What the program asks of names.
  static var names: ScriptNames.Rule { get }
  /// A number.
  static func number(_ value: Double) -> String
  /// A text in quotes, for codes.
  static func text(_ text: String) -> String
  /// A comment of one line.
  static func comment(_ words: String) -> String
  /// A number, a truth (1 or 0) or a date gets a value.
  static func set(_ name: String, _ value: String) -> [String]
  /// A text gets a value.
  static func setText(_ name: String, _ value: String) -> [String]
  /// A value by condition: the first whose condition holds, or that has none; missing when none does.
  ///
  /// Conditions are plain comparisons of things that are not missing, or tests of missing.
  static func choose(
    _ name: String, isText: Bool, _ cases: [(condition: String?, value: String)]
  ) -> [String]
  /// Whether numbers are missing, any of them.
  static func anyMissing(_ names: [String]) -> String
  /// Whether a text is missing.
  static func isMissingText(_ name: String) -> String
  /// A function of one number.
  static func function(_ function: FormulaTree.Function, _ a: String) -> String
  /// The least or the greatest of numbers, none of which is missing.
  static func extreme(_ isLeast: Bool, _ all: [String]) -> String
  /// A power.
  static func power(_ a: String, _ b: String) -> String
  /// Rounded half away from zero to digits.
  static func rounded(_ a: String, _ digits: String) -> String
  /// Whether a number equals one of several.
  static func isOneOf(_ a: String, _ values: [String]) -> String
  /// `=` or `==`.
  static var equal: String { get }
  /// `<>`, or what stands for it.
  static var notEqual: String { get }
  /// `or`, and `and`.
  static var or: String { get }
  static var and: String { get }
  /// The days since 1970-01-01 of the program's day 0.
  static var dayZero: Int { get }
}

/// A formula as steps: each part gets a name of its own, so that a missing operand can be looked at.
struct FormulaSteps<Dialect: StatementDialect> {
  let names: ScriptNames
  let cohort: Cohort
  private(set) var lines: [String] = []
  private var count: Int

  /// Steps whose names begin after those of other formulas.
  init(names: ScriptNames, cohort: Cohort, after count: Int) {
    (self.names, self.cohort, self.count) = (names, cohort, count)
  }

  /// How many names have been given.
  var used: Int { count }

  /// An operand: a name or a constant.
  struct Operand {
    let code: String
    var isText = false
    var isConstant = false
  }

  private mutating func fresh() -> String {
    count += 1
    return "tmp_\(count)"
  }

  private func present(_ all: [Operand]) -> String? {
    let names = all.filter { !$0.isConstant && !$0.isText }.map(\.code)
    let texts = all.filter { !$0.isConstant && $0.isText }.map { Dialect.isMissingText($0.code) }
    let conditions = (names.isEmpty ? [] : [Dialect.anyMissing(names)]) + texts
    return conditions.isEmpty ? nil : conditions.joined(separator: " \(Dialect.or) ")
  }

  /// A value, missing where an operand is.
  private mutating func step(_ operands: [Operand], _ value: String) -> Operand {
    let name = fresh()
    if let missing = present(operands) {
      lines += Dialect.choose(name, isText: false, [(missing, Dialect.number(.nan)), (nil, value)])
    } else {
      lines += Dialect.set(name, value)
    }
    return Operand(code: name)
  }

  /// A condition as 1 or 0, missing where an operand is.
  private mutating func truth(_ operands: [Operand], _ condition: String) -> Operand {
    let name = fresh()
    var cases: [(condition: String?, value: String)] = [(condition, "1"), (nil, "0")]
    if let missing = present(operands) { cases.insert((missing, Dialect.number(.nan)), at: 0) }
    lines += Dialect.choose(name, isText: false, cases)
    return Operand(code: name)
  }

  /// The value of a formula.
  mutating func value(_ tree: FormulaTree) -> Operand {
    switch tree {
    case .number(let number): return Operand(code: Dialect.number(number), isConstant: true)
    case .day(let day):
      return Operand(code: Dialect.number(Double(day - Dialect.dayZero)), isConstant: true)
    case .truth(let truth): return Operand(code: truth ? "1" : "0", isConstant: true)
    case .text(let text): return Operand(code: Dialect.text(text), isText: true, isConstant: true)
    case .variable(let name): return Operand(code: names(name))
    case .negative(let a):
      let x = value(a)
      return step([x], "-\(x.code)")
    case .arithmetic(let sign, let a, let b): return arithmetic(sign, value(a), value(b))
    case .scaled(let a, let factor):
      let x = value(a)
      return step([x], "\(x.code) * \(Dialect.number(factor))")
    case .function(let function, let a):
      let x = value(a)
      return step([x], Dialect.function(function, x.code))
    case .least(let all), .greatest(let all):
      var operands: [Operand] = []
      for part in all { operands.append(value(part)) }
      var isLeast = false
      if case .least = tree { isLeast = true }
      return step(operands, Dialect.extreme(isLeast, operands.map(\.code)))
    case .rounded(let a, let digits):
      let x = value(a)
      let d = digits.map { value($0) } ?? Operand(code: "0", isConstant: true)
      return step([x, d], Dialect.rounded(x.code, d.code))
    case .span(let from, let to, let days):
      let (a, b) = (value(from), value(to))
      return step([a, b], "(\(b.code) - \(a.code)) / \(Dialect.number(days))")
    default: return condition(tree)
    }
  }

  private mutating func arithmetic(
    _ sign: FormulaTree.Arithmetic, _ a: Operand, _ b: Operand
  ) -> Operand {
    switch sign {
    case .power: return step([a, b], Dialect.power(a.code, b.code))
    case .divide:
      let name = fresh()
      let missing = [present([a, b]), "\(b.code) \(Dialect.equal) 0"].compactMap(\.self)
        .joined(separator: " \(Dialect.or) ")
      lines += Dialect.choose(
        name, isText: false,
        [(missing, Dialect.number(.nan)), (nil, "\(a.code) / \(b.code)")])
      return Operand(code: name)
    default: return step([a, b], "\(a.code) \(sign.rawValue) \(b.code)")
    }
  }

  private mutating func condition(_ tree: FormulaTree) -> Operand {
    switch tree {
    case .compared(let sign, let a, let b):
      let (x, y) = (value(a), value(b))
      let own =
        sign == .equal ? Dialect.equal : sign == .notEqual ? Dialect.notEqual : sign.rawValue
      return truth([x, y], "\(x.code) \(own) \(y.code)")
    case .oneOfNumbers(let a, let numbers):
      let x = value(a)
      return truth([x], Dialect.isOneOf(x.code, numbers.map(Dialect.number)))
    case .level(let name, let places):
      let x = Operand(code: names(name))
      return truth([x], Dialect.isOneOf(x.code, places.map { "\($0 + 1)" }))
    case .sameText(let a, let b):
      let (x, y) = (value(a), value(b))
      return truth([x, y], "\(x.code) \(Dialect.equal) \(y.code)")
    case .oneOfTexts(let a, let codes):
      let x = value(a)
      let all = codes.map { "\(x.code) \(Dialect.equal) \(Dialect.text($0))" }
      return truth([x], "(" + all.joined(separator: " \(Dialect.or) ") + ")")
    case .code(let name): return code(name)
    case .levelNumbers(let name, let values):
      return chain(name, values.map(Dialect.number), isText: false)
    case .and(let a, let b): return logical(value(a), value(b), decides: "0")
    case .or(let a, let b): return logical(value(a), value(b), decides: "1")
    case .not(let a):
      let x = value(a)
      return truth([x], "\(x.code) \(Dialect.equal) 0")
    case .isMissing(let a):
      let x = value(a)
      if x.isConstant { return Operand(code: "0", isConstant: true) }
      let name = fresh()
      let missing = x.isText ? Dialect.isMissingText(x.code) : Dialect.anyMissing([x.code])
      lines += Dialect.choose(name, isText: false, [(missing, "1"), (nil, "0")])
      return Operand(code: name)
    case .choice(let condition, let a, let b):
      let (c, x, y) = (value(condition), value(a), value(b))
      let name = fresh()
      lines += Dialect.choose(
        name, isText: x.isText,
        [("\(c.code) \(Dialect.equal) 1", x.code), ("\(c.code) \(Dialect.equal) 0", y.code)])
      return Operand(code: name, isText: x.isText)
    default: return Operand(code: Dialect.number(.nan), isConstant: true)
    }
  }

  /// Three-valued: the deciding value of either side decides.
  private mutating func logical(_ a: Operand, _ b: Operand, decides: String) -> Operand {
    let name = fresh()
    let decided =
      "\(a.code) \(Dialect.equal) \(decides) \(Dialect.or) \(b.code) \(Dialect.equal) \(decides)"
    var cases: [(condition: String?, value: String)] = [(decided, decides)]
    if let missing = present([a, b]) { cases.append((missing, Dialect.number(.nan))) }
    lines += Dialect.choose(
      name, isText: false, cases + [(nil, decides == "0" ? "1" : "0")])
    return Operand(code: name)
  }

  private mutating func code(_ name: String) -> Operand {
    guard case .categorical(let column)? = cohort.variable(name)?.column else {
      return Operand(code: names(name), isText: true)
    }
    return chain(name, column.levels.map { Dialect.text($0.code) }, isText: true)
  }

  private mutating func chain(_ name: String, _ values: [String], isText: Bool) -> Operand {
    let own = fresh()
    let cases: [(condition: String?, value: String)] = values.enumerated().map { place, value in
      ("\(names(name)) \(Dialect.equal) \(place + 1)", value)
    }
    lines += Dialect.choose(own, isText: isText, cases)
    return Operand(code: own, isText: isText)
  }
}

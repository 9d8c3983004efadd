/// A formula of the plan as other programs can be told it: types are known, names are resolved to
/// variables, and units are converted by factors that are written out.
///
/// A missing operand gives a missing result; `and` and `or` are three-valued; a result that is no
/// finite number is missing.
public indirect enum FormulaTree: Equatable, Sendable {
  /// The sum, the difference, and so on, of two numbers.
  public enum Arithmetic: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case power = "^"
  }
  /// How two numbers or dates are compared.
  public enum Comparison: String, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }
  /// A function of one number.
  public enum Function: String, Sendable {
    case sqrt, log, log2, log10, exp, abs
  }

  /// A number.
  case number(Double)
  /// A text, or a raw code.
  case text(String)
  /// A date, in days since 1970-01-01.
  case day(Int)
  /// True or false.
  case truth(Bool)
  /// The number or the date of a variable.
  case variable(String)
  /// The raw code of a categorical variable, or the text of a variable.
  case code(String)
  /// The codes of a categorical variable as numbers, by level.
  case levelNumbers(String, [Double])
  /// Whether a categorical variable's level is among these, by their places from 0.
  case level(String, [Int])
  case negative(FormulaTree)
  case arithmetic(Arithmetic, FormulaTree, FormulaTree)
  /// A number in another unit.
  case scaled(FormulaTree, Double)
  case function(Function, FormulaTree)
  case least([FormulaTree])
  case greatest([FormulaTree])
  /// Rounded half away from zero, to a number of digits.
  case rounded(FormulaTree, FormulaTree?)
  /// The days between two dates, divided.
  case span(FormulaTree, FormulaTree, days: Double)
  case compared(Comparison, FormulaTree, FormulaTree)
  /// Whether two texts are equal, or equal as numbers.
  case sameText(FormulaTree, FormulaTree)
  /// Whether a text is one of these codes, or equal to one as a number.
  case oneOfTexts(FormulaTree, [String])
  /// Whether a number or a date is one of these.
  case oneOfNumbers(FormulaTree, [Double])
  case and(FormulaTree, FormulaTree)
  case or(FormulaTree, FormulaTree)
  case not(FormulaTree)
  case isMissing(FormulaTree)
  /// The first where the condition is true, the second where it is false.
  case choice(FormulaTree, FormulaTree, FormulaTree)

  /// The variables that it needs.
  public var names: Set<String> {
    switch self {
    case .number, .text, .day, .truth: []
    case .variable(let name), .code(let name), .levelNumbers(let name, _), .level(let name, _):
      [name]
    default: parts.reduce(into: []) { $0.formUnion($1.names) }
    }
  }

  private var parts: [FormulaTree] {
    switch self {
    case .number, .text, .day, .truth, .variable, .code, .levelNumbers, .level: []
    case .negative(let a), .scaled(let a, _), .function(_, let a), .oneOfTexts(let a, _),
      .oneOfNumbers(let a, _), .not(let a), .isMissing(let a):
      [a]
    case .arithmetic(_, let a, let b), .span(let a, let b, _), .compared(_, let a, let b),
      .sameText(let a, let b), .and(let a, let b), .or(let a, let b):
      [a, b]
    case .least(let all), .greatest(let all): all
    case .rounded(let a, let digits): [a] + [digits].compactMap(\.self)
    case .choice(let a, let b, let c): [a, b, c]
    }
  }
}

extension Cohort {
  /// What a formula computes, and in which kind.
  public enum FormulaKind: Sendable {
    case number, date, text, truth
  }

  /// A formula of the plan, with its number brought to a unit; `nil` where it does not fit the
  /// variables, which reading the plan would have refused.
  public func tree(
    of formula: SourceText, unit: String? = nil
  ) -> (tree: FormulaTree, kind: FormulaKind)? {
    guard let expression = try? FormulaParser.parse(formula.text) else { return nil }
    var check = TypeCheck(symbols: symbols)
    guard let typed = try? check.formula(expression) else { return nil }
    let translation = FormulaTranslation(names: variables.map(\.name))
    let tree = translation.tree(typed)
    switch typed {
    case .number(_, let found):
      let factor = unit.flatMap { found?.factor(to: Unit(parsing: $0)) } ?? 1
      if factor == 1 { return (tree, .number) }
      let divisor = DecimalPower.divisor(for: factor)
      return (
        divisor.map { .arithmetic(.divide, tree, .number($0)) } ?? .scaled(tree, factor), .number
      )
    case .date: return (tree, .date)
    case .text: return (tree, .text)
    case .truth: return (tree, .truth)
    }
  }

  /// The days in one unit of time; `nil` where it is none.
  public static func days(in unit: String?) -> Double? {
    guard let unit = unit.map({ Unit(parsing: $0) }), unit.isComparable(to: .days) else {
      return nil
    }
    return unit.factor
  }

  /// A condition of the plan; a categorical variable of true and false is one too.
  public func condition(_ formula: SourceText) -> FormulaTree? {
    guard let expression = try? FormulaParser.parse(formula.text) else { return nil }
    var check = TypeCheck(symbols: symbols)
    guard let truth = try? check.truth(expression) else { return nil }
    return FormulaTranslation(names: variables.map(\.name)).tree(truth)
  }
}

/// From columns that are known by their places to variables that are known by their names.
private struct FormulaTranslation {
  let names: [String]

  private func name(_ index: Int) -> String { names.indices.contains(index) ? names[index] : "" }

  func tree(_ typed: TypedFormula) -> FormulaTree {
    switch typed {
    case .number(let a, _): tree(a)
    case .date(let a): tree(a)
    case .text(let a): tree(a)
    case .truth(let a): tree(a)
    }
  }

  private func tree(_ formula: NumberFormula) -> FormulaTree {
    switch formula {
    case .constant(let value): .number(value)
    case .column(let index): .variable(name(index))
    case .negative(let a): .negative(tree(a))
    case .binary(let sign, let a, let b):
      .arithmetic(FormulaTree.Arithmetic(rawValue: sign.rawValue) ?? .add, tree(a), tree(b))
    case .scaled(let a, let factor): .scaled(tree(a), factor)
    case .function(let function, let a):
      .function(FormulaTree.Function(rawValue: function.rawValue) ?? .abs, tree(a))
    case .least(let all): .least(all.map(tree))
    case .greatest(let all): .greatest(all.map(tree))
    case .rounded(let a, let digits): .rounded(tree(a), digits.map(tree))
    case .span(let from, let to, let days): .span(tree(from), tree(to), days: days)
    case .levelValues(let index, let values): .levelNumbers(name(index), values)
    case .choice(let condition, let a, let b): .choice(tree(condition), tree(a), tree(b))
    }
  }

  private func tree(_ formula: DateFormula) -> FormulaTree {
    switch formula {
    case .constant(let day): .day(day)
    case .column(let index): .variable(name(index))
    case .choice(let condition, let a, let b): .choice(tree(condition), tree(a), tree(b))
    }
  }

  private func tree(_ formula: TextFormula) -> FormulaTree {
    switch formula {
    case .constant(let text): .text(text)
    case .column(let index): .code(name(index))
    case .choice(let condition, let a, let b): .choice(tree(condition), tree(a), tree(b))
    }
  }

  func tree(_ formula: TruthFormula) -> FormulaTree {
    switch formula {
    case .constant(let value): .truth(value)
    case .compared(let sign, let a, let b): .compared(comparison(sign), tree(a), tree(b))
    case .comparedDates(let sign, let a, let b): .compared(comparison(sign), tree(a), tree(b))
    case .sameText(let a, let b): .sameText(tree(a), tree(b))
    case .oneOf(let a, let book): .oneOfTexts(tree(a), book.texts)
    case .numberIn(let a, let numbers): .oneOfNumbers(tree(a), numbers.sorted)
    case .dateIn(let a, let days): .oneOfNumbers(tree(a), days.sorted().map(Double.init))
    case .level(let index, let marked):
      .level(name(index), marked.indices.filter { marked[$0] })
    case .and(let a, let b): .and(tree(a), tree(b))
    case .or(let a, let b): .or(tree(a), tree(b))
    case .not(let a): .not(tree(a))
    case .isMissing(let a): .isMissing(tree(a))
    case .choice(let condition, let a, let b): .choice(tree(condition), tree(a), tree(b))
    }
  }

  private func comparison(_ sign: Expression.Operator) -> FormulaTree.Comparison {
    FormulaTree.Comparison(rawValue: sign.rawValue) ?? .equal
  }
}

import Cohorts

/// A formula of the plan in R.
///
/// R's rules are the plan's: a missing operand gives a missing result, and `&` and `|` are
/// three-valued. Where a result may be infinite, `finite` makes it missing.
struct RFormula {
  let names: ScriptNames
  let cohort: Cohort
  /// The data frame that holds the variables.
  let frame: String

  private func column(_ name: String) -> String { "\(frame)$\(names(name))" }

  private func levels(_ name: String) -> [Level] {
    if case .categorical(let column)? = cohort.variable(name)?.column { return column.levels }
    return []
  }

  /// The formula as an operand: in parentheses where it holds an operator.
  func text(_ tree: FormulaTree) -> String {
    tree.hasOpenOperator ? "(\(whole(tree)))" : whole(tree)
  }

  /// The formula by itself.
  func whole(_ tree: FormulaTree) -> String {
    switch tree {
    case .number(let value): R.number(value)
    case .text(let text): R.text(text)
    case .day(let day): "\(day)"
    case .truth(let value): R.truth(value)
    case .variable(let name): column(name)
    case .code(let name):
      cohort.variable(name)?.type == .categorical
        ? "\(R.texts(levels(name).map(\.code)))[as.integer(\(column(name)))]" : column(name)
    case .levelNumbers(let name, let values):
      "c(\(values.map(R.number).joined(separator: ", ")))[as.integer(\(column(name)))]"
    case .level(let name, let places): level(name, places)
    case .negative(let a): "-\(text(a))"
    case .arithmetic(.divide, let a, let b): "finite(\(text(a)) / \(text(b)))"
    case .arithmetic(.power, let a, .number(let b)) where b > 0: "\(text(a))^\(R.number(b))"
    case .arithmetic(.power, let a, let b): "finite(\(text(a))^\(text(b)))"
    case .arithmetic(let sign, let a, let b): "\(text(a)) \(sign.rawValue) \(text(b))"
    case .scaled(let a, let factor): "\(text(a)) * \(R.number(factor))"
    case .function(.sqrt, let a): "suppressWarnings(sqrt(\(whole(a))))"
    case .function(.abs, let a): "abs(\(whole(a)))"
    case .function(let function, let a): "finite(\(function.rawValue)(\(whole(a))))"
    case .least(let all): "pmin(\(list(all)))"
    case .greatest(let all): "pmax(\(list(all)))"
    case .rounded(let a, let digits):
      "round_half_away(\(whole(a)), \(digits.map { whole($0) } ?? "0"))"
    case .span(let from, let to, let days):
      days == 1
        ? "\(text(to)) - \(text(from))" : "(\(text(to)) - \(text(from))) / \(R.number(days))"
    case .choice(let condition, let a, let b):
      "ifelse(\(whole(condition)), \(whole(a)), \(whole(b)))"
    default: condition(tree)
    }
  }

  private func condition(_ tree: FormulaTree) -> String {
    switch tree {
    case .compared(let sign, let a, let b): "\(text(a)) \(sign.rawValue) \(text(b))"
    case .sameText(let a, let b): "same_code(\(whole(a)), \(whole(b)))"
    case .oneOfTexts(let a, let codes): "is_code(\(whole(a)), \(R.texts(codes)))"
    case .oneOfNumbers(let a, let numbers):
      numbers.count == 1
        ? "\(text(a)) == \(R.number(numbers[0]))"
        : "is_one_of(\(whole(a)), \(R.numbers(numbers)))"
    case .and(let a, let b): "\(text(a)) & \(text(b))"
    case .or(let a, let b): "\(text(a)) | \(text(b))"
    case .not(let a): "!\(text(a))"
    case .isMissing(let a): "is.na(\(whole(a)))"
    default: "NA"
    }
  }

  private func list(_ all: [FormulaTree]) -> String {
    all.map { whole($0) }.joined(separator: ", ")
  }

  private func level(_ name: String, _ places: [Int]) -> String {
    let all = levels(name)
    let labels = places.compactMap { all.indices.contains($0) ? all[$0].label : nil }
    if labels.count == 1 { return "\(column(name)) == \(R.text(labels[0]))" }
    return "is_one_of(\(column(name)), \(R.texts(labels)))"
  }
}

extension FormulaTree {
  /// Whether its outermost part is an operator rather than a name, a number or a call.
  fileprivate var hasOpenOperator: Bool {
    switch self {
    case .number(let value): value < 0
    case .negative, .scaled, .span, .compared, .and, .or, .not: true
    case .arithmetic(.divide, _, _): false
    case .arithmetic(.power, _, .number(let b)): b > 0
    case .arithmetic(.power, _, _): false
    case .arithmetic: true
    case .oneOfNumbers(_, let numbers): numbers.count == 1
    case .level(_, let places): places.count == 1
    default: false
    }
  }

  /// Whether R's `finite` stands around all of it.
  var isGuarded: Bool {
    switch self {
    case .arithmetic(.divide, _, _): return true
    case .arithmetic(.power, _, .number(let b)): return b <= 0
    case .arithmetic(.power, _, _): return true
    case .function(.sqrt, _), .function(.abs, _): return false
    case .function: return true
    default: return false
    }
  }
}

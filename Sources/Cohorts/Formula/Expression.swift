/// A formula as it was written, before anyone knows what its names are.
struct Expression: Equatable {
  indirect enum Kind: Equatable {
    case number(Double)
    case text(String)
    case truth(Bool)
    case name(String)
    case negative(Expression)
    case not(Expression)
    case binary(Operator, Expression, Expression)
    case membership(Expression, [Expression])
    case call(Function, [Expression])
  }
  enum Operator: String {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case power = "^"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case and, or

    /// How strongly it binds; unary minus stands between `*` and `^`.
    var precedence: Int {
      switch self {
      case .or: 1
      case .and: 2
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 4
      case .add, .subtract: 5
      case .multiply, .divide: 6
      case .power: 8
      }
    }
    var isComparison: Bool { precedence == 4 }
  }
  enum Function: String, CaseIterable {
    case `if`, sqrt, log, log2, log10, exp, abs, min, max, round, days, months, years
    case isMissing = "is_missing"
    case value

    /// How many operands it takes.
    var operands: ClosedRange<Int> {
      switch self {
      case .if: 3...3
      case .min, .max: 2...100
      case .round: 1...2
      case .days, .months, .years, .value: 2...2
      case .sqrt, .log, .log2, .log10, .exp, .abs, .isMissing: 1...1
      }
    }
  }

  /// The deepest nesting that is read; evaluation recurses this far and no farther.
  static let deepest = 200

  let kind: Kind
  /// Where it stands in the formula: at an operator, the operator.
  let offset: Int
  /// How many operations are nested in one another.
  let depth: Int

  init(_ kind: Kind, at offset: Int) throws(FormulaFault) {
    (self.kind, self.offset) = (kind, offset)
    depth = 1 + (Self.children(of: kind).map(\.depth).max() ?? 0)
    if depth > Self.deepest { throw Self.tooDeep(at: offset) }
  }

  static func tooDeep(at offset: Int) -> FormulaFault {
    FormulaFault(
      sentence: "the formula is nested more than \(deepest) deep; split it into several variables",
      offset: offset)
  }

  /// All names in it, with their places.
  var names: [(name: String, offset: Int)] {
    if case .name(let name) = kind { return [(name, offset)] }
    return Self.children(of: kind).flatMap(\.names)
  }

  private static func children(of kind: Kind) -> [Expression] {
    switch kind {
    case .number, .text, .truth, .name: []
    case .negative(let a), .not(let a): [a]
    case .binary(_, let a, let b): [a, b]
    case .membership(let a, let list): [a] + list
    case .call(_, let operands): operands
    }
  }
}

/// Reads a formula by precedence climbing.
struct FormulaParser {
  private let tokens: [Token]
  private var position = 0
  private var depth = 0

  private init(_ tokens: [Token]) { self.tokens = tokens }

  /// The expression that a formula writes.
  static func parse(_ text: String) throws(FormulaFault) -> Expression {
    var lexer = Lexer(text)
    var parser = FormulaParser(try lexer.tokens())
    let result = try parser.expression(binding: 0)
    guard case .end = parser.token.kind else {
      throw FormulaFault(
        sentence: "\(parser.shown) is not expected here", offset: parser.token.offset)
    }
    return result
  }

  private var token: Token { tokens[min(position, tokens.count - 1)] }

  private var shown: String {
    switch token.kind {
    case .number(let value): quoted(plain(value))
    case .text(let text): quoted(text)
    case .name(let name): quoted(name)
    case .symbol(let symbol): quoted(symbol)
    case .end: "the end of the formula"
    }
  }

  private mutating func take(_ symbol: String) -> Bool {
    guard token.kind == .symbol(symbol) || token.kind == .name(symbol) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ symbol: String) throws(FormulaFault) {
    guard !take(symbol) else { return }
    throw FormulaFault(sentence: "\(shown) where \"\(symbol)\" was expected", offset: token.offset)
  }

  private mutating func expression(binding: Int) throws(FormulaFault) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Expression.deepest else { throw Expression.tooDeep(at: token.offset) }
    var left = try prefix()
    while let next = infix(), next.precedence > binding {
      left = try continued(left, next)
    }
    return left
  }

  /// The operator that comes next: `in` and `not in` bind as comparisons do.
  private func infix() -> (sign: Expression.Operator?, precedence: Int)? {
    switch token.kind {
    case .symbol(let text):
      guard let sign = Expression.Operator(rawValue: text) else { return nil }
      return (sign, sign.precedence)
    case .name("and"): return (.and, 2)
    case .name("or"): return (.or, 1)
    case .name("in"): return (nil, 4)
    case .name("not"):
      return position + 1 < tokens.count && tokens[position + 1].kind == .name("in")
        ? (nil, 4) : nil
    default: return nil
    }
  }

  private mutating func continued(
    _ left: Expression, _ next: (sign: Expression.Operator?, precedence: Int)
  ) throws(FormulaFault) -> Expression {
    let offset = token.offset
    if next.precedence == 4, isComparison(left) {
      throw FormulaFault(
        sentence: "comparisons cannot be chained; join two with `and`", offset: offset)
    }
    guard let sign = next.sign else { return try membership(of: left, at: offset) }
    position += 1
    let binding = sign == .power ? next.precedence - 1 : next.precedence
    let right = try sign == .power ? exponent() : expression(binding: binding)
    return try Expression(.binary(sign, left, right), at: offset)
  }

  /// What follows `^`: a sign binds tighter here, and powers group from the right.
  private mutating func exponent() throws(FormulaFault) -> Expression {
    try expression(binding: Expression.Operator.power.precedence - 1)
  }

  private var parenthesised = -1

  private func isComparison(_ expression: Expression) -> Bool {
    if parenthesised == position { return false }
    switch expression.kind {
    case .binary(let sign, _, _): return sign.isComparison
    case .membership: return true
    default: return false
    }
  }

  private mutating func membership(
    of left: Expression, at offset: Int
  ) throws(FormulaFault) -> Expression {
    let isNegated = take("not")
    try expect("in")
    try expect("[")
    var list = [try element()]
    while take(",") { list.append(try element()) }
    try expect("]")
    let found = try Expression(.membership(left, list), at: offset)
    return isNegated ? try Expression(.not(found), at: offset) : found
  }

  private mutating func element() throws(FormulaFault) -> Expression {
    let offset = token.offset
    let isNegative = take("-")
    defer { position += 1 }
    switch token.kind {
    case .number(let value):
      return try Expression(.number(isNegative ? -value : value), at: offset)
    case .text(let text) where !isNegative: return try Expression(.text(text), at: offset)
    default:
      throw FormulaFault(
        sentence: "\(shown) where a number or a text in quotes was expected", offset: offset)
    }
  }

  private mutating func prefix() throws(FormulaFault) -> Expression {
    let offset = token.offset
    if take("-") {
      return try Expression(.negative(expression(binding: 7)), at: offset)
    }
    if take("+") { return try expression(binding: 7) }
    if take("not") { return try Expression(.not(expression(binding: 3)), at: offset) }
    return try primary()
  }

  private mutating func primary() throws(FormulaFault) -> Expression {
    let found = token
    switch found.kind {
    case .number(let value):
      position += 1
      return try Expression(.number(value), at: found.offset)
    case .text(let text):
      position += 1
      return try Expression(.text(text), at: found.offset)
    case .symbol("("):
      position += 1
      let inner = try expression(binding: 0)
      try expect(")")
      parenthesised = position
      return inner
    case .name(let name) where !["and", "or", "in"].contains(name):
      position += 1
      return try named(name, at: found.offset)
    default:
      throw FormulaFault(
        sentence: "\(shown) where a number, a text or a name was expected", offset: found.offset)
    }
  }

  private mutating func named(
    _ name: String, at offset: Int
  ) throws(FormulaFault) -> Expression {
    if take("(") { return try call(name, at: offset) }
    if name == "true" || name == "false" {
      return try Expression(.truth(name == "true"), at: offset)
    }
    return try Expression(.name(name), at: offset)
  }

  private mutating func call(
    _ name: String, at offset: Int
  ) throws(FormulaFault) -> Expression {
    guard let function = Expression.Function(rawValue: name) else {
      let known = Expression.Function.allCases.map(\.rawValue)
      let hint = Suggestion.phrase(for: name, among: known)
      throw FormulaFault(sentence: "there is no function \(quoted(name))\(hint)", offset: offset)
    }
    var operands: [Expression] = []
    if !take(")") {
      repeat { operands.append(try expression(binding: 0)) } while take(",")
      try expect(")")
    }
    guard function.operands ~= operands.count else {
      let (low, high) = (function.operands.lowerBound, function.operands.upperBound)
      let wanted = low == high ? "\(low)" : high == 100 ? "at least \(low)" : "\(low) or \(high)"
      throw FormulaFault(
        sentence: "\(name) takes \(wanted == "1" ? "1 operand" : wanted + " operands"), "
          + "not \(operands.count)", offset: offset)
    }
    return try Expression(.call(function, operands), at: offset)
  }
}

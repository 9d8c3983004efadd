#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Computes typed formulas row by row; a missing operand gives a missing result.
struct Evaluation {
  /// Why a result is missing although its operands are not.
  enum Cause: String, CaseIterable {
    case division = "a division by zero"
    case logarithm = "the logarithm of a number that is not positive"
    case root = "the square root of a negative number"
    case power = "a power that is no real number"
    case overflow = "a result beyond the range of numbers"
  }

  /// The columns that formulas know by index.
  private let columns: [Column]
  /// The numbers of each; without cells where it holds none.
  private let numbers: [NumericColumn.Cells]
  /// What could not be computed since this was last emptied.
  var causes: Set<Cause> = []

  init(columns: [Column]) {
    self.columns = columns
    numbers = columns.map { column in
      if case .numeric(let column) = column { column.cells } else { NumericColumn.Cells() }
    }
  }

  mutating func number(_ formula: NumberFormula, _ row: Int) -> Double? {
    switch formula {
    case .constant(let value): return value
    case .column(let index): return numbers[index][row]
    case .levelValues(let index, let values): return level(index, row).map { values[$0] }
    case .negative(let a): return number(a, row).map { -$0 }
    case .scaled(let a, let factor):
      return number(a, row).flatMap { finite($0 * factor, or: .overflow) }
    case .binary(let sign, let a, let b):
      guard let x = number(a, row), let y = number(b, row) else { return nil }
      return arithmetic(sign, x, y)
    case .function(let function, let a): return number(a, row).flatMap { apply(function, $0) }
    case .least(let all): return extreme(all, row) { Swift.min($0, $1) }
    case .greatest(let all): return extreme(all, row) { Swift.max($0, $1) }
    case .rounded(let a, let digits):
      guard let x = number(a, row) else { return nil }
      guard let digits else { return x.rounded(.toNearestOrAwayFromZero) }
      return number(digits, row).map { roundHalfAway(x, digits: $0) }
    case .span(let from, let to, let days):
      guard let a = date(from, row), let b = date(to, row) else { return nil }
      return Double(b - a) / days
    case .choice(let condition, let a, let b):
      return truth(condition, row).flatMap { number($0 ? a : b, row) }
    }
  }

  mutating func date(_ formula: DateFormula, _ row: Int) -> Int? {
    switch formula {
    case .constant(let day): return day
    case .column(let index):
      guard case .date(let column) = columns[index] else { return nil }
      return column[row]
    case .choice(let condition, let a, let b):
      return truth(condition, row).flatMap { date($0 ? a : b, row) }
    }
  }

  mutating func text(_ formula: TextFormula, _ row: Int) -> String? {
    switch formula {
    case .constant(let text): return text
    case .column(let index):
      switch columns[index] {
      case .text(let column): return column[row]
      case .categorical(let column): return column[row].map { column.levels[$0].code }
      case .numeric, .date: return nil
      }
    case .choice(let condition, let a, let b):
      return truth(condition, row).flatMap { text($0 ? a : b, row) }
    }
  }

  /// Three-valued: false and missing is false, true or missing is true.
  mutating func truth(_ formula: TruthFormula, _ row: Int) -> Bool? {
    switch formula {
    case .constant(let value): return value
    case .compared(let sign, let a, let b):
      guard let x = number(a, row), let y = number(b, row) else { return nil }
      return compare(sign, x, y)
    case .comparedDates(let sign, let a, let b):
      guard let x = date(a, row), let y = date(b, row) else { return nil }
      return compare(sign, Double(x), Double(y))
    case .sameText(let a, let b):
      guard let x = text(a, row), let y = text(b, row) else { return nil }
      return CodeBook([x]).position(of: y, value: NumberCell.value(of: y)) != nil
    case .oneOf(let a, let codes):
      return text(a, row).map { codes.position(of: $0, value: NumberCell.value(of: $0)) != nil }
    case .numberIn(let a, let numbers): return number(a, row).map(numbers.contains)
    case .dateIn(let a, let days): return date(a, row).map(days.contains)
    case .level(let index, let marked): return level(index, row).map { marked[$0] }
    case .and(let a, let b):
      let x = truth(a, row)
      if x == false { return false }
      let y = truth(b, row)
      return y == false ? false : x == nil ? nil : y
    case .or(let a, let b):
      let x = truth(a, row)
      if x == true { return true }
      let y = truth(b, row)
      return y == true ? true : x == nil ? nil : y
    case .not(let a): return truth(a, row).map { !$0 }
    case .isMissing(let a): return isMissing(a, row)
    case .choice(let condition, let a, let b):
      return truth(condition, row).flatMap { truth($0 ? a : b, row) }
    }
  }

  private mutating func isMissing(_ formula: TypedFormula, _ row: Int) -> Bool {
    switch formula {
    case .number(let a, _): number(a, row) == nil
    case .date(let a): date(a, row) == nil
    case .text(let a): text(a, row) == nil
    case .truth(let a): truth(a, row) == nil
    }
  }

  private func level(_ index: Int, _ row: Int) -> Int? {
    guard case .categorical(let column) = columns[index] else { return nil }
    return column[row]
  }

  private mutating func extreme(
    _ all: [NumberFormula], _ row: Int, _ better: (Double, Double) -> Double
  ) -> Double? {
    var result: Double?
    for formula in all {
      guard let x = number(formula, row) else { return nil }
      result = result.map { better($0, x) } ?? x
    }
    return result
  }

  private mutating func finite(_ value: Double, or cause: Cause) -> Double? {
    if value.isFinite { return value }
    causes.insert(cause)
    return nil
  }

  private mutating func arithmetic(
    _ sign: Expression.Operator, _ x: Double, _ y: Double
  ) -> Double? {
    switch sign {
    case .add: return finite(x + y, or: .overflow)
    case .subtract: return finite(x - y, or: .overflow)
    case .multiply: return finite(x * y, or: .overflow)
    case .divide: return finite(x / y, or: y == 0 ? .division : .overflow)
    case .power:
      let value = power(x, y)
      return finite(value, or: value.isNaN ? .power : x == 0 ? .division : .overflow)
    default: return nil
    }
  }

  /// Small whole powers are products, so that `height^2` is `height * height` to the last bit.
  private func power(_ x: Double, _ y: Double) -> Double {
    switch y {
    case 1: x
    case 2: x * x
    case 3: x * x * x
    default: pow(x, y)
    }
  }

  private mutating func apply(_ function: Expression.Function, _ x: Double) -> Double? {
    switch function {
    case .sqrt: return finite(x.squareRoot(), or: .root)
    case .log: return finite(log(x), or: .logarithm)
    case .log2: return finite(log2(x), or: .logarithm)
    case .log10: return finite(log10(x), or: .logarithm)
    case .exp: return finite(exp(x), or: .overflow)
    case .abs: return abs(x)
    default: return nil
    }
  }

  private func compare(_ sign: Expression.Operator, _ x: Double, _ y: Double) -> Bool? {
    switch sign {
    case .equal: x == y
    case .notEqual: x != y
    case .less: x < y
    case .lessOrEqual: x <= y
    case .greater: x > y
    case .greaterOrEqual: x >= y
    default: nil
    }
  }
}

/// Rounds half away from zero at a decimal digit.
///
/// 1.005 is stored a little below itself, and its product with 100 rounds once more: two steps up
/// in the last place undo both, so that the text "1.005" decides and not its binary shadow.
func roundHalfAway(_ x: Double, digits: Double) -> Double {
  let places = digits.rounded()
  guard places >= -300, places <= 15 else { return places > 0 ? x : 0 }
  let scale = pow(10, abs(places))
  let scaled = places < 0 ? abs(x) / scale : (abs(x) * scale)
  guard scaled < 1e15 else { return x }
  let whole = (places == 0 ? scaled : scaled.nextUp.nextUp).rounded(.toNearestOrAwayFromZero)
  let result = places < 0 ? whole * scale : whole / scale
  return x < 0 ? -result : result
}

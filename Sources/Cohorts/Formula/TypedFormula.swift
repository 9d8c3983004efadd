/// A number computed from a row; columns are known by their index.
indirect enum NumberFormula: Sendable {
  case constant(Double)
  case column(Int)
  case negative(NumberFormula)
  case binary(Expression.Operator, NumberFormula, NumberFormula)
  case scaled(NumberFormula, Double)
  case function(Expression.Function, NumberFormula)
  case least([NumberFormula])
  case greatest([NumberFormula])
  case rounded(NumberFormula, NumberFormula?)
  /// The days between two dates, divided.
  case span(DateFormula, DateFormula, Double)
  /// A categorical column whose codes are all numbers, by value.
  case levelValues(Int, [Double])
  case choice(TruthFormula, NumberFormula, NumberFormula)

  /// The number in another unit.
  func converted(by factor: Double) -> NumberFormula {
    if factor == 1 { return self }
    if let divisor = DecimalPower.divisor(for: factor) {
      return .binary(.divide, self, .constant(divisor))
    }
    return .scaled(self, factor)
  }
}

/// A calendar date taken from a row.
indirect enum DateFormula: Sendable {
  case constant(Int)
  case column(Int)
  case choice(TruthFormula, DateFormula, DateFormula)
}

/// A text or a raw code taken from a row.
indirect enum TextFormula: Sendable {
  case constant(String)
  case column(Int)
  case choice(TruthFormula, TextFormula, TextFormula)
}

/// A condition on a row.
indirect enum TruthFormula: Sendable {
  case constant(Bool)
  case compared(Expression.Operator, NumberFormula, NumberFormula)
  case comparedDates(Expression.Operator, DateFormula, DateFormula)
  case sameText(TextFormula, TextFormula)
  case oneOf(TextFormula, CodeBook)
  case numberIn(NumberFormula, ListedNumbers)
  case dateIn(DateFormula, Set<Int>)
  /// A categorical column's level is among those marked.
  case level(Int, [Bool])
  case and(TruthFormula, TruthFormula)
  case or(TruthFormula, TruthFormula)
  case not(TruthFormula)
  case isMissing(TypedFormula)
  case choice(TruthFormula, TruthFormula, TruthFormula)
}

/// A formula whose operands are known to fit.
enum TypedFormula: Sendable {
  /// A number and its unit; without one a bare number, which mixes with every unit.
  case number(NumberFormula, Unit?)
  case date(DateFormula)
  case text(TextFormula)
  case truth(TruthFormula)
}

/// The numbers of a list: a few are compared one by one, which costs less than to look one up.
struct ListedNumbers: Sendable {
  private static let few = 8
  /// The numbers, each once, ascending.
  let sorted: [Double]
  private let many: Set<Double>

  init(_ numbers: [Double]) {
    let all = Set(numbers)
    sorted = all.sorted()
    many = all.count > Self.few ? all : []
  }

  func contains(_ number: Double) -> Bool {
    many.isEmpty ? sorted.contains(number) : many.contains(number)
  }
}

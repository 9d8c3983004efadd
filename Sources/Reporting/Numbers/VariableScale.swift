import Cohorts

/// With how many decimals a variable's numbers are printed.
///
/// Means and standard deviations have one decimal more than the data, but no more than show three
/// significant digits of the standard deviation; medians, quartiles and limits have the data's
/// own decimals. Data with three decimals or more, such as the result of a formula, follow the
/// standard deviation alone. `digits` in the plan replaces both.
struct VariableScale: Equatable, Sendable {
  /// Decimals of means, standard deviations and differences.
  let mean: Int
  /// Decimals of medians, quartiles and limits.
  let data: Int

  /// The scale that the plan asks for.
  init(digits: Int) {
    mean = digits
    data = digits
  }

  /// The scale of means and standard deviations as somebody printed them.
  init(printed numbers: [Double]) { self.init(digits: Self.decimals(of: numbers)) }

  /// The scale of the numbers of some patients.
  init(_ column: NumericColumn, of patients: Patients) {
    let numbers = column.valueCounts(patients)
    let values = numbers?.values ?? column.numbers(patients)
    let found = Self.decimals(of: values)
    let shown = Self.decimalsOfSpread(values, numbers?.counts)
    let isFine = found >= 3
    mean = shown.map { isFine ? $0 : min($0, found + 1) } ?? found + 1
    data = isFine ? mean : min(found, mean)
  }

  /// The largest number of decimals among the values; three stand for more.
  private static func decimals(of values: [Double]) -> Int {
    var most = 0
    for value in values where most < 3 {
      while most < 3, !hasDecimals(value, atMost: most) { most += 1 }
    }
    return most
  }

  /// Whether the value is the double nearest to a decimal text with so few decimals.
  private static func hasDecimals(_ value: Double, atMost decimals: Int) -> Bool {
    let power: Double = decimals == 0 ? 1 : decimals == 1 ? 10 : 100
    let whole = (value * power).rounded()
    return whole / power == value
  }

  /// The decimals that show three significant digits of the standard deviation; eight at most.
  private static func decimalsOfSpread(_ values: [Double], _ counts: [Int]?) -> Int? {
    let times = counts.map { $0.map(Double.init) } ?? values.map { _ in 1 }
    let n = times.reduce(0, +)
    let centre = zip(values, times).reduce(0) { $0 + $1.0 * $1.1 } / n
    let squares = zip(values, times).reduce(0) { sum, own in
      sum + (own.0 - centre) * (own.0 - centre) * own.1
    }
    let spread = (squares / (n - 1)).squareRoot()
    guard n > 1, spread > 0, let text = DecimalText(spread) else { return nil }
    return min(8, max(0, 2 - text.magnitude))
  }
}

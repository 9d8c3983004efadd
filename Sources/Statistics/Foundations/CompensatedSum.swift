/// A running sum kept as two doubles, so that no rounding of the sum is lost (Dekker 1971).
struct CompensatedSum {
  private(set) var high = 0.0
  private(set) var low = 0.0

  /// The sum, rounded once.
  var value: Double { high + low }

  /// Adds a number.
  mutating func add(_ x: Double) {
    let sum = high + x
    let part = sum - high
    let error = (high - (sum - part)) + (x - part)
    let rest = low + error
    high = sum + rest
    low = rest - (high - sum)
  }

  /// The sum of an array.
  static func of(_ values: [Double]) -> CompensatedSum {
    var sum = CompensatedSum()
    for x in values { sum.add(x) }
    return sum
  }
}

/// A mean to twice the precision of a double, and what is needed of the deviations from it.
struct Centre {
  private let high: Double
  private let low: Double

  /// The mean of the values; 0 when there is none.
  init(of values: [Double]) {
    let sum = CompensatedSum.of(values)
    let n = Double(max(values.count, 1))
    let quotient = sum.high / n
    // The remainder of the division is exact in one fused step.
    let remainder = sum.high.addingProduct(-quotient, n)
    high = quotient
    low = (remainder + sum.low) / n
  }

  /// The mean, rounded once.
  var value: Double { high + low }

  /// x minus the mean.
  func deviation(_ x: Double) -> Double { (x - high) - low }

  /// This mean minus another.
  func minus(_ other: Centre) -> Double { (high - other.high) + (low - other.low) }

  /// Σ(x − mean)².
  func sumOfSquares(_ values: [Double]) -> Double {
    var sum = CompensatedSum()
    for x in values {
      let d = deviation(x)
      sum.add(d * d)
    }
    return sum.value
  }
}

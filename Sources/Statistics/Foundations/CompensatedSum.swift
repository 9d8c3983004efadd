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

  /// Adds another sum.
  mutating func add(_ other: CompensatedSum) {
    add(other.high)
    add(other.low)
  }

  /// Adds a number several times: the product and what its rounding lost.
  mutating func add(_ x: Double, times count: Int) {
    let product = x * Double(count)
    add(product)
    if count > 1 { add((-product).addingProduct(x, Double(count))) }
  }

  /// The sum of what a function gives of each value of a sample.
  static func of(_ sample: Sample, _ term: @Sendable (Double) -> Double) -> CompensatedSum {
    guard sample.areCounted else { return of(sample.values, term) }
    var sum = CompensatedSum()
    for run in sample.sorted.runs { sum.add(term(run.value), times: run.count) }
    return sum
  }

  /// The sum of an array.
  static func of(_ values: [Double]) -> CompensatedSum {
    of(values) { $0 }
  }

  /// The sum of what a function gives of each number.
  ///
  /// Of many numbers, blocks are summed on all cores, each in four sums side by side.
  static func of(
    _ values: [Double], _ term: @Sendable (Double) -> Double
  ) -> CompensatedSum {
    let blocks = Cores.blocks(of: values.count)
    guard blocks.count > 1 else {
      var sum = CompensatedSum()
      for x in values { sum.add(term(x)) }
      return sum
    }
    let parts = Cores.parts(blocks.count) { index in
      var lanes = CompensatedLanes()
      var place = blocks[index].lowerBound
      let end = blocks[index].upperBound
      while place + 4 <= end {
        let (a, b) = (term(values[place]), term(values[place + 1]))
        let (c, d) = (term(values[place + 2]), term(values[place + 3]))
        lanes.add(SIMD4<Double>(a, b, c, d))
        place += 4
      }
      var sum = lanes.sum
      for x in values[place..<end] { sum.add(term(x)) }
      return sum
    }
    var sum = CompensatedSum()
    for part in parts { sum.add(part) }
    return sum
  }
}

/// Four compensated sums side by side.
struct CompensatedLanes {
  private var high = SIMD4<Double>.zero
  private var low = SIMD4<Double>.zero

  /// Adds a number to each.
  mutating func add(_ x: SIMD4<Double>) {
    let sum = high + x
    let part = sum - high
    let error = (high - (sum - part)) + (x - part)
    let rest = low + error
    high = sum + rest
    low = rest - (high - sum)
  }

  /// All four together.
  var sum: CompensatedSum {
    var sum = CompensatedSum()
    for lane in 0..<4 {
      sum.add(high[lane])
      sum.add(low[lane])
    }
    return sum
  }
}

/// A mean to twice the precision of a double, and what is needed of the deviations from it.
struct Centre {
  private let high: Double
  private let low: Double

  /// The mean of the values; 0 when there is none.
  init(of values: [Double]) { self.init(of: CompensatedSum.of(values), count: values.count) }

  /// The mean of so many values with this sum.
  init(of sum: CompensatedSum, count: Int) {
    let n = Double(max(count, 1))
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
    powerSum(values, 2)
  }

  /// Σ(x − mean)ʳ over a sample, for r of 2, 3 or 4.
  func powerSum(_ sample: Sample, _ r: Int) -> Double {
    guard sample.areCounted else { return powerSum(sample.values, r) }
    let own = self
    return CompensatedSum.of(sample) {
      let d = own.deviation($0)
      return (1..<r).reduce(d) { power, _ in power * d }
    }.value
  }

  /// Σ(x − mean)ʳ, for r of 2, 3 or 4.
  func powerSum(_ values: [Double], _ r: Int) -> Double {
    let own = self
    switch r {
    case 2:
      return CompensatedSum.of(values) {
        let d = own.deviation($0)
        return d * d
      }.value
    case 3:
      return CompensatedSum.of(values) {
        let d = own.deviation($0)
        return d * d * d
      }.value
    default:
      return CompensatedSum.of(values) {
        let d = own.deviation($0)
        return d * d * d * d
      }.value
    }
  }
}

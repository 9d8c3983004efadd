/// The ranks of the values of one or several groups, equal values sharing the mean of their ranks.
public struct Ranks: Equatable, Sendable {
  /// The midrank of each value, in the order given; the smallest value has rank 1.
  public let values: [Double]
  /// The sizes of the groups of equal values, from the smallest value up.
  public let tieSizes: [Int]

  /// The midranks of the values.
  public init(_ values: [Double]) {
    let order = Sorting.order(values)
    var ranks = [Double](repeating: 0, count: values.count)
    var sizes: [Int] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      let value = values[Int(order[start])]
      while end < order.count, values[Int(order[end])] == value { end += 1 }
      for place in start..<end { ranks[Int(order[place])] = Double(start + 1 + end) / 2 }
      sizes.append(end - start)
      start = end
    }
    self.values = ranks
    tieSizes = sizes
  }

  /// Whether any two values are equal.
  public var hasTies: Bool { tieSizes.count < values.count }

  /// Σ(t³ − t) over the groups of t equal values.
  public var tieTerm: Double {
    var sum = 0.0
    for size in tieSizes {
      let t = Double(size)
      sum += t * (t * t - 1)
    }
    return sum
  }
}

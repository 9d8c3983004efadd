/// All sums aᵢ + bⱼ of two sorted lists, from which any order statistic is taken without making
/// them all.
///
/// Every row is sorted. A pivot, the median of the rows' medians weighted by what is left of each
/// row, lies above a quarter of what is left and below another quarter, so that each step drops at
/// least a quarter: about log(mn) steps of m log n each. D. B. Johnson and T. Mizoguchi, *Selecting
/// the kth element in X + Y and X₁ + X₂ + … + Xₘ*, SIAM J. Comput. 7 (1978) 147–153.
/// doi:10.1137/0207013
struct PairSums: Equatable {
  private let rows: [Double]
  private let columns: [Double]
  /// Whether only the sums with j ≥ i count.
  private let isTriangular: Bool
  /// The number of sums.
  let count: Int

  /// The sums of each value of one list with each of the other.
  init(_ first: [Double], _ second: [Double]) {
    let (a, b) = (Sorting.sorted(first), Sorting.sorted(second))
    (rows, columns) = a.count < b.count ? (a, b) : (b, a)
    isTriangular = false
    count = a.count * b.count
  }

  /// The sums of each value with itself and with those after it.
  init(pairsOf values: [Double]) {
    rows = Sorting.sorted(values)
    columns = rows
    isTriangular = true
    count = values.count * (values.count + 1) / 2
  }

  /// The k-th smallest sum, 1 ≤ k ≤ ``count``.
  func smallest(_ k: Int) -> Double {
    var low = rows.indices.map { isTriangular ? $0 : 0 }
    var high = rows.map { _ in columns.count }
    let start = low
    while true {
      let left = zip(low, high).reduce(0) { $0 + ($1.1 - $1.0) }
      let dropped = zip(start, low).reduce(0) { $0 + ($1.1 - $1.0) }
      if left <= max(64, rows.count) { return pick(k - dropped, low, high) }
      let pivot = weightedMedian(low, high)
      let below = rows.indices.map { place(in: $0, low[$0], high[$0]) { $0 < pivot } }
      if k <= rank(below, start) {
        high = below
        continue
      }
      let notAbove = rows.indices.map { place(in: $0, low[$0], high[$0]) { $0 <= pivot } }
      if k <= rank(notAbove, start) { return pivot }
      low = notAbove
    }
  }

  private func rank(_ places: [Int], _ start: [Int]) -> Int {
    zip(places, start).reduce(0) { $0 + ($1.0 - $1.1) }
  }

  /// The first column, from `low` on and before `high`, whose sum does not satisfy a condition.
  private func place(
    in row: Int, _ low: Int, _ high: Int, _ condition: (Double) -> Bool
  ) -> Int {
    var (low, high) = (low, high)
    while low < high {
      let middle = low + (high - low) / 2
      if condition(rows[row] + columns[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The median of the rows' medians, each weighing as much as is left of its row.
  private func weightedMedian(_ low: [Int], _ high: [Int]) -> Double {
    var medians: [(value: Double, weight: Int)] = []
    for row in rows.indices where low[row] < high[row] {
      let middle = low[row] + (high[row] - low[row]) / 2
      medians.append((rows[row] + columns[middle], high[row] - low[row]))
    }
    medians.sort { $0.value < $1.value }
    let total = medians.reduce(0) { $0 + $1.weight }
    var sum = 0
    for median in medians {
      sum += median.weight
      if 2 * sum >= total { return median.value }
    }
    return 0
  }

  /// The k-th smallest of what is left.
  private func pick(_ k: Int, _ low: [Int], _ high: [Int]) -> Double {
    var left: [Double] = []
    for row in rows.indices {
      for column in low[row]..<high[row] { left.append(rows[row] + columns[column]) }
    }
    left.sort()
    return left[min(max(k, 1), left.count) - 1]
  }
}

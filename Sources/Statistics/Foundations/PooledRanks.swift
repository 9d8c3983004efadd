/// The midranks of two sorted groups among both.
struct PooledRanks {
  /// Twice the sum of the midranks of the first group, a whole number.
  private(set) var twiceSumOfFirst = 0
  /// The sizes of the groups of equal values, from the smallest value up.
  private(set) var tieSizes: [Int32] = []
  /// Σ(t³ − t) over the groups of t equal values.
  private(set) var tieTerm = 0.0

  /// The ranks of two groups, each ascending.
  init(_ first: [Double], _ second: [Double]) {
    var (i, j) = (0, 0)
    while i < first.count || j < second.count {
      let value = min(
        i < first.count ? first[i] : .infinity, j < second.count ? second[j] : .infinity)
      let (firstStart, start) = (i, i + j)
      while i < first.count, first[i] <= value { i += 1 }
      while j < second.count, second[j] <= value { j += 1 }
      twiceSumOfFirst += (i - firstStart) * (start + 1 + i + j)
      tieSizes.append(Int32(truncatingIfNeeded: i + j - start))
      let t = Double(i + j - start)
      tieTerm += t * (t * t - 1)
    }
  }
}

/// The midranks of two sorted groups among both.
struct PooledRanks {
  /// Twice the sum of the midranks of the first group, a whole number.
  private(set) var twiceSumOfFirst = 0
  /// The sizes of the groups of equal values, from the smallest value up.
  private(set) var tieSizes: [Int32] = []
  /// Σ(t³ − t) over the groups of t equal values.
  private(set) var tieTerm = 0.0

  /// The ranks of two groups, each ascending.
  init(_ first: SortedValues, _ second: SortedValues) {
    var start = 0
    for run in JoinedRuns(first, second) {
      let size = run.first + run.second
      twiceSumOfFirst += run.first * (2 * start + 1 + size)
      tieSizes.append(Int32(truncatingIfNeeded: size))
      let t = Double(size)
      tieTerm += t * (t * t - 1)
      start += size
    }
  }
}

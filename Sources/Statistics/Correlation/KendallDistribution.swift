/// The concordant minus the discordant pairs, in n log n steps.
///
/// Sorted by x and within equal x by y, the discordant pairs are the exchanges a merge sort by y
/// makes. W. R. Knight, J. Am. Stat. Assoc. 61 (1966) 436–439.
/// doi:10.1080/01621459.1966.10480879
enum ConcordantPairs {
  /// S of the ranks of two variables.
  static func score(_ x: [Double], _ y: [Double]) -> Int {
    let order = x.indices.sorted { x[$0] != x[$1] ? x[$0] < x[$1] : y[$0] < y[$1] }
    var sorted = order.map { y[$0] }
    let tied =
      tiedPairs(x.sorted()) + tiedPairs(y.sorted()) - tiedPairs(order.map { (x[$0], y[$0]) })
    let pairs = x.count * (x.count - 1) / 2
    return pairs - tied - 2 * exchanges(&sorted)
  }

  private static func tiedPairs(_ sorted: [Double]) -> Int { tiedPairs(sorted.map { ($0, 0) }) }

  private static func tiedPairs(_ sorted: [(Double, Double)]) -> Int {
    var (pairs, run) = (0, 0)
    for (last, next) in zip(sorted, sorted.dropFirst()) {
      run = last == next ? run + 1 : 0
      pairs += run
    }
    return pairs
  }

  /// Sorts, and counts the pairs that were in falling order.
  private static func exchanges(_ values: inout [Double]) -> Int {
    var exchanges = 0
    var width = 1
    while width < values.count {
      var merged: [Double] = []
      merged.reserveCapacity(values.count)
      for start in stride(from: 0, to: values.count, by: 2 * width) {
        let middle = min(start + width, values.count)
        let end = min(middle + width, values.count)
        var (i, j) = (start, middle)
        while i < middle || j < end {
          if j == end || (i < middle && values[i] <= values[j]) {
            merged.append(values[i])
            i += 1
          } else {
            merged.append(values[j])
            exchanges += middle - i
            j += 1
          }
        }
      }
      values = merged
      width *= 2
    }
    return exchanges
  }
}

/// The distribution of the number of inversions of a permutation, all being equally likely.
///
/// ```
/// P(k; n) = (P(k; n − 1) + P(k − 1; n − 1) + … + P(k − n + 1; n − 1)) / n
/// ```
///
/// the last of n values standing above 0 to n − 1 of the others.
enum InversionCounts {
  static let limit = 200_000_000

  /// P(K ≤ k).
  static func lowerTail(_ k: Int, count n: Int) throws(StatisticsError) -> Double {
    let all = n * (n - 1) / 2
    if k < 0 { return 0 }
    if k >= all { return 1 }
    if k > (all - 1) / 2 { return 1 - (try lowerTail(all - k - 1, count: n)) }
    guard Double(n) * Double(k + 1) <= Double(limit) else { throw .exactTooLarge(limit: limit) }
    var p = [1.0] + [Double](repeating: 0, count: k)
    for size in stride(from: 2, through: n, by: 1) { p = added(p, size: size) }
    return p.reduce(0, +)
  }

  /// One more value: sums of `size` neighbours, each kept as the one before plus and minus an end.
  private static func added(_ p: [Double], size: Int) -> [Double] {
    var result = p
    var sum = CompensatedSum()
    for k in p.indices {
      sum.add(p[k])
      if k >= size { sum.add(-p[k - size]) }
      result[k] = sum.value / Double(size)
    }
    return result
  }
}

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

/// The distribution of S over all permutations, of ranks with ties.
///
/// The groups of tied x are taken from the lowest up, each drawing its set of y from those left;
/// for every set of y already drawn the number of ways to each S is kept.
struct TiedScores {
  private let ways: [Int: Double]
  static let limit = 20_000_000

  init(_ x: [Double], _ y: [Double]) throws(StatisticsError) {
    let n = x.count
    let sizes = Ranks(x).tieSizes
    guard n <= 20 else { throw .exactTooLarge(limit: TiedScores.limit) }
    let below = y.map { value in TiedScores.set(y.indices.filter { y[$0] < value }) }
    let above = y.map { value in TiedScores.set(y.indices.filter { y[$0] > value }) }
    var states: [Int: [Int: Double]] = [0: [0: 1]]
    var steps = 0
    for size in sizes {
      var next: [Int: [Int: Double]] = [:]
      for (used, scores) in states {
        for drawn in TiedScores.subsets(of: ((1 << n) - 1) & ~used, size: size) {
          var gain = 0
          for j in 0..<n where drawn & (1 << j) != 0 {
            gain += (used & below[j]).nonzeroBitCount - (used & above[j]).nonzeroBitCount
          }
          steps += scores.count
          guard steps <= TiedScores.limit else { throw .exactTooLarge(limit: TiedScores.limit) }
          for (score, count) in scores {
            next[used | drawn, default: [:]][score + gain, default: 0] += count
          }
        }
      }
      states = next
    }
    ways = states[(1 << n) - 1] ?? [:]
  }

  /// The probability of the scores that satisfy a condition.
  func probability(_ condition: (Int) -> Bool) -> Double {
    var (sum, total) = (0.0, 0.0)
    for (score, count) in ways {
      total += count
      if condition(score) { sum += count }
    }
    return sum / total
  }

  private static func set(_ members: [Int]) -> Int { members.reduce(0) { $0 | (1 << $1) } }

  /// The subsets of a set with so many members.
  private static func subsets(of set: Int, size: Int) -> [Int] {
    guard size > 0 else { return [0] }
    guard set.nonzeroBitCount >= size else { return [] }
    let lowest = set & -set
    let rest = set ^ lowest
    return subsets(of: rest, size: size - 1).map { $0 | lowest } + subsets(of: rest, size: size)
  }
}

/// The null distribution of Mann and Whitney's U without ties, by counting.
///
/// ```
/// N(u; m, n) = N(u − n; m − 1, n) + N(u; m, n − 1)
/// ```
///
/// the largest of all m + n values being in the first group or in the second (Mann and Whitney
/// 1947). Only sums of positive numbers: a count of 10²⁹ keeps its first 15 digits.
struct RankSumCounts {
  private let m: Int
  private let n: Int

  init(_ first: Int, _ second: Int) {
    m = min(first, second)
    n = max(first, second)
  }

  /// P(U ≤ u).
  func lowerTail(_ u: Int) throws(StatisticsError) -> Double {
    let half = (m * n - 1) / 2
    if u < 0 { return 0 }
    if u >= m * n { return 1 }
    if u > half { return 1 - (try lowerTail(m * n - u - 1)) }
    guard Double(m) * Double(n) * Double(u + 1) < 2e9 else {
      throw .exactTooLarge(limit: 2_000_000_000)
    }
    return counts(upTo: u).reduce(0, +)
  }

  /// The smallest u ≤ mn/2 with P(U ≤ u) ≥ p.
  func quantile(_ p: Double) throws(StatisticsError) -> Int {
    let half = m * n / 2
    guard Double(m) * Double(n) * Double(half + 1) < 2e9 else {
      throw .exactTooLarge(limit: 2_000_000_000)
    }
    var sum = 0.0
    for (u, probability) in counts(upTo: half).enumerated() {
      sum += probability
      if sum >= p { return u }
    }
    return half
  }

  /// The probabilities of U = 0 … mn.
  func probabilities() throws(StatisticsError) -> [Double] {
    guard Double(m) * Double(n) * Double(m * n + 1) < 2e9 else {
      throw .exactTooLarge(limit: 2_000_000_000)
    }
    return counts(upTo: m * n)
  }

  /// The probabilities of U = 0 … u.
  ///
  /// Each step is weighted with the chance that the largest value is in that group, so that the
  /// numbers are probabilities from the start.
  private func counts(upTo u: Int) -> [Double] {
    let start = [1.0] + [Double](repeating: 0, count: u)
    var rows = [[Double]](repeating: start, count: m + 1)
    for size in 1...n {
      for i in 1...m {
        let first = Double(i) / Double(i + size)
        rows[i] = RankSumCounts.mixed(rows[i], rows[i - 1], shift: size, weight: first)
      }
    }
    return rows[m]
  }

  private static func mixed(
    _ same: [Double], _ fewer: [Double], shift: Int, weight: Double
  ) -> [Double] {
    var result = same
    for u in result.indices {
      result[u] *= 1 - weight
      if u >= shift { result[u] += weight * fewer[u - shift] }
    }
    return result
  }
}

/// The distribution of the sum of m of the given whole numbers, all subsets being equally likely.
///
/// The shift algorithm: taking the numbers one by one, the counts of sums of k numbers are those
/// of k − 1 shifted by the number, added. B. Streitberg and J. Röhmel, *Exact distributions for
/// permutation and rank tests*, Stat. Software Newsl. 12 (1986) 10–17.
struct SubsetSums {
  private let probabilities: [Double]
  private let origin: Int

  /// - Parameter scores: the numbers, sorted.
  init(of scores: [Int], taking m: Int) throws(StatisticsError) {
    let base = scores.first ?? 0
    let reduced = scores.map { $0 - base }
    let width = reduced.suffix(m).reduce(0, +) + 1
    guard Double(scores.count) * Double(m) * Double(width) < 2e9 else {
      throw .exactTooLarge(limit: 2_000_000_000)
    }
    var counts = [[Double]](repeating: [Double](repeating: 0, count: width), count: m + 1)
    counts[0][0] = 1
    for (place, score) in reduced.enumerated() {
      for k in stride(from: min(m, place + 1), to: 0, by: -1) {
        SubsetSums.add(counts[k - 1], shiftedBy: score, to: &counts[k])
      }
    }
    let total = counts[m].reduce(0, +)
    probabilities = counts[m].map { $0 / total }
    origin = m * base
  }

  /// The probability of the sums that satisfy a condition.
  func probability(_ condition: (Int) -> Bool) -> Double {
    var sum = 0.0
    for (index, p) in probabilities.enumerated() where condition(index + origin) { sum += p }
    return min(1, sum)
  }

  /// The smallest sum s with P(S ≤ s) ≥ p, and the largest with P(S ≥ s) ≥ p.
  func quantiles(_ p: Double) -> (lower: Int, upper: Int) {
    let lower = Self.place(p, in: probabilities)
    let upper = probabilities.count - 1 - Self.place(p, in: probabilities.reversed())
    return (lower + origin, upper + origin)
  }

  private static func place(_ p: Double, in probabilities: some Sequence<Double>) -> Int {
    var (sum, place) = (0.0, 0)
    for probability in probabilities {
      sum += probability
      if sum >= p { break }
      place += 1
    }
    return place
  }

  private static func add(_ counts: [Double], shiftedBy score: Int, to sums: inout [Double]) {
    guard score < sums.count else { return }
    for index in 0..<(sums.count - score) { sums[index + score] += counts[index] }
  }
}

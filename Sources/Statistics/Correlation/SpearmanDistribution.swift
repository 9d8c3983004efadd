internal import CGSL

/// The tail of Spearman's S without ties by an Edgeworth series.
///
/// ```
/// P(S ≥ s) = Q(x) + x/n · e^(−x²/2) · (polynomial in x² and 1/n)
/// x = (6(s − 1)/(n³ − n) − 1) √(n − 1)
/// ```
///
/// Cut to 0 … 1: of the smallest tails the series is below 0. D. J. Best and D. E. Roberts,
/// *Algorithm AS 89: the upper tail probabilities of Spearman's rho*, Appl. Stat. 24 (1975)
/// 377–379. doi:10.2307/2347111
enum SpearmanSeries {
  static func upperTail(_ s: Double, count: Int) -> Double {
    guard s > 0 else { return 1 }
    let n = Double(count)
    let x = (6 * (s - 1) / (n * n * n - n) - 1) * (n - 1).squareRoot()
    let y = x * x
    // The coefficients of yᵏ, each with its powers of b = 1/n.
    let b = 1 / n
    let k0 = 0.2274 + b * (0.2531 + 0.1745 * b)
    let k1 = -0.0758 + b * (0.1033 + 0.3932 * b)
    let k2 = -b * (0.0879 + 0.0151 * b)
    let k3 = b * (0.0072 - 0.0831 * b)
    let k4 = b * b * 0.0131
    let k5 = -b * b * 4.6e-4
    let polynomial = k0 + y * (k1 + y * (k2 + y * (k3 + y * (k4 + y * k5))))
    return max(0, min(1, StandardNormal.upperTail(x) + x * b * exp(-y / 2) * polynomial))
  }
}

/// The distribution of Σ(aᵢ − bⱼ)² when the b are assigned to the a in any order.
///
/// The a are taken one by one; for every number already used of each value of b the ways to each sum
/// are kept. Without ties these are 2ⁿ sets instead of n! orders, with ties far fewer.
struct SquaredDistances {
  /// The mean of the sum, Σa² + Σb² − 2 Σa Σb/n.
  let mean: Double
  private let probabilities: [Double]
  static let limit = 200_000_000

  init(_ first: [Int], _ second: [Int]) throws(StatisticsError) {
    let isSwapped = SquaredDistances.states(first) < SquaredDistances.states(second)
    let (a, b) = isSwapped ? (second, first) : (first, second)
    let squares = (a + b).reduce(0) { $0 + $1 * $1 }
    let n = Double(max(a.count, 1))
    mean = Double(squares) - 2 * Double(a.reduce(0, +)) * Double(b.reduce(0, +)) / n
    var width = 1
    for (x, y) in zip(a.sorted(), b.sorted(by: >)) { width += (x - y) * (x - y) }
    let values = SquaredDistances.counted(b)
    let work = SquaredDistances.states(b) * Double(values.count) / 2 * Double(width)
    guard work <= Double(SquaredDistances.limit) else {
      throw .exactTooLarge(limit: SquaredDistances.limit)
    }
    let all = SquaredDistances.ways(a, values, width: width)
    let total = all.reduce(0, +)
    probabilities = all.map { $0 / total }
  }

  /// The probability of the sums that satisfy a condition.
  func probability(_ condition: (Int) -> Bool) -> Double {
    var sum = 0.0
    for (s, p) in probabilities.enumerated() where condition(s) { sum += p }
    return min(1, sum)
  }

  /// Each value with its number, in ascending order.
  private static func counted(_ values: [Int]) -> [(value: Int, count: Int)] {
    Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +).sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }

  /// How many ways there are to have used so many of each value.
  private static func states(_ values: [Int]) -> Double {
    counted(values).reduce(1.0) { $0 * Double($1.count + 1) }
  }

  /// The ways to each sum, when every a has its b.
  ///
  /// The digits of a state, in a mixed base, say how many of each value are used; their sum says which
  /// a is next. Adding one is always a greater state, so that one pass in order does.
  private static func ways(
    _ a: [Int], _ values: [(value: Int, count: Int)], width: Int
  ) -> [Double] {
    let bases = values.map { $0.count + 1 }
    let last = bases.reduce(1, *) - 1
    var ways = [[Double]](repeating: [], count: last + 1)
    ways[0] = [1.0] + [Double](repeating: 0, count: width - 1)
    for state in 0..<max(last, 0) where !ways[state].isEmpty {
      var (rest, place) = (state, 1)
      var open: [(value: Int, next: Int)] = []
      var used = 0
      for (entry, base) in zip(values, bases) {
        if rest % base < entry.count { open.append((entry.value, state + place)) }
        used += rest % base
        rest /= base
        place *= base
      }
      for (value, next) in open {
        if ways[next].isEmpty { ways[next] = [Double](repeating: 0, count: width) }
        add(ways[state], shiftedBy: (a[used] - value) * (a[used] - value), to: &ways[next])
      }
      ways[state] = []
    }
    return ways[last]
  }

  private static func add(_ counts: [Double], shiftedBy shift: Int, to sums: inout [Double]) {
    guard shift < sums.count else { return }
    for index in 0..<(sums.count - shift) { sums[index + shift] += counts[index] }
  }
}

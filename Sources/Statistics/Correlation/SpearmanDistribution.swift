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
/// The a are taken one by one; for every set of b already used the number of ways to each sum is
/// kept: 2ⁿ sets instead of n! orders.
struct SquaredDistances {
  /// The mean of the sum, Σa² + Σb² − 2 Σa Σb/n.
  let mean: Double
  private let probabilities: [Double]
  static let limit = 200_000_000

  init(_ a: [Int], _ b: [Int]) throws(StatisticsError) {
    let n = a.count
    let squares = (a + b).reduce(0) { $0 + $1 * $1 }
    mean = Double(squares) - 2 * Double(a.reduce(0, +)) * Double(b.reduce(0, +)) / Double(n)
    var width = 1
    for (x, y) in zip(a.sorted(), b.sorted(by: >)) { width += (x - y) * (x - y) }
    guard n < 30, (1 << n) * n / 2 * width <= SquaredDistances.limit else {
      throw .exactTooLarge(limit: SquaredDistances.limit)
    }
    var ways = [[Double]](repeating: [], count: 1 << n)
    ways[0] = [Double](repeating: 0, count: width)
    ways[0][0] = 1
    for used in 0..<((1 << n) - 1) {
      let x = a[used.nonzeroBitCount]
      for j in 0..<n where used & (1 << j) == 0 {
        let next = used | (1 << j)
        if ways[next].isEmpty { ways[next] = [Double](repeating: 0, count: width) }
        SquaredDistances.add(ways[used], shiftedBy: (x - b[j]) * (x - b[j]), to: &ways[next])
      }
      ways[used] = []
    }
    let all = ways[(1 << n) - 1]
    let total = all.reduce(0, +)
    probabilities = all.map { $0 / total }
  }

  /// The probability of the sums that satisfy a condition.
  func probability(_ condition: (Int) -> Bool) -> Double {
    var sum = 0.0
    for (s, p) in probabilities.enumerated() where condition(s) { sum += p }
    return min(1, sum)
  }

  private static func add(_ counts: [Double], shiftedBy shift: Int, to sums: inout [Double]) {
    guard shift < sums.count else { return }
    for index in 0..<(sums.count - shift) { sums[index + shift] += counts[index] }
  }
}

/// The permutation test of the difference of two means, first − second.
///
/// H₀: both groups come from one distribution (the first shifted by µ), so that all ways to part the
/// values into groups of these sizes are equally likely. With T the sum of the smaller group (of
/// equal groups the first) and E its mean over all ways, p is the share of the ways with
///
/// ```
/// |T − E| ≥ |t − E|      one-sided: T ≥ t or T ≤ t
/// ```
///
/// All ways are gone through where there are no more than ``mostWays``; else B random ones, of which
/// m are as far, and the observed one is counted among them:
///
/// ```
/// p = (1 + m)/(B + 1),   standard error √(p(1 − p)/B)
/// ```
///
/// Sums that differ by less than 10⁻¹¹ Σ|x − x̄| or by the rounding of the values, 4·10⁻¹⁶ Σ|x|, are
/// equal. Where all values are equal the test is refused.
///
/// E. J. G. Pitman, *Significance tests which may be applied to samples from any populations*,
/// J. R. Stat. Soc. Suppl. 4 (1937) 119–130. doi:10.2307/2984124. Random ways: B. Phipson and
/// G. K. Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010) 39. doi:10.2202/1544-6115.1585.
public struct PermutationTest: Equatable, Sendable {
  /// The most ways that are gone through one by one.
  public static let mostWays = 200_000

  /// The difference of the means, first − second.
  public let estimate: Double
  /// The number of ways to part the values; `nil` where random ones stand for them.
  public let ways: Int?
  /// The number of random ways; `nil` where all are gone through.
  public let replicates: Int?
  /// How many ways are as far from E as the observed one, in either direction.
  private let far: Int
  /// How many have a difference at least as large as the observed one, and at most as large.
  private let (above, below): (Int, Int)

  /// The test of two samples, µ being taken from the first.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` for an empty group,
  ///   ``StatisticsError/constant`` when all values are equal, ``StatisticsError/outOfDomain(_:)``
  ///   below one replicate.
  public init(
    _ first: Sample, _ second: Sample, mu: Double = 0, replicates: Int = 10_000, seed: Int = 1
  ) throws(StatisticsError) {
    try [first, second].check(atLeast: 1)
    guard replicates > 0 else { throw .outOfDomain(Double(replicates)) }
    let (a, b) = (first.values.map { $0 - mu }, second.values)
    let isFirst = a.count <= b.count
    let values = isFirst ? a + b : b + a
    guard let one = values.first, values.contains(where: { $0 != one }) else { throw .constant }
    let size = min(a.count, b.count)
    var sum = CompensatedSum()
    var sizes = 0.0
    for value in values {
      sum.add(value)
      sizes += abs(value)
    }
    // Each value less the mean, so that E is 0.
    let mean = sum.value / Double(values.count)
    let centred = values.map { $0 - mean }
    let spread = centred.reduce(0) { $0 + abs($1) }
    var sums = Sums(
      observed: centred.prefix(size).reduce(0, +),
      tolerance: 1e-11 * spread + 2 * Double.ulpOfOne * sizes)
    let ways = Self.ways(values.count, size)
    if ways == nil {
      sums.add(random: replicates, of: centred, taking: size, seed: seed)
    } else {
      sums.add(all: centred[...], taking: size, sum: 0)
    }
    estimate =
      first.values.reduce(0, +) / Double(a.count) - second.values.reduce(0, +) / Double(b.count)
    self.ways = ways
    self.replicates = ways == nil ? replicates : nil
    far = sums.far
    (above, below) = isFirst ? (sums.above, sums.below) : (sums.below, sums.above)
  }

  /// The p-value.
  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    let count =
      switch alternative {
      case .twoSided: far
      case .less: below
      case .greater: above
      }
    if let ways { return Double(count) / Double(ways) }
    return Double(1 + count) / Double((replicates ?? 0) + 1)
  }

  /// The standard error of the p-value that random ways leave; 0 where all are gone through.
  public func standardError(_ alternative: Alternative = .twoSided) -> Double {
    guard let replicates else { return 0 }
    let p = pValue(alternative)
    return (p * (1 - p) / Double(replicates)).squareRoot()
  }

  /// The number of ways to take some of n; `nil` above ``mostWays``.
  private static func ways(_ n: Int, _ size: Int) -> Int? {
    var ways = 1
    for k in 1...max(1, size) {
      ways = ways * (n - size + k) / k
      if ways > mostWays { return nil }
    }
    return ways
  }

  /// Counts of sums that are as far as the observed one.
  private struct Sums {
    let observed: Double
    let tolerance: Double
    var far = 0
    var above = 0
    var below = 0

    mutating func add(_ sum: Double) {
      if abs(sum) >= abs(observed) - tolerance { far += 1 }
      if sum >= observed - tolerance { above += 1 }
      if sum <= observed + tolerance { below += 1 }
    }

    /// All ways to take some of the values, added to a sum.
    mutating func add(all values: ArraySlice<Double>, taking size: Int, sum: Double) {
      guard size > 0 else { return add(sum) }
      var rest = values
      while rest.count >= size, let value = rest.popFirst() {
        add(all: rest, taking: size - 1, sum: sum + value)
      }
    }

    /// Random ways: the first places of a shuffle.
    mutating func add(random count: Int, of values: [Double], taking size: Int, seed: Int) {
      var (values, generator) = (
        values, Philox(seed: UInt64(bitPattern: Int64(seed)), stream: 0)
      )
      for _ in 0..<count {
        var sum = 0.0
        for place in 0..<size {
          values.swapAt(place, place + generator.index(below: values.count - place))
          sum += values[place]
        }
        add(sum)
      }
    }
  }
}

internal import CGSL

/// A few values that fit among the others once they are multiplied or divided by one factor: heights
/// in metres among heights in centimetres.
///
/// The logarithms are cut at the widest gap of their lower, and of their upper fifth. Those beyond
/// the cut are the few, the rest the many, with median m and spread s, the largest of the distances
/// from m to six quantiles over those of a standard normal variable:
///
/// ```
/// s = max over p of |q(p) − m| / Φ⁻¹(p),   p = 0.05, 0.10, 0.25, 0.75, 0.90, 0.95
/// ```
///
/// so that a long tail makes s large on both sides. The few are suspected when a factor f among those
/// given meets all of this; of several, the one that brings their median nearest to m:
///
/// | | three or more | one or two |
/// | --- | --- | --- |
/// | log f is at least | 6 s | 10 s |
/// | the gap is at least | 1.5 s | 4 s |
/// | their median, moved by log f, is from m at most | 1.5 s | 2 s |
///
/// the gap is also at least a fifth of log f and twice any other gap on that side of m; and every
/// value, moved, lies within s/2 of the range of the many. Values that spread over a decade (many
/// laboratory values) are therefore never suspected of a factor of ten. Whole numbers from 1 to 9
/// below whole numbers are not suspected: they are counts.
///
/// Zero and negative values are left aside; there is no suspicion where they are more than a tenth
/// of the values, or fewer than 12 values are positive, or half of these are equal.
///
/// The rule is this package's own; the thresholds were set on 5553 columns of R's data sets, of which
/// 8 are suspected, 4 of them known to be in error.
public struct ScaleMixture: Equatable, Sendable {
  /// The positions of the few among the values given, ascending.
  public let positions: [Int]
  /// The factor between the two scales, greater than 1.
  public let factor: Double
  /// Whether the few are the smaller values, which the factor multiplies.
  public let isBelow: Bool

  /// The suspicion, if there is one.
  ///
  /// - Parameters:
  ///   - sample: the values.
  ///   - factors: the factors to think of, each greater than 1.
  public init?(_ sample: Sample, factors: [Double]) {
    let isLarge = sample.count >= 2 * Cores.block && !sample.areCounted
    if isLarge, ScaleBounds.exclude(sample.values, factors) { return nil }
    guard ScaleBounds.allow(sample.sorted, factors) else { return nil }
    self.init(searching: sample, factors)
  }

  /// The same without the bounds that spare the search in most columns.
  init?(searching sample: Sample, _ factors: [Double]) {
    let values = sample.values
    let order = values.indices.filter { values[$0] > 0 }.sorted { values[$0] < values[$1] }
    guard order.count >= 12, 10 * order.count >= 9 * values.count else { return nil }
    let logs = order.map { log10(values[$0]) }
    let isWhole = order.allSatisfy { values[$0] == values[$0].rounded() }
    var best: (split: ScaleSplit, fit: (factor: Double, distance: Double), isBelow: Bool)?
    for isBelow in [true, false] {
      let rising = isBelow ? logs.reversed().map { -$0 } : logs
      guard let split = ScaleSplit(rising), let fit = split.fit(factors) else { continue }
      if isBelow, isWhole, values[order[split.few - 1]] < 10 { continue }
      if best.map({ fit.distance < $0.fit.distance }) ?? true { best = (split, fit, isBelow) }
    }
    guard let best else { return nil }
    let few = best.isBelow ? order.prefix(best.split.few) : order.suffix(best.split.few)
    (positions, factor, isBelow) = (few.sorted(), best.fit.factor, best.isBelow)
  }
}

/// What every suspicion meets, read from the order of the values without a logarithm of each.
///
/// Wherever the cut lies, the many are four fifths of the n values or more, but not all: their
/// quantile p stands between the positions p (4n/5 − 1) and p (n − 2). So their spread is at least
/// s₀, a distance between two such positions over the normal quantile; the factor's logarithm is at
/// least 6 s₀, and the gap at least 1.5 s₀ and a fifth of the smallest factor's.
enum ScaleBounds {
  private static let quantiles: [(p: Double, normal: Double)] = [
    (0.05, 1.6448536269514722), (0.1, 1.2815515655446004), (0.25, 0.6744897501960817),
  ]

  /// Whether no gap between positive values is as wide as a fifth of the smallest factor's logarithm,
  /// as their leading bits tell already: where it is true no order is needed.
  ///
  /// Positive numbers are ordered as their bits; with 8 of the mantissa, a step is less than 0.0017 of
  /// the logarithm, but not below the normal numbers.
  static func exclude(_ values: [Double], _ factors: [Double]) -> Bool {
    guard let smallest = factors.filter({ $0 > 1 }).min() else { return true }
    let step = { (value: Double) in Int(value.bitPattern >> 44) }
    var (least, most) = (Int.max, 0)
    for value in values where value > 0 {
      (least, most) = (min(least, step(value)), max(most, step(value)))
    }
    let isFine = 0.2 * log10(smallest) > 0.004
    guard least <= most, most - least < 1 << 16, isFine, least > 1 << 8 else { return false }
    var holds = [Bool](repeating: false, count: most - least + 1)
    for value in values where value > 0 { holds[step(value) - least] = true }
    let edge = { (step: Int) in log10(Double(bitPattern: UInt64(step + least) << 44)) }
    var before = 0
    for own in holds.indices where holds[own] {
      if own > before + 1, edge(own + 1) - edge(before) >= 0.2 * log10(smallest) { return false }
      before = own
    }
    return true
  }

  static func allow(_ sorted: SortedValues, _ factors: [Double]) -> Bool {
    let first = sorted.count(below: 0, orEqual: true)
    let count = sorted.count - first
    guard count >= 12, 10 * count >= 9 * sorted.count,
      let largest = factors.max(), let smallest = factors.filter({ $0 > 1 }).min()
    else { return false }
    let above = gap(count, largest, smallest) { log10(sorted[first + $0]) }
    let below = gap(count, largest, smallest) { -log10(sorted[sorted.count - 1 - $0]) }
    guard above != nil || below != nil else { return false }
    let most = count / 5
    var (previous, smaller) = (0.0, 0)
    for run in sorted.runs {
      defer { (previous, smaller) = (run.value, smaller + run.count) }
      guard previous > 0 else { continue }
      for (gap, few) in [(above, sorted.count - smaller), (below, smaller - first)] {
        if let gap, few <= most, log10(run.value) - log10(previous) >= gap { return true }
      }
    }
    return false
  }

  /// The least gap of logarithms that rise, of which the few are the largest; `nil` where they are
  /// too far spread for any factor.
  private static func gap(
    _ count: Int, _ largest: Double, _ smallest: Double, _ value: (Int) -> Double
  ) -> Double? {
    let most = count / 5
    let (least, greatest) = (Double(count - most - 1), Double(count - 2))
    // The ends between which a quantile of the many lies.
    func low(_ p: Double) -> Double { value(Int((least * p).rounded(.down))) }
    func high(_ p: Double) -> Double { value(Int((greatest * p).rounded(.up))) }
    let spread = quantiles.reduce(0) { spread, tail in
      max(
        spread, (low(0.5) - high(tail.p)) / tail.normal, (low(1 - tail.p) - high(0.5)) / tail.normal
      )
    }
    guard log10(largest) >= 6 * spread else { return nil }
    return max(1.5 * spread, 0.2 * log10(smallest))
  }
}

/// Rising logarithms cut at the widest gap of their upper fifth.
private struct ScaleSplit {
  /// How many lie above the gap.
  let few: Int
  private let many: ArraySlice<Double>
  private let above: ArraySlice<Double>
  private let gap: Double
  private let median: Double
  private let spread: Double

  init?(_ logs: [Double]) {
    let most = logs.count / 5
    let cuts = (logs.count - most)..<logs.count
    guard let cut = cuts.max(by: { logs[$0] - logs[$0 - 1] < logs[$1] - logs[$1 - 1] }) else {
      return nil
    }
    few = logs.count - cut
    many = logs[..<cut]
    above = logs[cut...]
    gap = logs[cut] - logs[cut - 1]
    let sorted = Array(many)
    guard let median = QuantileType.gumbel.quantile(0.5, ofSorted: sorted) else { return nil }
    self.median = median
    let tails: [(Double, Double)] = [
      (0.05, 1.6448536269514722), (0.1, 1.2815515655446004), (0.25, 0.6744897501960817),
    ]
    spread = tails.reduce(0) { spread, tail in
      let low = QuantileType.gumbel.quantile(tail.0, ofSorted: sorted) ?? median
      let high = QuantileType.gumbel.quantile(1 - tail.0, ofSorted: sorted) ?? median
      return max(spread, (median - low) / tail.1, (high - median) / tail.1)
    }
    guard spread > 0 else { return nil }
  }

  /// The factor that moves those above the gap to the middle of the others.
  func fit(_ factors: [Double]) -> (factor: Double, distance: Double)? {
    let isAlone = few < 3
    let middle = QuantileType.gumbel.quantile(0.5, ofSorted: Array(above)) ?? median
    guard gap >= (isAlone ? 4 : 1.5) * spread, gap >= 2 * widestOtherGap,
      let least = many.first, let most = many.last, let low = above.first, let high = above.last
    else { return nil }
    var best: (factor: Double, distance: Double)?
    for factor in factors where factor > 1 {
      let shift = log10(factor)
      let distance = abs(middle - shift - median)
      guard shift >= (isAlone ? 10 : 6) * spread, gap >= 0.2 * shift,
        distance <= (isAlone ? 2 : 1.5) * spread,
        low - shift >= least - spread / 2, high - shift <= most + spread / 2
      else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (factor, distance) }
    }
    return best
  }

  /// The widest gap among the many above their middle.
  private var widestOtherGap: Double {
    let upper = many[(many.count / 2)...]
    return zip(upper, upper.dropFirst()).map { $1 - $0 }.max() ?? 0
  }
}

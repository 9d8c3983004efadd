/// Hodges and Lehmann's estimate of a shift, with the interval of the rank test.
///
/// Two samples: the median of the n₁n₂ differences x − y. One sample: the pseudomedian, the median
/// of the n(n + 1)/2 Walsh averages (xᵢ + xⱼ)/2, i ≤ j. The limits are the k-th of these values
/// from below and from above, k being the quantile of the rank statistic: exact where R searches.
///
/// The values are selected, not made: groups of 10,000 take a moment. J. L. Hodges and E. L.
/// Lehmann, Ann. Math. Stat. 34 (1963) 598–611. doi:10.1214/aoms/1177704172
public struct HodgesLehmann: Equatable, Sendable {
  /// The estimate of the shift, first − second, or the pseudomedian.
  public let estimate: Double
  /// The differences or Walsh averages.
  private let values: PairSums
  private let counts: [Int]
  /// The standard deviation of the rank statistic, ties within the samples counted.
  private let standardDeviation: Double
  /// The rank-sum test of two samples with tied values.
  private let tied: MannWhitney?

  /// The largest sample: the number of pairs stays a whole number of a double.
  public static let limit = 50_000_000

  /// The shift between two samples.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` for an empty group,
  ///   ``StatisticsError/exactTooLarge(limit:)`` for a group beyond ``limit``.
  public init(_ first: Sample, _ second: Sample) throws(StatisticsError) {
    try [first, second].check(atLeast: 1)
    try Self.checkSize(max(first.count, second.count))
    let (m, n) = (Double(first.count), Double(second.count))
    let ties = Ranks(first.values).tieTerm + Ranks(second.values).tieTerm
    let total = m + n
    self.init(
      PairSums(first.values, second.values.map { -$0 }), counts: [first.count, second.count],
      variance: m * n / 12 * (total + 1 - ties / (total * (total - 1))),
      tied: (try? MannWhitney(first, second)).flatMap { $0.hasTies ? $0 : nil })
  }

  /// The pseudomedian of one sample, such as paired differences.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` for an empty sample,
  ///   ``StatisticsError/exactTooLarge(limit:)`` for a sample beyond ``limit``.
  public init(_ sample: Sample) throws(StatisticsError) {
    guard sample.count > 0 else { throw .tooFew(needed: 1, found: 0) }
    try Self.checkSize(sample.count)
    let n = Double(sample.count)
    let ties = Ranks(sample.values).tieTerm
    // Halves are exact, so that a sum of two is the average rounded once.
    self.init(
      PairSums(pairsOf: sample.values.map { $0 / 2 }), counts: [sample.count],
      variance: n * (n + 1) * (2 * n + 1) / 24 - ties / 48)
  }

  private static func checkSize(_ count: Int) throws(StatisticsError) {
    guard count <= limit else { throw .exactTooLarge(limit: limit) }
  }

  private init(_ values: PairSums, counts: [Int], variance: Double, tied: MannWhitney? = nil) {
    self.tied = tied
    self.values = values
    self.counts = counts
    let upper = values.smallest(values.count / 2 + 1)
    let lower = values.count % 2 == 1 ? upper : values.smallest(values.count / 2)
    estimate = lower + (upper - lower) / 2
    standardDeviation = max(0, variance).squareRoot()
  }

  /// The confidence interval, by the exact distribution of the rank statistic or by the normal
  /// approximation; one-sided for a one-sided alternative.
  ///
  /// ```
  /// exact     k = ⌈w⌉, w the smallest with P(W ≤ w) ≥ α/2, at least 1
  /// normal    k = ⌈M/2 − c − z σ⌉ of M values, c = ½ with continuity correction
  /// ```
  ///
  /// With tied values of two samples the exact distribution is that over the permutations of the
  /// midranks; where it is skew, the lower limit counts by its upper tail, and the upper limit by
  /// its lower tail. One sample takes the distribution without ties.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1,
  ///   ``StatisticsError/exactTooLarge(limit:)``.
  public func confidenceInterval(
    level: Double = 0.95, _ method: MannWhitney.Method, _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> ConfidenceInterval {
    let tail = try ConfidenceInterval.tail(level: level, alternative)
    let (low, high) = try places(tail, method)
    return ConfidenceInterval(
      lower: alternative == .less ? -.infinity : values.smallest(clamped(low)),
      upper: alternative == .greater ? .infinity : values.smallest(values.count + 1 - clamped(high))
    )
  }

  /// How often the widest interval, from the least value to the greatest, covers the shift.
  ///
  /// ```
  /// 1 − 2/C(n₁ + n₂, n₁) of two samples, 1 − 2/2ⁿ of one; one-sided without the 2 above
  /// ```
  ///
  /// Ties apart. Where it is below the level asked for, no interval of ranks reaches that level.
  public func widestCoverage(_ alternative: Alternative = .twoSided) -> Double {
    let share = alternative == .twoSided ? 2.0 : 1
    guard let least = counts.min(), least <= 60 else { return 1 }
    var arrangements = 1.0
    for size in stride(from: 1, through: least, by: 1) {
      let rest = counts.count == 2 ? Double(counts.max() ?? 0) / Double(size) : 1
      arrangements *= 1 + rest
    }
    return max(0, 1 - share / arrangements)
  }

  private func clamped(_ place: Int) -> Int { min(max(place, 1), values.count) }

  /// The places of the limits, from below and from above.
  private func places(
    _ tail: Double, _ method: MannWhitney.Method
  ) throws(StatisticsError) -> (low: Int, high: Int) {
    guard method == .exact, let tied else {
      let place = try place(tail, method)
      return (place, place)
    }
    let w = try tied.permutationQuantiles(tail)
    return (Int((Double(values.count) - w.upper).rounded(.up)), Int(w.lower.rounded(.up)))
  }

  private func place(_ tail: Double, _ method: MannWhitney.Method) throws(StatisticsError) -> Int {
    let reach = StandardNormal.upperQuantile(tail) * standardDeviation
    let half = Double(values.count) / 2
    return switch method {
    case .normal: Int((half - reach).rounded(.up))
    case .normalCorrected: Int((half - 0.5 - reach).rounded(.up))
    case .exact: try exactPlace(tail)
    }
  }

  private func exactPlace(_ tail: Double) throws(StatisticsError) -> Int {
    if counts.count == 2 { return try RankSumCounts(counts[0], counts[1]).quantile(tail) }
    let ranks = (1...max(1, counts[0])).map { $0 }
    return try SignedSums(of: ranks).quantile(tail)
  }
}

/// The rank-sum test of Mann, Whitney and Wilcoxon of two independent groups.
///
/// H₀: both come from one distribution (the first shifted by µ).
///
/// ```
/// W = Σ midranks of the first − n₁(n₁ + 1)/2        pairs with x > y, a tie counting ½
/// z = (W − n₁n₂/2 − c) / √(n₁n₂/12 · (N + 1 − Σ(t³ − t)/(N(N − 1))))
/// ```
///
/// c is 0, or ½ towards the centre. H. B. Mann and D. R. Whitney, Ann. Math. Stat. 18 (1947) 50–60.
/// doi:10.1214/aoms/1177730491
public struct MannWhitney: Equatable, Sendable {
  /// How a p-value is computed.
  public enum Method: String, CaseIterable, Sendable {
    /// The distribution of W over all arrangements: by counting without ties, over the
    /// permutations of the midranks with ties.
    case exact
    /// The normal approximation.
    case normal
    /// The normal approximation with continuity correction.
    case normalCorrected = "normal_corrected"
  }

  /// The size of the first group.
  public let firstCount: Int
  /// The size of the second group.
  public let secondCount: Int
  /// W, as R prints it: U of the first group.
  public let statistic: Double
  /// Σ(t³ − t) over the groups of tied values; 0 without ties.
  public let tieTerm: Double
  /// The sizes of the groups of equal values, from the smallest value up.
  private let tieSizes: [Int32]

  /// The test of two samples, µ being taken from the first.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` for an empty group,
  ///   ``StatisticsError/constant`` when all values are equal.
  public init(_ first: Sample, _ second: Sample, mu: Double = 0) throws(StatisticsError) {
    try [first, second].check(atLeast: 1)
    let pooled = PooledRanks(mu == 0 ? first.sorted : first.sorted.shifted(by: -mu), second.sorted)
    guard pooled.tieSizes.count > 1 else { throw .constant }
    let n1 = Double(first.count)
    firstCount = first.count
    secondCount = second.count
    statistic = Double(pooled.twiceSumOfFirst) / 2 - n1 * (n1 + 1) / 2
    tieTerm = pooled.tieTerm
    tieSizes = pooled.tieSizes
  }

  /// Twice the midranks, whole numbers, sorted.
  private var scores: [Int] {
    var scores: [Int] = []
    for size in tieSizes {
      let start = scores.count
      scores += Array(repeating: 2 * start + 1 + Int(size), count: Int(size))
    }
    return scores
  }

  /// Whether any two values are equal.
  public var hasTies: Bool { tieTerm > 0 }

  /// Whether R would compute the exact p-value: fewer than 50 in both groups, and no ties.
  public var isExactInR: Bool { firstCount < 50 && secondCount < 50 && !hasTies }

  /// The method of R's default.
  public var methodInR: Method { isExactInR ? .exact : .normalCorrected }

  /// The mean of W under the null hypothesis.
  private var mean: Double { Double(firstCount) * Double(secondCount) / 2 }

  /// The tie-corrected standard deviation of W under the null hypothesis.
  public var standardDeviation: Double {
    let total = Double(firstCount + secondCount)
    return (mean / 6 * (total + 1 - tieTerm / (total * (total - 1)))).squareRoot()
  }

  /// z, the standardised W.
  public func z(corrected: Bool = false, _ alternative: Alternative = .twoSided) -> Double {
    let distance = statistic - mean
    let shift: Double =
      switch alternative {
      case .twoSided: distance == 0 ? 0 : (distance > 0 ? 0.5 : -0.5)
      case .greater: 0.5
      case .less: -0.5
      }
    return (distance - (corrected ? shift : 0)) / standardDeviation
  }

  /// The p-value.
  ///
  /// Exact and two-sided: twice the smaller tail without ties, as in R; with ties the arrangements
  /// at least as far from the mean as the observed one.
  ///
  /// - Throws: ``StatisticsError/exactTooLarge(limit:)`` when the exact distribution would take
  ///   more than 2·10⁹ steps.
  public func pValue(
    _ method: Method, _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> Double {
    switch method {
    case .normal: StandardNormal.pValue(z(alternative), alternative)
    case .normalCorrected: StandardNormal.pValue(z(corrected: true, alternative), alternative)
    case .exact: hasTies ? try permutation(alternative) : try counted(alternative)
    }
  }

  private func z(_ alternative: Alternative) -> Double { z(corrected: false, alternative) }

  // MARK: - Exact distributions

  private func counted(_ alternative: Alternative) throws(StatisticsError) -> Double {
    let u = Int(statistic)
    let mirrored = firstCount * secondCount - u
    let distribution = RankSumCounts(firstCount, secondCount)
    return switch alternative {
    case .less: try distribution.lowerTail(u)
    case .greater: try distribution.lowerTail(mirrored)
    case .twoSided: min(1, 2 * (try distribution.lowerTail(min(u, mirrored))))
    }
  }

  /// The smallest w with P(W ≤ w) ≥ p, and the largest with P(W ≥ w) ≥ p, over the permutations
  /// of the midranks.
  ///
  /// - Throws: ``StatisticsError/exactTooLarge(limit:)``.
  func permutationQuantiles(_ p: Double) throws(StatisticsError) -> (lower: Double, upper: Double) {
    let n = min(firstCount, secondCount)
    let sums = try SubsetSums(of: scores, taking: n).quantiles(p)
    let w = { (sum: Int) in Double(sum - n * (n + 1)) / 2 }
    let pairs = Double(firstCount) * Double(secondCount)
    return firstCount <= secondCount
      ? (w(sums.lower), w(sums.upper)) : (pairs - w(sums.upper), pairs - w(sums.lower))
  }

  /// Over the sums of the doubled midranks of the smaller group.
  private func permutation(_ alternative: Alternative) throws(StatisticsError) -> Double {
    let isFirst = firstCount <= secondCount
    let n = min(firstCount, secondCount)
    let sumOfFirst = Int(2 * statistic) + firstCount * (firstCount + 1)
    let observed = isFirst ? sumOfFirst : scores.reduce(0, +) - sumOfFirst
    let centre = n * (firstCount + secondCount + 1)
    let sums = try SubsetSums(of: scores, taking: n)
    return switch alternative {
    case .twoSided: sums.probability { abs($0 - centre) >= abs(observed - centre) }
    case .less: sums.probability { isFirst ? $0 <= observed : $0 >= observed }
    case .greater: sums.probability { isFirst ? $0 >= observed : $0 <= observed }
    }
  }
}

/// The log-rank test of equal hazards in k groups, its weighted relatives, and the test for trend.
///
/// H₀: the hazards are equal in all groups (within each stratum). At each distinct event time, with
/// nⱼ at risk and dⱼ events in group j, n and d in all, and a weight w,
/// ```
/// U = Σ w (dⱼ − d nⱼ/n)
/// V = Σ w² d (n − d)/(n − 1) · (nⱼ/n)(δⱼₗ − nₗ/n)
/// χ² = Uᵀ V⁻ U on rank(V) degrees of freedom          trend: (aᵀU)² / aᵀV a on one
/// ```
/// summed over times and strata. Weights are computed within each stratum. A group without anyone
/// at risk at an event time takes no degree of freedom. Times that differ by rounding are tied.
/// Patients who entered late are at risk after their entry.
///
/// Sources: Mantel 1966; Tarone and Ware 1977, doi 10.1093/biomet/64.1.156; Harrington and Fleming
/// 1982, doi 10.1093/biomet/69.3.553; Klein and Moeschberger 2003, doi 10.1007/b97377, chapter 7.
public struct LogRank: Equatable, Sendable {
  /// The weight of an event time.
  public enum Weight: Equatable, Sendable {
    /// 1: the log-rank test.
    case logRank
    /// n: the Gehan–Breslow (generalised Wilcoxon) test.
    case gehanBreslow
    /// √n: the Tarone–Ware test.
    case taroneWare
    /// ∏ (1 − d/(n + 1)) over the times up to and at this one: the Peto–Peto test.
    case petoPeto
    /// S^ρ (1 − S)^γ with S the pooled Kaplan–Meier just before the time.
    case flemingHarrington(rho: Double, gamma: Double)
  }

  /// The weight of this test.
  public let weight: Weight
  /// The number of patients in each group.
  public let counts: [Int]
  /// The observed events in each group, unweighted.
  public let observed: [Double]
  /// The expected events in each group under H₀, unweighted.
  public let expected: [Double]
  /// U, the weighted observed minus expected events in each group.
  public let scores: [Double]
  /// V, the k × k covariance of the scores, row by row.
  public let covariance: [Double]
  /// χ².
  public let statistic: Double
  /// The rank of V.
  public let degreesOfFreedom: Int

  /// P(χ² ≥ the statistic).
  public var pValue: Double {
    ChiSquaredDistribution(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(statistic)
  }

  /// One test.
  ///
  /// - Parameters:
  ///   - followUps: the patients.
  ///   - groups: for each patient, the index of the group, from 0 to `groupCount` − 1.
  ///   - groupCount: k, two or more.
  ///   - strata: for each patient, the index of the stratum; `nil` for one stratum.
  ///   - weight: the weight of an event time.
  /// - Throws: as ``tests(_:groups:groupCount:strata:weights:)``.
  public init(
    _ followUps: [FollowUp], groups: [Int], groupCount: Int, strata: [Int]? = nil,
    weight: Weight = .logRank
  ) throws(StatisticsError) {
    let sums = try LogRankSums(
      followUps, groups: groups, groupCount: groupCount, strata: strata, weights: [weight])
    try self.init(sums, index: 0)
  }

  /// Several tests of the same groups, in one pass over the times.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)`` below two groups,
  ///   ``StatisticsError/lengthsDiffer(_:_:)``, ``StatisticsError/outOfDomain(_:)`` for a group
  ///   outside the range, ``StatisticsError/noEvents``, and ``StatisticsError/constant`` when no
  ///   event time has patients of two groups at risk.
  public static func tests(
    _ followUps: [FollowUp], groups: [Int], groupCount: Int, strata: [Int]? = nil,
    weights: [Weight]
  ) throws(StatisticsError) -> [LogRank] {
    let sums = try LogRankSums(
      followUps, groups: groups, groupCount: groupCount, strata: strata, weights: weights)
    return try tests(sums)
  }

  /// Several tests of groups of patients who are known by their life tables.
  ///
  /// - Parameters:
  ///   - strata: for each stratum the life table of each group; see ``LifeTable/tables(_:)``.
  ///   - groupCount: k, two or more.
  /// - Throws: as for patients.
  public static func tests(
    _ strata: [[LifeTable]], groupCount: Int, weights: [Weight]
  ) throws(StatisticsError) -> [LogRank] {
    try tests(LogRankSums(strata, groupCount: groupCount, weights: weights))
  }

  private static func tests(_ sums: LogRankSums) throws(StatisticsError) -> [LogRank] {
    var tests: [LogRank] = []
    for index in sums.weights.indices { tests.append(try LogRank(sums, index: index)) }
    return tests
  }

  private init(_ sums: LogRankSums, index: Int) throws(StatisticsError) {
    weight = sums.weights[index]
    counts = sums.counts
    observed = sums.observed
    expected = sums.expected
    scores = sums.scores[index]
    covariance = sums.covariances[index]
    let form = QuadraticForm(inverseOf: covariance, at: scores)
    guard form.rank > 0 else { throw .constant }
    statistic = form.value
    degreesOfFreedom = form.rank
  }

  /// The test for trend over the groups.
  public struct Trend: Equatable, Sendable {
    /// (aᵀU)² / aᵀV a.
    public let statistic: Double
    /// P(χ²₁ ≥ the statistic).
    public var pValue: Double {
      ChiSquaredDistribution(degreesOfFreedom: 1).upperTail(statistic)
    }
  }

  /// The test for trend.
  ///
  /// - Parameter groupScores: a, one number for each group; `nil` for 1, 2, … k.
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``; ``StatisticsError/constant`` when the scores
  ///   do not differ between groups at risk.
  public func trend(scores groupScores: [Double]? = nil) throws(StatisticsError) -> Trend {
    let k = counts.count
    let a = groupScores ?? (1...k).map(Double.init)
    guard a.count == k else { throw .lengthsDiffer(a.count, k) }
    var sum = 0.0
    var variance = 0.0
    var size = 0.0
    for j in 0..<k {
      sum += a[j] * scores[j]
      for l in 0..<k {
        variance += a[j] * a[l] * covariance[j * k + l]
        size += abs(a[j] * a[l] * covariance[j * k + l])
      }
    }
    guard variance > 1e-13 * size else { throw .constant }
    return Trend(statistic: sum * sum / variance)
  }
}

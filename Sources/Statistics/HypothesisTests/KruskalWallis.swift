/// The rank test of Kruskal and Wallis: whether k groups come from one distribution.
///
/// ```
/// H = (12/(n(n + 1)) Σ nᵢ(R̄ᵢ − (n + 1)/2)²) / (1 − Σ(t³ − t)/(n³ − n)),   ν = k − 1
/// ```
///
/// t runs over the groups of tied values. W. H. Kruskal and W. A. Wallis, J. Am. Stat. Assoc. 47
/// (1952) 583–621. doi:10.1080/01621459.1952.10483441
public struct KruskalWallis: Equatable, Sendable {
  /// H, corrected for ties.
  public let statistic: Double
  /// The number of values of each group.
  public let counts: [Int]
  /// The mean of the midranks of each group.
  public let meanRanks: [Double]

  /// The test of two groups or more.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)``,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` for an empty group,
  ///   ``StatisticsError/constant`` when all values are equal.
  public init(_ groups: [Sample]) throws(StatisticsError) {
    try groups.check(atLeast: 1)
    let ranks = Ranks(groups.flatMap(\.values))
    guard ranks.tieSizes.count > 1 else { throw .constant }
    let n = Double(ranks.values.count)
    var rest = ranks.values[...]
    var means: [Double] = []
    var spread = 0.0
    for group in groups {
      let mean = rest.prefix(group.count).reduce(0, +) / Double(group.count)
      rest = rest.dropFirst(group.count)
      means.append(mean)
      spread += Double(group.count) * (mean - (n + 1) / 2) * (mean - (n + 1) / 2)
    }
    statistic = 12 / (n * (n + 1)) * spread / (1 - ranks.tieTerm / (n * n * n - n))
    counts = groups.map(\.count)
    meanRanks = means
  }

  /// k − 1.
  public var degreesOfFreedom: Int { counts.count - 1 }

  /// The p-value by χ² with k − 1 degrees of freedom.
  public var pValue: Double {
    ChiSquaredDistribution(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(statistic)
  }

  /// ε² = H / (n − 1).
  public var epsilonSquared: Double { statistic / Double(counts.reduce(0, +) - 1) }
}

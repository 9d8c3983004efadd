/// Dunn's comparison of all pairs of k groups by the mean ranks of ``KruskalWallis``.
///
/// ```
/// z = (R̄ⱼ − R̄ᵢ) / √((N(N + 1)/12 − Σ(t³ − t)/(12(N − 1))) (1/nᵢ + 1/nⱼ))
/// ```
///
/// The ranks are those among all N values; t runs over the groups of tied values. O. J. Dunn,
/// Technometrics 6 (1964) 241–252. doi:10.1080/00401706.1964.10490181
public struct Dunn: Equatable, Sendable {
  /// The difference of two groups.
  public struct Pair: Equatable, Sendable {
    /// The index of the first group.
    public let first: Int
    /// The index of the second group.
    public let second: Int
    /// The difference of the mean ranks, second − first.
    public let estimate: Double
    /// The standard error of the difference under H₀.
    public let standardError: Double

    /// z.
    public var statistic: Double { estimate / standardError }

    /// The two-sided p-value, not adjusted.
    public var pValue: Double { StandardNormal.pValue(statistic) }
  }

  /// The pairs, (0, 1), (0, 2), …, (1, 2), …; differences are second − first.
  public let pairs: [Pair]

  /// The comparison of all pairs of two groups or more.
  ///
  /// - Throws: what ``KruskalWallis`` throws.
  public init(_ groups: [Sample]) throws(StatisticsError) {
    let kruskal = try KruskalWallis(groups)
    let total = Double(kruskal.counts.reduce(0, +))
    let ties = Ranks(groups.flatMap(\.values)).tieTerm
    let variance = (total * (total + 1) - ties / (total - 1)) / 12
    let ranks = zip(kruskal.meanRanks, kruskal.counts.map { 1 / Double($0) })
    var pairs: [Pair] = []
    for (i, first) in ranks.enumerated() {
      for (j, second) in ranks.enumerated().dropFirst(i + 1) {
        pairs.append(
          Pair(
            first: i, second: j, estimate: second.0 - first.0,
            standardError: (variance * (first.1 + second.1)).squareRoot()))
      }
    }
    self.pairs = pairs
  }

  /// The p-values of the pairs, adjusted for their number.
  ///
  /// - Throws: what ``PValueAdjustment/adjusted(_:)`` throws.
  public func pValues(_ adjustment: PValueAdjustment) throws(StatisticsError) -> [Double] {
    try adjustment.adjusted(pairs.map(\.pValue))
  }
}

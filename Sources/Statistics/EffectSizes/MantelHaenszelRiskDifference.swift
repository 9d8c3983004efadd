/// The risk difference common to the strata of a 2 × 2 table, with the weights of Mantel and
/// Haenszel.
///
/// Estimates p₁ − p₂, the same in every stratum.
///
/// ```
/// d = Σw(p₁ − p₂) / Σw,   w = n₁n₂/n
/// var d = (d ΣP + ΣQ) / (Σw)²
/// P = (n₁²c − n₂²a + n₁n₂(n₂ − n₁)/2)/n²,   Q = (a(n₂ − c) + c(n₁ − a))/(2n)
/// ```
///
/// a of n₁ and c of n₂ have the event. A stratum without patients in one group has no weight. The
/// variance, for few large strata as for many small ones, is that of T. Sato, *On the variance
/// estimator for the Mantel–Haenszel risk difference*, Biometrics 45 (1989) 1323–1324.
public struct MantelHaenszelRiskDifference: Equatable, Sendable {
  /// The common risk difference d.
  public let estimate: Double
  /// Its standard error.
  public let standardError: Double

  /// The estimate from tables [[a, b], [c, d]], one for each stratum.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)`` without strata,
  ///   ``StatisticsError/lengthsDiffer(_:_:)`` when a table is not 2 × 2,
  ///   ``StatisticsError/outOfDomain(_:)`` for a negative count, ``StatisticsError/emptyMargin``
  ///   when no stratum has patients in both groups.
  public init(_ strata: [[[Int]]]) throws(StatisticsError) {
    var (weights, sum, sumP, sumQ) = (0.0, 0.0, 0.0, 0.0)
    for table in try Strata(strata).fourfold() where min(table.first, table.second) > 0 {
      let (a, c, n1, n2, n) = (table.a, table.c, table.first, table.second, table.total)
      weights += n1 * n2 / n
      sum += (a * n2 - c * n1) / n
      sumP += (n1 * n1 * c - n2 * n2 * a + n1 * n2 * (n2 - n1) / 2) / (n * n)
      sumQ += (a * (n2 - c) + c * (n1 - a)) / (2 * n)
    }
    guard weights > 0 else { throw .emptyMargin }
    estimate = sum / weights
    standardError = max(0, estimate * sumP + sumQ).squareRoot() / weights
  }

  /// The confidence interval d ± z · standard error, not clipped to −1 to 1.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(
    level: Double = 0.95
  ) throws(StatisticsError) -> ConfidenceInterval {
    try .wald(estimate, standardError: standardError, level: level)
  }
}

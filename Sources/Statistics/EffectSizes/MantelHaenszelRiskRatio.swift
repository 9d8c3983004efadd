/// The risk ratio common to the strata of a 2 × 2 table, after Mantel and Haenszel.
///
/// Estimates p₁/p₂, the same in every stratum.
///
/// ```
/// RR = ΣR / ΣS,   R = a n₂/n,   S = c n₁/n
/// var ln RR = Σ(n₁n₂(a + c) − acn)/n² / (ΣR ΣS)
/// ```
///
/// a of n₁ and c of n₂ have the event. RR is 0 when all a are, ∞ when all c are; its standard error
/// then is ∞. S. Greenland and J. M. Robins, *Estimation of a common effect parameter from sparse
/// follow-up data*, Biometrics 41 (1985) 55–68. doi:10.2307/2530643
public struct MantelHaenszelRiskRatio: RatioEstimate {
  /// The common risk ratio.
  public let estimate: Double
  /// The standard error of its logarithm.
  public let logStandardError: Double

  /// The estimate from tables [[a, b], [c, d]], one for each stratum.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)`` without strata,
  ///   ``StatisticsError/lengthsDiffer(_:_:)`` when a table is not 2 × 2,
  ///   ``StatisticsError/outOfDomain(_:)`` for a negative count, ``StatisticsError/noEvents`` when
  ///   no stratum with patients in both groups has an event.
  public init(_ strata: [[[Int]]]) throws(StatisticsError) {
    var (sumR, sumS, variance) = (0.0, 0.0, 0.0)
    for table in try Strata(strata).fourfold() where table.total > 0 {
      let n = table.total
      sumR += table.a * table.second / n
      sumS += table.c * table.first / n
      variance +=
        (table.first * table.second * table.events - table.a * table.c * n) / (n * n)
    }
    guard sumR + sumS > 0 else { throw .noEvents }
    estimate = sumR / sumS
    let isFinite = sumR > 0 && sumS > 0
    logStandardError = isFinite ? max(0, variance / (sumR * sumS)).squareRoot() : .infinity
  }
}

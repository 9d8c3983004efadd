/// The odds ratio common to the strata of a 2 × 2 table, after Mantel and Haenszel.
///
/// Estimates ψ, the odds of an event in the first row over those in the second, the same in every
/// stratum.
///
/// ```
/// ψ = ΣR / ΣS,   R = ad/n,   S = bc/n,   P = (a + d)/n,   Q = (b + c)/n
/// var ln ψ = ΣPR/(2(ΣR)²) + Σ(PS + QR)/(2 ΣR ΣS) + ΣQS/(2(ΣS)²)
/// ```
///
/// ψ is 0 when all R are, ∞ when all S are; its standard error then is ∞. N. Mantel and
/// W. Haenszel, J. Natl. Cancer Inst. 22 (1959) 719–748. doi:10.1093/jnci/22.4.719 J. Robins,
/// N. Breslow and S. Greenland, Biometrics 42 (1986) 311–323. doi:10.2307/2531052
public struct MantelHaenszelOddsRatio: RatioEstimate {
  /// The common odds ratio ψ.
  public let estimate: Double
  /// The standard error of ln ψ.
  public let logStandardError: Double

  /// The estimate from tables [[a, b], [c, d]], one for each stratum.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)`` without strata,
  ///   ``StatisticsError/lengthsDiffer(_:_:)`` when a table is not 2 × 2,
  ///   ``StatisticsError/outOfDomain(_:)`` for a negative count, ``StatisticsError/emptyMargin``
  ///   when ad and bc are 0 in all strata.
  public init(_ strata: [[[Int]]]) throws(StatisticsError) {
    var (sumR, sumS, pr, mixed, qs) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for table in try Strata(strata).fourfold() where table.total > 0 {
      let n = table.total
      let (R, S) = (table.a * table.d / n, table.b * table.c / n)
      let (P, Q) = ((table.a + table.d) / n, (table.b + table.c) / n)
      sumR += R
      sumS += S
      pr += P * R
      mixed += P * S + Q * R
      qs += Q * S
    }
    guard sumR + sumS > 0 else { throw .emptyMargin }
    estimate = sumR / sumS
    let isFinite = sumR > 0 && sumS > 0
    let variance = pr / (sumR * sumR) + mixed / (sumR * sumS) + qs / (sumS * sumS)
    logStandardError = isFinite ? (variance / 2).squareRoot() : .infinity
  }
}

/// The test of Breslow and Day of whether the odds ratio is the same in all strata.
///
/// H₀: the odds ratios of the 2 × 2 tables equal the common one, ψ of Mantel and Haenszel.
///
/// ```
/// χ² = Σ (a − A)² / V,   1/V = 1/A + 1/B + 1/C + 1/D,   AD = ψBC,   ν = strata − 1
/// Tarone:  χ² − (Σ(a − A))² / ΣV
/// ```
///
/// A, B, C, D are the counts with the margins of the stratum and odds ratio ψ. Tarone's form makes
/// up for ψ not being the maximum-likelihood estimate. A stratum with an empty row or column says
/// nothing and is left out. N. E. Breslow and N. E. Day, *Statistical methods in cancer research*
/// 1 (IARC, Lyon 1980) 142. R. E. Tarone, Biometrika 72 (1985) 91–95. doi:10.1093/biomet/72.1.91
public struct BreslowDay: Equatable, Sendable {
  /// Breslow and Day's χ².
  public let statistic: Double
  /// χ² with Tarone's correction.
  public let taroneStatistic: Double
  /// The number of strata that say something, − 1.
  public let degreesOfFreedom: Int
  /// The common odds ratio.
  public let commonOddsRatio: MantelHaenszelOddsRatio

  /// The test of tables [[a, b], [c, d]], one for each stratum.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)`` when fewer than two strata say
  ///   something, ``StatisticsError/noEvents`` when the common odds ratio is 0 or ∞, and what
  ///   ``MantelHaenszelOddsRatio`` throws.
  public init(_ strata: [[[Int]]]) throws(StatisticsError) {
    commonOddsRatio = try MantelHaenszelOddsRatio(strata)
    let psi = commonOddsRatio.estimate
    guard psi > 0, psi.isFinite else { throw .noEvents }
    let tables = try Strata(strata).fourfold().filter { table in
      min(table.first, table.second, table.events, table.nonEvents) > 0
    }
    guard tables.count >= 2 else { throw .tooFewGroups(needed: 2, found: tables.count) }
    var (square, deviations, variances) = (0.0, 0.0, 0.0)
    for table in tables {
      let A = BreslowDay.expected(table, oddsRatio: psi)
      let (B, C) = (table.first - A, table.events - A)
      let D = table.second - C
      let V = 1 / (1 / A + 1 / B + 1 / C + 1 / D)
      square += (table.a - A) * (table.a - A) / V
      deviations += table.a - A
      variances += V
    }
    statistic = square
    taroneStatistic = square - deviations * deviations / variances
    degreesOfFreedom = tables.count - 1
  }

  /// The A with A(n₂ − e + A) = ψ(n₁ − A)(e − A), by the form of the root that does not cancel.
  private static func expected(_ table: FourfoldTable, oddsRatio psi: Double) -> Double {
    let (n1, e) = (table.first, table.events)
    let b = table.second - e + psi * (n1 + e)
    let product = psi * n1 * e
    let root = (b * b + 4 * (1 - psi) * product).squareRoot()
    return b > 0 ? 2 * product / (b + root) : (root - b) / (2 * (1 - psi))
  }

  /// The p-value, with Tarone's correction or without.
  public func pValue(tarone: Bool = false) -> Double {
    ChiSquaredDistribution(degreesOfFreedom: Double(degreesOfFreedom))
      .upperTail(tarone ? taroneStatistic : statistic)
  }
}

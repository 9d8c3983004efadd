/// McNemar's test of paired yes-or-no answers.
///
/// H₀: the two measurements of a patient have the same probability of a yes, so that the patients
/// who changed did so in either direction alike.
///
/// ```
///                 second yes   second no
/// first yes            a           b          χ² = (|b − c| − y)² / (b + c),   ν = 1
/// first no             c           d
/// ```
///
/// y is 0, or the correction 1 (none when b = c). The exact test takes b as binomial of b + c
/// trials of probability ½. Q. McNemar, Psychometrika 12 (1947) 153–157. doi:10.1007/BF02295996
public struct McNemar: Equatable, Sendable {
  /// The patients with a yes in the first measurement alone.
  public let b: Int
  /// The patients with a yes in the second measurement alone.
  public let c: Int
  /// The number of patients.
  public let total: Int

  /// The test of [[a, b], [c, d]], the rows being the first measurement.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)`` when the table is not 2 × 2,
  ///   ``StatisticsError/outOfDomain(_:)`` for a negative count,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` when no patient changed.
  public init(_ table: [[Int]]) throws(StatisticsError) {
    let margins = try Margins(of: table)
    guard margins.rows.count == 2, margins.columns.count == 2 else {
      throw .lengthsDiffer(2, max(margins.rows.count, margins.columns.count))
    }
    b = table[0][1]
    c = table[1][0]
    total = margins.total
    guard b + c > 0 else { throw .tooFew(needed: 1, found: 0) }
  }

  /// The degrees of freedom of χ², 1.
  public var degreesOfFreedom: Int { 1 }

  /// χ².
  public func statistic(corrected: Bool = false) -> Double {
    let gap = abs(Double(b - c))
    let reduced = corrected && gap > 0 ? gap - 1 : gap
    return reduced * reduced / Double(b + c)
  }

  /// The p-value by χ².
  public func pValue(corrected: Bool = false) -> Double {
    ChiSquaredDistribution(degreesOfFreedom: 1).upperTail(statistic(corrected: corrected))
  }

  /// The exact p-value; two-sided twice the smaller tail.
  ///
  /// Greater: b exceeds c.
  public func exactPValue(_ alternative: Alternative = .twoSided) -> Double {
    let binomial = BinomialDistribution(trials: b + c, probability: 0.5)
    return switch alternative {
    case .less: binomial.lowerTail(b)
    case .greater: binomial.upperTail(b)
    case .twoSided: min(1, 2 * binomial.lowerTail(min(b, c)))
    }
  }

  /// The odds ratio of the matched pairs, b/c; ∞ when c is 0.
  public var oddsRatio: Double { Double(b) / Double(c) }

  /// The exact confidence interval of the odds ratio, from Clopper and Pearson's for b/(b + c).
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(level: Double = 0.95) throws(StatisticsError) -> ConfidenceInterval
  {
    let share = try Proportion(count: b, of: b + c)
      .confidenceInterval(.clopperPearson, level: level)
    return ConfidenceInterval(
      lower: share.lower / (1 - share.lower), upper: share.upper / (1 - share.upper))
  }
}

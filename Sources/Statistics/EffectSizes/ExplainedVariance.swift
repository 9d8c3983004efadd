/// The share of the variance that lies between k groups: η² and ω², with one interval.
///
/// Both estimate the share of the population, Σnᵢ(µᵢ − µ)²/n over itself plus σ².
///
/// ```
/// η² = SSB/(SSB + SSW)      ω² = (SSB − (k − 1) MSW)/(SSB + SSW + MSW), below 0 when F is below 1
/// limits   λ/(λ + n),   λ the noncentralities under which F has (1 − level)/2 above or below it
/// ```
///
/// n is the number of all patients. The lower limit is 0 where F is no larger than chance allows,
/// and so may lie above an ω² below 0. J. H. Steiger, *Beyond the F test*, Psychol. Methods 9 (2004)
/// 164–182. doi:10.1037/1082-989X.9.2.164
public struct ExplainedVariance: Equatable, Sendable {
  /// The analysis of variance.
  public let anova: OneWayANOVA

  /// The effect behind an analysis of variance.
  public init(_ anova: OneWayANOVA) { self.anova = anova }

  /// η², which in small samples is too large.
  public var etaSquared: Double { anova.etaSquared }

  /// ω², corrected for that.
  public var omegaSquared: Double { anova.omegaSquared }

  /// The confidence interval of the share in the population.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(
    level: Double = 0.95
  ) throws(StatisticsError) -> ConfidenceInterval {
    let tail = try ConfidenceInterval.tail(level: level)
    return ConfidenceInterval(lower: limit(tail, lower: false), upper: limit(tail, lower: true))
  }

  private func limit(_ tail: Double, lower: Bool) -> Double {
    let (between, within) = (anova.degreesOfFreedomBetween, anova.degreesOfFreedomWithin)
    let lambda = NoncentralF.noncentrality(
      numerator: Double(between), denominator: Double(within), f: anova.statistic, tail: tail,
      lower: lower)
    return lambda / (lambda + Double(between + within + 1))
  }
}

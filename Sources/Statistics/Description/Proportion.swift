/// A proportion: how many of n patients have a characteristic.
public struct Proportion: Equatable, Sendable {
  /// The number with the characteristic, x.
  public let count: Int
  /// The number of patients, n.
  public let total: Int

  /// The proportion x/n.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` when n is 0,
  ///   ``StatisticsError/outOfDomain(_:)`` when x is not within 0 to n.
  public init(count: Int, of total: Int) throws(StatisticsError) {
    guard total > 0 else { throw .tooFew(needed: 1, found: total) }
    guard (0...total).contains(count) else { throw .outOfDomain(Double(count)) }
    self.count = count
    self.total = total
  }

  /// x/n.
  public var estimate: Double { Double(count) / Double(total) }

  /// The kinds of confidence interval of a proportion.
  ///
  /// R. G. Newcombe, *Two-sided confidence intervals for the single proportion*, Stat. Med. 17
  /// (1998) 857–872. A. Agresti and B. A. Coull, Am. Stat. 52 (1998) 119–126.
  public enum Interval: String, CaseIterable, Sendable {
    /// Wilson's score interval.
    case wilson
    /// Wilson's score interval with continuity correction.
    case wilsonCorrected = "wilson_corrected"
    /// The exact interval of Clopper and Pearson.
    case clopperPearson = "clopper_pearson"
    /// Wald's about (x + z²/2)/(n + z²), not clipped to 0 to 1.
    case agrestiCoull = "agresti_coull"
    /// p ± z √(p(1 − p)/n), not clipped to 0 to 1.
    case wald
  }

  /// The confidence interval of the proportion.
  ///
  /// ```
  /// wilson             (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
  /// clopper_pearson    the p with P(X ≥ x) = α/2 and with P(X ≤ x) = α/2: quantiles of a beta
  /// ```
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(
    _ kind: Interval = .wilson, level: Double = 0.95
  ) throws(StatisticsError) -> ConfidenceInterval {
    let tail = try ConfidenceInterval.tail(level: level)
    let z = StandardNormal.upperQuantile(tail)
    let n = Double(total)
    return switch kind {
    case .wilson: score(z, correction: 0)
    case .wilsonCorrected: score(z, correction: min(0.5, abs(Double(count) - n / 2)))
    case .clopperPearson: exact(tail)
    case .agrestiCoull: wald(z, (Double(count) + z * z / 2) / (n + z * z), n + z * z)
    case .wald: wald(z, estimate, n)
    }
  }

  private func score(_ z: Double, correction: Double) -> ConfidenceInterval {
    let lower = scoreLimit(Double(count) - correction, -z)
    let upper = scoreLimit(Double(count) + correction, z)
    return ConfidenceInterval(
      lower: count == 0 ? 0 : max(0, lower), upper: count == total ? 1 : min(1, upper))
  }

  private func scoreLimit(_ x: Double, _ z: Double) -> Double {
    let n = Double(total)
    let p = x / n
    let w = z * z / n
    return (p + w / 2 + z * (p * (1 - p) / n + w / (4 * n)).squareRoot()) / (1 + w)
  }

  private func exact(_ tail: Double) -> ConfidenceInterval {
    let x = Double(count)
    let n = Double(total)
    return ConfidenceInterval(
      lower: count == 0 ? 0 : BetaDistribution(a: x, b: n - x + 1).quantile(tail),
      upper: count == total ? 1 : BetaDistribution(a: x + 1, b: n - x).upperQuantile(tail))
  }

  private func wald(_ z: Double, _ p: Double, _ n: Double) -> ConfidenceInterval {
    let reach = z * (p * (1 - p) / n).squareRoot()
    return ConfidenceInterval(lower: p - reach, upper: p + reach)
  }
}

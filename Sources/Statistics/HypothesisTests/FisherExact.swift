internal import CGSL

/// Fisher's exact test of a 2 × 2 table, and the conditional odds ratio.
///
/// H₀: the odds ratio is 1. Given its margins the first count of the table follows the
/// hypergeometric distribution, non-central when the odds ratio ψ is not 1.
///
/// ```
///          event   none
/// first      a       b          P(a; ψ) ∝ C(a + c, a) C(b + d, b) ψᵃ
/// second     c       d
/// ```
///
/// The odds ratio is the conditional maximum-likelihood estimate, E(a; ψ) = a; the interval inverts
/// the two one-sided tests. Both are solved to the last digits, where R stops at 10⁻⁴.
/// R. A. Fisher, J. R. Stat. Soc. 98 (1935) 39–82. doi:10.2307/2342435
public struct FisherExact: Equatable, Sendable {
  private let distribution: NoncentralHypergeometric
  /// The first count of the first row.
  public let count: Int

  /// The test of [[a, b], [c, d]].
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)`` when the table is not 2 × 2,
  ///   ``StatisticsError/outOfDomain(_:)`` for a negative count, ``StatisticsError/emptyMargin``.
  public init(_ table: [[Int]]) throws(StatisticsError) {
    let margins = try Margins(of: table)
    guard margins.rows.count == 2, margins.columns.count == 2, let first = table.first?.first else {
      throw .lengthsDiffer(2, max(margins.rows.count, margins.columns.count))
    }
    guard margins.rows.allSatisfy({ $0 > 0 }), margins.columns.allSatisfy({ $0 > 0 }) else {
      throw .emptyMargin
    }
    count = first
    distribution = NoncentralHypergeometric(
      drawn: margins.rows[0], marked: margins.columns[0], unmarked: margins.columns[1])
  }

  /// The p-value; two-sided by the tables that are no more likely than the observed one.
  ///
  /// Likely as the observed one means within a factor 1 + 10⁻⁷, as in R.
  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    let weights = distribution.weights(odds: 1)
    let place = count - distribution.lower
    let total = weights.reduce(0, +)
    let limit = weights[place] * (1 + 1e-7)
    var sum = 0.0
    for (index, weight) in weights.enumerated() {
      let isExtreme =
        switch alternative {
        case .twoSided: weight <= limit
        case .less: index <= place
        case .greater: index >= place
        }
      if isExtreme { sum += weight }
    }
    return min(1, sum / total)
  }

  /// The conditional maximum-likelihood estimate of the odds ratio; 0 or ∞ when the count is the
  /// least or the greatest that the margins allow.
  public var oddsRatio: Double {
    if count == distribution.lower { return 0 }
    if count == distribution.upper { return .infinity }
    let target = Double(count)
    return solve { u in
      let split = distribution.split(at: count, odds: exp(u))
      return (split.mean - target, split.variance)
    }
  }

  /// The exact confidence interval of the odds ratio; one-sided for a one-sided alternative.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(
    level: Double = 0.95, _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> ConfidenceInterval {
    let tail = try ConfidenceInterval.tail(level: level, alternative)
    return ConfidenceInterval(
      lower: alternative == .less ? 0 : lowerLimit(tail),
      upper: alternative == .greater ? .infinity : upperLimit(tail))
  }

  /// The ψ with P(A ≥ a; ψ) = α.
  private func lowerLimit(_ tail: Double) -> Double {
    if count == distribution.lower { return 0 }
    return solve { u in
      let split = distribution.split(at: count, odds: exp(u))
      return (log(split.atLeast) - log(tail), split.meanAtLeast - split.mean)
    }
  }

  /// The ψ with P(A ≤ a; ψ) = α.
  private func upperLimit(_ tail: Double) -> Double {
    if count == distribution.upper { return .infinity }
    return solve { u in
      let split = distribution.split(at: count, odds: exp(u))
      return (log(tail) - log(split.atMost), split.mean - split.meanAtMost)
    }
  }

  private func solve(_ function: (Double) -> (value: Double, slope: Double)) -> Double {
    let start = distribution.logOdds(atMode: count)
    return exp(MonotoneRoot.solve(from: start, within: -600...600, function: function))
  }
}

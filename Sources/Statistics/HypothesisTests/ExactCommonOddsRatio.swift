internal import CGSL

/// The exact test of a common odds ratio of 1 in strata of 2 × 2 tables, and the conditional
/// estimate of the ratio.
///
/// H₀: the odds ratio is 1 in every stratum. Given the margins of every stratum the sum S = Σa of
/// the first counts follows a convolution of hypergeometric distributions:
///
/// ```
/// P(S = s; ψ) ∝ C(s) ψˢ,   C(s) = Σ ∏ C(mₖ, aₖ) C(nₖ, kₖ − aₖ)   over all aₖ of sum s
/// ```
///
/// The estimate solves E(S; ψ) = s; the interval inverts the two one-sided tests. One stratum is
/// Fisher's exact test. A stratum with an empty margin says nothing. C. R. Mehta, N. R. Patel and
/// R. Gray, *Computing an exact confidence interval for the common odds ratio in several 2 × 2
/// contingency tables*, J. Am. Stat. Assoc. 80 (1985) 969–973.
public struct ExactCommonOddsRatio: Equatable, Sendable {
  /// The most products of the convolution: about a second of work.
  public static let limit = 500_000_000
  /// S.
  public let statistic: Int
  private let lower: Int
  /// Weights in proportion to P(S; 1).
  private let weights: [Double]

  /// The test of tables [[a, b], [c, d]], one for each stratum.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)`` without strata,
  ///   ``StatisticsError/lengthsDiffer(_:_:)`` when a table is not 2 × 2,
  ///   ``StatisticsError/outOfDomain(_:)`` for a negative count, ``StatisticsError/emptyMargin``
  ///   when no stratum says anything, ``StatisticsError/exactTooLarge(limit:)`` beyond ``limit``
  ///   products.
  public init(_ tables: [[[Int]]]) throws(StatisticsError) {
    let strata = try Strata(tables)
    guard strata.isFourfold else {
      throw .lengthsDiffer(2, max(strata.rowCount, strata.columnCount))
    }
    var (sum, least, steps) = (0, 0, 0)
    var all = [1.0]
    for (table, margins) in zip(strata.tables, strata.margins) {
      let own = NoncentralHypergeometric(
        drawn: margins.rows[0], marked: margins.columns[0], unmarked: margins.columns[1])
      sum += table[0][0]
      least += own.lower
      guard own.upper > own.lower else { continue }
      steps += all.count * (own.upper - own.lower + 1)
      guard steps <= ExactCommonOddsRatio.limit else {
        throw .exactTooLarge(limit: ExactCommonOddsRatio.limit)
      }
      all = ExactCommonOddsRatio.convolved(all, own.weights(odds: 1))
    }
    guard all.count > 1 else { throw .emptyMargin }
    statistic = sum
    lower = least
    weights = all
  }

  /// The convolution, its greatest weight being 10¹⁵⁰ so that 10⁻⁴⁵⁰ of it keeps its digits.
  ///
  /// The greatest weights of the factors are 10¹⁵⁰ too: a sum of their products stays finite.
  private static func convolved(_ a: [Double], _ b: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: a.count + b.count - 1)
    for (i, x) in a.enumerated() where x > 0 {
      for (j, y) in b.enumerated() { result[i + j] += x * y }
    }
    let greatest = result.max() ?? 1
    return result.map { $0 / greatest * 1e150 }
  }

  private var upper: Int { lower + weights.count - 1 }

  /// The p-value; two-sided by the sums that are no more likely than the observed one.
  ///
  /// Likely as the observed one means within a factor 1 + 10⁻⁷, as in R. Greater: the first row
  /// has more of the first column.
  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    let place = statistic - lower
    let limit = weights[place] * (1 + 1e-7)
    var (sum, total) = (0.0, 0.0)
    for (index, weight) in weights.enumerated() {
      total += weight
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

  /// The conditional maximum-likelihood estimate of the common odds ratio; 0 or ∞ when S is the
  /// least or the greatest that the margins allow.
  public var oddsRatio: Double {
    if statistic == lower { return 0 }
    if statistic == upper { return .infinity }
    let target = Double(statistic)
    return solve { u in
      let split = split(logOdds: u)
      return (split.mean - target, split.variance)
    }
  }

  /// The exact confidence interval of the common odds ratio; one-sided for a one-sided alternative.
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

  private func lowerLimit(_ tail: Double) -> Double {
    if statistic == lower { return 0 }
    return solve { u in
      let split = split(logOdds: u)
      return (log(split.atLeast) - log(tail), split.meanAtLeast - split.mean)
    }
  }

  private func upperLimit(_ tail: Double) -> Double {
    if statistic == upper { return .infinity }
    return solve { u in
      let split = split(logOdds: u)
      return (log(tail) - log(split.atMost), split.mean - split.meanAtMost)
    }
  }

  /// The log odds ratio for which S is about the mode is where the search begins.
  private func solve(_ function: (Double) -> (value: Double, slope: Double)) -> Double {
    let place = min(max(statistic - lower, 0), weights.count - 2)
    let start = log(weights[place]) - log(weights[place + 1])
    return exp(MonotoneRoot.solve(from: start, within: -600...600, function: function))
  }

  /// The tails and moments about S; sums are taken from the mode, where the exponent is greatest.
  private func split(logOdds u: Double) -> NoncentralHypergeometric.Split {
    let logs = weights.enumerated().map { log($1) + u * Double($0) }
    let greatest = logs.max() ?? 0
    let place = statistic - lower
    let origin = Double(place)
    var below = (zeroth: 0.0, first: 0.0)
    var above = (zeroth: 0.0, first: 0.0)
    var second = 0.0
    let own = exp(logs[place] - greatest)
    for (index, value) in logs.enumerated() where index != place {
      let weight = exp(value - greatest)
      let x = Double(index) - origin
      if index < place {
        below = (below.zeroth + weight, below.first + weight * x)
      } else {
        above = (above.zeroth + weight, above.first + weight * x)
      }
      second += weight * x * x
    }
    let all = below.zeroth + own + above.zeroth
    let mean = (below.first + above.first) / all
    let s = Double(statistic)
    return NoncentralHypergeometric.Split(
      atLeast: (own + above.zeroth) / all, atMost: (own + below.zeroth) / all,
      meanAtLeast: s + above.first / (own + above.zeroth),
      meanAtMost: s + below.first / (own + below.zeroth),
      mean: s + mean, variance: second / all - mean * mean)
  }
}

/// Kendall's rank correlation τ-b of two variables of the same patients.
///
/// H₀: the variables are independent.
///
/// ```
/// S = concordant − discordant pairs,   τ = S / √((N − N₁)(N − N₂)),   N = n(n − 1)/2
/// z = S/√v
/// v = (n(n − 1)(2n + 5) − Σt(t − 1)(2t + 5) − Σu(u − 1)(2u + 5))/18
///     + Σt(t − 1) Σu(u − 1)/(2n(n − 1))
///     + Σt(t − 1)(t − 2) Σu(u − 1)(u − 2)/(9n(n − 1)(n − 2))
/// ```
///
/// t and u are the sizes of the groups of tied x and tied y, N₁ and N₂ the pairs in them.
/// M. G. Kendall, Biometrika 30 (1938) 81–93 doi:10.1093/biomet/30.1-2.81 and 33 (1945) 239–251
/// doi:10.1093/biomet/33.3.239
public struct KendallCorrelation: Equatable, Sendable {
  /// How a p-value is computed.
  public enum Method: String, CaseIterable, Sendable {
    /// The distribution of S over all permutations.
    case exact
    /// The normal approximation, without continuity correction.
    case normal
  }

  /// τ-b, −1 to 1.
  public let estimate: Double
  /// S, the concordant pairs minus the discordant ones.
  public let score: Int
  /// The number of patients.
  public let count: Int
  /// The standard deviation of S under the null hypothesis.
  public let standardDeviation: Double
  /// Whether any two values of x, or of y, are equal.
  public let hasTies: Bool
  private let tieSizes: [[Int]]

  /// The correlation of the pairs of two samples.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` below two pairs,
  ///   ``StatisticsError/constant`` when x or y does not vary.
  public init(_ x: Sample, _ y: Sample) throws(StatisticsError) {
    guard x.count == y.count else { throw .lengthsDiffer(x.count, y.count) }
    guard x.count >= 2 else { throw .tooFew(needed: 2, found: x.count) }
    let (first, second) = (Ranks(x.values), Ranks(y.values))
    guard first.tieSizes.count > 1, second.tieSizes.count > 1 else { throw .constant }
    let (t, u) = (TieSums(first.tieSizes), TieSums(second.tieSizes))
    score = ConcordantPairs.score(first.values, second.values)
    count = x.count
    hasTies = first.hasTies || second.hasTies
    tieSizes = [first.tieSizes, second.tieSizes]
    let n = Double(count)
    let pairs = n * (n - 1)
    estimate = 2 * Double(score) / ((pairs - t.pairs) * (pairs - u.pairs)).squareRoot()
    let triples = n > 2 ? t.triples * u.triples / (9 * pairs * (n - 2)) : 0
    let variance =
      (pairs * (2 * n + 5) - t.weighted - u.weighted) / 18 + t.pairs * u.pairs / (2 * pairs)
      + triples
    standardDeviation = variance.squareRoot()
  }

  /// The method of R's default: exact below 50 patients without ties.
  public var methodInR: Method { count < 50 && !hasTies ? .exact : .normal }

  /// T, the concordant pairs when there are no ties: the statistic R prints with an exact test.
  public var concordant: Int { (count * (count - 1) / 2 + score) / 2 }

  /// z, the standardised S.
  public var z: Double { Double(score) / standardDeviation }

  /// The p-value; greater: τ is above 0.
  ///
  /// Exact and two-sided: the permutations with |S| at least as great, which without ties is twice
  /// the smaller tail, as in R.
  ///
  /// - Throws: ``StatisticsError/exactTooLarge(limit:)`` when the exact distribution would take
  ///   more than 2·10⁸ steps: with ties in both variables, from about 16 patients on where few are
  ///   tied, later where many are.
  public func pValue(
    _ method: Method, _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> Double {
    switch method {
    case .normal: StandardNormal.pValue(z, alternative)
    case .exact: hasTies ? try permutation(alternative) : try counted(alternative)
    }
  }

  /// The confidence interval of τ; one-sided for a one-sided alternative.
  ///
  /// ```
  /// tanh(atanh τ ± z √(0.437/(n − 4)))
  /// ```
  ///
  /// E. C. Fieller, H. O. Hartley and E. S. Pearson, Biometrika 44 (1957) 470–481.
  /// doi:10.1093/biomet/44.3-4.470
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` below five pairs,
  ///   ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1, and with τ where it is −1
  ///   or 1: the interval would close on it.
  public func confidenceInterval(
    level: Double = 0.95, _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> ConfidenceInterval {
    guard count >= 5 else { throw .tooFew(needed: 5, found: count) }
    let variance = 0.437 / Double(count - 4)
    return try FisherInterval.limits(
      estimate, error: variance.squareRoot(), level: level, alternative)
  }

  private func counted(_ alternative: Alternative) throws(StatisticsError) -> Double {
    let discordant = count * (count - 1) / 2 - concordant
    return switch alternative {
    case .less: try InversionCounts.lowerTail(concordant, count: count)
    case .greater: try InversionCounts.lowerTail(discordant, count: count)
    case .twoSided:
      min(1, 2 * (try InversionCounts.lowerTail(min(concordant, discordant), count: count)))
    }
  }

  private func permutation(_ alternative: Alternative) throws(StatisticsError) -> Double {
    let scores = try TiedScores(tieSizes[0], tieSizes[1])
    return switch alternative {
    case .less: scores.probability { $0 <= score }
    case .greater: scores.probability { $0 >= score }
    case .twoSided: scores.probability { abs($0) >= abs(score) }
    }
  }
}

/// The sums over groups of tied values that the variance of S takes.
private struct TieSums {
  var pairs = 0.0
  var weighted = 0.0
  var triples = 0.0

  init(_ sizes: [Int]) {
    for size in sizes {
      let t = Double(size)
      pairs += t * (t - 1)
      weighted += t * (t - 1) * (2 * t + 5)
      triples += t * (t - 1) * (t - 2)
    }
  }
}

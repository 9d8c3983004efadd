/// Spearman's rank correlation of two variables of the same patients.
///
/// H₀: the variables are independent.
///
/// ```
/// ρ = Pearson's r of the midranks,   S = (n³ − n)(1 − ρ)/6   (Σ of squared rank differences)
/// t = ρ √ν / √(1 − ρ²),   ν = n − 2
/// ```
///
/// C. Spearman, Am. J. Psychol. 15 (1904) 72–101. doi:10.2307/1412159
public struct SpearmanCorrelation: Equatable, Sendable {
  /// How a p-value is computed.
  public enum Method: String, CaseIterable, Sendable {
    /// The distribution of S over all permutations, of the midranks when there are ties.
    case exact
    /// Best and Roberts's Edgeworth series, meant for ranks without ties.
    case edgeworth
    /// Student's t with n − 2 degrees of freedom.
    case studentT = "student_t"
  }

  /// ρ, −1 to 1.
  public let estimate: Double
  /// The number of patients.
  public let count: Int
  /// Whether any two values of x, or of y, are equal.
  public let hasTies: Bool
  private let unexplained: Double
  private let ranks: [[Double]]

  /// The correlation of the pairs of two samples.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` below two pairs,
  ///   ``StatisticsError/constant`` when x or y does not vary.
  public init(_ x: Sample, _ y: Sample) throws(StatisticsError) {
    guard x.count == y.count else { throw .lengthsDiffer(x.count, y.count) }
    guard x.count >= 2 else { throw .tooFew(needed: 2, found: x.count) }
    let (first, second) = (Ranks(x.values), Ranks(y.values))
    let angle = try Angle(first.values, second.values)
    estimate = angle.cosine
    unexplained = angle.squaredSine
    count = x.count
    hasTies = first.hasTies || second.hasTies
    ranks = [first.values, second.values]
  }

  /// The method of R's default: exact to n = 9 and the Edgeworth series to n = 1290 without ties,
  /// else t.
  public var methodInR: Method {
    if hasTies || count > 1290 { return .studentT }
    return count <= 9 ? .exact : .edgeworth
  }

  /// S, as R prints it.
  public var statistic: Double {
    let n = Double(count)
    return (n * n * n - n) * (1 - estimate) / 6
  }

  /// ν = n − 2.
  public var degreesOfFreedom: Int { count - 2 }

  /// t; infinite when ρ is −1 or 1.
  public var t: Double {
    estimate * Double(degreesOfFreedom).squareRoot() / unexplained.squareRoot()
  }

  /// The p-value; greater: ρ is above 0.
  ///
  /// Exact and two-sided: the permutations at least as far from ρ = 0 as the observed one, which
  /// without ties is twice the smaller tail, as in R.
  ///
  /// - Throws: ``StatisticsError/exactTooLarge(limit:)`` when the exact distribution would take
  ///   more than 2·10⁸ steps (more than 14 patients without ties, more with many ties),
  ///   ``StatisticsError/tooFew(needed:found:group:)`` for t below three pairs.
  public func pValue(
    _ method: Method, _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> Double {
    switch method {
    case .exact: return try permutation(alternative)
    case .edgeworth: return series(alternative)
    case .studentT:
      guard count >= 3 else { throw .tooFew(needed: 3, found: count) }
      return StudentT(degreesOfFreedom: Double(degreesOfFreedom)).pValue(t, alternative)
    }
  }

  /// The confidence interval of ρ; one-sided for a one-sided alternative.
  ///
  /// ```
  /// tanh(atanh ρ ± z √((1 + ρ²/2)/(n − 3)))
  /// ```
  ///
  /// D. G. Bonett and T. A. Wright, Psychometrika 65 (2000) 23–28. doi:10.1007/BF02294183
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` below four pairs,
  ///   ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1, and with ρ where it is −1
  ///   or 1: the interval would close on it.
  public func confidenceInterval(
    level: Double = 0.95, _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> ConfidenceInterval {
    guard count >= 4 else { throw .tooFew(needed: 4, found: count) }
    let variance = (1 + estimate * estimate / 2) / Double(count - 3)
    return try FisherInterval.limits(
      estimate, error: variance.squareRoot(), level: level, alternative)
  }

  private func series(_ alternative: Alternative) -> Double {
    let n = Double(count)
    let S = statistic.rounded()
    let mirrored = (n * n * n - n) / 3 - S
    return switch alternative {
    case .less: SpearmanSeries.upperTail(S, count: count)
    case .greater: SpearmanSeries.upperTail(mirrored, count: count)
    case .twoSided: min(1, 2 * SpearmanSeries.upperTail(max(S, mirrored), count: count))
    }
  }

  private func permutation(_ alternative: Alternative) throws(StatisticsError) -> Double {
    // Twice the midranks are whole numbers.
    let scale = hasTies ? 2.0 : 1.0
    let (a, b) = (ranks[0].map { Int(scale * $0) }, ranks[1].map { Int(scale * $0) })
    var observed = 0
    for (x, y) in zip(a, b) { observed += (x - y) * (x - y) }
    let distances = try SquaredDistances(a, b)
    let (S, centre) = (observed, distances.mean)
    return switch alternative {
    case .less: distances.probability { $0 >= S }
    case .greater: distances.probability { $0 <= S }
    case .twoSided: distances.probability { abs(Double($0) - centre) >= abs(Double(S) - centre) }
    }
  }
}

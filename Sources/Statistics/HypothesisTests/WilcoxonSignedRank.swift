/// Wilcoxon's signed-rank test of one sample, or of paired differences.
///
/// H₀: the differences are symmetric about µ. Differences of exactly µ are left out.
///
/// ```
/// V = Σ midranks of |d − µ| where d > µ
/// z = (V − n(n + 1)/4 − c) / √(n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48)
/// ```
///
/// c is 0, or ½ towards the centre. F. Wilcoxon, Biometrics Bull. 1 (1945) 80–83.
/// doi:10.2307/3001968
public struct WilcoxonSignedRank: Equatable, Sendable {
  /// How a p-value is computed: exactly over all 2ⁿ signs, ties or not, or by the normal.
  public typealias Method = MannWhitney.Method

  /// The number of differences, those equal to µ included.
  public let count: Int
  /// The number of differences that are ranked, n.
  public let usedCount: Int
  /// V, the sum of the positive ranks.
  public let statistic: Double
  /// Σ(t³ − t) over the groups of tied absolute differences.
  public let tieTerm: Double
  private let scores: [Int]

  /// The test of a sample of differences.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` for an empty sample,
  ///   ``StatisticsError/constant`` when every difference is µ.
  public init(_ differences: Sample, mu: Double = 0) throws(StatisticsError) {
    guard differences.count > 0 else { throw .tooFew(needed: 1, found: 0) }
    let used = differences.values.map { $0 - mu }.filter { $0 != 0 }
    guard !used.isEmpty else { throw .constant }
    let ranks = Ranks(used.map { abs($0) })
    var sum = 0.0
    for (d, rank) in zip(used, ranks.values) where d > 0 { sum += rank }
    count = differences.count
    usedCount = used.count
    statistic = sum
    tieTerm = ranks.tieTerm
    scores = ranks.values.map { Int(2 * $0) }
  }

  /// The test of pairs, first − second.
  ///
  /// - Throws: as for one sample, and ``StatisticsError/lengthsDiffer(_:_:)``.
  public init(_ first: Sample, _ second: Sample, mu: Double = 0) throws(StatisticsError) {
    try self.init(first.minus(second), mu: mu)
  }

  /// Whether R would compute the exact p-value: fewer than 50, no ties, no zeros.
  public var isExactInR: Bool { count < 50 && tieTerm == 0 && usedCount == count }

  /// The method of R's default.
  public var methodInR: Method { isExactInR ? .exact : .normalCorrected }

  /// The tie-corrected standard deviation of V under the null hypothesis.
  public var standardDeviation: Double {
    let n = Double(usedCount)
    return (n * (n + 1) * (2 * n + 1) / 24 - tieTerm / 48).squareRoot()
  }

  /// z, the standardised V.
  public func z(corrected: Bool = false, _ alternative: Alternative = .twoSided) -> Double {
    let n = Double(usedCount)
    let distance = statistic - n * (n + 1) / 4
    let shift: Double =
      switch alternative {
      case .twoSided: distance == 0 ? 0 : (distance > 0 ? 0.5 : -0.5)
      case .greater: 0.5
      case .less: -0.5
      }
    return (distance - (corrected ? shift : 0)) / standardDeviation
  }

  /// The t approximation of SAS's PROC UNIVARIATE, with n − 1 degrees of freedom.
  ///
  /// ```
  /// t = S √((n − 1)/(nσ² − S²)),   S = V − n(n + 1)/4
  /// ```
  ///
  /// σ is ``standardDeviation``. It is Student's one-sample t of the signed ranks. R. L. Iman, Commun.
  /// Stat. 3 (1974) 795–806; SAS/STAT, The UNIVARIATE Procedure, "Tests for Location".
  ///
  /// - Throws: ``StatisticsError/constant`` when all differences are one number: t is infinite.
  public func t() throws(StatisticsError) -> Double {
    let n = Double(usedCount)
    let distance = statistic - n * (n + 1) / 4
    // 48(nσ² − S²) is a whole number: it is 0 exactly where it should be.
    let left = 2 * n * n * (n + 1) * (2 * n + 1) - n * tieTerm - 48 * distance * distance
    guard left > 0, n > 1 else { throw .constant }
    return distance * (48 * (n - 1) / left).squareRoot()
  }

  /// The p-value of ``t()``.
  ///
  /// - Throws: what ``t()`` throws.
  public func studentPValue(
    _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> Double {
    StudentT(degreesOfFreedom: Double(usedCount - 1)).pValue(try t(), alternative)
  }

  /// The p-value; two-sided and exact, twice the smaller tail of a symmetric distribution.
  ///
  /// - Throws: ``StatisticsError/exactTooLarge(limit:)`` when the exact distribution would take
  ///   more than 2·10⁹ steps.
  public func pValue(
    _ method: Method, _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> Double {
    switch method {
    case .normal: StandardNormal.pValue(z(corrected: false, alternative), alternative)
    case .normalCorrected: StandardNormal.pValue(z(corrected: true, alternative), alternative)
    case .exact: try exact(alternative)
    }
  }

  private func exact(_ alternative: Alternative) throws(StatisticsError) -> Double {
    let signs = try SignedSums(of: scores)
    let v = Int(2 * statistic)
    let mirrored = scores.reduce(0, +) - v
    return switch alternative {
    case .less: signs.lowerTail(v)
    case .greater: signs.lowerTail(mirrored)
    case .twoSided: min(1, 2 * signs.lowerTail(min(v, mirrored)))
    }
  }
}

/// The distribution of the sum of those of the given whole numbers whose fair coin falls heads.
struct SignedSums {
  private let probabilities: [Double]

  init(of scores: [Int]) throws(StatisticsError) {
    let width = scores.reduce(0, +) + 1
    guard Double(scores.count) * Double(width) < 2e9 else {
      throw .exactTooLarge(limit: 2_000_000_000)
    }
    var p = [Double](repeating: 0, count: width)
    p[0] = 1
    for score in scores {
      for sum in stride(from: width - 1, through: 0, by: -1) {
        p[sum] = (p[sum] + (sum >= score ? p[sum - score] : 0)) / 2
      }
    }
    probabilities = p
  }

  /// P(sum ≤ s).
  func lowerTail(_ s: Int) -> Double { min(1, probabilities.prefix(s + 1).reduce(0, +)) }

  /// The smallest s with P(sum ≤ s) ≥ p.
  func quantile(_ p: Double) -> Int {
    var sum = 0.0
    for (s, probability) in probabilities.enumerated() {
      sum += probability
      if sum >= p { return s }
    }
    return probabilities.count - 1
  }
}

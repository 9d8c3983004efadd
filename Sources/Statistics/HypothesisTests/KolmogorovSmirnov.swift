internal import CGSL

/// The test of Kolmogorov and Smirnov of whether two samples come from one distribution.
///
/// ```
/// D = max |F₁ − F₂|      D⁺ = max (F₁ − F₂), greater      D⁻ = max (F₂ − F₁), less
/// ```
///
/// over the observed values, F being the empirical distributions: "greater" says that F₁ lies above
/// F₂, and so that the first group has the smaller values, as in R. N. Smirnov, Ann. Math. Stat. 19
/// (1948) 279–281. doi:10.1214/aoms/1177730256
public struct KolmogorovSmirnov: Equatable, Sendable {
  /// How a p-value is computed.
  public enum Method: String, CaseIterable, Sendable {
    /// Over all arrangements of the observed values, ties being kept, as in R from 4.2 on.
    case exact
    /// The limit in large samples.
    case asymptotic
  }

  /// The size of the first group.
  public let firstCount: Int
  /// The size of the second group.
  public let secondCount: Int
  /// n₁n₂D⁺, a whole number.
  private let peakAbove: Int
  /// n₁n₂D⁻, a whole number.
  private let peakBelow: Int
  /// The sizes of the groups of tied values, from the smallest value up.
  private let tieSizes: [Int]

  /// The test of two samples.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` for an empty group.
  public init(_ first: Sample, _ second: Sample) throws(StatisticsError) {
    try [first, second].check(atLeast: 1)
    let (n1, n2) = (first.count, second.count)
    var sizes: [Int] = []
    var (i, j) = (0, 0)
    var (above, below) = (0, 0)
    for run in JoinedRuns(first.sorted, second.sorted) {
      i += run.first
      j += run.second
      sizes.append(run.first + run.second)
      let height = i * n2 - j * n1
      above = max(above, height)
      below = max(below, -height)
    }
    tieSizes = sizes
    firstCount = n1
    secondCount = n2
    peakAbove = above
    peakBelow = below
  }

  /// D, D⁺ for the alternative "greater", D⁻ for "less".
  public func statistic(_ alternative: Alternative = .twoSided) -> Double {
    Double(peak(alternative)) / (Double(firstCount) * Double(secondCount))
  }

  /// Whether any two values are equal.
  public var hasTies: Bool { tieSizes.count < firstCount + secondCount }

  /// Whether R would compute the exact p-value: fewer than 10,000 pairs.
  public var isExactInR: Bool { Double(firstCount) * Double(secondCount) < 10_000 }

  /// The method of R's default.
  public var methodInR: Method { isExactInR ? .exact : .asymptotic }

  /// The p-value.
  ///
  /// - Throws: ``StatisticsError/exactTooLarge(limit:)`` when the exact distribution would take
  ///   more than 2·10⁹ steps.
  public func pValue(
    _ method: Method, _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> Double {
    switch method {
    case .exact: try counted(alternative)
    case .asymptotic: limit(alternative)
    }
  }

  private func peak(_ alternative: Alternative) -> Int {
    switch alternative {
    case .twoSided: max(peakAbove, peakBelow)
    case .greater: peakAbove
    case .less: peakBelow
    }
  }

  // MARK: - The exact distribution

  /// The share of the arrangements that reach as far as the observed one.
  ///
  /// An arrangement is a path of steps right (first group) and up (second group); a difference
  /// counts where a group of tied values ends. With e(i, j) the share of the paths to (i, j) that
  /// have reached,
  ///
  /// ```
  /// e(i, j) = 1 where (i, j) reaches, else (i e(i − 1, j) + j e(i, j − 1)) / (i + j)
  /// ```
  ///
  /// a sum of positive numbers: a p of 1e-50 keeps its digits.
  private func counted(_ alternative: Alternative) throws(StatisticsError) -> Double {
    let (m, n) = (firstCount, secondCount)
    guard Double(m + 1) * Double(n + 1) < 2e9 else { throw .exactTooLarge(limit: 2_000_000_000) }
    let bound = peak(alternative)
    if bound == 0 { return 1 }
    var isEnd = [Bool](repeating: false, count: m + n + 1)
    var end = 0
    for size in tieSizes {
      end += size
      isEnd[end] = true
    }
    var shares = [Double](repeating: 0, count: n + 1)
    for i in 0...m {
      for j in 0...n where i + j > 0 {
        let height = KolmogorovSmirnov.height(i * n - j * m, alternative)
        if isEnd[i + j], height >= bound {
          shares[j] = 1
        } else {
          let before = j > 0 ? Double(j) * shares[j - 1] : 0
          shares[j] = (Double(i) * shares[j] + before) / Double(i + j)
        }
      }
    }
    return min(1, shares[n])
  }

  private static func height(_ difference: Int, _ alternative: Alternative) -> Int {
    switch alternative {
    case .twoSided: abs(difference)
    case .greater: difference
    case .less: -difference
    }
  }

  // MARK: - The limit

  /// exp(−2x²) one-sided, Kolmogorov's distribution two-sided, with x = D √(n₁n₂/(n₁ + n₂)).
  private func limit(_ alternative: Alternative) -> Double {
    let (m, n) = (Double(firstCount), Double(secondCount))
    let x = statistic(alternative) * (m * n / (m + n)).squareRoot()
    return alternative == .twoSided ? KolmogorovSmirnov.upperTail(x) : exp(-2 * x * x)
  }

  /// 1 − K(x), by the one of Kolmogorov's two series that converges at once.
  ///
  /// ```
  /// 1 − K(x) = 2 Σ (−1)ʲ⁻¹ exp(−2j²x²),   K(x) = √(2π)/x Σ exp(−(2j − 1)²π²/(8x²))
  /// ```
  private static func upperTail(_ x: Double) -> Double {
    guard x > 0 else { return 1 }
    var sum = 0.0
    if x < 1 {
      for odd in stride(from: 1.0, through: 15, by: 2) {
        sum += exp(-odd * odd * Double.pi * Double.pi / (8 * x * x))
      }
      return 1 - (2 * Double.pi).squareRoot() / x * sum
    }
    for j in stride(from: 1.0, through: 7, by: 2) {
      sum += exp(-2 * j * j * x * x) - exp(-2 * (j + 1) * (j + 1) * x * x)
    }
    return 2 * sum
  }
}

/// P-values of M that know of the search over cuts.
extension MaximallySelected {
  /// The approximation for many patients and cuts (Lausen and Schumacher 1992).
  ///
  /// ```
  /// P ≈ φ(b) (b − 1/b) log(ε₂(1 − ε₁) / ((1 − ε₂)ε₁)) + 4 φ(b)/b
  /// ```
  /// with the range [ε₁, ε₂] of the shares, not of the cuts found; 1 for b < 1. It may exceed 1.
  ///
  /// Source: Miller and Siegmund 1982, doi 10.2307/2529881.
  public var approximatePValue: Double {
    let b = statistic
    guard b >= 1 else { return 1 }
    let (low, high) = (range.lowerBound, range.upperBound)
    let density = exponential(-b * b / 2) / (2 * Double.pi).squareRoot()
    return density * (b - 1 / b) * logarithm(high * (1 - low) / ((1 - high) * low))
      + 4 * density / b
  }

  /// The improved Bonferroni bound over the cuts found (Lausen, Sauerbrei and Schumacher 1994).
  ///
  /// ```
  /// P ≤ P(|Z| ≥ b) + Σ exp(−b²/2)/π · (t − (b²/4 − 1) t³/6),   t² = 1 − m₁(n − m₂)/((n − m₁) m₂)
  /// ```
  /// summed over neighbouring cuts of sizes m₁ < m₂. A bound, it may exceed 1.
  ///
  /// Source: Worsley 1982, doi 10.1093/biomet/69.2.297.
  public var boundedPValue: Double {
    let b = statistic
    let n = Double(count)
    let factor = exponential(-b * b / 2) / Double.pi
    var sum = 0.0
    for (here, next) in zip(cuts, cuts.dropFirst()) {
      let (m, l) = (Double(here.below), Double(next.below))
      let t = max(0, 1 - m * (n - l) / ((n - m) * l)).squareRoot()
      sum += factor * (t - (b * b / 4 - 1) * t * t * t / 6)
    }
    return 2 * StandardNormal.upperTail(b) + sum
  }

  /// The largest number of steps of ``exactPValue()``.
  public static let exactLimit = 200_000_000

  /// The largest number of states that it keeps, 8 bytes each.
  static let mostStates = 20_000_000

  /// P(M ≥ b) over all permutations of the scores, exactly.
  ///
  /// Patients leave the pool one by one into the low group. All that matters of those who left is how
  /// many had each distinct score: the probability of each such state without a statistic of b or
  /// more at a cut is carried on from state to state, and what reaches b is added up. There are
  /// Π(kᵢ + 1) states for kᵢ patients with the i-th distinct score, so that it is a matter of few
  /// patients or of many ties: up to about 20 different scores, or thousands of patients in two
  /// classes.
  ///
  /// - Throws: ``StatisticsError/exactTooLarge(limit:)`` beyond ``exactLimit`` steps or
  ///   20 million states.
  public func exactPValue() throws(StatisticsError) -> Double {
    let walk = try PermutationWalk(scores)
    let centre = Centre(of: scores)
    let squares = centre.sumOfSquares(scores)
    let n = Double(count)
    let reach = cuts.map { cut in
      let m = Double(cut.below)
      return statistic * (1 - 1e-9) * (m * (n - m) / (n * (n - 1)) * squares).squareRoot()
    }
    return walk.probability(
      ofReaching: Dictionary(uniqueKeysWithValues: zip(cuts.map(\.below), reach)),
      deviations: walk.distinct.map(centre.deviation))
  }
}

/// Drawing scores without replacement, as states that count the scores drawn.
private struct PermutationWalk {
  /// The distinct scores.
  let distinct: [Double]
  private let counts: [Int]
  /// How far a state's number moves when one more of a score is drawn.
  private let strides: [Int]
  private let states: Int

  init(_ scores: [Double]) throws(StatisticsError) {
    // Scores are sums in one order; those that differ by rounding alone are the same.
    let gap = 1e-12 * (scores.map(abs).max() ?? 0)
    let runs = scores.sorted().split { $1 - $0 <= gap }
    distinct = runs.map { $0[$0.startIndex] }
    counts = runs.map(\.count)
    var size = 1
    var strides: [Int] = []
    for run in runs {
      strides.append(size)
      let product = size.multipliedReportingOverflow(by: run.count + 1)
      let steps = product.partialValue.multipliedReportingOverflow(by: runs.count)
      guard !product.overflow, !steps.overflow,
        steps.partialValue <= MaximallySelected.exactLimit,
        product.partialValue <= MaximallySelected.mostStates
      else { throw .exactTooLarge(limit: MaximallySelected.exactLimit) }
      size = product.partialValue
    }
    self.strides = strides
    states = size
  }

  /// The probability that the sum of deviations is as large as a limit when that many are drawn.
  func probability(ofReaching limits: [Int: Double], deviations: [Double]) -> Double {
    let n = counts.reduce(0, +)
    let last = limits.keys.max() ?? 0
    let limit = (0...n).map { limits[$0] ?? .infinity }
    var mass = Array(repeating: 0.0, count: states)
    mass[0] = 1
    var drawn = Array(repeating: 0, count: counts.count)
    var reached = 0.0
    for state in 0..<states {
      if state > 0 { advance(&drawn) }
      let here = mass[state]
      guard here > 0 else { continue }
      let size = drawn.reduce(0, +)
      var sum = 0.0
      for k in drawn.indices { sum += Double(drawn[k]) * deviations[k] }
      if abs(sum) >= limit[size] {
        reached += here
      } else if size < last {
        for k in counts.indices where drawn[k] < counts[k] {
          mass[state + strides[k]] += here * Double(counts[k] - drawn[k]) / Double(n - size)
        }
      }
    }
    return min(1, reached)
  }

  /// The counts of the next state.
  private func advance(_ drawn: inout [Int]) {
    for k in drawn.indices {
      if drawn[k] < counts[k] {
        drawn[k] += 1
        return
      }
      drawn[k] = 0
    }
  }
}

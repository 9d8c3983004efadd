/// The cut of a marker that best separates patients by a score, and its maximally selected rank
/// statistic.
///
/// A cut μ parts the m patients with x ≤ μ from the others. With scores aᵢ, their mean ā and n
/// patients,
/// ```
/// T(μ) = (Σ_{x ≤ μ} aᵢ − m ā) / √(m (n − m)/(n (n − 1)) Σ (aᵢ − ā)²)      M = max |T(μ)|
/// ```
/// over the distinct values μ of the marker with ⌊n·low⌋ ≤ m ≤ ⌊n·high⌋. H₀: the scores are
/// independent of the marker. The variance is that of the permutations of the scores, so that T is
/// not the root of a log-rank χ². The cut is the lowest of those where |T| is largest.
///
/// Scores are ``LogRankScores`` for survival, ranks for a number, 0 and 1 for two classes.
///
/// Sources: Lausen and Schumacher 1992, Biometrics 48:73–85; Hothorn and Lausen 2003,
/// doi 10.1016/S0167-9473(02)00225-6.
public struct MaximallySelected: Equatable, Sendable {
  /// One cut.
  public struct Cut: Equatable, Sendable {
    /// μ, a value of the marker; it belongs to the low group.
    public let value: Double
    /// m, the number of patients at μ or below.
    public let below: Int
    /// T(μ).
    public let statistic: Double
  }

  /// The number of patients.
  public let count: Int
  /// The shares of patients between which a cut may lie.
  public let range: ClosedRange<Double>
  /// All cuts, ascending.
  public let cuts: [Cut]
  /// The cut with the largest |T|; the lowest of several.
  public let best: Cut
  /// The scores, in the order of the patients.
  let scores: [Double]

  /// Searches the cuts of a marker.
  ///
  /// - Parameters:
  ///   - marker: a number for each patient.
  ///   - scores: a score for each patient.
  ///   - range: the shares of patients between which the low group may lie.
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``;
  ///   ``StatisticsError/tooFew(needed:found:group:)`` below two patients;
  ///   ``StatisticsError/constant`` when the scores, or the values of the marker, do not vary;
  ///   ``StatisticsError/noCut`` when no value of the marker parts the patients within the range.
  public init(
    marker: Sample, scores: [Double], between range: ClosedRange<Double> = 0.1...0.9
  ) throws(StatisticsError) {
    let n = marker.count
    guard scores.count == n else { throw .lengthsDiffer(n, scores.count) }
    guard n > 1 else { throw .tooFew(needed: 2, found: n) }
    let centre = Centre(of: scores)
    let squares = centre.sumOfSquares(scores)
    let size = scores.reduce(0) { $0 + $1 * $1 }
    guard squares > 1e-24 * size, squares > 0 else { throw .constant }
    let cuts = Self.cuts(marker.values, scores.map(centre.deviation), squares, range)
    guard let first = cuts.first else {
      throw marker.values.allSatisfy { $0 == marker.values[0] } ? .constant : .noCut
    }
    let largest = cuts.reduce(0) { max($0, abs($1.statistic)) }
    best = cuts.first { abs($0.statistic) >= largest * (1 - Self.slack) } ?? first
    count = n
    self.range = range
    self.cuts = cuts
    self.scores = scores
  }

  /// Statistics that differ by less, relatively, are the same but for rounding.
  static let slack = 1e-12

  private static func cuts(
    _ x: [Double], _ deviations: [Double], _ squares: Double, _ range: ClosedRange<Double>
  ) -> [Cut] {
    let n = Double(x.count)
    let least = max(1, (n * range.lowerBound).rounded(.down))
    let most = min(n - 1, (n * range.upperBound).rounded(.down))
    var sum = CompensatedSum()
    var cuts: [Cut] = []
    let order = x.indices.sorted { x[$0] < x[$1] }
    for run in order.split(by: { x[$0] == x[$1] }) {
      for index in run { sum.add(deviations[index]) }
      let m = Double(run.endIndex)
      guard m >= least, m <= most else { continue }
      let variance = m * (n - m) / (n * (n - 1)) * squares
      cuts.append(
        Cut(
          value: x[run[run.startIndex]], below: run.endIndex,
          statistic: sum.value / variance.squareRoot()))
    }
    return cuts
  }

  /// M.
  public var statistic: Double { abs(best.statistic) }

  /// Whether other cuts reach the same statistic.
  public var ties: [Cut] {
    cuts.filter { abs($0.statistic) >= statistic * (1 - Self.slack) && $0 != best }
  }
}

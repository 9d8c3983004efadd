/// Cohen's κ, the agreement of two raters beyond chance, plain or weighted.
///
/// ```
/// κ = (Po − Pe)/(1 − Pe),   Po = Σ w_ij p_ij,   Pe = Σ w_ij p_i· p_·j
/// ```
/// with weights 1 on the diagonal and elsewhere 0, 1 − |i − j|/(k − 1) or 1 − (i − j)²/(k − 1)².
/// H₀: κ = 0, by z = κ/se₀ with the standard error under independence; the interval κ ± z·se has
/// that of the estimate. Both are large-sample errors.
///
/// Levels that no rater used count with their place in the order. Perfect agreement has κ = 1 with
/// standard error 0. When one rater put all patients in one level κ is 0, and there is no test.
///
/// Sources: Cohen 1960, doi 10.1177/001316446002000104; Cohen 1968, doi 10.1037/h0026256; Fleiss,
/// Cohen and Everitt 1969, doi 10.1037/h0028106.
public struct CohensKappa: Equatable, Sendable {
  /// How much a disagreement counts.
  public enum Weights: Equatable, Sendable, CaseIterable {
    /// Every disagreement counts alike.
    case none
    /// By the number of steps between the levels.
    case linear
    /// By its square.
    case quadratic
  }

  /// κ.
  public let estimate: Double
  /// The standard error of κ.
  public let standardError: Double
  /// The standard error under independence.
  public let nullStandardError: Double
  /// Po, the weighted share of agreement.
  public let observed: Double
  /// Pe, the weighted share of agreement expected by chance.
  public let expected: Double
  /// The number of patients.
  public let total: Int

  /// The agreement in a table of counts, the rows being the first rater's levels.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)`` when the table is not square,
  ///   ``StatisticsError/outOfDomain(_:)`` for a negative count,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` without patients,
  ///   ``StatisticsError/constant`` when both raters put all patients in one and the same level.
  public init(_ table: [[Int]], weights: Weights = .none) throws(StatisticsError) {
    let margins = try Margins(of: table)
    guard margins.total > 0 else { throw .tooFew(needed: 1, found: 0) }
    let k = margins.rows.count
    guard margins.columns.count == k else { throw .lengthsDiffer(k, margins.columns.count) }
    let n = Double(margins.total)
    let rows = margins.rows.map { Double($0) / n }
    let columns = margins.columns.map { Double($0) / n }
    let w = { (i: Int, j: Int) in weights.weight(i, j, of: k) }
    var (Po, Pe) = (0.0, 0.0)
    for (i, row) in table.enumerated() {
      for (j, count) in row.enumerated() {
        Po += w(i, j) * Double(count) / n
        Pe += w(i, j) * rows[i] * columns[j]
      }
    }
    guard 1 - Pe > 1e-14 else { throw .constant }
    let rowWeights = (0..<k).map { i in (0..<k).reduce(0) { $0 + w(i, $1) * columns[$1] } }
    let columnWeights = (0..<k).map { j in (0..<k).reduce(0) { $0 + w($1, j) * rows[$1] } }
    var (own, null) = (0.0, 0.0)
    for (i, row) in table.enumerated() {
      for (j, count) in row.enumerated() {
        let mean = rowWeights[i] + columnWeights[j]
        let influence = w(i, j) * (1 - Pe) - mean * (1 - Po) - (Po * Pe - 2 * Pe + Po)
        own += Double(count) / n * influence * influence
        let gap = w(i, j) - mean + Pe
        null += rows[i] * columns[j] * gap * gap
      }
    }
    // With one rater constant Po is Pe, and nothing varies under independence.
    if null < Self.rounding { (Po, null) = (Pe, 0) }
    if own < Self.rounding { own = 0 }
    estimate = (Po - Pe) / (1 - Pe)
    standardError = (own / n).squareRoot() / ((1 - Pe) * (1 - Pe))
    nullStandardError = (null / n).squareRoot() / (1 - Pe)
    observed = Po
    expected = Pe
    total = margins.total
  }

  /// Variances below this are rounding.
  private static let rounding = 1e-24

  /// z = κ/se₀; NaN when one rater put all patients in one level.
  public var statistic: Double {
    nullStandardError > 0 ? estimate / nullStandardError : .nan
  }

  /// The p-value.
  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    StandardNormal.pValue(statistic, alternative)
  }

  /// The interval κ ± z·se, not cut off at 1.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(
    level: Double = 0.95
  ) throws(StatisticsError) -> ConfidenceInterval {
    try .wald(estimate, standardError: standardError, level: level)
  }
}

extension CohensKappa.Weights {
  /// The weight of a pair of levels among k.
  func weight(_ i: Int, _ j: Int, of k: Int) -> Double {
    if i == j { return 1 }
    let share = Double(abs(i - j)) / Double(k - 1)
    return switch self {
    case .none: 0
    case .linear: 1 - share
    case .quadratic: 1 - share * share
    }
  }
}

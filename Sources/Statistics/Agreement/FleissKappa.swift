/// Fleiss' κ: the agreement beyond chance of m ratings of each of n patients in k levels.
///
/// ```
/// κ = (P̄ − P̄e)/(1 − P̄e),   P̄ = Σ_i (Σ_j n_ij² − m) / (n m (m − 1)),   P̄e = Σ p_j²
/// ```
/// with n_ij of the m raters of patient i in level j, and p_j the share of all ratings in it. The
/// raters are not told apart. H₀: κ = 0, by z = κ/se₀ with
/// ```
/// se₀² = 2/(n m (m − 1)) · [(Σ p_j q_j)² − Σ p_j q_j (q_j − p_j)] / (Σ p_j q_j)²,   q_j = 1 − p_j
/// ```
/// No interval is given: se₀ holds under H₀ alone.
///
/// Sources: Fleiss 1971, doi 10.1037/h0031619; Fleiss, Nee and Landis 1979,
/// doi 10.1037/0033-2909.86.5.974.
public struct FleissKappa: Equatable, Sendable {
  /// κ.
  public let estimate: Double
  /// The standard error under H₀.
  public let nullStandardError: Double
  /// The number of patients.
  public let subjects: Int
  /// The number of ratings of each patient.
  public let raters: Int

  /// The agreement of counts.
  ///
  /// - Parameter counts: for each patient, how many ratings fall in each level.
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` without patients,
  ///   ``StatisticsError/tooFewGroups(needed:found:)`` below two ratings of a patient,
  ///   ``StatisticsError/lengthsDiffer(_:_:)`` when patients differ in the number of ratings,
  ///   ``StatisticsError/constant`` when all ratings fall in one level.
  public init(_ counts: [[Int]]) throws(StatisticsError) {
    guard let first = counts.first else { throw .tooFew(needed: 1, found: 0) }
    let ratings = first.reduce(0, +)
    guard ratings >= 2 else { throw .tooFewGroups(needed: 2, found: ratings) }
    for row in counts where row.reduce(0, +) != ratings {
      throw .lengthsDiffer(ratings, row.reduce(0, +))
    }
    let (n, m) = (Double(counts.count), Double(ratings))
    let squares = counts.joined().reduce(0) { $0 + $1 * $1 }
    let totals = first.indices.map { level in counts.reduce(0) { $0 + $1[level] } }
    guard totals.filter({ $0 > 0 }).count > 1 else { throw .constant }
    let p = totals.map { Double($0) / (n * m) }
    let observed = (Double(squares) / n - m) / (m * (m - 1))
    let spread = p.reduce(0) { $0 + $1 * (1 - $1) }
    let skew = p.reduce(0) { $0 + $1 * (1 - $1) * (1 - 2 * $1) }
    estimate = (observed - (1 - spread)) / spread
    nullStandardError =
      (2 / (n * m * (m - 1)) * (spread * spread - skew)).squareRoot() / spread
    subjects = counts.count
    raters = ratings
  }

  /// z = κ/se₀.
  public var statistic: Double { estimate / nullStandardError }

  /// The p-value.
  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    StandardNormal.pValue(statistic, alternative)
  }
}

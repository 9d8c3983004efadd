/// The ratio of two risks, first over second.
///
/// Estimates p₁/p₂, the proportions of two independent groups that have an event.
///
/// ```
/// RR = (a/n₁) / (c/n₂),   var ln RR = 1/a − 1/n₁ + 1/c − 1/n₂
/// ```
///
/// a of n₁ and c of n₂ have the event. RR is 0 or ∞ when a or c is 0, unless Haldane's ½ is added
/// to each of the four counts. D. Katz, J. Baptista, S. P. Azen and M. C. Pike, Biometrics 34
/// (1978) 469–474. doi:10.2307/2530610
public struct RiskRatio: RatioEstimate {
  /// p₁/p₂.
  public let estimate: Double
  /// The standard error of ln(p₁/p₂).
  public let logStandardError: Double
  /// Whether ½ was added to each count.
  public let isCorrected: Bool

  /// The ratio of two risks.
  ///
  /// - Throws: ``StatisticsError/noEvents`` when neither group has an event and nothing is added.
  public init(
    _ first: Proportion, _ second: Proportion, zeroCells: ZeroCells = .none
  ) throws(StatisticsError) {
    let counts = FourfoldTable(first, second)
    let addition = zeroCells.addition(to: counts)
    let table = counts.adding(addition)
    guard table.events > 0 else { throw .noEvents }
    estimate = (table.a / table.first) / (table.c / table.second)
    // 1/a − 1/n₁ = b/(a n₁), without a difference.
    let variance = table.b / (table.a * table.first) + table.d / (table.c * table.second)
    logStandardError = min(table.a, table.c) > 0 ? variance.squareRoot() : .infinity
    isCorrected = addition > 0
  }
}

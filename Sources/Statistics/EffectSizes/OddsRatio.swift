/// The odds ratio of a 2 × 2 table: the odds of an event in the first group over the second.
///
/// ```
///            event   none
/// first        a       b        OR = ad/(bc),   var ln OR = 1/a + 1/b + 1/c + 1/d
/// second       c       d
/// ```
///
/// OR is 0 or ∞ when a count is 0, unless Haldane's ½ is added to each of the four. B. Woolf, Ann.
/// Hum. Genet. 19 (1955) 251–253. doi:10.1111/j.1469-1809.1955.tb01348.x
public struct OddsRatio: RatioEstimate {
  /// ad/(bc).
  public let estimate: Double
  /// The standard error of ln(ad/(bc)).
  public let logStandardError: Double
  /// Whether ½ was added to each count.
  public let isCorrected: Bool

  /// The odds ratio of two risks.
  ///
  /// - Throws: ``StatisticsError/emptyMargin`` when all patients of both groups have the event or
  ///   none has, and nothing is added.
  public init(
    _ first: Proportion, _ second: Proportion, zeroCells: ZeroCells = .none
  ) throws(StatisticsError) {
    let counts = FourfoldTable(first, second)
    let addition = zeroCells.addition(to: counts)
    let table = counts.adding(addition)
    guard table.events > 0, table.nonEvents > 0 else { throw .emptyMargin }
    estimate = (table.a * table.d) / (table.b * table.c)
    let variance = 1 / table.a + 1 / table.b + 1 / table.c + 1 / table.d
    logStandardError = variance.squareRoot()
    isCorrected = addition > 0
  }
}

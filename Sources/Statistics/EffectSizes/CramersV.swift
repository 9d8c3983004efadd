/// Cramér's V: how strongly the rows and columns of a table are associated, 0 to 1.
///
/// ```
/// V = √(χ² / (n · min(r − 1, c − 1)))
/// ```
///
/// χ² is Pearson's without correction. Of a 2 × 2 table V is |φ|. H. Cramér, *Mathematical methods
/// of statistics* (Princeton 1946) 282.
public struct CramersV: Equatable, Sendable {
  /// V.
  public let estimate: Double
  private let statistic: Double
  private let degreesOfFreedom: Double
  private let scale: Double

  /// The association in a table of counts given by rows.
  ///
  /// - Throws: what ``ChiSquaredTest`` throws.
  public init(_ table: [[Int]]) throws(StatisticsError) {
    self.init(try ChiSquaredTest(table))
  }

  /// The association in the table of a test.
  public init(_ test: ChiSquaredTest) {
    let columns = test.observed.first?.count ?? 1
    let smaller = min(test.observed.count, columns) - 1
    statistic = test.statistic()
    degreesOfFreedom = Double(test.degreesOfFreedom)
    scale = Double(test.total * smaller)
    estimate = min(1, (statistic / scale).squareRoot())
  }

  /// The confidence interval, from that of the noncentrality λ of χ².
  ///
  /// ```
  /// √(λ / (n · min(r − 1, c − 1)))   with P(χ²(ν, λ) ≥ χ²) = α/2, and = 1 − α/2
  /// ```
  ///
  /// A limit is 0 where no λ gives that probability: the association may be nil. An upper limit is
  /// at most 1. M. Smithson, *Confidence intervals* (Sage 2003) 39–41.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(
    level: Double = 0.95
  ) throws(StatisticsError) -> ConfidenceInterval {
    let tail = try ConfidenceInterval.tail(level: level)
    return ConfidenceInterval(lower: limit(tail), upper: limit(1 - tail))
  }

  private func limit(_ p: Double) -> Double {
    let lambda = NoncentralChiSquared.noncentrality(
      degreesOfFreedom: degreesOfFreedom, statistic, upperTail: p)
    return min(1, (lambda / scale).squareRoot())
  }
}

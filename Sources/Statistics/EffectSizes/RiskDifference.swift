/// The difference of two risks, first − second.
///
/// Estimates p₁ − p₂, the proportions of two independent groups that have an event.
///
/// ```
/// newcombe   d − √((p₁ − l₁)² + (u₂ − p₂)²)  to  d + √((u₁ − p₁)² + (p₂ − l₂)²)
/// wald       d ± z √(p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂)
/// ```
///
/// l and u are the limits of Wilson's interval of each risk. R. G. Newcombe, *Interval estimation
/// for the difference between independent proportions*, Stat. Med. 17 (1998) 873–890, method 10.
/// doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I
public struct RiskDifference: Equatable, Sendable {
  /// The kinds of confidence interval.
  public enum Interval: String, CaseIterable, Sendable {
    /// Newcombe's hybrid score interval, without continuity correction.
    case newcombe
    /// Wald's, not clipped to −1 to 1.
    case wald
  }

  /// The risk of the first group.
  public let first: Proportion
  /// The risk of the second group.
  public let second: Proportion

  /// The difference of two risks.
  public init(_ first: Proportion, _ second: Proportion) {
    self.first = first
    self.second = second
  }

  /// p₁ − p₂.
  public var estimate: Double { first.estimate - second.estimate }

  /// The standard error of the difference, 0 when both risks are 0 or 1.
  public var standardError: Double { (first.variance + second.variance).squareRoot() }

  /// The confidence interval of the difference.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(
    _ kind: Interval = .newcombe, level: Double = 0.95
  ) throws(StatisticsError) -> ConfidenceInterval {
    switch kind {
    case .newcombe: try score(level)
    case .wald: try wald(level)
    }
  }

  private func score(_ level: Double) throws(StatisticsError) -> ConfidenceInterval {
    let one = try first.confidenceInterval(.wilson, level: level)
    let two = try second.confidenceInterval(.wilson, level: level)
    let (p1, p2) = (first.estimate, second.estimate)
    return ConfidenceInterval(
      lower: estimate - hypotenuse(p1 - one.lower, two.upper - p2),
      upper: estimate + hypotenuse(one.upper - p1, p2 - two.lower))
  }

  private func wald(_ level: Double) throws(StatisticsError) -> ConfidenceInterval {
    try .wald(estimate, standardError: standardError, level: level)
  }

  private func hypotenuse(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
}

extension Proportion {
  /// p(1 − p)/n.
  fileprivate var variance: Double { estimate * (1 - estimate) / Double(total) }

  /// The risks of the two rows of [[a, b], [c, d]], the first column counting the events.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)`` when the table is not 2 × 2,
  ///   ``StatisticsError/outOfDomain(_:)`` for a negative count,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` for an empty row.
  public static func rows(
    of table: [[Int]]
  ) throws(StatisticsError) -> (first: Proportion, second: Proportion) {
    let margins = try Margins(of: table)
    guard margins.rows.count == 2, margins.columns.count == 2 else {
      throw .lengthsDiffer(2, max(margins.rows.count, margins.columns.count))
    }
    for (group, sum) in margins.rows.enumerated() where sum == 0 {
      throw .tooFew(needed: 1, found: 0, group: group)
    }
    return (
      try Proportion(count: table[0][0], of: margins.rows[0]),
      try Proportion(count: table[1][0], of: margins.rows[1])
    )
  }
}

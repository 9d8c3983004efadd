/// The number needed to treat: the patients per one event more, or less, in the first group.
///
/// ```
/// NNT = 1/|p₁ − p₂|
/// ```
///
/// When the interval of the risk difference holds 0 the interval of its reciprocal passes through
/// infinity: from `near` up to ∞, and from ∞ in the opposite direction down to `far`. D. G. Altman,
/// *Confidence intervals for the number needed to treat*, BMJ 317 (1998) 1309–1312.
/// doi:10.1136/bmj.317.7168.1309
public struct NumberNeededToTreat: Equatable, Sendable {
  /// The limits of a number needed to treat.
  public struct Limits: Equatable, Sendable {
    /// The limit by the greatest difference in the direction of the estimate.
    public let near: Double
    /// The limit by the other end of the interval of the difference.
    ///
    /// Below 0 when it lies in the opposite direction: the number needed to harm is its size.
    public let far: Double

    /// Whether the interval runs from `near` through infinity to `far`.
    public var passesThroughInfinity: Bool { far < 0 }
  }

  /// The risk difference, of which the sign says whether the first group has more events.
  public let difference: RiskDifference

  /// The number needed to treat of a risk difference.
  public init(_ difference: RiskDifference) { self.difference = difference }

  /// 1/|p₁ − p₂|, ∞ when the risks are equal.
  public var estimate: Double { 1 / abs(difference.estimate) }

  /// The reciprocals of the limits of the risk difference, in the direction of the estimate.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func limits(
    _ kind: RiskDifference.Interval = .newcombe, level: Double = 0.95
  ) throws(StatisticsError) -> Limits {
    let interval = try difference.confidenceInterval(kind, level: level)
    return difference.estimate < 0
      ? Limits(near: reciprocal(-interval.lower), far: reciprocal(-interval.upper))
      : Limits(near: reciprocal(interval.upper), far: reciprocal(interval.lower))
  }

  /// 1/x, ∞ for 0 of either sign.
  private func reciprocal(_ x: Double) -> Double { x == 0 ? .infinity : 1 / x }
}

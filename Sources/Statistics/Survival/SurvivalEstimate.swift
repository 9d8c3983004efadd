/// A Kaplan–Meier curve read at one time.
public struct SurvivalEstimate: Equatable, Sendable {
  /// The time.
  public let time: Double
  /// The number followed to this time or beyond; with late entries, those at risk when the next
  /// follow-up ends, as R's summary of a curve.
  public let atRisk: Int
  /// The number of events up to and at this time.
  public let cumulativeEvents: Int
  /// The number censored up to and at this time.
  public let cumulativeCensored: Int
  /// S(t).
  public let survival: Double
  /// The standard error of S(t); `nil` once S = 0.
  public let standardError: Double?
  /// H(t).
  public let cumulativeHazard: Double
  /// The standard error of H(t).
  public let cumulativeHazardStandardError: Double
  /// The confidence limits of S(t).
  public let interval: ConfidenceInterval?
  /// Whether the time lies past the last follow-up, so that the last estimate is carried on.
  public let isPastLastTime: Bool
}

extension KaplanMeier {
  /// The curve at a time; before the first one, survival is 1 without error.
  public func estimate(at time: Double) -> SurvivalEstimate {
    let next = points.partitionPoint { $0.time < time }
    let after = points.partitionPoint { $0.time <= time }
    let point = after == 0 ? nil : points[after - 1]
    let certain = intervalKind == .none ? nil : ConfidenceInterval(lower: 1, upper: 1)
    return SurvivalEstimate(
      time: time, atRisk: next < points.count ? points[next].atRisk : 0,
      cumulativeEvents: point?.cumulativeEvents ?? 0,
      cumulativeCensored: point?.cumulativeCensored ?? 0,
      survival: point?.survival ?? 1,
      standardError: point.map(\.standardError) ?? 0,
      cumulativeHazard: point?.cumulativeHazard ?? 0,
      cumulativeHazardStandardError: point?.cumulativeHazardStandardError ?? 0,
      interval: point.map(\.interval) ?? certain,
      isPastLastTime: time > lastTime)
  }

  /// One horizontal piece of the curve.
  public struct Step: Equatable, Sendable {
    /// Where the piece begins; it ends where the next begins.
    public let time: Double
    /// S(t) on the piece.
    public let survival: Double
    /// The confidence limits on the piece.
    public let interval: ConfidenceInterval?
  }

  /// The pieces of the curve, from time 0 on; the last ends at ``lastTime``.
  public var steps: [Step] {
    let certain = intervalKind == .none ? nil : ConfidenceInterval(lower: 1, upper: 1)
    return [Step(time: 0, survival: 1, interval: certain)]
      + points.filter { $0.events > 0 }
      .map { Step(time: $0.time, survival: $0.survival, interval: $0.interval) }
  }

  /// The times with a censoring, and the height of the curve there.
  public var censorings: [Point] { points.filter { $0.censored > 0 } }
}

/// A curve of cumulative incidence read at one time.
public struct IncidenceEstimate: Equatable, Sendable {
  /// The time.
  public let time: Double
  /// The number followed, without any event, to this time or beyond.
  public let atRisk: Int
  /// The number with the event of interest up to and at this time.
  public let cumulativeEvents: Int
  /// The number with another event up to and at this time.
  public let cumulativeOthers: Int
  /// The number censored up to and at this time.
  public let cumulativeCensored: Int
  /// F(t).
  public let incidence: Double
  /// The standard error of F(t).
  public let standardError: Double
  /// The confidence limits of F(t); `nil` where F is 0 or 1.
  public let interval: ConfidenceInterval?
  /// Whether the time lies past the last follow-up while patients were still free of events, so
  /// that the last estimate is carried on.
  public let isPastLastTime: Bool
}

extension AalenJohansen {
  /// The curve at a time; before the first one, the incidence is 0 without error.
  public func estimate(at time: Double) -> IncidenceEstimate {
    let next = points.partitionPoint { $0.time < time }
    let after = points.partitionPoint { $0.time <= time }
    let point = after == 0 ? nil : points[after - 1]
    return IncidenceEstimate(
      time: time, atRisk: next < points.count ? points[next].atRisk : 0,
      cumulativeEvents: point?.cumulativeEvents ?? 0,
      cumulativeOthers: point?.cumulativeOthers ?? 0,
      cumulativeCensored: point?.cumulativeCensored ?? 0, incidence: point?.incidence ?? 0,
      standardError: point?.standardError ?? 0, interval: point.flatMap(interval),
      isPastLastTime: time > lastTime && !isExhausted)
  }

  /// The limits F^exp(± z·se / (F log F)), symmetric on the scale of log(−log F).
  ///
  /// Undefined where F is 0 or 1. Source: Pintilie 2006, Competing Risks: A Practical
  /// Perspective, Wiley.
  private func interval(_ point: Point) -> ConfidenceInterval? {
    let f = point.incidence
    guard f > 0, f < 1 else { return nil }
    let width =
      StandardNormal.quantile((1 + level) / 2) * point.standardError / (f * -logarithm(f))
    return ConfidenceInterval(
      lower: power(f, exponential(width)), upper: power(f, exponential(-width)))
  }

  /// One horizontal piece of the curve.
  public struct Step: Equatable, Sendable {
    /// Where the piece begins; it ends where the next begins.
    public let time: Double
    /// F(t) on the piece.
    public let incidence: Double
    /// The confidence limits on the piece.
    public let interval: ConfidenceInterval?
  }

  /// The pieces of the curve, from time 0 on; the last ends at ``lastTime``.
  public var steps: [Step] {
    var steps = [Step(time: 0, incidence: 0, interval: nil)]
    var events = 0
    for point in points where point.cumulativeEvents > events {
      events = point.cumulativeEvents
      steps.append(
        Step(time: point.time, incidence: point.incidence, interval: interval(point)))
    }
    return steps
  }
}

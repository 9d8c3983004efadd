/// How long one patient was followed, and whether that ended with the event.
///
/// Ordered by time, and at the same time an event before a censoring: who is censored at t was
/// still at risk of the events at t.
public struct FollowUp: Equatable, Comparable, Sendable {
  /// The time of the event or of the censoring, zero or more.
  public let time: Double
  /// Whether the event occurred at that time; else the patient is censored there.
  public let isEvent: Bool

  /// One patient's follow-up.
  ///
  /// - Throws: ``StatisticsError/notFinite`` or ``StatisticsError/outOfDomain(_:)`` for a time that
  ///   is not a number, infinite or negative.
  public init(time: Double, isEvent: Bool) throws(StatisticsError) {
    guard time.isFinite else { throw .notFinite }
    guard time >= 0 else { throw .outOfDomain(time) }
    self.init(known: time, isEvent: isEvent)
  }

  private init(known time: Double, isEvent: Bool) {
    self.time = time
    self.isEvent = isEvent
  }

  /// The patients of two columns.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``, and as for one patient.
  public static func all(times: [Double], areEvents: [Bool]) throws(StatisticsError) -> [FollowUp] {
    guard times.count == areEvents.count else {
      throw .lengthsDiffer(times.count, areEvents.count)
    }
    var result: [FollowUp] = []
    for (time, isEvent) in zip(times, areEvents) {
      result.append(try FollowUp(time: time, isEvent: isEvent))
    }
    return result
  }

  /// The same follow-up with event and censoring exchanged.
  public var reversed: FollowUp { FollowUp(known: time, isEvent: !isEvent) }

  /// An event before a censoring at the same time.
  public static func < (a: FollowUp, b: FollowUp) -> Bool {
    a.time == b.time ? a.isEvent && !b.isEvent : a.time < b.time
  }

  /// The patients, in the order given, with times that differ by rounding alone made equal.
  ///
  /// Neighbouring distinct times are tied when they differ by at most √ε, or by at most √ε times
  /// the mean distinct time (ε = 2⁻⁵²); the smallest of the joined stands for all. As R's survival
  /// does, which does so over the whole cohort before it is split into groups.
  public static func tyingNearTimes(_ followUps: [FollowUp]) -> [FollowUp] {
    let order = followUps.indices.sorted { followUps[$0].time < followUps[$1].time }
    let mean = meanDistinctTime(order.map { followUps[$0].time })
    let gap = Double.ulpOfOne.squareRoot() * max(1, mean)
    var result = followUps
    var previous = -Double.infinity
    var standing = previous
    for index in order {
      let time = followUps[index].time
      if time - previous > gap { standing = time }
      previous = time
      result[index] = FollowUp(known: standing, isEvent: followUps[index].isEvent)
    }
    return result
  }

  private static func meanDistinctTime(_ sorted: [Double]) -> Double {
    var sum = 0.0
    var count = 0.0
    for index in sorted.indices where index == 0 || sorted[index] > sorted[index - 1] {
      sum += sorted[index]
      count += 1
    }
    return count == 0 ? 0 : sum / count
  }
}

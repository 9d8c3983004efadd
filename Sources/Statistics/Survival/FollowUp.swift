/// How long one patient was followed, and whether that ended with the event.
///
/// Ordered by time, and at the same time an event before a censoring: who is censored at t was
/// still at risk of the events at t.
public struct FollowUp: Equatable, Comparable, Sendable {
  /// The time of the event or of the censoring, zero or more.
  public let time: Double
  /// Whether the event occurred at that time; else the patient is censored there.
  public let isEvent: Bool
  /// −∞ for who was always observed.
  private let start: Double

  /// One patient's follow-up.
  ///
  /// - Throws: ``StatisticsError/notFinite`` or ``StatisticsError/outOfDomain(_:)`` for a time that
  ///   is not a number, infinite or negative, and for an entry that is not before the time.
  public init(time: Double, isEvent: Bool, entry: Double? = nil) throws(StatisticsError) {
    guard time.isFinite, entry?.isFinite != false else { throw .notFinite }
    guard time >= 0 else { throw .outOfDomain(time) }
    if let entry, entry >= time { throw .outOfDomain(entry) }
    self.init(known: time, isEvent: isEvent, entry: entry)
  }

  private init(known time: Double, isEvent: Bool, entry: Double?) {
    self.time = time
    self.isEvent = isEvent
    start = entry ?? -.infinity
  }

  /// The time after which the patient was observed (left truncation); `nil` when always.
  ///
  /// Who entered at t is not at risk of the events at t.
  public var entry: Double? { start > -.infinity ? start : nil }

  /// The patients of two columns.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``, and as for one patient.
  public static func all(times: [Double], areEvents: [Bool]) throws(StatisticsError) -> [FollowUp] {
    guard times.count == areEvents.count else {
      throw .lengthsDiffer(times.count, areEvents.count)
    }
    var result: [FollowUp] = []
    result.reserveCapacity(times.count)
    for (time, isEvent) in zip(times, areEvents) {
      result.append(try FollowUp(time: time, isEvent: isEvent))
    }
    return result
  }

  /// The same follow-up with event and censoring exchanged.
  public var reversed: FollowUp { FollowUp(known: time, isEvent: !isEvent, entry: entry) }

  /// An event before a censoring at the same time.
  public static func < (a: FollowUp, b: FollowUp) -> Bool {
    a.time == b.time ? a.isEvent && !b.isEvent : a.time < b.time
  }

  /// The patients, in the order given, with times that differ by rounding alone made equal.
  ///
  /// Times of entry are tied with those of the end; who would so enter at the end is at risk there.
  public static func tyingNearTimes(_ followUps: [FollowUp]) -> [FollowUp] {
    let entries = followUps.compactMap(\.entry)
    if entries.isEmpty { return tyingNearEnds(followUps) }
    var tied = NearTimes.tied(followUps.map(\.time) + entries)[...]
    let times = tied.prefix(followUps.count)
    tied = tied.dropFirst(followUps.count)
    return zip(followUps, times).map { own, time in
      let entry = own.entry == nil ? nil : tied.popFirst()
      return FollowUp(
        known: time, isEvent: own.isEvent, entry: entry.map { min($0, time.nextDown) })
    }
  }

  /// The same where all were observed from the beginning.
  private static func tyingNearEnds(_ followUps: [FollowUp]) -> [FollowUp] {
    let times = followUps.map(\.time)
    let tied = NearTimes.tied(times)
    guard tied != times else { return followUps }
    return zip(followUps, tied).map { FollowUp(known: $1, isEvent: $0.isEvent, entry: nil) }
  }
}

/// How long one patient was followed, and with which of several events that ended.
///
/// Ordered by time, and at the same time events before censorings.
public struct CompetingFollowUp: Equatable, Comparable, Sendable {
  /// The time of the first event or of the censoring, zero or more.
  public let time: Double
  /// The number of the event, from 1; 0 when the patient is censored.
  public let event: Int

  /// One patient's follow-up.
  ///
  /// - Throws: ``StatisticsError/notFinite`` or ``StatisticsError/outOfDomain(_:)`` for a time that
  ///   is not a number, infinite or negative, and for a negative event.
  public init(time: Double, event: Int) throws(StatisticsError) {
    guard time.isFinite else { throw .notFinite }
    guard time >= 0 else { throw .outOfDomain(time) }
    guard event >= 0 else { throw .outOfDomain(Double(event)) }
    self.init(known: time, event: event)
  }

  private init(known time: Double, event: Int) {
    self.time = time
    self.event = event
  }

  /// Events before censorings at the same time.
  public static func < (a: CompetingFollowUp, b: CompetingFollowUp) -> Bool {
    a.time == b.time ? a.event > 0 && b.event == 0 : a.time < b.time
  }

  /// The patients, in the order given, with times that differ by rounding alone made equal; see
  /// ``FollowUp/tyingNearTimes(_:)``.
  public static func tyingNearTimes(_ followUps: [CompetingFollowUp]) -> [CompetingFollowUp] {
    zip(followUps, NearTimes.tied(followUps.map(\.time))).map {
      CompetingFollowUp(known: $1, event: $0.event)
    }
  }
}

/// The distinct times of a cohort, with who is at risk, who has the event of interest, who another
/// one, and who is censored.
struct CompetingLifeTable {
  struct Row {
    let time: Double
    let atRisk: Int
    let events: Int
    let others: Int
    let censored: Int
  }

  let rows: [Row]

  /// - Parameters:
  ///   - followUps: the patients, possibly none.
  ///   - event: the number of the event of interest.
  init(_ followUps: [CompetingFollowUp], event: Int) {
    let sorted = CompetingFollowUp.tyingNearTimes(followUps).sorted()
    rows = sorted.split { $0.time == $1.time }.map { tie in
      let events = tie.count { $0.event == event }
      let censored = tie.count { $0.event == 0 }
      return Row(
        time: sorted[tie.startIndex].time, atRisk: sorted.count - tie.startIndex, events: events,
        others: tie.count - events - censored, censored: censored)
    }
  }
}

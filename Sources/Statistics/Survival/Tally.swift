/// Where the patients of a curve stand just before a time: each of those who entered is at risk, had
/// an event, or was censored.
///
/// ```
/// entered = at risk + events + other events + censored
/// ```
/// Who has the event, or is censored, at the time itself is still at risk just before it. At time 0
/// nothing has happened yet. Without late entries all patients have entered.
public struct Tally: Equatable, Sendable {
  /// The number who were under observation before the time.
  public let entered: Int
  /// The number followed to the time or beyond.
  public let atRisk: Int
  /// The number with the event before the time.
  public let events: Int
  /// The number with a competing event before the time.
  public let others: Int
  /// The number censored before the time.
  public let censored: Int
}

extension KaplanMeier {
  /// Where the patients stand just before a time.
  ///
  /// Who enters at the time itself is counted at time 0 only.
  public func tally(before time: Double) -> Tally {
    let next = points.partitionPoint { $0.time < time }
    let point = next == 0 ? nil : points[next - 1]
    let (events, censored) = (point?.cumulativeEvents ?? 0, point?.cumulativeCensored ?? 0)
    let late = entries.count - entries.partitionPoint { $0 < time || ($0 == 0 && time == 0) }
    let entered = count - late
    return Tally(
      entered: entered, atRisk: entered - events - censored, events: events, others: 0,
      censored: censored)
  }
}

extension AalenJohansen {
  /// Where the patients stand just before a time.
  public func tally(before time: Double) -> Tally {
    let next = points.partitionPoint { $0.time < time }
    let point = next == 0 ? nil : points[next - 1]
    let (events, others) = (point?.cumulativeEvents ?? 0, point?.cumulativeOthers ?? 0)
    let censored = point?.cumulativeCensored ?? 0
    return Tally(
      entered: count, atRisk: count - events - others - censored, events: events, others: others,
      censored: censored)
  }
}

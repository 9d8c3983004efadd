/// The distinct times of a cohort, with who is at risk, who has the event and who is censored.
///
/// Times that differ by rounding alone are one time; see ``FollowUp/tyingNearTimes(_:)``.
public struct LifeTable: Equatable, Sendable {
  /// One distinct time.
  public struct Row: Equatable, Sendable {
    /// The time.
    public let time: Double
    /// The number who entered before this time and were followed to it or beyond.
    public let atRisk: Int
    /// The number of events at this time.
    public let events: Int
    /// The number censored at this time.
    public let censored: Int
  }

  /// The number of patients.
  public let count: Int
  /// The distinct times, ascending; those with censorings only too.
  public let rows: [Row]
  /// The times of late entry, ascending; empty where all were observed from the beginning.
  public let entries: [Double]

  /// The life table of some patients, possibly none.
  public init(_ followUps: [FollowUp]) { self.init(tied: FollowUp.tyingNearTimes(followUps)) }

  /// The life table of patients whose times are tied already.
  init(tied followUps: [FollowUp]) {
    guard followUps.contains(where: { $0.entry != nil }) else {
      self.init(times: followUps.map(\.time), areEvents: followUps.map(\.isEvent))
      return
    }
    let sorted = followUps.sorted()
    let entries = sorted.compactMap(\.entry).sorted()
    var entered = sorted.count - entries.count
    var late = entries[...]
    var rows: [Row] = []
    var first = 0
    while first < sorted.count {
      let time = sorted[first].time
      var events = 0
      var next = first
      while next < sorted.count, sorted[next].time == time {
        if sorted[next].isEvent { events += 1 }
        next += 1
      }
      while let entry = late.first, entry < time {
        late.removeFirst()
        entered += 1
      }
      rows.append(
        Row(
          time: time, atRisk: entered - first, events: events,
          censored: next - first - events))
      first = next
    }
    self.init(count: sorted.count, rows: rows, entries: entries)
  }

  init(count: Int, rows: [Row], entries: [Double]) {
    self.count = count
    self.rows = rows
    self.entries = entries
  }

  /// The life table of patients observed from the beginning, whose times are tied already.
  init(times: [Double], areEvents: [Bool], counts: [Int]? = nil) {
    let tallied = Sorting.tally(times, areEvents, counts)
    let count = counts?.reduce(0, +) ?? times.count
    var left = count
    let rows = tallied.map { value in
      defer { left -= value.marked + value.others }
      return Row(
        time: value.number, atRisk: left, events: value.marked, censored: value.others)
    }
    self.init(count: count, rows: rows, entries: [])
  }

  /// The number of events.
  public var events: Int { rows.reduce(0) { $0 + $1.events } }
}

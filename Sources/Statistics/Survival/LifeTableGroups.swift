extension LifeTable {
  /// The follow-up of one group of patients who were observed from the beginning, as two columns.
  public struct Columns: Equatable, Sendable {
    /// The time of the event or of the censoring of each patient, zero or more.
    public let times: [Double]
    /// Whether it was the event.
    public let areEvents: [Bool]
    /// How many patients each stands for; one where `nil`.
    public let counts: [Int]?

    /// The follow-up of some patients.
    ///
    /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``; ``StatisticsError/notFinite`` or
    ///   ``StatisticsError/outOfDomain(_:)`` for a time that is not a number, infinite or negative.
    public init(
      times: [Double], areEvents: [Bool], counts: [Int]? = nil
    ) throws(StatisticsError) {
      for length in [areEvents.count, counts?.count ?? times.count] where length != times.count {
        throw .lengthsDiffer(times.count, length)
      }
      if let none = counts?.first(where: { $0 < 1 }) { throw .outOfDomain(Double(none)) }
      guard times.allSatisfy(\.isFinite) else { throw .notFinite }
      if let negative = times.first(where: { $0 < 0 }) { throw .outOfDomain(negative) }
      self.times = times
      self.areEvents = areEvents
      self.counts = counts
    }

    fileprivate var table: LifeTable {
      LifeTable(times: times, areEvents: areEvents, counts: counts)
    }
  }

  /// The life tables of several groups, with times that differ by rounding alone tied over all.
  ///
  /// Whoever compares groups needs their tables alone, which are as long as there are distinct times.
  public static func tables(_ groups: [Columns]) -> [LifeTable] {
    let isSmall = groups.reduce(0) { $0 + $1.times.count } < 2 * Cores.block
    let tables =
      isSmall ? groups.map(\.table) : Cores.parts(groups.count) { groups[$0].table }
    let distinct = Sorting.sorted(tables.flatMap { $0.rows.map(\.time) })
    let standing = NearTimes.standing(distinct)
    return tables.map { $0.tied(distinct, standing) }
  }

  /// The table with its own times that differ by rounding alone made equal.
  var tyingNearTimes: LifeTable {
    let times = rows.map(\.time)
    return tied(times, NearTimes.standing(times))
  }

  /// The table with each of its times replaced by the one that stands for it.
  private func tied(_ times: [Double], _ standing: [Double]) -> LifeTable {
    guard times != standing else { return self }
    var tied: [Row] = []
    for row in rows {
      let time = standing[times.partitionPoint { $0 < row.time }]
      if let last = tied.last, last.time == time {
        tied[tied.count - 1] = Row(
          time: time, atRisk: last.atRisk, events: last.events + row.events,
          censored: last.censored + row.censored)
      } else {
        tied.append(
          Row(time: time, atRisk: row.atRisk, events: row.events, censored: row.censored))
      }
    }
    return LifeTable(count: count, rows: tied, entries: entries)
  }
}

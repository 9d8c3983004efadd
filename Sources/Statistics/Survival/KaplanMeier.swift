/// The Kaplan–Meier estimate of survival, with the cumulative hazard of Nelson and Aalen.
///
/// At the distinct times tᵢ with nᵢ at risk and dᵢ events,
/// ```
/// S(t) = ∏ (1 − dᵢ/nᵢ)            Var S(t) = S(t)² Σ dᵢ / (nᵢ(nᵢ − dᵢ))     (Greenwood)
/// H(t) = Σ dᵢ/nᵢ                   Var H(t) = Σ dᵢ/nᵢ²
/// ```
/// over tᵢ ≤ t. Censoring is independent of the event. An event comes before a censoring at the
/// same time; times that differ by rounding alone are tied. Patients who entered late (left
/// truncation) are at risk after their entry, and entry is independent of the event.
///
/// Edges: once S = 0, Greenwood's standard error and all limits are `nil`. Without events S = 1.
/// With late entries those at risk may all have the event while others enter later: S is 0 from
/// there on, and ``emptiesEarly`` says so.
///
/// Sources: Kaplan and Meier 1958, doi 10.1080/01621459.1958.10501452; Greenwood 1926; Aalen 1978,
/// doi 10.1214/aos/1176344247.
public struct KaplanMeier: Equatable, Sendable {
  /// The curve at one time, constant until the next.
  public struct Point: Equatable, Sendable {
    /// The time.
    public let time: Double
    /// The number who entered before this time and were followed to it or beyond.
    public let atRisk: Int
    /// The number of events at this time.
    public let events: Int
    /// The number censored at this time.
    public let censored: Int
    /// The number of events up to and at this time.
    public let cumulativeEvents: Int
    /// The number censored up to and at this time.
    public let cumulativeCensored: Int
    /// S(t).
    public let survival: Double
    /// The standard error of S(t).
    public let standardError: Double?
    /// H(t).
    public let cumulativeHazard: Double
    /// The standard error of H(t).
    public let cumulativeHazardStandardError: Double
    /// The confidence limits of S(t).
    public let interval: ConfidenceInterval?
  }

  /// The number of patients.
  public let count: Int
  /// The scale of the confidence limits.
  public let intervalKind: SurvivalInterval
  /// The coverage of the confidence limits.
  public let level: Double
  /// The curve at each distinct time, ascending; those with censorings only too.
  public let points: [Point]
  /// The times of late entry, ascending; empty where all were observed from the beginning.
  public let entries: [Double]

  /// The curve of some patients.
  ///
  /// - Parameters:
  ///   - followUps: one or more patients, in any order.
  ///   - interval: the scale of the confidence limits.
  ///   - level: their coverage, between 0 and 1.
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` without patients,
  ///   ``StatisticsError/outOfDomain(_:)`` for a level outside (0, 1).
  public init(
    _ followUps: [FollowUp], interval: SurvivalInterval = .log, level: Double = 0.95
  ) throws(StatisticsError) {
    guard !followUps.isEmpty else { throw .tooFew(needed: 1, found: 0) }
    guard level > 0, level < 1 else { throw .outOfDomain(level) }
    self.init(LifeTable(followUps), interval: interval, level: level)
  }

  /// The curve of patients who were observed from the beginning, from their life table.
  ///
  /// - Throws: as for patients.
  public init(
    of table: LifeTable, interval: SurvivalInterval = .log, level: Double = 0.95
  ) throws(StatisticsError) {
    guard table.count > 0 else { throw .tooFew(needed: 1, found: 0) }
    guard level > 0, level < 1 else { throw .outOfDomain(level) }
    self.init(table.tyingNearTimes, interval: interval, level: level)
  }

  private init(_ table: LifeTable, interval: SurvivalInterval, level: Double) {
    count = table.count
    intervalKind = interval
    self.level = level
    points = Self.points(table, interval: interval, level: level)
    entries = table.entries
  }

  /// The curve of follow-up itself: events are censored, and censorings are the event.
  ///
  /// Source: Schemper and Smith 1996, doi 10.1016/0197-2456(96)00075-X.
  public static func ofFollowUp(
    _ followUps: [FollowUp], interval: SurvivalInterval = .log, level: Double = 0.95
  ) throws(StatisticsError) -> KaplanMeier {
    try KaplanMeier(followUps.map(\.reversed), interval: interval, level: level)
  }

  /// The curve of the same patients' follow-up; see ``ofFollowUp(_:interval:level:)``.
  public var ofFollowUp: KaplanMeier {
    let rows = points.map {
      LifeTable.Row(time: $0.time, atRisk: $0.atRisk, events: $0.censored, censored: $0.events)
    }
    let table = LifeTable(count: count, rows: rows, entries: entries)
    return KaplanMeier(table, interval: intervalKind, level: level)
  }

  /// The number of events.
  public var events: Int { points.last?.cumulativeEvents ?? 0 }

  /// The longest follow-up.
  public var lastTime: Double { points.last?.time ?? 0 }

  /// The first time at which all at risk had the event though others were followed after it; `nil`
  /// where there is none.
  public var emptiesEarly: Double? {
    let first = points.first { $0.events > 0 && $0.events == $0.atRisk }
    return first.flatMap { $0.time < lastTime ? $0.time : nil }
  }

  private static func points(
    _ table: LifeTable, interval: SurvivalInterval, level: Double
  ) -> [Point] {
    let z = StandardNormal.quantile((1 + level) / 2)
    var points: [Point] = []
    var survival = 1.0
    var greenwood = 0.0
    var hazard = 0.0
    var hazardVariance = 0.0
    var events = 0
    var censored = 0
    for row in table.rows {
      let d = Double(row.events)
      let n = Double(row.atRisk)
      survival *= (n - d) / n
      greenwood += d == 0 ? 0 : d / (n * (n - d))
      hazard += d / n
      hazardVariance += d / (n * n)
      events += row.events
      censored += row.censored
      let σ = greenwood.squareRoot()
      points.append(
        Point(
          time: row.time, atRisk: row.atRisk, events: row.events, censored: row.censored,
          cumulativeEvents: events, cumulativeCensored: censored, survival: survival,
          standardError: survival > 0 ? survival * σ : nil, cumulativeHazard: hazard,
          cumulativeHazardStandardError: hazardVariance.squareRoot(),
          interval: interval.limits(survival: survival, relativeError: σ, z: z)))
    }
    return points
  }
}

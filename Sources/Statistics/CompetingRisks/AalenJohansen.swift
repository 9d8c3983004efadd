/// The Aalen–Johansen estimate of the cumulative incidence of one event among competing ones.
///
/// At the distinct times tᵢ with nᵢ at risk, dᵢ events of interest and eᵢ competing ones,
/// ```
/// F(t) = Σ S(tᵢ₋₁) dᵢ/nᵢ        S(t) = ∏ (1 − (dᵢ + eᵢ)/nᵢ)
/// Var F(t) = Σ [S(tᵢ₋₁) − (F(t) − F(tᵢ)) S(tᵢ₋₁)/S(tᵢ)]² v(dᵢ) + Σ [(F(t) − F(tᵢ)) S(tᵢ₋₁)/S(tᵢ)]² v(eᵢ)
/// v(d) = d (n − d) / (n² (n − 1)),  1/n² for a single event
/// ```
/// over tᵢ ≤ t: the variance of Aalen, with that of the hypergeometric distribution where events
/// are tied, as Gray's cmprsk. Patients with a competing event can no longer have the event of
/// interest; 1 − the Kaplan–Meier estimate that censors them is larger. Times that differ by
/// rounding alone are tied, and events come before censorings at the same time.
///
/// Edges: without events of interest F = 0, its standard error is 0 and it has no limits.
///
/// Sources: Aalen and Johansen 1978; Aalen 1978, doi 10.1214/aos/1176344198; Gray 1988,
/// doi 10.1214/aos/1176350951.
public struct AalenJohansen: Equatable, Sendable {
  /// The curve at one time, constant until the next.
  public struct Point: Equatable, Sendable {
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
  }

  /// The number of patients.
  public let count: Int
  /// The number of the event of interest.
  public let event: Int
  /// The coverage of the confidence limits.
  public let level: Double
  /// The curve at each distinct time, ascending; those with censorings only too.
  public let points: [Point]

  /// The curve of some patients.
  ///
  /// - Parameters:
  ///   - followUps: one or more patients, in any order.
  ///   - event: the number of the event of interest, from 1.
  ///   - level: the coverage of the confidence limits, between 0 and 1.
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` without patients,
  ///   ``StatisticsError/outOfDomain(_:)`` for a level outside (0, 1) or an event below 1.
  public init(
    _ followUps: [CompetingFollowUp], event: Int, level: Double = 0.95
  ) throws(StatisticsError) {
    guard !followUps.isEmpty else { throw .tooFew(needed: 1, found: 0) }
    guard level > 0, level < 1 else { throw .outOfDomain(level) }
    guard event > 0 else { throw .outOfDomain(Double(event)) }
    count = followUps.count
    self.event = event
    self.level = level
    points = Self.points(CompetingLifeTable(followUps, event: event))
  }

  /// The number with the event of interest.
  public var events: Int { points.last?.cumulativeEvents ?? 0 }

  /// The number with another event.
  public var others: Int { points.last?.cumulativeOthers ?? 0 }

  /// Whether nobody is left without an event at the end, so that nothing can change after it.
  public var isExhausted: Bool {
    points.last?.cumulativeCensored == points.dropLast().last?.cumulativeCensored ?? 0
  }

  /// The longest follow-up.
  public var lastTime: Double { points.last?.time ?? 0 }

  private static func points(_ table: CompetingLifeTable) -> [Point] {
    var points: [Point] = []
    var survival = 1.0
    var incidence = 0.0
    var error = AalenVariance()
    var (events, others, censored) = (0, 0, 0)
    for row in table.rows {
      let n = Double(row.atRisk)
      let before = survival
      let rise = before * Double(row.events) / n
      survival *= (n - Double(row.events + row.others)) / n
      incidence += rise
      error.rise(by: rise)
      error.add(row, before: before, after: survival)
      events += row.events
      others += row.others
      censored += row.censored
      points.append(
        Point(
          time: row.time, atRisk: row.atRisk, cumulativeEvents: events, cumulativeOthers: others,
          cumulativeCensored: censored, incidence: incidence,
          standardError: max(0, error.value).squareRoot()))
    }
    return points
  }
}

/// Σ (aᵢ − (F(t) − F(tᵢ)) bᵢ)² vᵢ, carried from one time to the next as F rises.
private struct AalenVariance {
  private(set) var value = 0.0
  private var mixed = 0.0
  private var squares = 0.0

  /// F rises by this much: every term so far loses that share of its bᵢ.
  mutating func rise(by step: Double) {
    value += step * (step * squares - 2 * mixed)
    mixed -= step * squares
  }

  /// Adds the terms of one time, with S just before it and at it.
  mutating func add(_ row: CompetingLifeTable.Row, before: Double, after: Double) {
    let slope = after > 0 ? before / after : 0
    let own = Self.variance(row.events, of: row.atRisk)
    let other = Self.variance(row.others, of: row.atRisk)
    value += before * before * own
    mixed += before * slope * own
    squares += slope * slope * (own + other)
  }

  private static func variance(_ events: Int, of atRisk: Int) -> Double {
    let d = Double(events)
    let n = Double(atRisk)
    return events < 2 ? d / (n * n) : d * (n - d) / (n * n * (n - 1))
  }
}

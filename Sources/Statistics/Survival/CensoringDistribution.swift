/// The Kaplan–Meier estimate of staying uncensored, by which observed patients are weighted.
///
/// At the distinct times tᵢ with nᵢ at risk, dᵢ events and cᵢ censorings,
/// ```
/// G(t) = ∏ (1 − cᵢ/(nᵢ − dᵢ))     over tᵢ ≤ t
/// ```
/// An event comes before a censoring at the same time, so that who has the event at tᵢ is no longer
/// at risk of being censored there. G is right-continuous: the weight of a patient with the event at
/// T is 1/G(T), of one still followed at t it is 1/G(t), as in scikit-survival. (R's pec and timeROC
/// take G just before T, which differs where an event and a censoring share a time.)
///
/// Source: Robins and Finkelstein 2000, doi 10.1111/j.0006-341X.2000.00779.x.
public struct CensoringDistribution: Equatable, Sendable {
  /// The distinct times, ascending.
  public let times: [Double]
  /// G at each time, constant until the next.
  public let probabilities: [Double]

  /// The distribution of some patients; 1 throughout without censorings.
  public init(_ followUps: [FollowUp]) {
    let table = LifeTable(followUps)
    times = table.rows.map(\.time)
    var product = 1.0
    probabilities = table.rows.map { row in
      let left = row.atRisk - row.events
      if row.censored > 0 { product *= Double(left - row.censored) / Double(left) }
      return product
    }
  }

  /// G(t), 1 before the first time.
  public func probability(at time: Double) -> Double {
    let after = times.partitionPoint { $0 <= time }
    return after == 0 ? 1 : probabilities[after - 1]
  }

  /// 1/G(t).
  ///
  /// - Throws: ``StatisticsError/infiniteWeight(time:)`` when G(t) = 0.
  func weight(at time: Double) throws(StatisticsError) -> Double {
    let probability = probability(at: time)
    guard probability > 0 else { throw .infiniteWeight(time: time) }
    return 1 / probability
  }
}

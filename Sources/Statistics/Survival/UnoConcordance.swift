/// Uno's concordance of a risk with the order of events up to a time τ.
///
/// As ``Concordance``, but each comparable pair is weighted by the inverse squared probability that
/// its earlier patient, with the event at Tᵢ < τ, was not censored before:
/// ```
/// C = Σ wᵢ ([xᵢ > xⱼ] + ½[xᵢ = xⱼ]) / Σ wᵢ,   wᵢ = 1/G(Tᵢ)²
/// ```
/// over the pairs in which j is followed longer than Tᵢ, or censored at Tᵢ. It does not depend on
/// how long patients were followed, as Harrell's does. G is ``CensoringDistribution``.
///
/// The standard error is the infinitesimal jackknife over the patients with the weights taken as
/// known, as in R's `concordance(timewt = "n/G2")`.
///
/// Source: Uno et al. 2011, doi 10.1002/sim.4154.
public struct UnoConcordance: Equatable, Sendable {
  /// C, between 0 and 1.
  public let estimate: Double
  /// The standard error of C.
  public let standardError: Double
  /// τ; infinite for all times.
  public let limit: Double

  /// The concordance of a risk, higher for an earlier event.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``; ``StatisticsError/noEvents`` when no pair is
  ///   comparable; ``StatisticsError/infiniteWeight(time:)``.
  public init(
    _ followUps: [FollowUp], risks: [Double], limit: Double = .infinity
  ) throws(StatisticsError) {
    guard risks.count == followUps.count else {
      throw .lengthsDiffer(followUps.count, risks.count)
    }
    let censoring = CensoringDistribution(followUps)
    let tied = FollowUp.tyingNearTimes(followUps)
    var weights = Array(repeating: 0.0, count: tied.count)
    for (index, followUp) in tied.enumerated() where followUp.isEvent && followUp.time < limit {
      let weight = try censoring.weight(at: followUp.time)
      weights[index] = weight * weight
    }
    let pairs = Self.pairs(tied, risks, weights)
    // Each pair was counted for both of its patients.
    let all = pairs.reduce(0) { $0 + $1.all } / 2
    guard all > 0 else { throw .noEvents }
    let difference = pairs.reduce(0) { $0 + $1.difference } / 2 / all
    estimate = (1 + difference) / 2
    let variance = pairs.reduce(0) { sum, pair in
      let influence = (pair.difference - difference * pair.all) / all
      return sum + influence * influence / 4
    }
    standardError = variance.squareRoot()
    self.limit = limit
  }

  /// The weighted pairs that a patient is part of: concordant minus discordant, and all.
  private struct Pairs {
    var difference = 0.0
    var all = 0.0

    mutating func add(concordant: Double, discordant: Double, tied: Double) {
      difference += concordant - discordant
      all += concordant + discordant + tied
    }
  }

  private static func pairs(
    _ followUps: [FollowUp], _ risks: [Double], _ weights: [Double]
  ) -> [Pairs] {
    let order = followUps.indices.sorted { followUps[$0] < followUps[$1] }
    let ties = order.split { followUps[$0] == followUps[$1] }
    let ranks = DistinctRanks(risks)
    var pairs = Array(repeating: Pairs(), count: followUps.count)
    var earlier = FenwickTree<Double>(ranks.distinct)
    for tie in ties {
      for index in tie {
        let rank = Int(ranks.rank[index])
        pairs[index].add(
          concordant: earlier.above(rank), discordant: earlier.below(rank), tied: earlier.at(rank))
      }
      for index in tie where weights[index] > 0 {
        earlier.add(weights[index], at: Int(ranks.rank[index]))
      }
    }
    var later = FenwickTree<Int>(ranks.distinct)
    for tie in ties.reversed() {
      for index in tie where weights[index] > 0 {
        let (rank, weight) = (Int(ranks.rank[index]), weights[index])
        pairs[index].add(
          concordant: weight * Double(later.below(rank)),
          discordant: weight * Double(later.above(rank)), tied: weight * Double(later.at(rank)))
      }
      for index in tie { later.add(1, at: Int(ranks.rank[index])) }
    }
    return pairs
  }
}

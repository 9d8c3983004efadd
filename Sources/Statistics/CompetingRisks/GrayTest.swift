/// Gray's test of equal cumulative incidence of one event in k groups.
///
/// H₀: the subdistribution hazards of the event are equal in all groups (within each stratum). In
/// group r, with Yᵣ at risk, its own survival Sᵣ and incidence Fᵣ just before t, and the pooled
/// incidence F under H₀,
/// ```
/// hᵣ = Yᵣ/Sᵣ     Rᵣ = hᵣ (1 − Fᵣ)     Uᵢ = Σ (dᵢ − d Rᵢ/R.)     dF = d/h.
/// aᵢᵣ = hᵢ (δᵢᵣ − hᵣ/h.)      cᵢᵣ(t) = Σ aᵢᵣ dF/(1 − F)
/// wᵢᵣ = aᵢᵣ + (1 − (1 − F)/Sᵣ) (cᵢᵣ(∞) − cᵢᵣ(t))      for the event
/// zᵢᵣ = (1 − F)/Sᵣ (cᵢᵣ(∞) − cᵢᵣ(t))                   for the others
/// Vᵢⱼ = Σ wᵢᵣ wⱼᵣ dF/hᵣ + Σ zᵢᵣ zⱼᵣ Sᵣ² eᵣ/Yᵣ²
/// χ² = Uᵀ V⁻ U on rank(V) degrees of freedom
/// ```
/// summed over times, groups r and strata, each variance term with the factor of the
/// hypergeometric distribution where events are tied, as Gray's cmprsk. A group without anyone at
/// risk when events occur takes no degree of freedom. Times that differ by rounding are tied.
///
/// Source: Gray 1988, doi 10.1214/aos/1176350951, with ρ = 0.
public struct GrayTest: Equatable, Sendable {
  /// The number of patients in each group.
  public let counts: [Int]
  /// U, the score of each group.
  public let scores: [Double]
  /// V, the k × k covariance of the scores, row by row.
  public let covariance: [Double]
  /// χ².
  public let statistic: Double
  /// The rank of V.
  public let degreesOfFreedom: Int

  /// P(χ² ≥ the statistic).
  public var pValue: Double {
    ChiSquaredDistribution(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(statistic)
  }

  /// The test.
  ///
  /// - Parameters:
  ///   - followUps: the patients.
  ///   - event: the number of the event of interest, from 1.
  ///   - groups: for each patient, the index of the group, from 0 to `groupCount` − 1.
  ///   - groupCount: k, two or more.
  ///   - strata: for each patient, the index of the stratum; `nil` for one stratum.
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)`` below two groups,
  ///   ``StatisticsError/lengthsDiffer(_:_:)``, ``StatisticsError/outOfDomain(_:)`` for a group
  ///   outside the range, ``StatisticsError/noEvents`` without the event of interest, and
  ///   ``StatisticsError/constant`` when no event has patients of two groups at risk.
  public init(
    _ followUps: [CompetingFollowUp], event: Int, groups: [Int], groupCount k: Int,
    strata: [Int]? = nil
  ) throws(StatisticsError) {
    guard k >= 2 else { throw .tooFewGroups(needed: 2, found: k) }
    for found in [groups.count, strata?.count ?? followUps.count] where found != followUps.count {
      throw .lengthsDiffer(found, followUps.count)
    }
    if let stranger = groups.first(where: { !(0..<k).contains($0) }) {
      throw .outOfDomain(Double(stranger))
    }
    guard event > 0, followUps.contains(where: { $0.event == event }) else { throw .noEvents }
    var counts = Array(repeating: 0, count: k)
    for group in groups { counts[group] += 1 }
    var scores = Array(repeating: 0.0, count: k)
    var covariance = Array(repeating: 0.0, count: k * k)
    let tied = CompetingFollowUp.tyingNearTimes(followUps)
    let stratum = strata ?? Array(repeating: 0, count: tied.count)
    let order = tied.indices.sorted {
      stratum[$0] == stratum[$1] ? tied[$0] < tied[$1] : stratum[$0] < stratum[$1]
    }
    for block in order.split(by: { stratum[$0] == stratum[$1] }) {
      let patients = block.map { (followUp: tied[$0], group: groups[$0]) }
      let sums = GraySums(patients, event: event, groupCount: k)
      for i in 0..<k { scores[i] += sums.scores[i] }
      for i in 0..<(k * k) { covariance[i] += sums.covariance[i] }
    }
    let form = QuadraticForm(inverseOf: covariance, at: scores)
    guard form.rank > 0 else { throw .constant }
    self.counts = counts
    self.scores = scores
    self.covariance = covariance
    statistic = form.value
    degreesOfFreedom = form.rank
  }
}

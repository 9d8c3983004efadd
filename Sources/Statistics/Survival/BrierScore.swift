/// The Brier score of predicted survival at a time, weighted for censoring.
///
/// The mean squared distance between what was predicted and what happened: with Sᵢ the survival at t
/// predicted for patient i, and G of ``CensoringDistribution``,
/// ```
/// BS(t) = (1/n) Σ  Sᵢ² / G(Tᵢ)        with the event at Tᵢ ≤ t
///                  (1 − Sᵢ)² / G(t)   followed beyond t
///                  0                  censored by t
/// ```
/// 0 is perfect; ¼ is what a prediction of one half achieves. The standard error is that of a mean of
/// n terms, with the weights and the predictions taken as known.
///
/// Sources: Graf et al. 1999,
/// doi 10.1002/(SICI)1097-0258(19990915/30)18:17/18<2529::AID-SIM274>3.0.CO;2-5; Gerds and
/// Schumacher 2006, doi 10.1002/bimj.200610301.
public struct BrierScore: Equatable, Sendable {
  /// The time t; the last time of an integrated score.
  public let time: Double
  /// BS(t).
  public let estimate: Double
  /// Its standard error; `nil` of one patient.
  public let standardError: Double?
  /// The term of each patient.
  private let terms: [Double]

  /// The score at one time.
  ///
  /// - Parameters:
  ///   - followUps: the patients.
  ///   - predictions: the predicted survival of each patient at the time.
  ///   - time: the time.
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` without patients,
  ///   ``StatisticsError/noneBeyond(time:)`` when the last of the follow-up was censored by the time,
  ///   so that no weight stands for the survivors, and ``StatisticsError/infiniteWeight(time:)``.
  public init(
    _ followUps: [FollowUp], predictions: [Double], time: Double
  ) throws(StatisticsError) {
    guard predictions.count == followUps.count else {
      throw .lengthsDiffer(followUps.count, predictions.count)
    }
    let censoring = CensoringDistribution(followUps)
    let tied = FollowUp.tyingNearTimes(followUps)
    if let last = tied.max(), last.time <= time, !last.isEvent { throw .noneBeyond(time: time) }
    let weightHere = censoring.probability(at: time)
    var terms: [Double] = []
    for (followUp, survival) in zip(tied, predictions) {
      if followUp.time > time {
        terms.append((1 - survival) * (1 - survival) / weightHere)
      } else if followUp.isEvent {
        terms.append(survival * survival * (try censoring.weight(at: followUp.time)))
      } else {
        terms.append(0)
      }
    }
    try self.init(terms: terms, time: time)
  }

  private init(terms: [Double], time: Double) throws(StatisticsError) {
    guard !terms.isEmpty else { throw .tooFew(needed: 1, found: 0) }
    let n = Double(terms.count)
    self.time = time
    self.terms = terms
    estimate = CompensatedSum.of(terms).value / n
    standardError = Placements.covariance(terms, terms).map { ($0 / n).squareRoot() }
  }

  /// The mean of scores over time, by the trapezoidal rule.
  ///
  /// ```
  /// IBS = ∫ BS(t) dt / (t_K − t₁)
  /// ```
  /// - Parameter scores: of the same patients, by ascending time.
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` below two different times.
  public static func integrated(_ scores: [BrierScore]) throws(StatisticsError) -> BrierScore {
    guard let first = scores.first, let last = scores.last, first.time < last.time else {
      throw .tooFew(needed: 2, found: min(1, scores.count))
    }
    var terms = Array(repeating: 0.0, count: first.terms.count)
    for (here, next) in zip(scores, scores.dropFirst()) {
      let half = (next.time - here.time) / (last.time - first.time) / 2
      for index in terms.indices { terms[index] += half * (here.terms[index] + next.terms[index]) }
    }
    return try BrierScore(terms: terms, time: last.time)
  }
}

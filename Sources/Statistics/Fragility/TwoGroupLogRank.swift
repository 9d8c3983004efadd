/// The ``LogRank`` test of two groups, made ready to be computed many times for the same times with
/// other groups or other events.
///
/// The times are sorted and tied once; each test is then one pass over them,
///
/// ```
/// χ² = (Σ w (d₁ − d n₁/n))² / Σ w² d (n − d)/(n − 1) · n₁/n (1 − n₁/n)      on one degree of freedom
/// ```
///
/// with the weights of ``LogRank``, summed over times and strata. Who entered late is beyond it.
public struct TwoGroupLogRank: Sendable {
  /// The patients by stratum, and from the first time to the last.
  private let order: [Int]
  /// The ends of the runs of equal times in the order, by stratum.
  private let strata: [[Int]]
  private let weight: LogRank.Weight

  /// The times of some patients; `nil` where one entered late.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``.
  public init?(
    _ followUps: [FollowUp], strata: [Int]? = nil, weight: LogRank.Weight = .logRank
  ) throws(StatisticsError) {
    if let strata, strata.count != followUps.count {
      throw .lengthsDiffer(strata.count, followUps.count)
    }
    guard followUps.allSatisfy({ $0.entry == nil }) else { return nil }
    let times = FollowUp.tyingNearTimes(followUps).map(\.time)
    let stratum = strata ?? times.map { _ in 0 }
    let sorted = times.indices.sorted {
      stratum[$0] == stratum[$1] ? times[$0] < times[$1] : stratum[$0] < stratum[$1]
    }
    var ends: [[Int]] = []
    for (place, patient) in sorted.enumerated() {
      let previous = place == 0 ? nil : sorted[place - 1]
      guard let previous, stratum[previous] == stratum[patient] else {
        ends.append([place + 1])
        continue
      }
      if times[previous] == times[patient] { ends[ends.count - 1].removeLast() }
      ends[ends.count - 1].append(place + 1)
    }
    order = sorted
    self.strata = ends
    self.weight = weight
  }

  /// p of these groups and events; `nil` where no event time has patients of both groups at risk.
  ///
  /// - Parameters:
  ///   - isFirst: who is in the first group, in the order of the patients given.
  ///   - areEvents: who has the event.
  public func pValue(isFirst: [Bool], areEvents: [Bool]) -> Double? {
    guard isFirst.count == order.count, areEvents.count == order.count else { return nil }
    var (score, variance, start) = (0.0, 0.0, 0)
    for ends in strata {
      let end = ends.last ?? start
      var n = Double(end - start)
      var n1 = Double(order[start..<end].count { isFirst[$0] })
      var (survival, peto) = (1.0, 1.0)
      for end in ends {
        var (d, d1, left1) = (0.0, 0.0, 0.0)
        for patient in order[start..<end] {
          if isFirst[patient] { left1 += 1 }
          if areEvents[patient] {
            d += 1
            if isFirst[patient] { d1 += 1 }
          }
        }
        if d > 0 {
          peto *= 1 - d / (n + 1)
          let w = weight.value(atRisk: n, survival: survival, peto: peto)
          score += w * (d1 - d * n1 / n)
          if n > 1 { variance += w * w * d * (n - d) / (n - 1) * (n1 / n) * (1 - n1 / n) }
          survival *= 1 - d / n
        }
        n -= Double(end - start)
        n1 -= left1
        start = end
      }
    }
    guard variance > 0 else { return nil }
    return ChiSquaredDistribution(degreesOfFreedom: 1).upperTail(score * score / variance)
  }
}

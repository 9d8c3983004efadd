/// The test of Cochran and Armitage for a trend of a proportion over ordered groups.
///
/// H₀: the proportion is the same in all groups; alternatively it changes with the scores w.
///
/// ```
/// T = Σ w(x − n p̄),   var T = p̄(1 − p̄)(Σ n w² − (Σ n w)²/N),   χ² = T²/var T,   ν = 1
/// ```
///
/// p̄ = Σx/N. The variance has divisor N (R's prop.trend.test, SAS); the linear-by-linear
/// association of SPSS has N − 1. P. Armitage, Biometrics 11 (1955) 375–386. doi:10.2307/3001775
public struct CochranArmitage: Equatable, Sendable {
  /// z = T/√var T, above 0 when the proportion grows with the scores.
  public let z: Double
  /// The number of patients N.
  public let total: Int

  /// The test of groups in their order, scored 1, 2, 3 … unless told otherwise.
  ///
  /// - Throws: ``StatisticsError/tooFewGroups(needed:found:)`` below two groups,
  ///   ``StatisticsError/lengthsDiffer(_:_:)`` for another number of scores,
  ///   ``StatisticsError/notFinite`` for a score that is not finite, ``StatisticsError/constant``
  ///   when all scores are equal, ``StatisticsError/oneClass`` when all patients or none have the
  ///   characteristic.
  public init(_ groups: [Proportion], scores: [Double]? = nil) throws(StatisticsError) {
    guard groups.count >= 2 else { throw .tooFewGroups(needed: 2, found: groups.count) }
    let w = scores ?? groups.indices.map { Double($0 + 1) }
    guard w.count == groups.count else { throw .lengthsDiffer(groups.count, w.count) }
    guard w.allSatisfy(\.isFinite) else { throw .notFinite }
    guard w.contains(where: { $0 != w[0] }) else { throw .constant }
    let N = groups.reduce(0) { $0 + $1.total }
    let events = groups.reduce(0) { $0 + $1.count }
    guard events > 0, events < N else { throw .oneClass }
    let p = Double(events) / Double(N)
    var weighted = 0.0
    for (group, score) in zip(groups, w) { weighted += Double(group.total) * score }
    let mean = weighted / Double(N)
    var (trend, spread) = (0.0, 0.0)
    for (group, score) in zip(groups, w) {
      trend += (score - mean) * (Double(group.count) - Double(group.total) * p)
      spread += Double(group.total) * (score - mean) * (score - mean)
    }
    z = trend / (p * (1 - p) * spread).squareRoot()
    total = N
  }

  /// χ².
  public var statistic: Double { z * z }

  /// The degrees of freedom of χ², 1.
  public var degreesOfFreedom: Int { 1 }

  /// χ² (N − 1)/N, the linear-by-linear association.
  public var linearByLinear: Double { statistic * Double(total - 1) / Double(total) }

  /// The p-value; greater: the proportion grows with the scores.
  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    alternative == .twoSided
      ? ChiSquaredDistribution(degreesOfFreedom: 1).upperTail(statistic)
      : StandardNormal.pValue(z, alternative)
  }
}

/// Levene's test of the equality of k variances: the analysis of variance of |x − centre|.
///
/// About the mean it is Levene's own, about the median Brown and Forsythe's.
/// M. B. Brown and A. B. Forsythe, J. Am. Stat. Assoc. 69 (1974) 364–367.
/// doi:10.1080/01621459.1974.10482955
public struct LeveneTest: Equatable, Sendable {
  /// What deviations are taken from.
  public enum Centre: String, CaseIterable, Sendable {
    /// The mean of each group.
    case mean
    /// The median of each group: Brown and Forsythe's test.
    case median
  }

  /// The analysis of variance of the absolute deviations.
  public let anova: OneWayANOVA

  /// The test of two groups or more.
  ///
  /// - Throws: as ``OneWayANOVA``, ``StatisticsError/constant`` when the deviations are equal
  ///   within each group, as they are in groups of two, but for rounding.
  public init(_ groups: [Sample], centre: Centre) throws(StatisticsError) {
    try groups.check(atLeast: 1)
    var deviations: [Sample] = []
    var isFlat = true
    for group in groups {
      let summary = Summary(group)
      let middle = (centre == .mean ? summary.mean : summary.median) ?? 0
      let own = group.values.map { abs($0 - middle) }
      isFlat = isFlat && Rounding.isAll(of: own, from: group.values)
      deviations.append(try Sample(own))
    }
    guard !isFlat || deviations.reduce(0, { $0 + $1.count }) <= groups.count else {
      throw .constant
    }
    anova = try OneWayANOVA(deviations)
  }

  /// F.
  public var statistic: Double { anova.statistic }

  /// The p-value.
  public var pValue: Double { anova.pValue }
}

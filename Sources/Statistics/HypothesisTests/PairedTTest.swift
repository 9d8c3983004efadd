/// Student's t test of the mean of paired differences, first − second.
///
/// Estimates the mean of D = X − Y; H₀: it is µ. The one-sample test of the differences, with
/// n − 1 degrees of freedom for n pairs.
public struct PairedTTest: TStatistic {
  private let differences: OneSampleTTest

  /// The mean difference.
  public var estimate: Double { differences.estimate }
  /// The standard error of the mean difference.
  public var standardError: Double { differences.standardError }
  /// The number of pairs less 1.
  public var degreesOfFreedom: Double { differences.degreesOfFreedom }
  /// The mean difference under the null hypothesis.
  public var mu: Double { differences.mu }

  /// The test of pairs, the same patient at the same place in both samples.
  ///
  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)``,
  ///   ``StatisticsError/tooFew(needed:found:group:)`` below two pairs,
  ///   ``StatisticsError/constant`` when all differences are equal but for the rounding of the values.
  public init(_ first: Sample, _ second: Sample, mu: Double = 0) throws(StatisticsError) {
    let shifts = try first.minus(second)
    guard !Rounding.isAll(of: shifts.values, from: first.values + second.values) else {
      throw shifts.count < 2 ? .tooFew(needed: 2, found: shifts.count) : .constant
    }
    try differences = OneSampleTTest(shifts, mu: mu)
  }
}

extension Sample {
  /// The differences of paired values.
  func minus(_ other: Sample) throws(StatisticsError) -> Sample {
    guard count == other.count else { throw .lengthsDiffer(count, other.count) }
    var differences: [Double] = []
    for (x, y) in zip(values, other.values) { differences.append(x - y) }
    return try Sample(differences)
  }
}

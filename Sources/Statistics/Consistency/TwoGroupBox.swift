/// Two groups of which only rounded means and standard deviations are known: every value within the
/// box that rounding leaves is possible.
///
/// For each pair of deviations the p of a t test falls as the difference of the means grows, so its
/// extremes over the means lie at the least and the greatest difference. Over the deviations t is
/// monotone and the degrees of freedom are smooth; they are searched on a grid that holds the
/// corners.
public struct TwoGroupBox: Equatable, Sendable {
  /// A group: its size, and what its mean and standard deviation may be.
  public struct Group: Equatable, Sendable {
    /// The number of patients.
    public let count: Int
    /// What the mean may be.
    public let mean: ClosedRange<Double>
    /// What the standard deviation, with divisor n − 1, may be.
    public let deviation: ClosedRange<Double>

    /// A group; deviations below zero are not possible and are left out.
    public init(count: Int, mean: ClosedRange<Double>, deviation: ClosedRange<Double>) {
      self.count = count
      self.mean = mean
      self.deviation = max(0, deviation.lowerBound)...max(0, deviation.upperBound)
    }
  }

  /// Which variance the test takes.
  public enum Variance: Sendable {
    /// One for both groups: Student's test.
    case pooled
    /// Each its own: Welch's test.
    case separate
  }

  /// The two groups.
  public let first: Group
  /// The two groups.
  public let second: Group

  /// Two groups.
  public init(_ first: Group, _ second: Group) {
    self.first = first
    self.second = second
  }

  /// The least and the greatest difference of the means, without its sign.
  private var differences: [Double] {
    let low = first.mean.lowerBound - second.mean.upperBound
    let high = first.mean.upperBound - second.mean.lowerBound
    let least = low <= 0 && high >= 0 ? 0 : min(abs(low), abs(high))
    return [least, max(abs(low), abs(high))]
  }

  /// The p-values that the test may have, two-sided.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` below two values in a group,
  ///   ``StatisticsError/constant`` when neither group can vary.
  public func pValues(_ variance: Variance) throws(StatisticsError) -> ClosedRange<Double> {
    var low = 1.0
    var high = 0.0
    for s1 in Self.grid(first.deviation) {
      for s2 in Self.grid(second.deviation) where s1 + s2 > 0 {
        for difference in differences {
          let p = try pValue(variance, difference, s1, s2)
          (low, high) = (min(low, p), max(high, p))
        }
      }
    }
    guard low <= high else { throw .constant }
    // Two groups that may not vary differ for certain if their means do.
    if first.deviation.lowerBound + second.deviation.lowerBound == 0, differences[1] > 0 { low = 0 }
    return low...high
  }

  private func pValue(
    _ variance: Variance, _ difference: Double, _ s1: Double, _ s2: Double
  ) throws(StatisticsError) -> Double {
    let a = try GroupSummary(count: first.count, mean: difference, standardDeviation: s1)
    let b = try GroupSummary(count: second.count, mean: 0, standardDeviation: s2)
    return switch variance {
    case .pooled: try StudentTTest(a, b).pValue()
    case .separate: try WelchTTest(a, b).pValue()
    }
  }

  private static func grid(_ range: ClosedRange<Double>) -> [Double] {
    let steps = 8.0
    let width = range.upperBound - range.lowerBound
    guard width > 0 else { return [range.lowerBound] }
    return (0...8).map { range.lowerBound + width * Double($0) / steps }
  }

  /// What the mean of all patients may be.
  public var overallMean: ClosedRange<Double> {
    let (n1, n2) = (Double(first.count), Double(second.count))
    let mean = { (a: Double, b: Double) in (n1 * a + n2 * b) / (n1 + n2) }
    return mean(
      first.mean.lowerBound, second.mean.lowerBound)...mean(
        first.mean.upperBound, second.mean.upperBound)
  }

  /// What the standard deviation of all patients may be: the squares within the groups and
  /// n₁n₂/N · (x̄₁ − x̄₂)² between them, over N − 1.
  public var overallDeviation: ClosedRange<Double> {
    let (n1, n2) = (Double(first.count), Double(second.count))
    let deviation = { (s1: Double, s2: Double, difference: Double) in
      let within = (n1 - 1) * s1 * s1 + (n2 - 1) * s2 * s2
      return ((within + n1 * n2 / (n1 + n2) * difference * difference) / (n1 + n2 - 1)).squareRoot()
    }
    return deviation(
      first.deviation.lowerBound, second.deviation.lowerBound, differences[0])...deviation(
        first.deviation.upperBound, second.deviation.upperBound, differences[1])
  }
}

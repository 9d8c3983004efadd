/// A test whose estimate over its standard error follows Student's t under the null hypothesis.
public protocol TStatistic: Equatable, Sendable {
  /// The estimate: a mean, or a difference of means.
  var estimate: Double { get }
  /// The standard error of the estimate, above 0.
  var standardError: Double { get }
  /// The degrees of freedom ν.
  var degreesOfFreedom: Double { get }
  /// The value of the parameter under the null hypothesis.
  var mu: Double { get }
}

extension TStatistic {
  /// t = (estimate − µ) / standard error.
  public var statistic: Double { (estimate - mu) / standardError }

  /// The p-value.
  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    StudentT(degreesOfFreedom: degreesOfFreedom).pValue(statistic, alternative)
  }

  /// The confidence interval of the parameter; one-sided for a one-sided alternative.
  ///
  /// - Throws: ``StatisticsError/outOfDomain(_:)`` for a level not between 0 and 1.
  public func confidenceInterval(
    level: Double = 0.95, _ alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> ConfidenceInterval {
    let tail = try ConfidenceInterval.tail(level: level, alternative)
    let reach = StudentT(degreesOfFreedom: degreesOfFreedom).upperQuantile(tail) * standardError
    return ConfidenceInterval(
      lower: alternative == .less ? -.infinity : estimate - reach,
      upper: alternative == .greater ? .infinity : estimate + reach)
  }
}

/// What a t test needs of a group: its size, mean and standard deviation.
public struct GroupSummary: Equatable, Sendable {
  /// The number of values.
  public let count: Int
  /// The arithmetic mean.
  public let mean: Double
  /// The standard deviation with divisor n − 1.
  public let standardDeviation: Double

  /// A group from published numbers; `group` is its index in a refusal.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` below two values,
  ///   ``StatisticsError/notFinite``, ``StatisticsError/outOfDomain(_:)`` for a negative deviation.
  public init(
    count: Int, mean: Double, standardDeviation: Double, group: Int? = nil
  ) throws(StatisticsError) {
    guard count >= 2 else { throw .tooFew(needed: 2, found: count, group: group) }
    guard mean.isFinite, standardDeviation.isFinite else { throw .notFinite }
    guard standardDeviation >= 0 else { throw .outOfDomain(standardDeviation) }
    self.count = count
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// The summary of a sample; `group` is its index in a refusal.
  ///
  /// - Throws: ``StatisticsError/tooFew(needed:found:group:)`` below two values.
  public init(_ sample: Sample, group: Int) throws(StatisticsError) {
    let summary = Summary(sample)
    guard let mean = summary.mean, let deviation = summary.standardDeviation else {
      throw .tooFew(needed: 2, found: sample.count, group: group)
    }
    try self.init(count: sample.count, mean: mean, standardDeviation: deviation)
  }

  var n: Double { Double(count) }
  var variance: Double { standardDeviation * standardDeviation }
}

extension [Sample] {
  /// The size, mean and standard deviation of each group.
  func summaries() throws(StatisticsError) -> [GroupSummary] {
    try check(atLeast: 2)
    var summaries: [GroupSummary] = []
    for (index, group) in enumerated() { summaries.append(try GroupSummary(group, group: index)) }
    return summaries
  }
}

extension [GroupSummary] {
  /// Throws unless there are two groups or more.
  func check() throws(StatisticsError) {
    guard count >= 2 else { throw .tooFewGroups(needed: 2, found: count) }
  }
}

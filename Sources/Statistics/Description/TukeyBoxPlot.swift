/// The numbers of Tukey's box plot: the quartiles with the median, and how far the data reach.
///
/// A whisker ends at the outermost value that is no further than 1.5 interquartile ranges from its
/// quartile:
///
/// ```
/// lower whisker = min {x : x ≥ Q₁ − 1.5 (Q₃ − Q₁)}
/// upper whisker = max {x : x ≤ Q₃ + 1.5 (Q₃ − Q₁)}
/// ```
///
/// Quartiles are by the quantile type that the study uses; R's `boxplot` takes hinges instead,
/// which differ in small samples. Where no value lies between a quartile and its fence (an
/// interpolated quartile of few values), the whisker ends at the quartile. Of one value or of equal
/// ones all numbers are the same.
///
/// J. W. Tukey, *Exploratory data analysis*, Addison-Wesley 1977.
public struct TukeyBoxPlot: Equatable, Sendable {
  /// The end of the lower whisker.
  public let lowerWhisker: Double
  /// The first quartile.
  public let lowerQuartile: Double
  /// The median.
  public let median: Double
  /// The third quartile.
  public let upperQuartile: Double
  /// The end of the upper whisker.
  public let upperWhisker: Double
  /// The arithmetic mean.
  public let mean: Double

  /// The box plot of a sample.
  ///
  /// - Parameters:
  ///   - sample: the values.
  ///   - type: the definition of the quartiles; the median is that of the middle.
  /// - Throws: ``StatisticsError/tooFew(needed:found:)`` without values.
  public init(_ sample: Sample, type: QuantileType = .gumbel) throws(StatisticsError) {
    let summary = Summary(sample)
    guard let mean = summary.mean, let median = summary.median,
      let lower = summary.quantile(0.25, type: type),
      let upper = summary.quantile(0.75, type: type)
    else { throw .tooFew(needed: 1, found: 0) }
    let reach = 1.5 * (upper - lower)
    let sorted = sample.sorted
    let within = sorted[
      sorted.count(below: lower - reach)..<sorted.count(below: upper + reach, orEqual: true)]
    self.mean = mean
    self.median = median
    lowerQuartile = lower
    upperQuartile = upper
    lowerWhisker = min(within.first ?? lower, lower)
    upperWhisker = max(within.last ?? upper, upper)
  }
}

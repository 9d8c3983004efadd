/// Tukey's outer fences, three interquartile ranges from the quartiles, and what lies beyond them.
///
/// ```
/// lower fence = Q₁ − 3 (Q₃ − Q₁),   upper fence = Q₃ + 3 (Q₃ − Q₁)
/// ```
///
/// Tukey calls a value beyond them "far out"; of normal data about two in a million are. On the
/// logarithmic scale, which he takes for skewed amounts, the fences are those of the logarithms. A
/// value on a fence is inside. Where the quartiles are equal, every other value would lie beyond:
/// there are no fences then.
///
/// J. W. Tukey, *Exploratory data analysis*, Addison-Wesley 1977, section 2E.
public struct TukeyFences: Equatable, Sendable {
  /// The lower fence.
  public let lower: Double
  /// The upper fence.
  public let upper: Double
  /// The positions of the values beyond the fences, in the order given.
  public let beyond: [Int]

  /// The fences of a sample.
  ///
  /// - Parameters:
  ///   - sample: the values; all must be positive on the logarithmic scale.
  ///   - type: the definition of the quartiles.
  ///   - logarithmic: whether the fences are those of the logarithms.
  /// - Throws: ``StatisticsError/tooFew(needed:found:)`` below four values,
  ///   ``StatisticsError/constant`` for equal quartiles, ``StatisticsError/outOfDomain(_:)`` for the
  ///   logarithm of a value that is not positive.
  public init(
    _ sample: Sample, type: QuantileType = .gumbel, logarithmic: Bool = false
  ) throws(StatisticsError) {
    guard sample.count >= 4 else { throw .tooFew(needed: 4, found: sample.count) }
    if logarithmic, let value = sample.values.first(where: { $0 <= 0 }) {
      throw .outOfDomain(value)
    }
    let scaled = logarithmic ? try Sample(sample.values.map(logarithm)) : sample
    let sorted = scaled.values.sorted()
    guard let first = type.quantile(0.25, ofSorted: sorted),
      let third = type.quantile(0.75, ofSorted: sorted), first < third
    else { throw .constant }
    let (low, high) = (first - 3 * (third - first), third + 3 * (third - first))
    beyond = scaled.values.indices.filter { scaled.values[$0] < low || scaled.values[$0] > high }
    (lower, upper) = logarithmic ? (exponential(low), exponential(high)) : (low, high)
  }
}

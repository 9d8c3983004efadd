/// The values of one continuous variable in one group: finite numbers, possibly none.
///
/// The one place where numbers are checked: past this door no NaN and no infinity exists.
public struct Sample: Equatable, Sendable {
  /// The values, in the order given.
  public let values: [Double]

  /// A sample of finite numbers.
  ///
  /// - Throws: ``StatisticsError/notFinite`` when a value is NaN or infinite.
  public init(_ values: [Double]) throws(StatisticsError) {
    guard values.allSatisfy(\.isFinite) else { throw .notFinite }
    self.values = values
  }

  /// The number of values.
  public var count: Int { values.count }
}

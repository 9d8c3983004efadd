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

extension Sample {
  /// The values, with those that differ by no more than a tolerance made equal.
  ///
  /// Neighbours in order are tied when they lie at most the tolerance apart; a run of them becomes
  /// its smallest value. A tolerance of 0 changes nothing.
  public func tying(within tolerance: Double) throws(StatisticsError) -> Sample {
    guard tolerance > 0 else { return self }
    var tied = values
    let order = values.indices.sorted { values[$0] < values[$1] }
    for run in order.split(by: { values[$1] - values[$0] <= tolerance }) {
      for index in run { tied[index] = values[run[run.startIndex]] }
    }
    return try Sample(tied)
  }
}

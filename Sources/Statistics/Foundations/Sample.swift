/// The values of one continuous variable in one group: finite numbers, possibly none.
///
/// The one place where numbers are checked: past this door no NaN and no infinity exists. What many
/// methods need of the values, their order and their moments, is found once and shared by all copies.
public struct Sample: Equatable, Sendable {
  /// The values, in the order given.
  public let values: [Double]
  private let shared = SharedOfSample()

  /// A sample of finite numbers.
  ///
  /// - Throws: ``StatisticsError/notFinite`` when a value is NaN or infinite.
  public init(_ values: [Double]) throws(StatisticsError) {
    guard values.allSatisfy(\.isFinite) else { throw .notFinite }
    self.values = values
  }

  /// The number of values.
  public var count: Int { values.count }

  /// The values, ascending.
  public var sorted: [Double] { shared.sorted.found { Sorting.sorted(values) } }

  /// The sums and the order that describe the values.
  var summary: Summary { shared.summary.found { Summary(computing: self) } }

  /// Finds what methods share, as on another core before they ask.
  public func prepare() { _ = summary }

  /// Two samples are equal when their values are.
  public static func == (a: Sample, b: Sample) -> Bool { a.values == b.values }
}

/// What is found once about the values of a sample.
private final class SharedOfSample: Sendable {
  let sorted = FoundOnce<[Double]>()
  let summary = FoundOnce<Summary>()
}

extension Sample {
  /// The values, with those that differ by no more than a tolerance made equal.
  ///
  /// Neighbours in order are tied when they lie at most the tolerance apart; a run of them becomes
  /// its smallest value. A tolerance of 0 changes nothing.
  public func tying(within tolerance: Double) throws(StatisticsError) -> Sample {
    guard tolerance > 0 else { return self }
    var tied = values
    let order = Sorting.order(values).map(Int.init)
    for run in order.split(by: { values[$1] - values[$0] <= tolerance }) {
      for index in run { tied[index] = values[run[run.startIndex]] }
    }
    return try Sample(tied)
  }
}

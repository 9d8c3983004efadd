/// The values of one continuous variable in one group: finite numbers, possibly none.
///
/// The one place where numbers are checked: past this door no NaN and no infinity exists. What many
/// methods need of the values, their order and their moments, is found once and shared by all copies.
/// Of many values the distinct ones may be given with their counts: methods that need no more take
/// memory for these alone.
public struct Sample: Equatable, Sendable {
  private enum Storage: Sendable {
    case each([Double])
    case counted(SortedValues, values: @Sendable () -> [Double])
  }

  private let storage: Storage
  private let shared = SharedOfSample()

  /// A sample of finite numbers.
  ///
  /// - Throws: ``StatisticsError/notFinite`` when a value is NaN or infinite.
  public init(_ values: [Double]) throws(StatisticsError) {
    guard values.allSatisfy(\.isFinite) else { throw .notFinite }
    storage = .each(values)
  }

  /// A sample of finite numbers that are counted.
  ///
  /// - Parameters:
  ///   - distinct: the distinct values, ascending.
  ///   - counts: how often each of them stands in the sample, once at least.
  ///   - values: gives all values in their order, for a method that asks for it.
  /// - Throws: ``StatisticsError/notFinite`` when a value is NaN or infinite, and
  ///   ``StatisticsError/lengthsDiffer(_:_:)`` when not every value has a count.
  public init(
    distinct: [Double], counts: [Int], values: @escaping @Sendable () -> [Double]
  ) throws(StatisticsError) {
    guard distinct.count == counts.count else {
      throw .lengthsDiffer(distinct.count, counts.count)
    }
    guard distinct.allSatisfy(\.isFinite) else { throw .notFinite }
    storage = .counted(SortedValues(distinct: distinct, counts: counts), values: values)
  }

  /// The values, in the order given; counted ones are written out for whoever asks, and not kept.
  public var values: [Double] {
    switch storage {
    case .each(let values): values
    case .counted(_, let values): values()
    }
  }

  /// Whether equal values are held once, with their count.
  var areCounted: Bool { if case .counted = storage { true } else { false } }

  /// The number of values.
  public var count: Int {
    switch storage {
    case .each(let values): values.count
    case .counted(let sorted, _): sorted.count
    }
  }

  /// The values, ascending.
  public var sorted: SortedValues {
    switch storage {
    case .each(let values):
      shared.sorted.found { SortedValues(ascending: Sorting.sorted(values)) }
    case .counted(let sorted, _): sorted
    }
  }

  /// The sums and the order that describe the values.
  var summary: Summary { shared.summary.found { Summary(computing: self) } }

  /// Finds what methods share, as on another core before they ask.
  public func prepare() { _ = summary }

  /// Two samples are equal when their values are.
  public static func == (a: Sample, b: Sample) -> Bool { a.values == b.values }
}

/// What is found once about the values of a sample.
private final class SharedOfSample: Sendable {
  let sorted = FoundOnce<SortedValues>()
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

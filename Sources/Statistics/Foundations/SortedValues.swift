/// Numbers that are ascending, by position from 0.
protocol SortedNumbers: RandomAccessCollection where Element == Double, Index == Int {}

extension [Double]: SortedNumbers {}
extension SortedValues: SortedNumbers {}

/// Numbers in ascending order; of many equal ones the number may stand once, with its count.
///
/// A position is one of a value, so that counts change nothing for whoever reads order statistics;
/// the memory is that of the distinct values where they are counted.
public struct SortedValues: RandomAccessCollection, Equatable, Sendable {
  private enum Storage: Sendable {
    case each([Double])
    /// The distinct values, ascending, and how many values there are up to and with each.
    case counted([Double], ends: [Int])
  }

  private let storage: Storage

  /// Numbers that are ascending already.
  init(ascending values: [Double]) { storage = .each(values) }

  /// Distinct numbers, ascending, and the positive count of each.
  init(distinct values: [Double], counts: [Int]) {
    var end = 0
    let ends = counts.map { count in
      end += count
      return end
    }
    storage = .counted(values, ends: ends)
  }

  /// The position of the smallest value.
  public var startIndex: Int { 0 }

  /// The number of values.
  public var endIndex: Int {
    switch storage {
    case .each(let values): values.count
    case .counted(_, let ends): ends.last ?? 0
    }
  }

  /// The value at a position, from 0.
  public subscript(position: Int) -> Double {
    switch storage {
    case .each(let values): values[position]
    case .counted(let values, let ends): values[ends.partitionPoint { $0 <= position }]
    }
  }

  /// Whether equal values are held once, with their count.
  var areCounted: Bool { each == nil }

  /// All values, ascending; `nil` where equal ones are held once.
  var each: [Double]? { if case .each(let values) = storage { values } else { nil } }

  /// How many values are below a number, or up to and with it.
  func count(below number: Double, orEqual: Bool = false) -> Int {
    switch storage {
    case .each(let values): return values.partitionPoint { orEqual ? $0 <= number : $0 < number }
    case .counted(let values, let ends):
      let place = values.partitionPoint { orEqual ? $0 <= number : $0 < number }
      return place == 0 ? 0 : ends[place - 1]
    }
  }

  /// The values moved by a number.
  func shifted(by shift: Double) -> SortedValues {
    switch storage {
    case .each(let values): SortedValues(ascending: values.map { $0 + shift })
    case .counted(let values, let ends):
      // Distinct values may meet when they are moved far away: whoever joins runs sees to it.
      SortedValues(storage: .counted(values.map { $0 + shift }, ends: ends))
    }
  }

  /// The values with the other sign, ascending.
  var negated: SortedValues {
    switch storage {
    case .each(let values): SortedValues(ascending: values.reversed().map { -$0 })
    case .counted(let values, let ends):
      SortedValues(
        distinct: values.reversed().map { -$0 },
        counts: zip(ends, [0] + ends).map { $0 - $1 }.reversed())
    }
  }

  private init(storage: Storage) { self.storage = storage }

  /// The runs of equal values, from the smallest.
  var runs: Runs { Runs(self) }

  /// Runs of equal values, one after the other.
  struct Runs: Sequence, IteratorProtocol {
    private let all: SortedValues
    private var place = 0

    fileprivate init(_ all: SortedValues) { self.all = all }

    /// The next value and how many there are of it.
    mutating func next() -> (value: Double, count: Int)? {
      let first = place
      switch all.storage {
      case .each(let values):
        guard first < values.count else { return nil }
        let value = values[first]
        while place < values.count, values[place] == value { place += 1 }
        return (value, place - first)
      case .counted(let values, let ends):
        guard first < values.count else { return nil }
        let value = values[first]
        while place < values.count, values[place] == value { place += 1 }
        return (value, ends[place - 1] - (first == 0 ? 0 : ends[first - 1]))
      }
    }
  }

  /// Two collections are equal when their values are.
  public static func == (a: SortedValues, b: SortedValues) -> Bool {
    switch (a.storage, b.storage) {
    case (.each(let a), .each(let b)): a == b
    case (.counted(let a, let first), .counted(let b, let second)): a == b && first == second
    default: a.elementsEqual(b)
    }
  }
}

/// The runs of two ascending groups of values, taken together.
struct JoinedRuns: Sequence, IteratorProtocol {
  private var first: SortedValues.Runs
  private var second: SortedValues.Runs
  private var a: (value: Double, count: Int)?
  private var b: (value: Double, count: Int)?

  init(_ first: SortedValues, _ second: SortedValues) {
    (self.first, self.second) = (first.runs, second.runs)
    a = self.first.next()
    b = self.second.next()
  }

  /// The next value of either group, and how many each has of it.
  mutating func next() -> (value: Double, first: Int, second: Int)? {
    guard a != nil || b != nil else { return nil }
    let value = Swift.min(a?.value ?? .infinity, b?.value ?? .infinity)
    var found = (value: value, first: 0, second: 0)
    if let own = a, own.value <= value {
      found.first = own.count
      a = first.next()
    }
    if let own = b, own.value <= value {
      found.second = own.count
      b = second.next()
    }
    return found
  }
}

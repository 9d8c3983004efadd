/// How follow-ups ended, row by row: 0 censored, 1 the first event's name, 2 the second …; `nil`
/// where it is missing.
public struct EndingColumn: RandomAccessCollection, MutableCollection, Equatable, Sendable {
  /// -1 is missing.
  private var storage: [Int32]

  /// A column of endings.
  public init(_ endings: some Sequence<Int?>) {
    storage = endings.map { Int32(truncatingIfNeeded: $0 ?? -1) }
  }

  /// A column of endings, where -1 is missing.
  init(stored endings: [Int32]) { storage = endings }

  /// The first row.
  public var startIndex: Int { 0 }
  /// The number of rows.
  public var endIndex: Int { storage.count }
  /// The ending in a row.
  public subscript(row: Int) -> Int? {
    get { storage[row] < 0 ? nil : Int(storage[row]) }
    set { storage[row] = Int32(truncatingIfNeeded: newValue ?? -1) }
  }
}

extension EndingColumn: ExpressibleByArrayLiteral {
  /// A column of endings.
  public init(arrayLiteral endings: Int?...) { self.init(endings) }
}

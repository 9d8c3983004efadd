/// Numbers, some of them missing.
public struct NumericColumn: Equatable, Sendable {
  /// NaN marks a missing value inside this type, and nowhere outside it.
  private var storage: [Double]

  /// A column of numbers; `nil` and NaN are missing.
  public init(_ values: [Double?]) { storage = values.map { $0 ?? .nan } }
  /// A column of numbers in which NaN stands for missing.
  public init(missingAsNaN values: [Double]) { storage = values }

  /// The number of rows.
  public var count: Int { storage.count }
  /// The number in a row, or `nil` when it is missing or there is no such row.
  public subscript(row: Int) -> Double? {
    guard storage.indices.contains(row) else { return nil }
    let value = storage[row]
    return value.isNaN ? nil : value
  }

  /// Two columns are equal when they are missing at the same rows and equal elsewhere.
  public static func == (a: NumericColumn, b: NumericColumn) -> Bool {
    a.count == b.count && (0..<a.count).allSatisfy { a[$0] == b[$0] }
  }
}

/// Levels, some of them missing.
public struct CategoricalColumn: Equatable, Sendable {
  /// The levels in their declared order.
  public let levels: [Level]
  private var storage: [Int32]

  /// A column of indices into the levels; `nil` and an index outside them are missing.
  public init(levels: [Level], indices: [Int?]) {
    self.levels = levels
    storage = indices.map { index in
      index.flatMap { levels.indices.contains($0) ? Int32($0) : nil } ?? -1
    }
  }

  /// The number of rows.
  public var count: Int { storage.count }
  /// The index of a row's level, or `nil` when it is missing or there is no such row.
  public subscript(row: Int) -> Int? {
    guard storage.indices.contains(row), storage[row] >= 0 else { return nil }
    return Int(storage[row])
  }
}

/// Calendar dates, some of them missing.
public struct DateColumn: Equatable, Sendable {
  private var storage: [Int32]

  /// A column of days since 1970-01-01; `nil` is missing.
  public init(daysSince1970 days: [Int?]) {
    storage = days.map { $0.flatMap { Int32(exactly: $0) } ?? .min }
  }

  /// The number of rows.
  public var count: Int { storage.count }
  /// The days since 1970-01-01 in a row, or `nil` when it is missing or there is no such row.
  public subscript(row: Int) -> Int? {
    guard storage.indices.contains(row), storage[row] != .min else { return nil }
    return Int(storage[row])
  }
}

/// Texts, some of them missing.
public struct TextColumn: Equatable, Sendable {
  private var storage: [String?]

  /// A column of texts; `nil` is missing.
  public init(_ texts: [String?]) { storage = texts }

  /// The number of rows.
  public var count: Int { storage.count }
  /// The text in a row, or `nil` when it is missing or there is no such row.
  public subscript(row: Int) -> String? { storage.indices.contains(row) ? storage[row] : nil }
}

/// The values of one variable, row by row.
public enum Column: Equatable, Sendable {
  /// Numbers.
  case numeric(NumericColumn)
  /// Levels.
  case categorical(CategoricalColumn)
  /// Dates.
  case date(DateColumn)
  /// Texts.
  case text(TextColumn)
}

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

  /// A column of indices into the levels; -1 is missing.
  init(levels: [Level], codes: [Int32]) { (self.levels, storage) = (levels, codes) }

  /// The number of rows.
  public var count: Int { storage.count }
  /// The index of a row's level, or `nil` when it is missing or there is no such row.
  public subscript(row: Int) -> Int? {
    guard storage.indices.contains(row), storage[row] >= 0 else { return nil }
    return Int(storage[row])
  }

  /// The column at some rows.
  func rows(_ rows: [Int]) -> CategoricalColumn {
    let codes = rows.map { storage.indices.contains($0) ? storage[$0] : -1 }
    return CategoricalColumn(levels: levels, codes: codes)
  }
}

/// Calendar dates, some of them missing.
public struct DateColumn: Equatable, Sendable {
  private var storage: [Int32]

  /// A column of days since 1970-01-01; `nil` is missing.
  public init(daysSince1970 days: [Int?]) {
    storage = days.map { $0.flatMap { Int32(exactly: $0) } ?? .min }
  }

  /// A column of days since 1970-01-01, where the least number is missing.
  init(storedDays days: [Int32]) { storage = days }

  /// The number of rows.
  public var count: Int { storage.count }
  /// The days since 1970-01-01 in a row, or `nil` when it is missing or there is no such row.
  public subscript(row: Int) -> Int? {
    guard storage.indices.contains(row), storage[row] != .min else { return nil }
    return Int(storage[row])
  }

  /// The column at some rows.
  func rows(_ rows: [Int]) -> DateColumn {
    DateColumn(storedDays: rows.map { storage.indices.contains($0) ? storage[$0] : .min })
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

/// Patients of a cohort, each known by the row in which it stands.
///
/// Several patients who are alike may stand in one row: the collection gives that row once for each of
/// them, so that whoever goes through patients need not know, and its memory grows with the rows and
/// not with the patients.
public struct Patients: RandomAccessCollection, Sendable {
  private enum Storage: Sendable {
    /// All rows of a table, one patient in each.
    case all(Int)
    /// Some rows, ascending, one patient in each.
    case single([Int32])
    /// Some rows, ascending, and how many patients stand in them up to and with each row.
    case several([Int32], ends: [Int])
  }

  private let storage: Storage

  /// The patients of a table of so many rows, one in each.
  public init(ofRows count: Int) { storage = .all(count) }

  /// The patients of a table in whose rows so many stand.
  public init(counts: [Int]) {
    var kept = Builder(countsPatients: true)
    for (row, count) in counts.enumerated() { kept.append(row, count) }
    self = kept.patients
  }

  private init(_ storage: Storage) { self.storage = storage }

  /// The patients of some rows, one in each, as often as the row is given.
  public init(_ rows: some Sequence<Int>) {
    storage = .single(rows.map { Int32(truncatingIfNeeded: $0) })
  }

  /// The position of the first patient.
  public var startIndex: Int { 0 }

  /// The number of patients.
  public var endIndex: Int {
    switch storage {
    case .all(let count): count
    case .single(let rows): rows.count
    case .several(_, let ends): ends.last ?? 0
    }
  }

  /// The row of a patient.
  public subscript(position: Int) -> Int {
    switch storage {
    case .all: position
    case .single(let rows): Int(rows[position])
    case .several(let rows, let ends): Int(rows[ends.partitionPoint { $0 <= position }])
    }
  }

  /// Whether a row may hold several patients.
  public var areCounted: Bool { if case .several = storage { true } else { false } }

  /// Whether they are one patient in each row of a table of so many rows.
  func areAll(ofRows count: Int) -> Bool { if case .all(count) = storage { true } else { false } }

  /// The number of rows.
  public var rowCount: Int {
    switch storage {
    case .all(let count): count
    case .single(let rows), .several(let rows, _): rows.count
    }
  }

  /// Goes through the rows with the number of patients in each.
  @inline(__always)
  public func forEachRow(_ body: (_ row: Int, _ count: Int) -> Void) {
    switch storage {
    case .all(let count): for row in 0..<count { body(row, 1) }
    case .single(let rows): for row in rows { body(Int(row), 1) }
    case .several(let rows, let ends):
      var start = 0
      for (row, end) in zip(rows, ends) {
        body(Int(row), end - start)
        start = end
      }
    }
  }

  /// How many patients have a row in which a test is true.
  public func count(where isCounted: (Int) -> Bool) -> Int {
    var found = 0
    forEachRow { row, count in if isCounted(row) { found += count } }
    return found
  }

  /// The patients in whose row a test is true.
  public func filter(_ isIncluded: (Int) -> Bool) -> Patients {
    var kept: Builder?
    var before = 0
    forEachRow { row, count in
      let isIncluded = isIncluded(row)
      if isIncluded { kept?.append(row, count) } else if kept == nil { kept = first(before) }
      before += 1
    }
    return kept?.patients ?? self
  }

  /// The patients of the first rows, so many, and of others who may follow.
  private func first(_ rows: Int) -> Builder {
    var kept = Builder(countsPatients: areCounted)
    kept.reserveCapacity(rowCount)
    var left = rows
    forEachRow { row, count in
      if left > 0 { kept.append(row, count) }
      left -= 1
    }
    return kept
  }

  /// The patients by a number that their row has, from 0 up to `count`; those without one in none.
  func parts(_ count: Int, _ number: (Int) -> Int?) -> [Patients] {
    var parts = Array(repeating: Builder(countsPatients: areCounted), count: count)
    forEachRow { row, patients in
      if let part = number(row) { parts[part].append(row, patients) }
    }
    return parts.map(\.patients)
  }

  /// Rows with their patients, as they are found.
  private struct Builder {
    private let countsPatients: Bool
    private var rows: [Int32] = []
    private var ends: [Int] = []

    init(countsPatients: Bool) { self.countsPatients = countsPatients }

    mutating func reserveCapacity(_ count: Int) {
      rows.reserveCapacity(count)
      if countsPatients { ends.reserveCapacity(count) }
    }

    @inline(__always)
    mutating func append(_ row: Int, _ count: Int) {
      guard count > 0 else { return }
      rows.append(Int32(truncatingIfNeeded: row))
      if countsPatients { ends.append((ends.last ?? 0) + count) }
    }

    var patients: Patients { Patients(countsPatients ? .several(rows, ends: ends) : .single(rows)) }
  }

  /// The rows of patients, one after the other.
  public struct Iterator: IteratorProtocol {
    private let patients: Patients
    private var place = 0
    private var given = 0

    fileprivate init(_ patients: Patients) { self.patients = patients }

    /// The row of the next patient.
    public mutating func next() -> Int? {
      switch patients.storage {
      case .all(let count):
        guard place < count else { return nil }
        defer { place += 1 }
        return place
      case .single(let rows):
        guard place < rows.count else { return nil }
        defer { place += 1 }
        return Int(rows[place])
      case .several(let rows, let ends):
        guard place < rows.count else { return nil }
        defer {
          given += 1
          if given == ends[place] { place += 1 }
        }
        return Int(rows[place])
      }
    }
  }

  /// Goes through the rows of all patients.
  public func makeIterator() -> Iterator { Iterator(self) }
}

extension Patients: Equatable {
  /// Two collections are equal when they hold the same rows equally often.
  public static func == (a: Patients, b: Patients) -> Bool { a.elementsEqual(b) }
}

extension Array {
  /// The first place at which a condition fails that holds of all elements before it.
  fileprivate func partitionPoint(_ holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

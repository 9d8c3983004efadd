/// Many rows of a column at once.
extension NumericColumn {
  /// The numbers of some rows, those missing left out.
  public func numbers(_ rows: [Int]) -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(rows.count)
    for row in rows { if let number = self[row] { numbers.append(number) } }
    return numbers
  }

  /// The rows that have a number.
  public func rowsWithValue(_ rows: [Int]) -> [Int] { rows.filter { self[$0] != nil } }
}

extension CategoricalColumn {
  /// The rows that have a level.
  public func rowsWithValue(_ rows: [Int]) -> [Int] { rows.filter { self[$0] != nil } }

  /// The rows of each level, in the order of the levels.
  public func rowsByLevel(_ rows: [Int]) -> [[Int]] {
    var groups = [[Int]](repeating: [], count: levels.count)
    for row in rows { if let level = self[row] { groups[level].append(row) } }
    return groups
  }

  /// How many rows have each level, in the order of the levels.
  public func counts(_ rows: [Int]) -> [Int] {
    var counts = Array(repeating: 0, count: levels.count)
    for row in rows { if let level = self[row] { counts[level] += 1 } }
    return counts
  }

  /// Where a level stands, row by row, as ones among zeros.
  public func indicator(of level: Int, _ rows: [Int]) -> [Double] {
    rows.map { self[$0] == level ? 1 : 0 }
  }
}

extension Column {
  /// The rows that have a value.
  public func rowsWithValue(_ rows: [Int]) -> [Int] {
    switch self {
    case .numeric(let column): column.rowsWithValue(rows)
    case .categorical(let column): column.rowsWithValue(rows)
    case .date(let column): rows.filter { column[$0] != nil }
    case .text(let column): rows.filter { column[$0] != nil }
    }
  }

  /// How many rows have a value.
  public func countWithValue(_ rows: [Int]) -> Int {
    var count = 0
    switch self {
    case .numeric(let column): for row in rows where column[row] != nil { count += 1 }
    case .categorical(let column): for row in rows where column[row] != nil { count += 1 }
    case .date(let column): for row in rows where column[row] != nil { count += 1 }
    case .text(let column): for row in rows where column[row] != nil { count += 1 }
    }
    return count
  }
}

extension Outcome {
  /// The rows whose time and ending are known.
  public func rowsWithFollowUp(_ rows: [Int]) -> [Int] {
    rows.filter { times[$0] != nil && endings.indices.contains($0) && endings[$0] != nil }
  }

  /// The times of some rows whose follow-up is known, and whether each ended with an event.
  public func followUp(
    _ rows: [Int], event: Int
  ) -> (times: [Double], areEvents: [Bool]) {
    var found: (times: [Double], areEvents: [Bool]) = ([], [])
    found.times.reserveCapacity(rows.count)
    found.areEvents.reserveCapacity(rows.count)
    for row in rows where endings.indices.contains(row) {
      guard let time = times[row], let ending = endings[row] else { continue }
      found.times.append(time)
      found.areEvents.append(ending == event)
    }
    return found
  }
}

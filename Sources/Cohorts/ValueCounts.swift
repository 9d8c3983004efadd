/// The distinct numbers of some patients, ascending, and how many patients have each.
public struct ValueCounts: Equatable, Sendable {
  /// The numbers, ascending.
  public let values: [Double]
  /// How many patients have each.
  public let counts: [Int]
}

extension NumericColumn {
  /// The distinct numbers of some patients with their counts; `nil` where the patients are few, or
  /// each has a row and too many numbers differ for counts to be shorter.
  ///
  /// - Parameter few: so many patients are counted; the numbers of fewer take little room.
  public func valueCounts(_ patients: Patients, from few: Int = 16_384) -> ValueCounts? {
    guard patients.count >= few else { return nil }
    if let keys = scaledKeys, let found = counted(keys, patients) { return found }
    return patients.areCounted ? ordered(patients) : nil
  }

  /// Counts for every number from the smallest to the largest; `nil` where that are too many.
  private func counted(_ keys: ScaledKeys, _ patients: Patients) -> ValueCounts? {
    var (least, most, all) = (Int.max, Int.min, 0)
    patients.forEachRow { row, count in
      guard let key = keys[row] else { return }
      (least, most) = (min(least, key), max(most, key))
      all += count
    }
    guard all > 0 else { return ValueCounts(values: [], counts: []) }
    guard most - least < max(1 << 16, patients.rowCount) else { return nil }
    var counts = [Int](repeating: 0, count: most - least + 1)
    patients.forEachRow { row, count in
      if let key = keys[row] { counts[key - least] += count }
    }
    let distinct = counts.count { $0 > 0 }
    guard patients.areCounted || 2 * distinct <= all else { return nil }
    var values: [Double] = []
    values.reserveCapacity(distinct)
    for (place, count) in counts.enumerated() where count > 0 {
      values.append(keys.value(of: place + least))
    }
    return ValueCounts(values: values, counts: counts.filter { $0 > 0 })
  }

  /// The numbers of rows that stand for several patients, sorted.
  private func ordered(_ patients: Patients) -> ValueCounts {
    var items: [(value: Double, count: Int)] = []
    items.reserveCapacity(patients.rowCount)
    patients.forEachRow { row, count in
      if let value = self[row] { items.append((value, count)) }
    }
    items.sort { $0.value < $1.value }
    var (values, counts): ([Double], [Int]) = ([], [])
    for item in items {
      if values.last == item.value {
        counts[counts.count - 1] += item.count
      } else {
        values.append(item.value)
        counts.append(item.count)
      }
    }
    return ValueCounts(values: values, counts: counts)
  }
}

internal import Synchronization

/// The distinct numbers of some patients, ascending, and how many patients have each.
public struct ValueCounts: Equatable, Sendable {
  /// The numbers, ascending.
  public let values: [Double]
  /// How many patients have each.
  public let counts: [Int]
}

/// The counts of a whole column, which its copies share: who describes the column, who prints it and
/// who looks for mixed units ask for the same.
final class CountsOfColumn: Sendable {
  /// Counts of more numbers than this take too much room to be kept.
  private static let most = 1 << 16
  private let kept = Mutex<ValueCounts?>(nil)

  /// The counts, found by whoever asks first.
  func found(_ count: () -> ValueCounts?) -> ValueCounts? {
    kept.withLock { kept in
      if let kept { return kept }
      let found = count()
      if let found, found.values.count <= Self.most { kept = found }
      return found
    }
  }
}

extension NumericColumn {
  /// The distinct numbers of some patients with their counts; `nil` where the patients are few, or
  /// each has a row and too many numbers differ for counts to be shorter.
  ///
  /// - Parameter few: so many patients are counted; the numbers of fewer take little room.
  public func valueCounts(_ patients: Patients, from few: Int = 16_384) -> ValueCounts? {
    guard patients.count >= few else { return nil }
    if patients.areAll(ofRows: count) {
      return wholeCounts.found { scaledKeys.flatMap { counted($0) } }
    }
    if let keys = scaledKeys, let found = counted(keys, patients) { return found }
    return patients.areCounted ? ordered(patients) : nil
  }

  /// The counts of all rows; `nil` where too many numbers differ, or may differ.
  private func counted(_ keys: ScaledKeys) -> ValueCounts? {
    var (least, most) = (Int32.max, Int32.min)
    for key in keys.keys {
      least = min(least, key == .min ? .max : key)
      most = max(most, key)
    }
    guard most > .min else { return ValueCounts(values: [], counts: []) }
    let first = Int(least)
    guard Int(most) - first < max(1 << 16, keys.keys.count) else { return nil }
    var counts = [Int](repeating: 0, count: Int(most) - first + 1)
    for key in keys.keys where key != .min { counts[Int(key) - first] += 1 }
    return valueCounts(keys, counts, from: first, areCounted: false)
  }

  /// Counts for every number from the smallest to the largest; `nil` where that are too many.
  private func counted(_ keys: ScaledKeys, _ patients: Patients) -> ValueCounts? {
    var (least, most) = (Int.max, Int.min)
    patients.forEachRow { row, _ in
      guard let key = keys[row] else { return }
      (least, most) = (min(least, key), max(most, key))
    }
    guard most > .min else { return ValueCounts(values: [], counts: []) }
    guard most - least < max(1 << 16, patients.rowCount) else { return nil }
    var counts = [Int](repeating: 0, count: most - least + 1)
    patients.forEachRow { row, count in
      if let key = keys[row] { counts[key - least] += count }
    }
    return valueCounts(keys, counts, from: least, areCounted: patients.areCounted)
  }

  /// The numbers that were found, of all between the smallest and the largest; `nil` where numbers of
  /// a row each are not much fewer than their rows.
  private func valueCounts(
    _ keys: ScaledKeys, _ counts: [Int], from least: Int, areCounted: Bool
  ) -> ValueCounts? {
    let distinct = counts.count { $0 > 0 }
    guard areCounted || 2 * distinct <= counts.reduce(0, +) else { return nil }
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

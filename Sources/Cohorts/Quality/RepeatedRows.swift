/// Rows that are alike in all columns of the file but the patient's name.
///
/// Rows of few columns are alike by chance. Were the columns independent, so many pairs of n rows
/// would be expected alike, p being the shares of a column's values:
///
/// ```
/// n (n − 1) / 2 · ∏ Σ p²
/// ```
///
/// Rows are told only where that is below 0.01.
enum RepeatedRows {
  private static let chance = 0.01

  /// The groups of rows that are alike, among some rows of a file; none where chance explains them.
  static func groups(
    _ table: RawTable, rows: [Int], except skipped: Set<Int>
  ) -> [[Int]] {
    let columns = table.columns.keys.sorted().filter { !skipped.contains($0) }
      .compactMap { table.columns[$0] }
    guard rows.count > 1, !columns.isEmpty else { return [] }
    var groups: [[UInt8]: [Int]] = [:]
    for position in candidates(columns, rows) {
      var key: [UInt8] = []
      for column in columns {
        key += column.cell(rows[position])
        key.append(0)
      }
      groups[key, default: []].append(position)
    }
    let alike = groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    return alike.isEmpty || expected(columns, rows) >= chance ? [] : alike
  }

  /// The positions of rows that share a hash with another (FNV-1a of the cells), ascending.
  private static func candidates(_ columns: [RawColumn], _ rows: [Int]) -> [Int] {
    var hashes = [UInt64](repeating: 0xCBF2_9CE4_8422_2325, count: rows.count)
    for column in columns {
      for (position, row) in rows.enumerated() {
        var hash = hashes[position]
        for byte in column.cell(row) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hashes[position] = (hash ^ 0x100) &* 0x100_0000_01B3
      }
    }
    let sorted = hashes.sorted()
    var shared: Set<UInt64> = []
    for index in sorted.indices.dropFirst() where sorted[index] == sorted[index - 1] {
      shared.insert(sorted[index])
    }
    return shared.isEmpty ? [] : hashes.indices.filter { shared.contains(hashes[$0]) }
  }

  private static func expected(_ columns: [RawColumn], _ rows: [Int]) -> Double {
    let n = Double(rows.count)
    return columns.reduce(n * (n - 1) / 2) { product, column in
      var counts: [ArraySlice<UInt8>: Int] = [:]
      for row in rows { counts[column.cell(row), default: 0] += 1 }
      return product * counts.values.reduce(0) { $0 + Double($1) * Double($1) } / (n * n)
    }
  }

  static func findings(_ cohort: Cohort) -> [QualityFinding] {
    let groups = cohort.repeatedRows
    guard !groups.isEmpty else { return [] }
    let rows = groups.flatMap { $0 }.sorted()
    return [QualityFinding(.repeatedRows(groups: groups), [], rows: rows)]
  }
}

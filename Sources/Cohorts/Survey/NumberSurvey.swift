/// What a column of numbers holds.
struct NumberSurvey {
  private(set) var present = 0
  private(set) var range: ClosedRange<Double>?
  private(set) var isWhole = true
  /// The values in order of appearance; one more than can be told when there are more.
  private(set) var values: [ColumnSurvey.Value] = []
  /// Numbers that stand apart from all others and are written with nines or eights.
  private(set) var suspects: [ColumnSurvey.Value] = []

  /// Numbers that are often written where there is none.
  private static let sentinels: Set<Double> = [
    -1, -9, -99, -999, -9999, 9, 99, 999, 9999, 99_999, 999_999, 88, 888, 8888, 77, 777,
  ]

  /// No numbers.
  init() {}

  /// The numbers of a column.
  init(_ column: NumericColumn) {
    var counts: [Double: Int] = [:]
    var order: [Double] = []
    for row in 0..<column.count {
      guard let value = column[row] else { continue }
      present += 1
      isWhole = isWhole && value == value.rounded()
      range = min(range?.lowerBound ?? value, value)...max(range?.upperBound ?? value, value)
      guard order.count <= ColumnSurvey.mostValues else { continue }
      if counts[value] == nil { order.append(value) }
      counts[value, default: 0] += 1
    }
    values = order.map { ColumnSurvey.Value(code: Self.text($0), count: counts[$0] ?? 0) }
    suspects = Self.suspects(column, range)
  }

  /// Numbers that stand apart, three at most.
  ///
  /// The largest is one where it is a sentinel and the next is at most 0.6 of it; the smallest, where
  /// it is a negative sentinel and no other number is below zero.
  private static func suspects(
    _ column: NumericColumn, _ range: ClosedRange<Double>?
  ) -> [ColumnSurvey.Value] {
    guard let range, range.lowerBound < range.upperBound else { return [] }
    var found: [Double] = []
    var (low, high) = (range.lowerBound, range.upperBound)
    while found.count < 3 {
      let isHigh = high > 0 && sentinels.contains(high)
      guard isHigh || (low < 0 && sentinels.contains(low)) else { break }
      let candidate = isHigh ? high : low
      let rest = (0..<column.count).compactMap { column[$0] }.filter {
        $0 != candidate && !found.contains($0)
      }
      guard let least = rest.min(), let most = rest.max(),
        isHigh ? most <= 0.6 * candidate : least >= 0
      else { break }
      found.append(candidate)
      (low, high) = (least, most)
    }
    return found.map { value in
      ColumnSurvey.Value(
        code: text(value), count: (0..<column.count).count { column[$0] == value })
    }
  }

  /// A number's shortest text, without ".0".
  private static func text(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}

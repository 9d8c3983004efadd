/// Dates in an order that the other patients do not have, such as a death before the treatment.
///
/// No clock and no word says which date comes first: the patients do. Of two dates that 20 or more
/// patients have, one is earlier in at least nine of ten, and later in at most one of twenty: those
/// are told. The dates of a follow-up (`from` and `to` of an outcome) are in an order that the plan
/// says; there, a wrong one is an error already.
enum DateOrder {
  static func findings(_ variables: [Variable]) -> [QualityFinding] {
    let dates = variables.compactMap { variable -> (name: String, column: DateColumn)? in
      guard case .date(let column) = variable.column else { return nil }
      return (variable.name, column)
    }
    var found: [QualityFinding] = []
    for (index, first) in dates.enumerated() {
      for second in dates.dropFirst(index + 1) {
        if let finding = finding(first, second) ?? finding(second, first) { found.append(finding) }
      }
    }
    return found
  }

  /// The rows where the first date, usually the earlier, is later than the second.
  private static func finding(
    _ first: (name: String, column: DateColumn), _ second: (name: String, column: DateColumn)
  ) -> QualityFinding? {
    var (pairs, earlier) = (0, 0)
    var rows: [Int] = []
    for row in 0..<first.column.count {
      guard let a = first.column[row], let b = second.column[row] else { continue }
      pairs += 1
      if a < b { earlier += 1 }
      if a > b { rows.append(row) }
    }
    guard pairs >= 20, 10 * earlier >= 9 * pairs, !rows.isEmpty, 20 * rows.count <= pairs else {
      return nil
    }
    return QualityFinding(.dateOrder(others: earlier), [first.name, second.name], rows: rows)
  }
}

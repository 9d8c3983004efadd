/// The counts [[a, b], [c, d]] of two groups by event and no event.
struct FourfoldTable: Equatable {
  let a: Double
  let b: Double
  let c: Double
  let d: Double

  /// - Throws: ``StatisticsError/lengthsDiffer(_:_:)`` when the table is not 2 × 2,
  ///   ``StatisticsError/outOfDomain(_:)`` for a negative count.
  init(_ table: [[Int]]) throws(StatisticsError) {
    let margins = try Margins(of: table)
    guard margins.rows.count == 2, margins.columns.count == 2 else {
      throw .lengthsDiffer(2, max(margins.rows.count, margins.columns.count))
    }
    a = Double(table[0][0])
    b = Double(table[0][1])
    c = Double(table[1][0])
    d = Double(table[1][1])
  }

  /// Two groups with their events.
  init(_ first: Proportion, _ second: Proportion) {
    a = Double(first.count)
    b = Double(first.total - first.count)
    c = Double(second.count)
    d = Double(second.total - second.count)
  }

  private init(a: Double, b: Double, c: Double, d: Double) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
  }

  /// The table with something added to each count.
  func adding(_ x: Double) -> FourfoldTable {
    FourfoldTable(a: a + x, b: b + x, c: c + x, d: d + x)
  }

  var first: Double { a + b }
  var second: Double { c + d }
  var events: Double { a + c }
  var nonEvents: Double { b + d }
  var total: Double { first + second }
}

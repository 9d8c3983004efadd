/// Tables of counts of one shape, one for each stratum.
struct Strata: Equatable {
  let tables: [[[Int]]]
  let margins: [Margins]
  let rowCount: Int
  let columnCount: Int

  init(_ tables: [[[Int]]]) throws(StatisticsError) {
    guard let first = tables.first else { throw .tooFewGroups(needed: 1, found: 0) }
    rowCount = first.count
    columnCount = first.first?.count ?? 0
    var margins: [Margins] = []
    for table in tables {
      guard table.count == rowCount else { throw .lengthsDiffer(rowCount, table.count) }
      let sums = try Margins(of: table)
      guard sums.columns.count == columnCount else {
        throw .lengthsDiffer(columnCount, sums.columns.count)
      }
      margins.append(sums)
    }
    self.tables = tables
    self.margins = margins
  }

  var isFourfold: Bool { rowCount == 2 && columnCount == 2 }

  /// The strata as fourfold tables.
  func fourfold() throws(StatisticsError) -> [FourfoldTable] {
    var results: [FourfoldTable] = []
    for table in tables { results.append(try FourfoldTable(table)) }
    return results
  }
}

import Statistics
import TestSupport
import Testing

struct FisherExactTableTests {
  /// A table and its p.
  struct Golden: Sendable {
    let table: [[Int]]
    let p: Double
  }

  /// All tables listed in Python with whole numbers.
  @Test(arguments: [
    Golden(table: [[3, 1, 0], [1, 4, 2], [0, 2, 5]], p: 0.04655034507975685),
    Golden(table: [[12, 3], [7, 9], [2, 14], [5, 5]], p: 0.0018139296268593573),
    Golden(table: [[2, 0, 1, 3], [1, 4, 0, 2], [3, 1, 2, 0]], p: 0.10257441217193539),
    Golden(table: [[1, 0, 2, 1, 3, 0], [2, 2, 0, 1, 0, 1]], p: 0.175990675990676),
    Golden(
      table: [[2, 1, 0, 1, 0, 2], [0, 1, 3, 0, 1, 0], [1, 0, 0, 2, 1, 1]], p: 0.18727700870558014),
  ])
  func `lists no table and misses none`(_ golden: Golden) throws {
    let table = golden.table
    #expect(disagreement(try FisherExactTable(table).pValue, golden.p, relative: 1e-12) == nil)
    let reversed: [[Int]] = table.reversed().map { $0.reversed() }
    #expect(disagreement(try FisherExactTable(reversed).pValue, golden.p, relative: 1e-12) == nil)
    let columns = (table.first ?? []).indices
    let transposed = columns.map { column in table.map { $0[column] } }
    #expect(disagreement(try FisherExactTable(transposed).pValue, golden.p, relative: 1e-12) == nil)
  }

  @Test func `agrees with the test of 2 × 2 tables`() throws {
    let table = [[60, 940], [30, 970]]
    let exact = try FisherExact(table).pValue()
    #expect(disagreement(try FisherExactTable(table).pValue, exact) == nil)
  }

  /// 50 ms when compiled for release; listing all tables would take far longer.
  @Test(.timeLimit(.minutes(5))) func `eighty-eight patients are not too many`() throws {
    let table = [[7, 12, 4, 12], [5, 6, 9, 6], [7, 3, 7, 10]]
    let p = try FisherExactTable(table).pValue
    // All 6,473,789 tables listed in Python.
    #expect(disagreement(p, 0.1984337073751422, relative: 1e-12) == nil)
  }

  @Test func `refuses what is too large or empty`() {
    #expect(throws: StatisticsError.emptyMargin) { try FisherExactTable([[0, 1], [0, 2]]) }
    let large = [
      [270, 240, 210, 285], [264, 252, 216, 288], [273, 240, 237, 285], [255, 249, 210, 297],
    ]
    #expect(throws: StatisticsError.exactTooLarge(limit: FisherExactTable.limit)) {
      try FisherExactTable(large)
    }
  }
}

import Statistics
import TestSupport
import Testing

struct BartlettTests {
  private func samples(_ groups: [[Double]]) throws -> [Sample] {
    try groups.map { try Sample($0) }
  }

  @Test(arguments: try ReferenceCase.load("t_tests.json", method: "bartlett"))
  func `agrees with R`(_ c: ReferenceCase) throws {
    let test = try Bartlett(try c.groups())
    let found: [String: Double?] = [
      "statistic": test.statistic, "df": Double(test.degreesOfFreedom), "p": test.pValue,
    ]
    #expect(c.differences(found).isEmpty)
  }

  @Test func `is what hand calculation gives`() throws {
    // s² = 2 and 8 with 1 degree of freedom each, pooled 5: 2 ln 5 − ln 2 − ln 8 = ln(25/16),
    // c = 1 + (2 − ½)/3.
    let test = try Bartlett(try samples([[1, 3], [2, 6]]))
    #expect(disagreement(test.statistic, 0.297524735085613) == nil)
    #expect(test.degreesOfFreedom == 1)
  }

  @Test func `groups may be permuted, data moved and rescaled`() throws {
    let groups = try samples([[1, 3, 9, 4], [2, 6, 7], [1, 1.5, 2, 2.5, 2]])
    let moved = try samples(groups.reversed().map { $0.values.map { 1e3 - 8 * $0 } })
    #expect(disagreement(try Bartlett(moved).statistic, try Bartlett(groups).statistic) == nil)
  }

  @Test func `like variances give 0`() throws {
    let test = try Bartlett(try samples([[1, 3, 5], [2, 4, 6], [11, 13, 15]]))
    #expect(test.statistic == 0 && test.pValue == 1)
  }

  @Test func `refuses what it cannot test`() throws {
    let flat = try samples([[1, 2], [3, 3]])
    #expect(throws: StatisticsError.constant) { try Bartlett(flat) }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 0)) { try Bartlett([Sample]()) }
    let short = try samples([[1, 2], [3]])
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 1, group: 1)) { try Bartlett(short) }
  }
}

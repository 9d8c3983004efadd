import Statistics
import TestSupport
import Testing

struct FisherMonteCarloTests {
  @Test(arguments: [
    [[3, 1, 0], [1, 4, 2], [0, 2, 5]], [[12, 3], [7, 9], [2, 14], [5, 5]],
    [[2, 0, 1, 3], [1, 4, 0, 2], [3, 1, 2, 0]], [[7, 12, 4, 12], [5, 6, 9, 6], [7, 3, 7, 10]],
    [[60, 940], [30, 970]],
  ])
  func `comes to the exact p within its standard error`(_ table: [[Int]]) throws {
    let exact = try FisherExactTable(table).pValue
    let test = try FisherMonteCarlo(table, replicates: 20_000, seed: 7)
    let error = (exact * (1 - exact) / 20_000).squareRoot()
    // One in 10,000 of right generators would fail; the seed is fixed.
    #expect(abs(test.pValue - exact) < 4 * error + 1e-4)
  }

  @Test func `p counts the observed table among the random ones`() throws {
    // Margins 4, 4 and 4, 4: only the tables of the greatest and the least count, 2 of 70, are as
    // unlikely as the observed one.
    let test = try FisherMonteCarlo([[4, 0], [0, 4]], replicates: 999, seed: 1)
    #expect(test.pValue == Double(1 + test.extreme) / 1000)
    #expect(abs(test.pValue - 2.0 / 70) < 0.02)
    let p = test.pValue
    #expect(disagreement(test.standardError, (p * (1 - p) / 999).squareRoot()) == nil)
    // One replicate at the least gives ½ or 1, never 0.
    #expect(try FisherMonteCarlo([[9, 0], [0, 9]], replicates: 1).pValue >= 0.5)
  }

  @Test func `a seed gives the same p, another seed another`() throws {
    let table = [[5, 6, 7], [6, 5, 4], [4, 9, 5]]
    let one = try FisherMonteCarlo(table, replicates: 2000, seed: 1)
    #expect(try FisherMonteCarlo(table, replicates: 2000, seed: 1) == one)
    #expect(try FisherMonteCarlo(table, replicates: 2000, seed: 2) != one)
  }

  @Test func `many patients take no time`() throws {
    let large = [
      [270, 240, 210, 285], [264, 252, 216, 288], [273, 240, 237, 285], [255, 249, 210, 297],
    ]
    let p = try FisherMonteCarlo(large, replicates: 2000).pValue
    // χ² is far from its 5% point of 16.9: p is near that of χ².
    #expect(abs(p - (try ChiSquaredTest(large).pValue())) < 0.05)
  }

  @Test func `refuses empty margins and no replicates`() {
    #expect(throws: StatisticsError.emptyMargin) { try FisherMonteCarlo([[0, 1], [0, 2]]) }
    #expect(throws: StatisticsError.outOfDomain(0)) {
      try FisherMonteCarlo([[1, 1], [1, 2]], replicates: 0)
    }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 0)) {
      try FisherMonteCarlo([])
    }
  }
}

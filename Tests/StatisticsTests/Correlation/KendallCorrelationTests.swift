import Statistics
import TestSupport
import Testing

struct KendallCorrelationTests {
  func correlation(_ x: [Double], _ y: [Double]) throws -> KendallCorrelation {
    try KendallCorrelation(try Sample(x), try Sample(y))
  }

  @Test func `counts inversions`() throws {
    // Of the 24 permutations of 4, 1, 3, 5, 6, 5, 3, 1 have 0 … 6 inversions; 2 1 3 4 has one.
    let test = try correlation([1, 2, 3, 4], [20, 10, 30, 40])
    #expect(test.score == 4 && test.concordant == 5 && test.methodInR == .exact)
    #expect(disagreement(test.estimate, 4.0 / 6) == nil)
    #expect(disagreement(try test.pValue(.exact, .greater), 4.0 / 24) == nil)
    #expect(disagreement(try test.pValue(.exact), 8.0 / 24) == nil)
    #expect(disagreement(try test.pValue(.exact, .less), 23.0 / 24) == nil)
    // v = 4 · 3 · 13/18 = 26/3.
    #expect(disagreement(test.z, 4 / (26.0 / 3).squareRoot()) == nil)
  }

  @Test func `counts permutations of ties`() throws {
    // x = 1 1 2, y = 1 2 3: S = 2 of the pairs with unequal x. The y beside x = 2 is 1, 2 or 3
    // alike, S = −2, 0, 2. τ = 2/√(2 · 3).
    let test = try correlation([1, 1, 2], [1, 2, 3])
    #expect(test.score == 2 && test.hasTies && test.methodInR == .normal)
    #expect(disagreement(test.estimate, 2 / 6.0.squareRoot()) == nil)
    #expect(disagreement(try test.pValue(.exact, .greater), 1.0 / 3) == nil)
    #expect(disagreement(try test.pValue(.exact), 2.0 / 3) == nil)
    // v is the variance of that distribution: 8/3.
    #expect(disagreement(test.standardDeviation, (8.0 / 3).squareRoot()) == nil)
  }

  @Test func `the score is that of all pairs`() throws {
    let x = (0..<60).map { Double(($0 * 37) % 23) }
    let y = (0..<60).map { Double(($0 * 11) % 17) }
    var score = 0
    for i in 0..<60 {
      for j in 0..<i {
        let product = (x[i] - x[j]) * (y[i] - y[j])
        score += product > 0 ? 1 : (product < 0 ? -1 : 0)
      }
    }
    #expect(try correlation(x, y).score == score)
  }

  @Test func `only the order counts`() throws {
    for x in [[3.0, 8, 1, 9, 5, 12, 7, 2], [3.0, 8, 1, 8, 5, 12, 8, 1]] {
      let y = [2.0, 7, 4, 9, 1, 15, 3, 5]
      let test = try correlation(x, y)
      let bent = try correlation(x.map { $0 * $0 * $0 }, y)
      let swapped = try correlation(y, x)
      let mirrored = try correlation(x.map { -$0 }, y)
      for method in KendallCorrelation.Method.allCases {
        let p = try test.pValue(method)
        #expect(disagreement(try bent.pValue(method), p) == nil)
        #expect(disagreement(try swapped.pValue(method), p) == nil)
        #expect(disagreement(try mirrored.pValue(method), p) == nil)
        let greater = try test.pValue(method, .greater)
        #expect(disagreement(try mirrored.pValue(method, .less), greater) == nil)
      }
    }
  }

  @Test func `keeps the digits of the smallest tail`() throws {
    // One permutation of 25! = 15511210043330985984000000, and 1 + 24 with up to one inversion.
    let x = (1...25).map(Double.init)
    let all = 15_511_210_043_330_985_984_000_000.0
    let straight = try correlation(x, x)
    #expect(straight.estimate == 1)
    #expect(disagreement(try straight.pValue(.exact), 2 / all) == nil)
    var y = x
    y.swapAt(3, 4)
    #expect(disagreement(try correlation(x, y).pValue(.exact, .greater), 25 / all) == nil)
    #expect(disagreement(try correlation(x, y).pValue(.exact, .less), 1) == nil)
  }

  @Test func `two pairs and equal counts`() throws {
    let test = try correlation([1, 2], [4, 3])
    #expect(test.estimate == -1 && test.standardDeviation == 1)
    #expect(try test.pValue(.exact) == 1 && test.pValue(.exact, .less) == 0.5)
    // As many concordant as discordant pairs.
    let even = try correlation([1, 2, 3, 4], [2, 4, 1, 3])
    #expect(even.score == 0 && even.z == 0)
    #expect(try even.pValue(.exact) == 1 && even.pValue(.normal) == 1)
  }

  @Test func `refuses what it cannot test`() throws {
    #expect(throws: StatisticsError.constant) { try correlation([1, 2, 3], [1, 1, 1]) }
    #expect(throws: StatisticsError.lengthsDiffer(1, 2)) { try correlation([1], [1, 2]) }
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 1)) { try correlation([1], [1]) }
    let many = (0..<40).map(Double.init)
    let tied = many.map { ($0 / 2).rounded(.down) }
    // Ties in one variable cost nothing: 2²⁰ orders of 40! are as straight as this one.
    #expect(disagreement(try correlation(tied, many).pValue(.exact), 2.5703060637029726e-42) == nil)
    #expect(throws: StatisticsError.exactTooLarge(limit: 200_000_000)) {
      try correlation(tied, tied).pValue(.exact)
    }
    #expect(
      try correlation(
        many + [40, 41, 42, 43, 44, 45, 46, 47, 48, 49],
        many + [40, 41, 42, 43, 44, 45, 46, 47, 48, 49]
      ).methodInR == .normal)
  }
}

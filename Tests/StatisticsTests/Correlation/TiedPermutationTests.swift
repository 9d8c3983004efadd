import Statistics
import TestSupport
import Testing

/// Exact p-values of rank correlations with ties, against all permutations listed.
struct TiedPermutationTests {
  static let pairs: [([Double], [Double])] = [
    ([1, 1, 2, 3, 3, 3, 4], [2, 1, 2, 2, 5, 4, 4]),
    ([1, 2, 2, 2, 5, 6, 7], [1, 2, 3, 4, 5, 7, 6]),
    ([3, 1, 2, 4, 5, 6, 7], [1, 1, 1, 2, 2, 3, 3]),
    ([1, 1, 1, 2, 2, 2, 2], [0, 0, 1, 1, 0, 1, 1]),
  ]

  /// All orders of a list.
  static func orders(_ list: [Double]) -> [[Double]] {
    guard list.count > 1 else { return [list] }
    return list.indices.flatMap { index -> [[Double]] in
      var rest = list
      let own = rest.remove(at: index)
      return orders(rest).map { [own] + $0 }
    }
  }

  @Test(arguments: pairs)
  func `Kendall's S`(_ x: [Double], _ y: [Double]) throws {
    let own = try KendallCorrelation(try Sample(x), try Sample(y))
    let scores = try Self.orders(y).map {
      try KendallCorrelation(try Sample(x), try Sample($0)).score
    }
    let total = Double(scores.count)
    let greater = Double(scores.count { $0 >= own.score }) / total
    let both = Double(scores.count { abs($0) >= abs(own.score) }) / total
    #expect(disagreement(try own.pValue(.exact, .greater), greater) == nil)
    #expect(disagreement(try own.pValue(.exact), both) == nil)
  }

  @Test(arguments: pairs)
  func `Spearman's S`(_ x: [Double], _ y: [Double]) throws {
    let own = try SpearmanCorrelation(try Sample(x), try Sample(y))
    let all = try Self.orders(y).map {
      try SpearmanCorrelation(try Sample(x), try Sample($0)).estimate
    }
    let total = Double(all.count)
    let less = Double(all.count { $0 <= own.estimate + 1e-12 }) / total
    let both = Double(all.count { abs($0) >= abs(own.estimate) - 1e-12 }) / total
    #expect(disagreement(try own.pValue(.exact, .less), less) == nil)
    #expect(disagreement(try own.pValue(.exact), both) == nil)
  }

  @Test func `many ties reach far`() throws {
    // Two-level variables of 40 patients: S counts the pairs of a fourfold table, and its exact
    // one-sided p is the hypergeometric tail.
    let x = (0..<40).map { Double($0 / 20) }
    let y = (0..<40).map { Double($0 < 14 || $0 >= 34 ? 0 : 1) }
    let own = try KendallCorrelation(try Sample(x), try Sample(y))
    let fisher = try FisherExact([[14, 6], [6, 14]])
    let p = fisher.pValue(.greater)
    #expect(disagreement(try own.pValue(.exact, .greater), p) == nil)
    let spearman = try SpearmanCorrelation(try Sample(x), try Sample(y))
    #expect(disagreement(try spearman.pValue(.exact, .greater), p) == nil)
  }

  @Test func `intervals agree with R`() throws {
    // R 4.2.2, mtcars mpg and wt: tanh(atanh(r) ± qnorm(.975) sqrt((1 + r²/2)/29)) and sqrt(.437/28).
    let mpg = [
      21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4,
      14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
    ]
    let wt = [
      2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25,
      5.424, 5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17,
      2.77, 3.57, 2.78,
    ]
    let (x, y) = (try Sample(mpg), try Sample(wt))
    let rho = try SpearmanCorrelation(x, y).confidenceInterval()
    #expect(disagreement(rho.lower, -0.95026588237829812) == nil)
    #expect(disagreement(rho.upper, -0.75108197697041401) == nil)
    let tau = try KendallCorrelation(x, y).confidenceInterval()
    #expect(disagreement(tau.lower, -0.82393764416041249) == nil)
    #expect(disagreement(tau.upper, -0.59102929528419978) == nil)
    #expect(try KendallCorrelation(x, y).confidenceInterval(.less).lower == -1)
  }

  @Test func `there is no interval of a perfect or tiny one`() throws {
    let x = try Sample([1, 2, 3, 4, 5])
    #expect(throws: StatisticsError.outOfDomain(1)) {
      try SpearmanCorrelation(x, x).confidenceInterval()
    }
    #expect(throws: StatisticsError.outOfDomain(1)) {
      try KendallCorrelation(x, x).confidenceInterval()
    }
    let four = try Sample([1, 3, 2, 4])
    #expect(throws: StatisticsError.tooFew(needed: 5, found: 4)) {
      try KendallCorrelation(four, try Sample([1, 2, 3, 4])).confidenceInterval()
    }
  }
}

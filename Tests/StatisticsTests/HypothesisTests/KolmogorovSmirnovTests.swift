import Statistics
import TestSupport
import Testing

struct KolmogorovSmirnovTests {
  private func test(_ first: [Double], _ second: [Double]) throws -> KolmogorovSmirnov {
    try KolmogorovSmirnov(try Sample(first), try Sample(second))
  }

  @Test(arguments: try ReferenceCase.load("rank_tests.json", method: "ks_two_sample"))
  func `agrees with R`(_ c: ReferenceCase) throws {
    let groups = try c.groups()
    let test = try KolmogorovSmirnov(groups[0], groups[1])
    let found: [String: Double?] = [
      "D": test.statistic(c.alternative), "p_exact": try test.pValue(.exact, c.alternative),
      "p_asymptotic": try test.pValue(.asymptotic, c.alternative),
      "n1": Double(test.firstCount), "n2": Double(test.secondCount),
    ]
    #expect(c.differences(found).isEmpty)
  }

  @Test func `agrees with scipy`() throws {
    // scipy 1.17.1, ks_2samp(method="exact").
    let test = try test(
      [0.3, 1.1, 2.2, 2.9, 4.1, 5.7, 6.0], [1.0, 1.9, 3.1, 4.4, 7.2, 8.8, 9.1, 9.9, 10.2])
    #expect(disagreement(test.statistic(), 0.5555555555555556) == nil)
    #expect(disagreement(try test.pValue(.exact), 0.12674825174825174) == nil)
    #expect(disagreement(try test.pValue(.exact, .greater), 0.06337412587412587) == nil)
    #expect(try test.pValue(.exact, .less) == 1 && test.statistic(.less) == 0)
  }

  @Test func `counts arrangements`() throws {
    // 1, 2 against 3, 4: D = 1, as in 2 of the 6 arrangements, once from above.
    let apart = try test([1, 2], [3, 4])
    #expect(apart.statistic() == 1 && !apart.hasTies && apart.methodInR == .exact)
    #expect(disagreement(try apart.pValue(.exact), 1.0 / 3) == nil)
    #expect(disagreement(try apart.pValue(.exact, .greater), 1.0 / 6) == nil)
    #expect(try apart.pValue(.exact, .less) == 1)
    // 1, 1 against 1, 2: the difference counts after three values and is ½ where the last value
    // is of the second group: half of the arrangements; else it is −½.
    let tied = try test([1, 1], [1, 2])
    #expect(tied.statistic() == 0.5 && tied.hasTies)
    #expect(disagreement(try tied.pValue(.exact, .greater), 0.5) == nil)
    #expect(try tied.pValue(.exact) == 1)
  }

  @Test func `far tails keep their digits`() throws {
    // Separated: 2 of C(100, 50) = 100891344545564193334812497256 arrangements.
    let test = try test((0..<50).map { Double($0) }, (50..<100).map { Double($0) })
    let all = 100_891_344_545_564_193_334_812_497_256.0
    #expect(disagreement(try test.pValue(.exact), 2 / all) == nil)
    #expect(disagreement(try test.pValue(.exact, .greater), 1 / all) == nil)
  }

  @Test func `the limit is Kolmogorov's`() throws {
    // 8 against 8: x = 2 D. scipy 1.17.1, special.kolmogorov(0.5) and (1).
    let first = (0..<8).map { Double($0) }
    let quarter = try test(first, first.map { $0 + 1.5 })
    #expect(quarter.statistic() == 0.25)
    #expect(disagreement(try quarter.pValue(.asymptotic), 0.9639452436648751) == nil)
    let half = try test(first, first.map { $0 + 3.5 })
    #expect(half.statistic() == 0.5)
    #expect(disagreement(try half.pValue(.asymptotic), 0.26999967167735456) == nil)
    // exp(−2x²), x = 1.
    let tail = 0.13533528323661270
    #expect(disagreement(try half.pValue(.asymptotic, .greater), tail) == nil)
  }

  @Test func `groups may be swapped, data transformed`() throws {
    let a = [1.5, 2, 2, 8, 9]
    let b = [2.0, 3, 10, 11, 11, 12]
    let one = try test(a, b)
    let two = try test(b.reversed(), a.reversed())
    let cubed = try test(a.map { $0 * $0 * $0 }, b.map { $0 * $0 * $0 })
    #expect(cubed == one)
    for method in KolmogorovSmirnov.Method.allCases {
      #expect(disagreement(try two.pValue(method), try one.pValue(method)) == nil)
      let greater = try one.pValue(method, .greater)
      #expect(disagreement(try two.pValue(method, .less), greater) == nil)
    }
  }

  @Test func `degenerate samples`() throws {
    let flat = try test([2, 2], [2])
    #expect(flat.statistic() == 0)
    #expect(try flat.pValue(.exact) == 1 && flat.pValue(.asymptotic) == 1)
    let single = try test([1], [2])
    #expect(try single.pValue(.exact) == 1 && single.pValue(.exact, .greater) == 0.5)
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0, group: 1)) {
      try KolmogorovSmirnov(try Sample([1]), try Sample([]))
    }
    let many = try test((0..<50_000).map { Double($0) }, (0..<50_000).map { Double($0) + 0.5 })
    #expect(many.methodInR == .asymptotic)
    #expect(throws: StatisticsError.exactTooLarge(limit: 2_000_000_000)) {
      try many.pValue(.exact)
    }
  }
}

import Statistics
import TestSupport
import Testing

struct MannWhitneyTests {
  @Test func `counts arrangements`() throws {
    // 3 and 5 against 1, 2, 4: U = 2 + 3 = 5 of 6. The C(5, 2) = 10 arrangements have
    // U = 0, 1, 2, 2, 3, 3, 4, 4, 5, 6: P(U ≥ 5) = 2/10.
    let test = try MannWhitney(try Sample([5, 3]), try Sample([1, 2, 4]))
    #expect(test.statistic == 5 && !test.hasTies && test.methodInR == .exact)
    #expect(disagreement(try test.pValue(.exact, .greater), 0.2) == nil)
    #expect(disagreement(try test.pValue(.exact, .less), 0.9) == nil)
    #expect(disagreement(try test.pValue(.exact), 0.4) == nil)
  }

  @Test func `counts arrangements of ties`() throws {
    // 2, 2 against 1, 2: midranks 1, 3, 3, 3; rank sum 6. Of 6 pairs 3 sum to 4 and 3 to 6; the
    // mean is 5, so both are equally far.
    let test = try MannWhitney(try Sample([2, 2]), try Sample([1, 2]))
    #expect(test.statistic == 3 && test.tieTerm == 24 && test.methodInR == .normalCorrected)
    #expect(disagreement(try test.pValue(.exact, .greater), 0.5) == nil)
    #expect(disagreement(try test.pValue(.exact), 1) == nil)
  }

  @Test func `lists the permutations of ties`() throws {
    // All C(11, 4) = 330 sums listed in Python: 14 at most, 326 at least the observed one, and 21
    // as far from the mean, which is not symmetric here.
    let x = try Sample([1, 2, 2, 5])
    let y = try Sample([2, 3, 5, 5, 6, 7, 7])
    let test = try MannWhitney(x, y)
    #expect(test.statistic == 4)
    #expect(disagreement(try test.pValue(.exact), 21.0 / 330) == nil)
    #expect(disagreement(try test.pValue(.exact, .less), 14.0 / 330) == nil)
    #expect(disagreement(try test.pValue(.exact, .greater), 326.0 / 330) == nil)
    let swapped = try MannWhitney(y, x)
    #expect(disagreement(try swapped.pValue(.exact, .greater), 14.0 / 330) == nil)
    #expect(disagreement(try swapped.pValue(.exact), 21.0 / 330) == nil)
  }

  @Test func `both exact ways agree without ties`() throws {
    // One tie inside the first group changes no U: the shift algorithm then counts as before when
    // the tied values are apart from the others.
    let b = try Sample([4, 5, 6, 7])
    let plain = try MannWhitney(try Sample([1, 2, 3]), b)
    let tied = try MannWhitney(try Sample([1, 1, 1]), b)
    #expect(plain.statistic == tied.statistic)
    #expect(disagreement(try tied.pValue(.exact, .less), 1.0 / 35) == nil)
    #expect(disagreement(try plain.pValue(.exact, .less), 1.0 / 35) == nil)
  }

  @Test func `fifty against fifty is exact at once`() throws {
    // Separated groups: 1 arrangement of C(100, 50) = 100891344545564193334812497256.
    let low = try Sample((0..<50).map { Double($0) })
    let high = try Sample((50..<100).map { Double($0) })
    let test = try MannWhitney(low, high)
    #expect(!test.isExactInR)
    let all = 100_891_344_545_564_193_334_812_497_256.0
    #expect(disagreement(try test.pValue(.exact, .less), 1 / all) == nil)
    // Interleaved: U = 50 · 49 / 2 = 1225, z is small, and exact and corrected normal are close.
    let even = try MannWhitney(
      try Sample((0..<50).map { Double(2 * $0) }), try Sample((0..<50).map { Double(2 * $0 + 1) }))
    let exact = try even.pValue(.exact)
    #expect(disagreement(exact, try even.pValue(.normalCorrected), relative: 1e-2) == nil)
    #expect(disagreement(exact, 0.8659, relative: 1e-2) == nil)
  }

  @Test func `the groups may be swapped`() throws {
    let a = try Sample([1.5, 2, 2, 8, 9])
    let b = try Sample([2, 3, 10, 11, 11, 12])
    let one = try MannWhitney(a, b)
    let two = try MannWhitney(b, a)
    #expect(one.statistic + two.statistic == 30)
    for method in MannWhitney.Method.allCases {
      let less = try one.pValue(method, .less)
      #expect(disagreement(try two.pValue(method, .greater), less) == nil)
      #expect(disagreement(try two.pValue(method), try one.pValue(method)) == nil)
    }
  }

  @Test func `refuses what it cannot test`() throws {
    let a = try Sample([1, 1])
    #expect(throws: StatisticsError.constant) { try MannWhitney(a, a) }
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0, group: 1)) {
      try MannWhitney(a, try Sample([]))
    }
    let many = try Sample((0..<1000).map { Double($0) })
    let others = try Sample((0..<1000).map { Double($0) + 0.5 })
    #expect(throws: StatisticsError.exactTooLarge(limit: 2_000_000_000)) {
      try MannWhitney(many, others).pValue(.exact)
    }
  }
}

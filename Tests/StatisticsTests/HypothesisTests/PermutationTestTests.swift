import Statistics
import TestSupport
import Testing

struct PermutationTestTests {
  private func samples(_ a: [Double], _ b: [Double]) throws -> (Sample, Sample) {
    (try Sample(a), try Sample(b))
  }

  /// Golden values: coin 1.4, oneway_test(extra ~ group, sleep, distribution = "exact"), taken as
  /// unpaired; 184,756 ways.
  @Test func `all ways of the sleep data are coin's`() throws {
    let (a, b) = try samples(
      [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
      [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])
    let test = try PermutationTest(a, b)
    #expect(test.ways == 184_756 && test.replicates == nil)
    #expect(disagreement(test.estimate, -1.58) == nil)
    #expect(disagreement(test.pValue(), 0.081447963800904979) == nil)
    #expect(disagreement(test.pValue(.less), 0.04072398190045249) == nil)
    #expect(disagreement(test.pValue(.greater), 0.96138149775920678) == nil)
    #expect(test.standardError() == 0)
  }

  @Test func `is what hand calculation gives`() throws {
    // Of {1, 2, 4}, one taken: 1, 2 or 4, mean 7/3. As far as 4 is (5/3): 4 alone.
    let (a, b) = try samples([4], [1, 2])
    let test = try PermutationTest(a, b)
    #expect(test.ways == 3)
    #expect(disagreement(test.pValue(), 1.0 / 3) == nil)
    #expect(disagreement(test.pValue(.greater), 1.0 / 3) == nil)
    #expect(test.pValue(.less) == 1)
    // The other way round the first group is the larger one.
    let turned = try PermutationTest(b, a)
    #expect(disagreement(turned.pValue(.less), 1.0 / 3) == nil)
    #expect(turned.pValue(.greater) == 1)
    // 4 − 1 = 3 against 1 and 2: all values but one tied, 3 the largest.
    let shifted = try PermutationTest(a, b, mu: 1)
    #expect(disagreement(shifted.pValue(.greater), 1.0 / 3) == nil)
  }

  @Test func `ties count as equally far`() throws {
    // Ones and zeros: it is Fisher's test by distance, here symmetric: 2 of 6 ways are as far.
    let (a, b) = try samples([1, 1], [0, 0])
    #expect(disagreement(try PermutationTest(a, b).pValue(), 2.0 / 6) == nil)
    // The same in tenths, whose sums are not exact.
    let (c, d) = try samples([0.3, 0.3], [0.1, 0.1])
    #expect(disagreement(try PermutationTest(c, d).pValue(), 2.0 / 6) == nil)
  }

  @Test func `random ways come to the exact p within their standard error`() throws {
    var random = SplitMix64(state: 5)
    for round in 0..<4 {
      let a = (0..<9).map { _ in random.unit() + 0.1 * Double(round) }
      let b = (0..<25).map { _ in random.unit() }
      let (first, second) = try samples(a, b)
      // 52 million ways: random ones. The t test of so many values is near.
      let test = try PermutationTest(first, second, replicates: 20_000, seed: 3)
      #expect(test.ways == nil && test.replicates == 20_000)
      let student = try StudentTTest(first, second).pValue()
      #expect(abs(test.pValue() - student) < 5 * test.standardError() + 0.01)
      let (less, greater) = (test.pValue(.less), test.pValue(.greater))
      #expect(disagreement(less + greater, 1, relative: 2.0 / 20_001) == nil)
      #expect(test == (try PermutationTest(first, second, replicates: 20_000, seed: 3)))
      #expect(test != (try PermutationTest(first, second, replicates: 20_000, seed: 4)))
    }
  }

  @Test func `order, scale and swapped groups change nothing`() throws {
    let (a, b) = try samples([3.1, 5.2, 4.7, 6.6], [2.2, 3.9, 1.7, 4.1, 2.8])
    let p = try PermutationTest(a, b).pValue()
    let (c, d) = try samples(a.values.reversed(), b.values.sorted())
    #expect(try PermutationTest(c, d).pValue() == p)
    #expect(try PermutationTest(b, a).pValue() == p)
    let (e, f) = try samples(a.values.map { 1e9 - 7 * $0 }, b.values.map { 1e9 - 7 * $0 })
    #expect(try PermutationTest(e, f).pValue() == p)
  }

  @Test func `p is never zero`() throws {
    let (a, b) = try samples((0..<40).map { 100 + Double($0) }, (0..<40).map(Double.init))
    let test = try PermutationTest(a, b, replicates: 99)
    #expect(disagreement(test.pValue(), 0.01) == nil)
  }

  @Test func `refuses what has no test`() throws {
    let (some, none) = try samples([1, 2], [])
    #expect(throws: StatisticsError.tooFew(needed: 1, found: 0, group: 1)) {
      try PermutationTest(some, none)
    }
    let (one, same) = try samples([2], [2, 2])
    #expect(throws: StatisticsError.constant) { try PermutationTest(one, same) }
    #expect(throws: StatisticsError.outOfDomain(0)) {
      try PermutationTest(some, one, replicates: 0)
    }
  }
}

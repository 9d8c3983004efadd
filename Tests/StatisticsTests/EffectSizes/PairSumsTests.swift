import Statistics
import TestSupport
import Testing

/// The selection behind Hodges and Lehmann's estimate, against all differences sorted.
struct PairSumsTests {
  /// Numbers of a small generator, with ties.
  static func numbers(_ count: Int, seed: UInt64) -> [Double] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double((state >> 33) % 1000) / 8
    }
  }

  @Test(arguments: [(1, 1), (2, 3), (17, 40), (60, 61), (200, 5), (150, 150)])
  func `selects what sorting gives`(_ m: Int, _ n: Int) throws {
    let (x, y) = (Self.numbers(m, seed: 7), Self.numbers(n, seed: 11))
    let all = x.flatMap { a in y.map { a - $0 } }.sorted()
    let shift = try HodgesLehmann(try Sample(x), try Sample(y))
    let half = all.count / 2
    let median = all.count % 2 == 1 ? all[half] : (all[half - 1] + all[half]) / 2
    #expect(shift.estimate == median)
    for level in [0.5, 0.8, 0.95, 0.999] {
      let ci = try shift.confidenceInterval(level: level, .normal)
      // The places of the limits are those of the normal approximation, from both ends.
      let place = try #require(all.firstIndex(of: ci.lower))
      #expect(ci.upper >= ci.lower && all.lastIndex(of: ci.upper) != nil && place <= half)
    }
  }

  @Test func `selects Walsh averages`() throws {
    for n in [1, 2, 9, 80, 161] {
      let x = Self.numbers(n, seed: UInt64(n))
      var all: [Double] = []
      for i in 0..<n { for j in i..<n { all.append((x[i] + x[j]) / 2) } }
      all.sort()
      let half = all.count / 2
      let median = all.count % 2 == 1 ? all[half] : (all[half - 1] + all[half]) / 2
      #expect(try HodgesLehmann(try Sample(x)).estimate == median)
    }
  }

  @Test func `ten thousand in each group take a moment`() throws {
    // Two runs of whole numbers, one moved by 1234.5: the median of the differences is the move.
    let x = (0..<10_000).map { Double(($0 * 7919) % 10_000) }
    let shift = try HodgesLehmann(try Sample(x.map { $0 + 1234.5 }), try Sample(x))
    #expect(shift.estimate == 1234.5)
    let ci = try shift.confidenceInterval(level: 0.95, .normalCorrected)
    #expect(ci.lower < 1234.5 && ci.upper > 1234.5)
    #expect(1234.5 - ci.lower == ci.upper - 1234.5)
  }
}

import Statistics
import TestSupport
import Testing

struct QuantileTypeTests {
  /// Type, then the quantiles of order 0.05, 0.25, 0.4, 0.5, 0.9 by numpy 2.4.6 `quantile`; type 3
  /// by hand, numpy rounding the other way at a half.
  @Test(
    arguments: [
      [1, 1, 1.5, 3, 3, 9], [2, 1, 2.05, 3, 3.25, 9],
      [4, 1, 1.5, 2.68, 3, 5.8], [5, 1, 2.05, 2.88, 3.25, 7.8], [6, 1, 1.775, 2.84, 3.25, 9],
      [7, 1.175, 2.325, 2.92, 3.25, 6.2],
      [8, 1, 1.9583333333333333, 2.8666666666666667, 3.25, 8.333333333333334],
      [9, 1, 1.98125, 2.87, 3.25, 8.2],
    ] as [[Double]])
  func `agrees with numpy`(_ golden: [Double]) throws {
    let summary = Summary(try Sample([3, 1, 4, 1.5, 9, 2.6, 5, 3.5]))
    let type = try #require(QuantileType(rawValue: Int(golden[0])))
    for (p, value) in zip([0.05, 0.25, 0.4, 0.5, 0.9], golden.dropFirst()) {
      #expect(disagreement(summary.quantile(p, type: type), value, relative: 1e-14) == nil)
    }
  }

  @Test func `type 3 takes the nearest, the even one of two`() throws {
    // n = 8: np = 2.0 → x₂, 2.5 → between x₂ and x₃: x₂; 3.5 → x₄; 3.2 → x₃.
    let summary = Summary(try Sample([1, 2, 3, 4, 5, 6, 7, 8]))
    let found = [0.25, 0.3125, 0.4375, 0.4].map { summary.quantile($0, type: .nearestEven) }
    #expect(found == [2, 2, 4, 3])
  }

  @Test(arguments: QuantileType.allCases)
  func `stays within the data and mirrors`(_ type: QuantileType) throws {
    let x: [Double] = [0.5, 2, 2, 7, 11]
    let summary = Summary(try Sample(x))
    #expect(summary.quantile(0, type: type) == 0.5 && summary.quantile(1, type: type) == 11)
    #expect(summary.quantile(1.01, type: type) == nil && summary.quantile(-0.1, type: type) == nil)
    #expect(Summary(try Sample([4])).quantile(0.3, type: type) == 4)
    guard type.rawValue >= 5 else { return }
    let mirrored = Summary(try Sample(x.map { -$0 }))
    for p in [0.1, 0.25, 0.37, 0.5] {
      let other = try #require(mirrored.quantile(1 - p, type: type))
      #expect(disagreement(summary.quantile(p, type: type), -other) == nil)
    }
  }
}

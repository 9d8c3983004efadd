import Foundation
import TestSupport
import Testing

@testable import Statistics

struct ScaleMixtureTests {
  /// The normal quantiles of n even probabilities, in an order without pattern.
  private static func normal(_ n: Int, mean: Double, sd: Double) -> [Double] {
    (0..<n).map { i in
      let p = (Double((i * 37) % n) + 0.5) / Double(n)
      return mean + sd * StandardNormal.quantile(p)
    }
  }

  private static func mixture(
    _ values: [Double], _ factors: [Double] = [10, 100, 1000]
  ) throws -> ScaleMixture? {
    ScaleMixture(try Sample(values), factors: factors)
  }

  private static let heights = normal(50, mean: 170, sd: 9)

  @Test func `by hand: a height in metres among eleven in centimetres`() throws {
    // log₁₀ of the others: 2.19 to 2.27, spread 0.03; of 1.68: 0.23, and 2.23 with the factor 100.
    let values: [Double] = [160, 165, 158, 172, 175, 181, 169, 1.68, 170, 166, 178, 185]
    let found = try #require(try Self.mixture(values))
    #expect(found.positions == [7])
    #expect(found.factor == 100)
    #expect(found.isBelow)
  }

  @Test(
    arguments: [
      ([1], 100.0, true), ([3, 7, 20], 100, true), ([5], 10, false),
      ([1, 2, 3, 4, 5], 1000, false),
      ([0, 9], 2.54, true),
    ] as [([Int], Double, Bool)])
  func `values in another unit are found`(rows: [Int], factor: Double, isBelow: Bool) throws {
    var values = Self.heights
    for row in rows { values[row] = isBelow ? values[row] / factor : values[row] * factor }
    let found = try #require(try Self.mixture(values, [factor == 2.54 ? 2.54 : 10, 100, 1000]))
    #expect(found.positions == rows)
    #expect(found.factor == factor)
    #expect(found.isBelow == isBelow)
  }

  @Test func `the unit of all does not matter, nor do zeros and the order`() throws {
    var values = Self.heights
    values[4] /= 100
    let scaled = try #require(try Self.mixture(values.map { $0 / 7 }))
    #expect(scaled.positions == [4])
    let reversed = try #require(try Self.mixture(values.reversed()))
    #expect(reversed.positions == [45])
    #expect(try Self.mixture(values + [0, -1])?.positions == [4])
    #expect(try Self.mixture(values + Array(repeating: 0, count: 6)) == nil)
  }

  /// Lognormal values, as laboratories give them: logarithmic SD 0.1 to 1.5, over decades.
  @Test(arguments: [0.1, 0.3, 0.6, 1, 1.5, 2.5], [20, 88, 1000])
  func `lognormal values are not suspected`(_ sd: Double, _ n: Int) throws {
    let values = Self.normal(n, mean: 1, sd: sd).map { exponential($0) }
    #expect(try Self.mixture(values) == nil)
    #expect(try Self.mixture(values, [2.54, 10, 100]) == nil)
    #expect(try Self.mixture(values, [7, 12, 30.4375, 365.25]) == nil)
  }

  /// Random lognormal samples: none of 300 is suspected.
  @Test func `random lognormal samples are not suspected`() throws {
    var state: UInt64 = 20_261_126
    for index in 0..<300 {
      let sd = [0.2, 0.5, 1][index % 3]
      let values = (0..<200).map { _ -> Double in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return exponential(sd * StandardNormal.quantile((Double(state >> 33) + 0.5) / 0x1p31))
      }
      #expect(try Self.mixture(values) == nil)
    }
  }

  @Test func `a far value that no factor explains is an outlier, and no mixture`() throws {
    var values = Self.heights
    values[3] = 400
    #expect(try Self.mixture(values) == nil)
    values[3] = 5
    #expect(try Self.mixture(values) == nil)
  }

  @Test func `few, equal and no values`() throws {
    #expect(try Self.mixture([]) == nil)
    #expect(try Self.mixture([170, 1.7]) == nil)
    #expect(try Self.mixture(Array(repeating: 5, count: 40)) == nil)
    #expect(try Self.mixture(Array(repeating: 170, count: 40) + [1.7]) == nil)
    #expect(try Self.mixture(Self.heights, []) == nil)
    #expect(try Self.mixture(Self.heights, [0.01, 1]) == nil)
  }

  @Test func `counts below whole numbers are not suspected`() throws {
    var values = Self.heights.map { $0.rounded() }
    values[0] = 2
    #expect(try Self.mixture(values) == nil)
  }

  @Test func `the bounds spare no search that would find something`() throws {
    var random = Philox(seed: 11, stream: 0)
    var (found, excluded) = (0, 0)
    for sample in 0..<3000 {
      let n = 12 + Int(random.next() % 60)
      let sd = [0.02, 0.05, 0.1, 0.2, 0.35][sample % 5]
      let factor = [2.54, 10, 100, 1000][sample / 5 % 4]
      var values = (0..<n).map { _ in
        let uniform = (Double(random.next() % 999_983) + 0.5) / 999_983
        return 50 * Foundation.pow(10, sd * StandardNormal.quantile(uniform))
      }
      let step = sample % 2 == 0 ? factor : 1 / factor
      for row in 0..<(sample / 20 % (n / 4)) { values[row] *= step }
      let all = try Sample(values)
      let whole = ScaleMixture(searching: all, [2.54, 10, 100, 1000])
      found += whole == nil ? 0 : 1
      #expect(ScaleMixture(all, factors: [2.54, 10, 100, 1000]) == whole)
      guard ScaleBounds.exclude(values, [2.54, 10, 100, 1000]) else { continue }
      excluded += 1
      #expect(whole == nil && !ScaleBounds.allow(all.sorted, [2.54, 10, 100, 1000]))
    }
    #expect(found > 500 && excluded > 50)
  }
}

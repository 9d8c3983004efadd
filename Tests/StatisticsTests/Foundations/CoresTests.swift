import TestSupport
import Testing

@testable import Statistics

/// The same bits on one core and on all.
@Suite struct CoresTests {
  static let count = 3 * Cores.block + 77

  private func bothWays<Value: Equatable>(_ compute: () throws -> Value) rethrows {
    let shared = try compute()
    let single = try Cores.$areShared.withValue(false) { try compute() }
    #expect(shared == single)
  }

  private static func sample(_ seed: UInt64, _ count: Int = count) throws -> Sample {
    var random = SplitMix64(state: seed)
    return try Sample((0..<count).map { _ in random.unit() * 3 + 1 })
  }

  @Test func `parts come back in order`() {
    #expect(Cores.parts(100) { $0 * $0 } == (0..<100).map { $0 * $0 })
    #expect(Cores.parts(0) { $0 }.isEmpty)
  }

  @Test func `numbers stand where they belong`() {
    for (rows, width) in [(0, 1), (1, 3), (Cores.block, 1), (3 * Cores.block + 5, 2)] {
      let numbers = unsafe Cores.numbers(rows, each: width) { block, place in
        for cell in (block.lowerBound * width)..<(block.upperBound * width) {
          unsafe place[cell] = Double(cell)
        }
      }
      #expect(numbers == (0..<(rows * width)).map(Double.init))
    }
  }

  @Test func `blocks cover all rows once, and few rows are one block`() {
    for count in [0, 1, Cores.block, 2 * Cores.block - 1, 2 * Cores.block, Self.count] {
      let blocks = Cores.blocks(of: count)
      #expect(blocks.flatMap(Array.init) == Array(0..<count))
      #expect((blocks.count == 1) == (count < 2 * Cores.block))
    }
  }

  @Test func `summaries`() throws {
    let values = try Self.sample(1).values
    try bothWays {
      let summary = Summary(try Sample(values))
      return [
        summary.sum, summary.sumOfSquares, summary.geometricMean, summary.skewness(.type3),
        summary.excessKurtosis(.type3), summary.medianAbsoluteDeviation,
      ]
    }
  }

  @Test func `sums in blocks are as exact as one sum`() throws {
    let values = try Self.sample(2).values
    var whole = CompensatedSum()
    for x in values { whole.add(x * x) }
    let blocked = CompensatedSum.of(values) { $0 * $0 }
    #expect(disagreement(blocked.value, whole.value, relative: 3e-16) == nil)
  }

  @Test func `bootstrap`() throws {
    let curve = try ROCCurve(
      cases: Self.sample(3, 40), controls: Self.sample(4, 70), direction: .higher)
    try bothWays {
      try ROCBootstrap(
        curve, [.area, .threshold(.youden), .point(.specificity, at: 0.8)], replicates: 100, seed: 9
      ).values
    }
  }

  @Test func `placements`() throws {
    let (a, b) = (try Self.sample(5), try Self.sample(6))
    let (c, d) = (try Self.sample(7), try Self.sample(8))
    try bothWays {
      try DeLongTest(
        paired: ROCCurve(cases: a, controls: b, direction: .lower),
        ROCCurve(cases: c, controls: d, direction: .higher))
    }
  }

  static func cohort(_ count: Int = count, steps: Double) throws -> (DesignMatrix, [FollowUp]) {
    var random = SplitMix64(state: 11)
    var columns: [[Double]] = [[], []]
    var followUps: [FollowUp] = []
    for _ in 0..<count {
      let (x, z) = (random.unit() - 0.5, random.unit() < 0.3 ? 1.0 : 0)
      columns[0].append(x)
      columns[1].append(z)
      let time = 1 + (random.unit() / (1 + x + z) * steps).rounded() / 8
      followUps.append(try FollowUp(time: time, isEvent: random.unit() < 0.4))
    }
    return (try DesignMatrix(columns: columns), followUps)
  }

  @Test(arguments: [60.0, 1e9]) func `Cox's model`(_ steps: Double) throws {
    let (design, followUps) = try Self.cohort(steps: steps)
    let strata = followUps.indices.map { $0 % 3 }
    try bothWays { try CoxModel(design, followUps) }
    try bothWays { try CoxModel(design, followUps, strata: strata, ties: .breslow) }
  }

  @Test func `survival`() throws {
    let (_, followUps) = try Self.cohort(steps: 1e4)
    let groups = try (0..<2).map { group in
      let own = followUps.indices.filter { $0 % 2 == group }.map { followUps[$0] }
      return try LifeTable.Columns(times: own.map(\.time), areEvents: own.map(\.isEvent))
    }
    bothWays { LifeTable.tables(groups) }
  }
}
